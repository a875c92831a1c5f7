"""Reads clauses: the norms that a text states, each field with its words (see `frame`)."""

from servanda.reading.clauses.frame import (
    NOBODY_NAMED,
    Act,
    Binding,
    Circumstance,
    ClauseReading,
    Deontic,
    Event,
    Frame,
    FrameKind,
    Holder,
    Phrase,
    Qualifier,
    Quantity,
    Role,
    Span,
    Stated,
    UnreadWords,
    Words,
)
from servanda.reading.clauses.parallel import governing_frame, is_governed
from servanda.reading.clauses.read import read_clause, read_clauses

__all__ = [
    "NOBODY_NAMED",
    "Act",
    "Binding",
    "Circumstance",
    "ClauseReading",
    "Deontic",
    "Event",
    "Frame",
    "FrameKind",
    "Holder",
    "Phrase",
    "Qualifier",
    "Quantity",
    "Role",
    "Span",
    "Stated",
    "UnreadWords",
    "Words",
    "governing_frame",
    "is_governed",
    "read_clause",
    "read_clauses",
]
