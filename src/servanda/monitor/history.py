"""Verdicts over time: from when to when each instance had which status.

A verdict says since when its status holds. So the whole past is found by walking back: judge at the
end, then at the last instant at which some status was another, and so on. Any engine serves, and a
view as well as a world.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TypeAlias

from servanda.monitor.program import Variable
from servanda.monitor.verdict import Episode, Reason, Status, Verdict
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import DAY
from servanda.vocabulary.instance import Instance

Judge: TypeAlias = Callable[[int], Iterable[Verdict]]
"""Gives all verdicts as of an instant (µs since 1970)."""

Happened: TypeAlias = Callable[[Sequence[str]], Iterable[int]]
"""Gives the instants at which what some reports (by their labels) tell happened."""

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
    def whom(self) -> str:
        """Who is bound, and for whom or for what each time, as it is printed."""
        return ", ".join(dict.fromkeys(str(value) for _, value in self.instance))

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
    """The histories of a view, in the order of the program.

    `told_from`: before this instant more changed than was judged (None: all is told).
    """

    histories: tuple[History, ...]
    as_of: int
    told_from: int | None = None


def past(
    judge: Judge, as_of: int, happened: Happened | None = None, *, most: int = MOST_INSTANTS
) -> Past:
    """Return what each status was until `as_of`, as everything known at the end has it."""

    def judge_one(instant: int) -> tuple[Iterable[Verdict]]:
        return (judge(instant),)

    return pasts(judge_one, as_of, happened, most=most)[0]


def pasts(
    judge: Callable[[int], Sequence[Iterable[Verdict]]],
    as_of: int,
    happened: Happened | None = None,
    *,
    most: int = MOST_INSTANTS,
) -> tuple[Past, ...]:
    """Return the pasts of several views that are judged together.

    `happened` gives the instants of reports, for those verdicts that do not say since when they
    hold; without it, such a verdict is taken to have held for as long as nothing else changed.
    """
    samples: list[tuple[int, tuple[dict[Key, Verdict], ...]]] = []
    instant: int | None = as_of
    while instant is not None and len(samples) < most:
        found = tuple({_key(verdict): verdict for verdict in view} for view in judge(instant))
        samples.append((instant, found))
        verdicts = (verdict for view in found for verdict in view.values())
        instant = _last_change(verdicts, instant, happened)
    samples.reverse()
    told_from = samples[0][0] if instant is not None else None
    views = [[(at, found[number]) for at, found in samples] for number in range(len(samples[0][1]))]
    keys = _keys(views)
    return tuple(
        Past(tuple(filter(None, (_history(key, view) for key in keys))), as_of, told_from)
        for view in views
    )


def _key(verdict: Verdict) -> Key:
    return verdict.rule, verdict.rival, verdict.instance


def _last_change(
    verdicts: Iterable[Verdict], instant: int, happened: Happened | None
) -> int | None:
    """Return the last instant at which something was otherwise, or None where nothing was."""
    since: list[int] = []
    resting_on: dict[str, None] = {}
    for verdict in verdicts:
        if verdict.since is not None:
            since.append(verdict.since)
        elif happened is not None:
            resting_on |= dict.fromkeys(verdict.reports)
    if happened is not None and resting_on:
        since += happened(tuple(resting_on))
    return max((at - 1 for at in since if at <= instant), default=None)


_Samples: TypeAlias = Sequence[tuple[int, Mapping[Key, Verdict]]]


def _keys(views: Sequence[_Samples]) -> tuple[Key, ...]:
    """Return every instance of any view; of a rule without instances the rule as a whole."""
    found = dict.fromkeys(
        key for samples in views for _, verdicts in reversed(samples) for key in verdicts
    )
    with_instances = {key[:2] for key in found if key[2]}
    return tuple(key for key in found if key[2] or key[:2] not in with_instances)


def _history(key: Key, samples: _Samples) -> History | None:
    """Return the history of an instance in a view; None where its rule is not judged there.

    It begins with what was said of the rule as a whole before there was any instance; that goes on
    where others come about and this one does not.
    """
    stretches: list[Stretch] = []
    whole: Key = (*key[:2], ())
    before: int | None = None
    for instant, verdicts in samples:
        last = stretches[-1] if stretches else None
        verdict = verdicts.get(key) or verdicts.get(whole)
        if verdict is None and last is not None and not last.verdict.instance:
            verdict = last.verdict
        if verdict is None:
            pass
        elif last is not None and last.end == before and last.status is verdict.status:
            stretches[-1] = Stretch(last.start, instant, verdict)
        else:
            stretches.append(Stretch(_start(verdict, before), instant, verdict))
        before = instant
    if not stretches:
        return None
    if stretches[-1].end == before:
        stretches[-1] = replace(stretches[-1], end=None)
    verdict = stretches[-1].verdict
    shown = tuple(_to_the_day(stretches))
    return History(key[0], verdict.clause, verdict.kind, key[1], key[2], shown)


def _to_the_day(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Leave out that a status is open for less than a day, since its cause is known to the day.

    What follows then begins where the day does.
    """
    began: int | None = None
    for stretch, following in zip_longest(stretches, stretches[1:]):
        if following is not None and _is_within_a_day(stretch):
            began = stretch.start if began is None else began
            continue
        yield stretch if began is None else replace(stretch, start=began)
        began = None


def _is_within_a_day(stretch: Stretch) -> bool:
    open_by_dates = {why.reason for why in stretch.verdict.why} == {Reason.DATES}
    if stretch.start is None or stretch.end is None:
        return False
    return open_by_dates and stretch.end - stretch.start < DAY


def _start(verdict: Verdict, before: int | None) -> int | None:
    """Since when: not before the last instant at which it was otherwise."""
    if before is None:
        return verdict.since
    return before + 1 if verdict.since is None else max(verdict.since, before + 1)
