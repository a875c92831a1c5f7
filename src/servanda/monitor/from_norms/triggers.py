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
    """The variables that a condition surely gives a value, and those that it leaves `unguarded`.

    Of these only something not done or not so is said, where nothing beside it brings them in.
    """

    given: tuple[Variable, ...] = ()
    unguarded: tuple[Variable, ...] = ()


def variables_in(condition: Condition) -> Bound:  # noqa: PLR0911 - one for each kind
    """Return the variables of a condition."""
    match condition:
        case Occurred(pattern=pattern) if pattern.negated:
            # That one of countless things was not done tells of none of them.
            return Bound((), pattern.variables)
        case Occurred(pattern=pattern) | Measured(pattern=pattern):
            return Bound(pattern.variables)
        case HasStatus(subject=slot):
            return Bound((slot.variable,) if slot.variable else ())
        case InState(by=by, same=same):
            return Bound((*((by.variable,) if by.variable else ()), *(v for _, v in same)))
        case Omitted(pattern=pattern):
            return Bound((), pattern.variables)
        case Not(part=part):
            denied = variables_in(part)
            return Bound((), (*denied.given, *denied.unguarded))
        case All(parts=parts):
            bounds = [variables_in(part) for part in parts]
            given = dict.fromkeys(v for bound in bounds for v in bound.given)
            loose = dict.fromkeys(v for bound in bounds for v in bound.unguarded)
            return Bound(tuple(given), tuple(v for v in loose if v not in given))
        case AnyOf(parts=parts):
            bounds = [variables_in(part) for part in parts]
            in_one = dict.fromkeys(v for bound in bounds for v in bound.given)
            in_all = tuple(v for v in in_one if all(v in bound.given for bound in bounds))
            loose = dict.fromkeys(v for bound in bounds for v in bound.unguarded)
            return Bound(in_all, tuple(loose))
    return Bound()


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
    if fires(condition):
        return condition
    match condition:
        case Not(part=InState(rules=rules, state=State.IN_FORCE, by=by, same=same)):
            return any_of(InState(rules, state, by, same) for state in _ENDED)
        case Not(part=InState(rules=rules, state=State.KEPT, by=by, same=same)):
            return InState(rules, State.BREACHED, by, same)
        case AnyOf(parts=parts):
            return any_of(map(made_to_fire, parts))
        case All(parts=parts):
            return all_of(map(made_to_fire, parts))
    return condition
