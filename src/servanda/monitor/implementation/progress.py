"""How far one instance of a norm is carried out, over time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.monitor.history import History
from servanda.monitor.implementation.gauges import Counted, Gauge, Running
from servanda.monitor.implementation.level import Level
from servanda.monitor.program import Rule
from servanda.monitor.reference.facts import Fact, compare
from servanda.monitor.verdict import Status
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import later

_ASKING = frozenset({NormKind.ACHIEVE, NormKind.REPEAT, NormKind.EXPECTATION})

MOST_PERIODS = 10_000
"""A repeated duty is followed for so many periods."""

_DONE = frozenset({Status.KEPT, Status.KEPT_LATE, Status.MET})
_NOT_YET = frozenset({Status.DORMANT, Status.NOT_MET})
_NO_MORE = frozenset({
    Status.EXCUSED, Status.SUSPENDED, Status.LAPSED, Status.REVOKED, Status.VOID,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an instance is from an instant on (µs; None: from before anything is known).

    `reports` are those of the acts since the standing before, or of what changed its status.
    """

    start: int | None
    level: Level
    gauges: tuple[Gauge, ...]
    reports: tuple[str, ...]


def is_on_the_scale(rule: Rule) -> bool:
    """Whether a norm asks for an act; what only forbids, allows, limits or comes about does not."""
    return rule.kind in _ASKING and rule.duty is not None and not rule.duty.act.negated


def progress(rule: Rule, history: History, acts: Sequence[Fact], as_of: int) -> Iterator[Standing]:
    """Yield each standing of an instance until `as_of`, the earliest first.

    `acts` are those that its verdicts rest on, in the order of time. Complete is what the verdict
    says is done. Otherwise, once there is an act: intermediate where of all that the norm counts
    (bearers bound jointly, kinds of act, number, amount, periods run out) half at least is done,
    else minimal.
    """
    asked_from = next((s.start for s in history.stretches if s.status not in _NOT_YET), None)
    ends = list(_period_ends(rule, asked_from, history, as_of))
    told = _Told(rule, acts, ends, asked_from)
    of_acts = frozenset(fact.claim.report for fact in acts)
    before: tuple[str, ...] = ()
    news: list[str] = []
    last: Standing | None = None
    for instant in _instants(history, acts, ends):
        stretch = history.stretches[0] if instant is None else history.at(instant)
        if stretch is None:
            continue
        news += told.until(instant)
        if stretch.start == instant:
            news += [r for r in stretch.verdict.reports if r not in before and r not in of_acts]
            before = stretch.verdict.reports
        gauges = told.gauges(instant)
        level = _level(rule, stretch.status, gauges)
        gauges = gauges if level.scale is not None else ()
        if last is None or (level, gauges) != (last.level, last.gauges):
            last = Standing(instant, level, gauges, tuple(dict.fromkeys(news)))
            news = []
            yield last


def _instants(history: History, acts: Sequence[Fact], ends: Sequence[int]) -> Iterator[int | None]:
    starts = [stretch.start for stretch in history.stretches]
    if None in starts:
        yield None
    known = (start for start in starts if start is not None)
    yield from sorted({*known, *(fact.at for fact in acts), *ends})


def _level(rule: Rule, status: Status, gauges: tuple[Gauge, ...]) -> Level:
    if status in _NOT_YET:
        return Level.NOT_ASKED
    if status in _NO_MORE:
        return Level.NO_LONGER_ASKED
    if status in _DONE:
        return Level.COMPLETE
    if not any(gauge.done for gauge in gauges):
        return Level.UNDECIDED if status is Status.UNDECIDED else Level.NOT_BEGUN
    if rule.kind is NormKind.REPEAT and all(gauge.done == gauge.asked for gauge in gauges):
        return Level.COMPLETE
    return Level.INTERMEDIATE if all(gauge.is_half for gauge in gauges) else Level.MINIMAL


class _Told:
    """What was done up to one instant after another."""

    def __init__(
        self, rule: Rule, acts: Sequence[Fact], ends: Sequence[int], asked_from: int | None
    ) -> None:
        self._rule, self._acts, self._ends, self._from = rule, acts, ends, asked_from
        self._running = Running(rule)
        self._next = 0
        self._done: list[int] = [0] * (len(ends) + 1)

    def until(self, instant: int | None) -> list[str]:
        """Count the acts up to an instant; return the labels of those that are new."""
        new: list[str] = []
        while (
            instant is not None
            and self._next < len(self._acts)
            and self._acts[self._next].at <= instant
        ):
            fact = self._acts[self._next]
            self._next += 1
            self._running.add(fact)
            if self._from is not None and fact.at >= self._from:
                self._done[self._period(fact.at)] += fact.claim.times
            new.append(fact.claim.report)
        return new

    def gauges(self, instant: int | None) -> tuple[Gauge, ...]:
        """Return how much is done of all that is asked."""
        if self._rule.kind is not NormKind.REPEAT or self._from is None or instant is None:
            return tuple(self._running.gauges())
        now = self._period(instant)
        done = sum(map(self._is_enough, self._done[:now]))
        current = self._is_enough(self._done[now])
        asked = now + current
        return (Gauge(Counted.PERIODS, done + current, asked),) if asked else ()

    def _period(self, at: int) -> int:
        """Return how many periods have run out by an instant."""
        return bisect_right(self._ends, at)

    def _is_enough(self, acts: int) -> bool:
        asked = self._rule.duty.frequency if self._rule.duty else None
        if asked is None:
            return acts > 0
        return asked.value is not None and compare(acts, asked.comparison, asked.value)


def _period_ends(rule: Rule, start: int | None, history: History, as_of: int) -> Iterator[int]:
    """Yield the instants at which periods of a repeated duty have run out, while it was asked."""
    period = rule.duty.period if rule.duty else None
    if rule.kind is not NormKind.REPEAT or period is None or start is None:
        return
    last = history.stretches[-1]
    over = last.status in _NO_MORE | _DONE and last.start is not None
    until = last.start if over and last.start is not None else as_of
    for number in range(1, MOST_PERIODS + 1):
        end = later(start, number * period.length.count, period.length.unit)
        if end > until:
            return
        yield end
