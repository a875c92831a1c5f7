"""Makes conditions on the state of clauses, of the agreement and of things, and on named events."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.evidence.claim import ClaimKind
from servanda.instrument.pact import syntax as s
from servanda.monitor.from_norms.joining import all_of, any_of
from servanda.monitor.from_norms.work import Work
from servanda.monitor.program import (
    AGREEMENT,
    ANYTHING,
    BEARER,
    Condition,
    HasStatus,
    InState,
    Not,
    Occurred,
    Pattern,
    Slot,
    State,
    Undetermined,
)
from servanda.norms import Norm

_STATE_OF_STATUS = {
    "in force": State.IN_FORCE,
    "void": State.VOID,
    "suspended": State.SUSPENDED,
    "lapsed": State.LAPSED,
    "reinstated": State.REINSTATED,
    "revoked": State.REVOKED,
    "breached": State.BREACHED,
    "kept": State.KEPT,
    "terminated": State.TERMINATED,
    "complete": State.COMPLETE,
}
_STATE_OF_EVENT = {
    "completion": State.COMPLETE,
    "beginning": State.BEGUN,
    "breach": State.BREACHED,
    "end": State.TERMINATED,
    "expiry": State.TERMINATED,
    "lapse": State.LAPSED,
    "entry into force": State.IN_FORCE,
    "remain in force": State.IN_FORCE,
    "apply": State.IN_FORCE,
    "not apply": State.SUSPENDED,
}
_OF_EACH_RULE = frozenset({State.BREACHED, State.KEPT, State.COMPLETE, State.BEGUN})
"""States that the agreement has by its rules; the others it has as a whole."""


@dataclass(frozen=True)
class States:
    """Makes the conditions of one norm that ask about a state."""

    work: Work

    def stands(self, stands: s.Stands) -> Condition:
        """Return that something is, or is not, in a state."""
        state = _STATE_OF_STATUS.get(stands.status)
        made: Condition
        if state is not None and _of_clauses(stands.subject):
            made = self.in_state(stands.subject, state)
        else:
            entity = self.work.naming.vocabulary.entity(stands.status)
            status = entity.name if entity else stands.status
            made = HasStatus(status, self.work.scope.slot(stands.subject))
        return Not(made) if stands.negated else made

    def point(self, point: s.Point) -> Condition:
        """Return that something which has a name took place."""
        if point.of is None:
            if point.name == "entry into force":
                return InState((AGREEMENT,), State.IN_FORCE)
            return Occurred(self._event(point.name))
        state = _STATE_OF_EVENT.get(point.name)
        if state is not None and _of_clauses(point.of):
            return self.in_state(point.of, state)
        if isinstance(point.of, s.Reference):
            labels = self.work.clauses.labels(point.of.label)
            return any_of(
                Occurred(Pattern(ClaimKind.EVENT, point.name, clause=label)) for label in labels
            )
        if isinstance(point.of, s.Agreement):
            return Occurred(Pattern(ClaimKind.EVENT, point.name, clause=AGREEMENT))
        return Occurred(Pattern(ClaimKind.EVENT, point.name, self.work.scope.slot(point.of)))

    def _event(self, name: str) -> Pattern:
        entity = self.work.naming.vocabulary.entity(name)
        return Pattern(ClaimKind.EVENT, entity.name if entity else name)

    def in_state(self, term: s.Term, state: State) -> Condition:
        """Return that clauses are in a state; of clauses joined by “and”, that each is."""
        if isinstance(term, s.Group):
            join = all_of if term.conjunction == "and" else any_of
            return join(self.in_state(member, state) for member in term.members)
        if isinstance(term, s.Agreement) and state not in _OF_EACH_RULE:
            return InState((AGREEMENT,), state)
        rules = self.work.clauses.meant_by(term, state)
        if not rules:
            return Undetermined(f"{_words(term)} has nothing of which that can be said")
        return self._of_rules(rules, state, ANYTHING)

    def breached(self, term: s.Term, by: Slot) -> Condition | None:
        """Return that clauses are breached by somebody; None where none of them can be."""
        rules = self.work.clauses.meant_by(term, State.BREACHED)
        return self._of_rules(rules, State.BREACHED, by) if rules else None

    def _of_rules(self, rules: tuple[Norm, ...], state: State, by: Slot) -> Condition:
        """Ask rules that have one instance for each of the bearer's class only for his own."""
        kinds = [k for k, variable in self.work.scope.variables.items() if variable == BEARER]
        asked: dict[tuple[tuple[str, str], ...], list[str]] = {}
        for rule in rules:
            same = tuple((k, BEARER) for k in kinds if self.work.clauses.brings_in(rule, k))
            asked.setdefault(same, []).append(rule.id)
        join = all_of if state in {State.KEPT, State.COMPLETE} else any_of
        return join(InState(tuple(ids), state, by, same) for same, ids in asked.items())


def _of_clauses(term: s.Term) -> bool:
    if isinstance(term, s.Group):
        return all(map(_of_clauses, term.members))
    return isinstance(term, s.Reference | s.Agreement)


def _words(term: s.Term) -> str:
    return f"[{term.label}]" if isinstance(term, s.Reference) else "this agreement"
