"""When a norm applies, and by when what it asks is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from servanda.instrument.pact import syntax as s
from servanda.monitor.from_norms.conditions import Conditions
from servanda.monitor.from_norms.dates import just_after, just_before, length
from servanda.monitor.from_norms.joining import all_of, any_of
from servanda.monitor.program import After, OnceTrue, Reached, Time
from servanda.norms import NormKind

DUE_ONCE = frozenset(
    {NormKind.ACHIEVE, NormKind.REPEAT, NormKind.EXPECTATION, NormKind.ENTITLEMENT}
)
"""Kinds with something to be done by a time; the others hold from a time to another."""

_KEPT_FROM_THEN = frozenset({NormKind.MAINTAIN, NormKind.LIMIT})
AT_ONCE = frozenset({NormKind.DECLARATION, NormKind.CONSEQUENCE})
"""Kinds that do something at one moment, and ask nobody to do anything."""

_BY_THEN = (s.Slot.BY, s.Slot.WITHIN, s.Slot.COMPLETED_BY)


@dataclass(frozen=True, slots=True)
class Timing:
    """The times of one rule, as `Rule` has them."""

    start: Time | None = None
    end: Time | None = None
    due: Time | None = None
    begun_by: Time | None = None


def timing_of(conditions: Conditions, kind: NormKind, *, power: bool = False) -> Timing:
    """Return when the norm at work applies and what is due when; `power` over some clause."""
    phrases = _Phrases(conditions)
    start = latest(phrases.starts(kind))
    if kind in AT_ONCE:
        return Timing(start)
    if kind in DUE_ONCE:
        phrases.lasts_not_judged()
        due = earliest([*phrases.deadlines(), *phrases.times(s.Slot.ON)])
        begun_by = earliest(phrases.times(s.Slot.BEGUN_BY))
        return Timing(start, earliest(phrases.until()), due, begun_by)
    ends = [*phrases.until(), *phrases.times(s.Slot.ON)]
    ends += map(just_before, phrases.times(s.Slot.BEFORE))
    if not power:
        ends += phrases.for_so_long(start)
    if kind not in _KEPT_FROM_THEN:
        ends += phrases.times(*_BY_THEN)
    return Timing(start, earliest(ends))


def takes_effect_on(conditions: Conditions) -> list[Time]:
    """Return the day on which something takes effect that its trigger has brought about."""
    return _Phrases(conditions).times(s.Slot.ON)


def effect_lasts(conditions: Conditions, kind: NormKind) -> Time | None:
    """Return when what the norm at work brings about ends by itself."""
    phrases = _Phrases(conditions)
    ends = [*phrases.for_so_long(None)]
    if kind in AT_ONCE:
        ends += phrases.until()
    return earliest(ends)


def latest(times: list[Time]) -> Time | None:
    """Return the last of several times; None of none."""
    if len(times) > 1:
        return OnceTrue(all_of(map(Reached, times)))
    return times[0] if times else None


def earliest(times: list[Time]) -> Time | None:
    """Return the first of several times; None of none."""
    if len(times) > 1:
        return OnceTrue(any_of(map(Reached, times)))
    return times[0] if times else None


@dataclass(frozen=True, slots=True)
class _Phrases:
    conditions: Conditions

    @property
    def _sentence(self) -> s.Sentence:
        return self.conditions.work.sentence

    def times(self, *slots: s.Slot) -> list[Time]:
        """Return the times that stand after some opening words."""
        return [
            self.conditions.time(modifier.value, f"{modifier.slot.value} when")
            for modifier in self._sentence.modifiers
            if modifier.slot in slots and not _not_applicable(modifier.value)
            if isinstance(modifier.value, _TIMES)
        ]

    def starts(self, kind: NormKind) -> list[Time]:
        found = self.times(s.Slot.FROM, s.Slot.SINCE, s.Slot.ONLY_AFTER)
        found += map(just_after, self.times(s.Slot.AFTER))
        if kind not in DUE_ONCE:
            if kind not in AT_ONCE or not self.conditions.triggered:
                found += self.times(s.Slot.ON)
            if kind in _KEPT_FROM_THEN:
                found += self.times(*_BY_THEN)
            else:
                found += self._anchors()
        return found

    def _anchors(self) -> Iterator[Time]:
        """Yield from when “within 30 days of signature” counts, where all of it is meant."""
        for value in self._sentence.values(s.Slot.WITHIN):
            if isinstance(value, s.Offset) and not isinstance(value.anchor, s.Hole):
                yield self.conditions.time(value.anchor)

    def deadlines(self) -> list[Time]:
        return [*self.times(*_BY_THEN), *map(just_before, self.times(s.Slot.BEFORE))]

    def until(self) -> list[Time]:
        values = self._sentence.values(s.Slot.UNTIL)
        if any(isinstance(value, s.Hole) and not _not_applicable(value) for value in values):
            self.conditions.work.assume("until when is not stated")
            return []
        return self.times(s.Slot.UNTIL)

    def for_so_long(self, start: Time | None) -> Iterator[Time]:
        for value in self._sentence.values(s.Slot.FOR):
            if isinstance(value, s.Duration):
                yield After(length(value), start)
            elif not _not_applicable(value):
                self.conditions.work.assume("for how long is not stated")

    def lasts_not_judged(self) -> None:
        """Name how long something done must last: it is no part of whether it was done."""
        for value in self._sentence.values(s.Slot.FOR):
            if isinstance(value, s.Duration):
                self.conditions.work.assume("how long what is done lasts is not judged")
            elif not _not_applicable(value):
                self.conditions.work.assume("for how long is not stated")


_TIMES = (
    s.Date, s.Interval, s.Offset, s.Hole, s.Happens, s.Stands, s.Measures, s.Judged, s.Point,
    s.Both, s.Either, s.Reference,
)  # fmt: skip


def _not_applicable(value: object) -> bool:
    return isinstance(value, s.Hole) and value.gap is s.Gap.NOT_APPLICABLE
