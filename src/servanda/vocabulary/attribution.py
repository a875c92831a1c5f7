"""Whose word a statement rests on."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.vocabulary.vocabulary import Vocabulary


def sources_of(statement: s.Statement, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the chain of `according to`, the nearest first: source labels and declared names."""
    chain: list[str] = []
    for value in statement.values(s.Slot.ACCORDING_TO):
        match value:
            case s.Reference(label=label):
                chain.append(label)
            case s.NounPhrase() | s.Group():
                chain += vocabulary.names(value)
    return tuple(chain)
