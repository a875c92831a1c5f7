"""Verdicts over time: from when to when each instance had which status.

A verdict says since when its status holds. So the whole past is found by walking back: judge at the
end, then at the last instant at which some status was another, and so on. Any engine serves, and a
view as well as a world.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from servanda.monitor.program import Variable
from servanda.monitor.verdict import Episode, Status, Verdict
from servanda.norms.norm import NormKind
from servanda.vocabulary.instance import Instance

Judge: TypeAlias = Callable[[int], Iterable[Verdict]]
"""Gives all verdicts as of an instant (µs since 1970)."""

Key: TypeAlias = tuple[str, str | None, tuple[tuple[Variable, Instance], ...]]
"""What tells one history from another: rule, rival reading, instance."""

MOST_INSTANTS = 500
"""So many instants are judged at most, the latest first; the past before them stays untold."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A status from `start` to `end` (µs, both included).

    `start` None: since when is not known. `end` None: it is so to the end. `verdict` is the last
    one of the stretch, with the reports that it rests on.
    """

    start: int | None
    end: int | None
    verdict: Verdict

    @property
    def status(self) -> Status:
        """The status that holds."""
        return self.verdict.status


@dataclass(frozen=True)
class History:
    """All statuses of one instance of a rule, the earliest first, without a gap between two."""

    rule: str
    clause: str
    kind: NormKind
    rival: str | None
    instance: tuple[tuple[Variable, Instance], ...]
    stretches: tuple[Stretch, ...]

    @property
    def key(self) -> Key:
        """What tells it from other histories of the same view."""
        return self.rule, self.rival, self.instance

    @property
    def last(self) -> Verdict:
        """The verdict at the end."""
        return self.stretches[-1].verdict

    @property
    def episodes(self) -> tuple[Episode, ...]:
        """Each breach, exercise or firing, as told at the end."""
        return self.last.episodes

    def at(self, instant: int) -> Stretch | None:
        """Return what was so at an instant; None before it came about."""
        for stretch in reversed(self.stretches):
            if stretch.start is None or stretch.start <= instant:
                return stretch if stretch.end is None or instant <= stretch.end else None
        return None


@dataclass(frozen=True)
class Past:
    """The histories in the order of the program.

    `told_from`: before this instant more changed than was judged (None: all is told).
    """

    histories: tuple[History, ...]
    as_of: int
    told_from: int | None = None


def past(judge: Judge, as_of: int, *, most: int = MOST_INSTANTS) -> Past:
    """Return what each status was until `as_of`, as everything known at the end has it."""
    samples: list[tuple[int, dict[Key, Verdict]]] = []
    instant: int | None = as_of
    while instant is not None and len(samples) < most:
        verdicts = {_key(verdict): verdict for verdict in judge(instant)}
        samples.append((instant, verdicts))
        changes = (v.since for v in verdicts.values() if v.since is not None)
        instant = max((since - 1 for since in changes if since <= instant), default=None)
    samples.reverse()
    order = dict.fromkeys(key for _, verdicts in reversed(samples) for key in verdicts)
    histories = tuple(_history(key, samples) for key in order)
    return Past(histories, as_of, samples[0][0] if instant is not None else None)


def _key(verdict: Verdict) -> Key:
    return verdict.rule, verdict.rival, verdict.instance


def _history(key: Key, samples: list[tuple[int, dict[Key, Verdict]]]) -> History:
    stretches: list[Stretch] = []
    before: int | None = None
    for instant, verdicts in samples:
        verdict = verdicts.get(key)
        if verdict is None:
            before = instant
            continue
        if stretches and stretches[-1].status is verdict.status:
            stretches[-1] = replace(stretches[-1], verdict=verdict)
        else:
            start = _start(verdict, before, first=not stretches)
            if stretches and start is not None:
                stretches[-1] = replace(stretches[-1], end=start - 1)
            stretches.append(Stretch(start, None, verdict))
        before = instant
    verdict = stretches[-1].verdict
    return History(
        verdict.rule,
        verdict.clause,
        verdict.kind,
        verdict.rival,
        verdict.instance,
        tuple(stretches),
    )


def _start(verdict: Verdict, before: int | None, *, first: bool) -> int | None:
    """Since when, but not before the last instant at which it was not so."""
    if verdict.since is None:
        return None if first or before is None else before + 1
    return verdict.since if before is None else max(verdict.since, before + 1)
