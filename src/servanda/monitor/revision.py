"""What more evidence changed of the past: what was taken to be so, and turned out otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from servanda.monitor.history import MOST_INSTANTS, History, Key, Past, past
from servanda.monitor.program import Variable
from servanda.monitor.verdict import Status, Verdict
from servanda.vocabulary.instance import Instance

_UNKNOWN = -(2**63)
"""Stands before every instant."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What was taken to be so from `start` to `end` (µs) turned out otherwise.

    `known` is the instant at which the evidence that changed it (late, corrected, withdrawn) was
    taken down. `start` None: since when is not known. `before` and `after` are None where there was
    no such instance. `reports` are the labels on which one of the two rests and the other does not.
    """

    known: int
    rule: str
    clause: str
    instance: tuple[tuple[Variable, Instance], ...]
    start: int | None
    end: int
    before: Status | None
    after: Status | None
    reports: tuple[str, ...]


def revisions(
    judge: Callable[[int, int], Iterable[Verdict]],
    known: Iterable[int],
    *,
    most: int = MOST_INSTANTS,
) -> tuple[Revision, ...]:
    """Return what each addition to the evidence changed of the past, in the order of additions.

    `judge(known, as_of)` gives the verdicts as of `as_of` on what was taken down by `known`; the
    argument `known` lists the instants at which something was taken down.
    """
    found: list[Revision] = []
    earlier: Past | None = None
    for instant in sorted(set(known)):
        now = past(partial(judge, instant), instant, most=most)
        if earlier is not None:
            found += _revised(earlier, now)
        earlier = now
    return tuple(found)


def _revised(earlier: Past, now: Past) -> Iterator[Revision]:
    old = {history.key: history for history in earlier.histories}
    new = {history.key: history for history in now.histories}
    for key in dict.fromkeys((*new, *old)):
        yield from _differences(key, old.get(key), new.get(key), earlier.as_of, now.as_of)


def _differences(
    key: Key, old: History | None, new: History | None, end: int, known: int
) -> Iterator[Revision]:
    """Yield where two histories of one instance differ, up to the end of the earlier."""
    starts = sorted({start for start in (*_starts(old), *_starts(new)) if start <= end})
    for start, following in zip(starts, [*starts[1:], end + 1], strict=True):
        was, turned = _verdict(old, start), _verdict(new, start)
        before, after = (verdict.status if verdict else None for verdict in (was, turned))
        shown = was or turned
        if before is after or shown is None:
            continue
        begin = None if start == _UNKNOWN else start
        changed = set(_reports(was)) ^ set(_reports(turned))
        reports = tuple(r for r in (*_reports(turned), *_reports(was)) if r in changed)
        yield Revision(
            known, key[0], shown.clause, key[2], begin, following - 1, before, after, reports
        )


def _starts(history: History | None) -> Iterator[int]:
    for stretch in history.stretches if history else ():
        yield _UNKNOWN if stretch.start is None else stretch.start


def _verdict(history: History | None, instant: int) -> Verdict | None:
    stretch = history.at(instant) if history else None
    return stretch.verdict if stretch else None


def _reports(verdict: Verdict | None) -> tuple[str, ...]:
    return verdict.reports if verdict else ()
