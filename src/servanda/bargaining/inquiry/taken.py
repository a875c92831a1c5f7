"""Finds the statements that the answers rest on: what things are worth to whom, and power."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.formatter import format_statement
from servanda.instrument.pact_file import PactFile
from servanda.vocabulary import Vocabulary
from servanda.vocabulary.attribution import sources_of

_WHOSE = frozenset({s.Slot.ASSUMED_BY, s.Slot.ACCORDING_TO})


@dataclass(frozen=True, slots=True)
class Taken:
    """A statement that the answers take from somebody, and by whose word."""

    words: str
    whose: str


def taken_from(file: PactFile, vocabulary: Vocabulary) -> tuple[Taken, ...]:
    """Return what a file says of worths and power; stands are no part of it."""
    return tuple(
        Taken(_bare(statement), _whose(statement, vocabulary) or _own(statement, vocabulary))
        for said in file.positions
        for statement in said.statements
        if isinstance(statement.core, s.Preference)
        and not isinstance(statement.core, s.Position | s.WalkAway)
    )


def _bare(statement: s.Statement) -> str:
    """Write a statement without whose word it is, which stands beside it."""
    kept = tuple(m for m in statement.modifiers if m.slot not in _WHOSE)
    return format_statement(replace(statement, modifiers=kept))


def _whose(statement: s.Statement, vocabulary: Vocabulary) -> str:
    sources = (f"according to {source}" for source in sources_of(statement, vocabulary))
    return ", ".join([*_assuming(statement, vocabulary), *sources])


def _own(statement: s.Statement, vocabulary: Vocabulary) -> str:
    """Return whose word it is where nobody else is named: a forecast is its author's own."""
    if isinstance(statement.core, s.Forecast):
        return " and ".join(vocabulary.names(statement.core.by))
    return "not stated"


def _assuming(statement: s.Statement, vocabulary: Vocabulary) -> Iterator[str]:
    for value in statement.values(s.Slot.ASSUMED_BY):
        match value:
            case s.NounPhrase() | s.Group():
                yield from (f"assumed by {name}" for name in vocabulary.names(value))
            case s.Words(text=text):
                yield f"assumed by {text}"
