"""When the agreement enters into force, and when it ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from servanda.findings import Finding
from servanda.instrument.pact import syntax as s
from servanda.monitor.from_norms.clauses import Clauses
from servanda.monitor.from_norms.conditions import Conditions
from servanda.monitor.from_norms.dates import length
from servanda.monitor.from_norms.guarding import guarded
from servanda.monitor.from_norms.joining import all_of, any_of
from servanda.monitor.from_norms.scope import Scope
from servanda.monitor.from_norms.timing import earliest
from servanda.monitor.from_norms.work import Work
from servanda.monitor.program import (
    AGREEMENT,
    After,
    Condition,
    InState,
    Not,
    OnceTrue,
    Reached,
    State,
)
from servanda.norms import Norm, NormKind
from servanda.norms.walk import CONDITION

_ENOUGH = (s.Slot.ON, s.Slot.IF, s.Slot.ONCE, s.Slot.WHENEVER, s.Slot.AFTER, s.Slot.FROM)
_NEEDED = (s.Slot.ONLY_AFTER,)
_ENTRY = OnceTrue(InState((AGREEMENT,), State.IN_FORCE))


class Provisions:
    """Gathers what the provisions on the agreement itself say of its beginning and its end."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self.findings: list[Finding] = []
        readings: dict[str, str | None] = {}
        provisions = clauses.agreement.of_kind(NormKind.PROVISION)
        # Of rival provisions the first reading counts: an agreement has one entry into force.
        self._provisions = tuple(
            norm
            for norm in provisions
            if readings.setdefault(norm.clause, norm.rival) == norm.rival
        )

    def entry(self) -> Condition | None:
        """Return on what it enters into force: one that is enough, all that is needed."""
        enough: list[Condition] = []
        needed: list[Condition] = []
        for conditions, norm in self._on(s.Effect.ENTER_INTO_FORCE):
            parts = list(_said(conditions, norm, _ENOUGH))
            if parts:
                enough.append(all_of(parts))
            needed += _said(conditions, norm, _NEEDED)
        if enough:
            needed.append(any_of(enough))
        return all_of(needed) if needed else None

    def termination(self) -> Condition | None:
        """Return on what the agreement ends: what ends it, or all terms for which it remains."""
        ends = [
            all_of(parts)
            for conditions, norm in self._on(s.Effect.END)
            if (parts := list(_said(conditions, norm, (*_ENOUGH, *_NEEDED))))
        ]
        terms = [
            term
            for conditions, norm in self._on(s.Effect.REMAIN_IN_FORCE)
            if (term := _term(conditions, norm)) is not None
        ]
        if terms:
            ends.append(all_of(terms))
        return any_of(ends) if ends else None

    def _on(self, effect: s.Effect) -> Iterator[tuple[Conditions, Norm]]:
        for norm in self._provisions:
            if any(isinstance(e, s.Change) and e.effect is effect for e in norm.effects):
                scope = Scope.of(norm.sentence, self._clauses.naming)
                scope.bringing_in = True
                work = Work(norm, norm.sentence, self._clauses.naming, self._clauses, scope)
                yield Conditions(work), norm
                self.findings += work.findings


def _said(conditions: Conditions, norm: Norm, slots: tuple[s.Slot, ...]) -> Iterator[Condition]:
    for value in norm.sentence.values(*slots):
        if isinstance(value, CONDITION):
            yield guarded(conditions.work, conditions.condition(value))
        elif isinstance(value, s.Date | s.Interval | s.Offset):
            yield Reached(conditions.time(value))


def _term(conditions: Conditions, norm: Norm) -> Condition | None:
    """Return the end of one term for which the agreement remains in force."""
    starts = [conditions.time(time) for time in _times(norm, s.Slot.FROM)]
    begins = starts[0] if starts else _ENTRY
    durations = norm.sentence.values(s.Slot.FOR)
    end = earliest(
        [
            *(conditions.time(time) for time in _times(norm, s.Slot.UNTIL)),
            *(After(length(d), begins) for d in durations if isinstance(d, s.Duration)),
        ]
    )
    standing = Conditions(conditions.work, standing=True)
    over: list[Condition] = [] if end is None else [Reached(end)]
    over += (Not(standing.condition(so)) for so in _conditions(norm, s.Slot.WHILE))
    over += (conditions.condition(so) for so in _conditions(norm, s.Slot.UNLESS))
    return any_of(over) if over else None


def _times(norm: Norm, slot: s.Slot) -> Iterable[s.Time]:
    return (
        value
        for value in norm.sentence.values(slot)
        if isinstance(value, (*CONDITION, s.Date, s.Interval, s.Offset))
    )


def _conditions(norm: Norm, slot: s.Slot) -> Iterator[s.Condition]:
    return (value for value in norm.sentence.values(slot) if isinstance(value, CONDITION))
