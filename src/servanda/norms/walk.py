"""Asks a sentence what it speaks of."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.pieces import pieces

__all__ = ["CONDITION", "happenings", "needs_judgement", "pieces", "references", "terms_of"]

CONDITION = (
    s.Happens, s.Stands, s.Measures, s.Judged, s.Point, s.Both, s.Either, s.Hole, s.Reference,
)  # fmt: skip
"""The pieces of syntax that can be a condition."""


def references(value: object) -> tuple[str, ...]:
    """Return the labels of the clauses that a piece of syntax refers to, each once."""
    return tuple(dict.fromkeys(p.label for p in pieces(value) if isinstance(p, s.Reference)))


def terms_of(value: object) -> tuple[s.NounPhrase, ...]:
    """Return the noun phrases in a piece of syntax."""
    return tuple(p for p in pieces(value) if isinstance(p, s.NounPhrase))


def happenings(value: object) -> tuple[s.Happens, ...]:
    """Return the acts that a condition speaks of."""
    return tuple(p for p in pieces(value) if isinstance(p, s.Happens))


def needs_judgement(condition: object) -> bool:
    """Whether somebody must find out if a condition is met: acts, measures, open terms.

    A date, entry into force or the state of a clause needs nobody.
    """
    return any(isinstance(p, s.Happens | s.Measures | s.Judged) for p in pieces(condition))
