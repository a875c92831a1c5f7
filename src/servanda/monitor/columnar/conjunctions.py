"""A condition taken apart: the ways in which it can be true, each a row of parts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from servanda.instrument.pact.pieces import pieces
from servanda.monitor.program import (
    BEARER,
    All,
    AnyOf,
    Condition,
    Fired,
    HasStatus,
    InState,
    Judged,
    Measured,
    Not,
    Occurred,
    Omitted,
    Program,
    Reached,
    Slot,
    State,
    Undetermined,
    Variable,
)

TESTS = (Not, Judged, Undetermined)
"""Parts that never fire, and give no variable a value."""


def conjunctions(condition: Condition) -> tuple[tuple[Condition, ...], ...]:
    """Return the rows of parts of which one must be true throughout, in the order of evaluation.

    What only tests comes after what gives variables their values, as in the reference.
    """
    match condition:
        case All(parts=parts):
            ordered = sorted(parts, key=_only_tests)
            rows = product(*(conjunctions(part) for part in ordered))
            return tuple(tuple(part for parts in row for part in parts) for row in rows)
        case AnyOf(parts=parts):
            return tuple(row for part in parts for row in conjunctions(part))
    return ((condition,),)


def _only_tests(condition: Condition) -> int:
    return 2 if isinstance(condition, Judged) else int(isinstance(condition, Not | Reached))


def mentioned(part: object, program: Program) -> frozenset[Variable]:
    """Return the variables that a condition or a time mentions."""
    return frozenset(_mentioned(part, program))


def given(part: Condition, program: Program) -> frozenset[Variable]:
    """Return the variables to which a part that is true gives a value."""
    match part:
        case Occurred(pattern=pattern) | Measured(pattern=pattern):
            return frozenset(pattern.variables)
        case HasStatus(subject=Slot(variable=variable)):
            return frozenset({variable} if variable is not None else ())
        case InState(state=State.KEPT | State.COMPLETE):
            return frozenset()
        case InState() | Fired():
            return mentioned(part, program)
        case Omitted(window=window):
            return mentioned(window.of, program)
    return frozenset()


def given_always(condition: Condition, program: Program) -> frozenset[Variable]:
    """Return the variables that have a value in whatever way a condition is true.

    Where a count is compared, nothing need have happened, and nothing gives a value; what is
    counted is counted for a value that is known before.
    """
    rows = [
        frozenset().union(*(given(part, program) for part in row if not _counts(part)))
        for row in conjunctions(condition)
    ]
    counted = (part for row in conjunctions(condition) for part in row if _counts(part))
    needed = frozenset().union(*(mentioned(part, program) for part in counted))
    return frozenset.intersection(*rows) - needed if rows else frozenset()


def _counts(part: Condition) -> bool:
    return isinstance(part, Occurred) and part.comparison is not None


def _mentioned(part: object, program: Program) -> Iterator[Variable]:
    for piece in pieces(part):
        match piece:
            case Slot(variable=str(variable)):
                yield variable
            case InState(rules=rules, same=same):
                called = dict(same)
                for name in _own_variables(rules, program):
                    if name != BEARER or name in called:
                        yield called.get(name, name)
            case Fired(rule=rule):
                yield from (name for name in _own_variables((rule,), program) if name != BEARER)
            case _:
                pass


def _own_variables(rules: tuple[str, ...], program: Program) -> dict[Variable, None]:
    return dict.fromkeys(
        name for rule in program.rules if rule.id in rules for name in rule.variables
    )
