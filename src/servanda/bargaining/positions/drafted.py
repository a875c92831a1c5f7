"""The figure that a clause itself has: of its limit, its amount, its time limit or its duration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.pieces import pieces
from servanda.instrument.pact.words import CALENDAR_UNITS
from servanda.norms import Norm

_LASTING = {s.Slot.WITHIN: s.Comparison.AT_MOST, s.Slot.FOR: s.Comparison.EXACTLY}
"""How a length of time bounds: `within 100 days of …`, `for 15 years`."""


def drafted_figure(norms: Sequence[Norm], unit: str) -> s.Demand | None:
    """Return the figure of a clause as a demand on nothing; None where it has none, or several.

    Where lengths of time are asked for (`unit` is one), a clause's own is its time limit or how
    long it lasts; else it is what its limit keeps to, or the only amount in it.
    """
    if unit.removesuffix("s") in CALENDAR_UNITS:
        return _only(_lengths(norms))
    limits = [norm.limit for norm in norms if norm.limit is not None]
    if limits:
        return s.Demand(None, limits[0].comparison, limits[0].bound)
    return _only(_amounts(norms))


def _lengths(norms: Sequence[Norm]) -> Iterator[s.Demand]:
    for norm in norms:
        for modifier in norm.sentence.modifiers:
            value = modifier.value
            length = value.duration if isinstance(value, s.Offset) else value
            if modifier.slot in _LASTING and isinstance(length, s.Duration):
                yield s.Demand(None, _LASTING[modifier.slot], s.lasting(length))


def _amounts(norms: Sequence[Norm]) -> Iterator[s.Demand]:
    for norm in norms:
        for piece in pieces((norm.core, norm.sentence.values(s.Slot.AMOUNT))):
            if isinstance(piece, s.Amount):
                comparison = piece.comparison or s.Comparison.EXACTLY
                yield s.Demand(None, comparison, piece.quantity)


def _only(found: Iterator[s.Demand]) -> s.Demand | None:
    different = list(dict.fromkeys(found))
    return different[0] if len(different) == 1 else None
