"""One move of a sequence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """Who moves, from which state, to which; by their names."""

    party: str
    origin: str
    target: str
