"""Powers that are fit to weigh gains with."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def weighing(powers: Sequence[Fraction] | None, parties: int) -> tuple[Fraction, ...]:
    """Return powers that are one for each party, none negative, not all 0; or raise ValueError."""
    if powers is None or len(powers) != parties:
        raise ValueError("asymmetric Nash needs one power for each party")
    if min(powers) < 0 or not any(powers):
        raise ValueError("powers must not be negative, and not all 0")
    return tuple(powers)
