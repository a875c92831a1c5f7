"""Prints what fills a slot, as the formatter would."""

from __future__ import annotations

from functools import lru_cache

from servanda.instrument.pact import phrasing
from servanda.instrument.pact import syntax as s

_TERMS = (s.NounPhrase, s.Reference, s.Agreement, s.Words, s.Amount, s.Hole, s.Group)
_TIMES = (s.Date, s.Interval, s.Offset, s.Duration)


@lru_cache(maxsize=1 << 15)
def in_words(value: object) -> str:
    """Return a term, an amount, a time, a length of time or a condition in Pact."""
    if isinstance(value, _TERMS):
        return phrasing.term(value)
    if isinstance(value, s.Quantity):
        return phrasing.quantity(value)
    if isinstance(value, _TIMES):
        return phrasing.time(value)
    return phrasing.condition(value)
