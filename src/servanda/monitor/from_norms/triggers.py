"""What brings the instances of a rule about, and whether it can."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.instrument.pact import syntax as s
from servanda.monitor.from_norms.clauses import TRIGGERING
from servanda.monitor.from_norms.joining import all_of, any_of
from servanda.monitor.program import (
    All,
    AnyOf,
    Condition,
    HasStatus,
    InState,
    Judged,
    Measured,
    Not,
    Occurred,
    Omitted,
    State,
    Variable,
)

_ENDED = (State.SUSPENDED, State.LAPSED, State.VOID, State.REVOKED, State.TERMINATED)


def conditions_of(sentence: s.Sentence) -> tuple[s.Condition, ...]:
    """Return what a sentence says must happen for its rule to come about."""
    return tuple(
        modifier.value  # type: ignore[misc]  # the grammar puts conditions behind these words
        for modifier in sentence.modifiers
        if modifier.slot in TRIGGERING
    )


@dataclass(frozen=True, slots=True)
class Bound:
    """The variables that a condition gives a value, and all that it speaks of."""

    given: tuple[Variable, ...] = ()
    spoken_of: tuple[Variable, ...] = ()

    @property
    def unguarded(self) -> tuple[Variable, ...]:
        """The variables of which only something not done or not so is said."""
        return tuple(v for v in self.spoken_of if v not in self.given)


def variables_in(condition: Condition) -> Bound:  # noqa: PLR0911 - one for each kind
    """Return the variables of a condition."""
    match condition:
        case Occurred(pattern=pattern) | Measured(pattern=pattern):
            # That one of countless things was not done tells of none of them.
            return Bound(() if pattern.negated else pattern.variables, pattern.variables)
        case HasStatus(subject=slot):
            variables = (slot.variable,) if slot.variable else ()
            return Bound(variables, variables)
        case InState(by=by, same=same):
            here = (*((by.variable,) if by.variable else ()), *(v for _, v in same))
            return Bound(here, here)
        case Omitted(pattern=pattern):
            return Bound((), pattern.variables)
        case Judged(about=about) if about is not None:
            return Bound((), about.variables)
        case Not(part=part):
            return Bound((), variables_in(part).spoken_of)
        case All(parts=parts):
            return _joined(parts, every=False)
        case AnyOf(parts=parts):
            return _joined(parts, every=True)
    return Bound()


def _joined(parts: tuple[Condition, ...], *, every: bool) -> Bound:
    bounds = [variables_in(part) for part in parts]
    spoken = dict.fromkeys(v for bound in bounds for v in bound.spoken_of)
    given = [v for v in spoken if (all if every else any)(v in bound.given for bound in bounds)]
    return Bound(tuple(given), tuple(spoken))


def fires(condition: Condition) -> bool:
    """Whether a condition can become true by something that happens or is over."""
    match condition:
        case Not():
            return False
        case All(parts=parts):
            return any(map(fires, parts))
        case AnyOf(parts=parts):
            return all(map(fires, parts))
    return True


def made_to_fire(condition: Condition) -> Condition:
    """Return a condition that becomes true when what it denies ends, where that is an event.

    “[3] is not in force” becomes true when [3] is suspended, lapses…; “[3] is not kept”, when it is
    breached.
    """
    match condition:
        case Not(part=InState(rules=rules, state=State.IN_FORCE, by=by, same=same)):
            return any_of(InState(rules, state, by, same) for state in _ENDED)
        case Not(part=InState(rules=rules, state=State.KEPT, by=by, same=same)):
            return InState(rules, State.BREACHED, by, same)
        case AnyOf(parts=parts):
            return any_of(part if fires(part) else made_to_fire(part) for part in parts)
        case All(parts=parts):
            return all_of(map(made_to_fire, parts))
    return condition
