"""Powers that are fit to weigh gains with."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def weighing(powers: Sequence[Fraction] | None, parties: int) -> tuple[Fraction, ...]:
    """Return each party's share of all power, as only the proportion matters; or raise ValueError.

    Powers must be one for each party, none negative, not all 0. As shares, they make a product of
    gains their weighted mean, which no size of power can drive out of what a number can hold.
    """
    if powers is None or len(powers) != parties:
        raise ValueError("asymmetric Nash needs one power for each party")
    if min(powers) < 0 or not any(powers):
        raise ValueError("powers must not be negative, and not all 0")
    whole = sum(powers, Fraction(0))
    return tuple(power / whole for power in powers)
