"""What of a program has to be looked at while time passes: dates, rules that others ask about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from servanda.instrument.pact.pieces import pieces
from servanda.monitor.program import (
    At,
    Fired,
    InState,
    Occurred,
    Omitted,
    OnceTrue,
    Program,
    Reached,
    Rule,
)


def asked_about(program: Program) -> frozenset[str]:
    """Return the rules that others ask about: of these alone a log is needed."""
    asked: set[str] = set()
    for piece in pieces((program.rules, program.entry, program.termination)):
        if isinstance(piece, InState):
            asked.update(piece.rules)
        elif isinstance(piece, Fired):
            asked.add(piece.rule)
    return frozenset(asked)


def waits_for_a_time(rule: Rule) -> bool:
    """Whether a rule waits for instants at which nothing is reported."""
    return any(isinstance(piece, OnceTrue | Omitted | Reached) for piece in pieces((rule,)))


def windows_in(rule: Rule) -> Iterator[Occurred | Omitted | Reached]:
    """Yield the conditions of a rule that times, or stretches of time, are part of."""
    for piece in pieces((rule,)):
        match piece:
            case Omitted() | Reached():
                yield piece
            case Occurred(window=window) if window is not None:
                yield piece


def dates(value: object) -> Iterator[int]:
    """Yield the first and last instants of all dates in a program, and the instants after them."""
    if isinstance(value, At):
        yield from (value.first, value.last, value.last + 1)
    elif is_dataclass(value):
        for part in fields(value):
            yield from dates(getattr(value, part.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from dates(part)
