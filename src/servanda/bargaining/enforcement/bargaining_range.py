"""The settlements that both sides prefer to fighting.

Fearon 1995, “Rationalist Explanations for War”, International Organization 49(3), 386 to 388.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from servanda.bargaining.enforcement.numbers_given import Number, amount, number, share


@dataclass(frozen=True, slots=True)
class BargainingRange:
    """The shares of what is disputed, to the first side, that both prefer to fighting.

    Each side is taken to value shares as they are (risk-neutral). Fighting gives all to the winner,
    less what it costs each side.
    """

    low: Fraction
    high: Fraction

    @property
    def width(self) -> Fraction:
        """How much room there is: what fighting would destroy, where no side's end is cut off."""
        return self.high - self.low

    def holds(self, division: Number) -> bool:
        """Whether both prefer a division to fighting, or are indifferent."""
        return self.low <= number(division, "division") <= self.high


def bargaining_range(chance: Number, cost: Number, cost_of_other: Number) -> BargainingRange:
    """Return the range [p - c, p + C], cut off at 0 and 1.

    `chance` p that the first side wins a war; what a war costs it (c) and the other side (C), as a
    share of what is disputed.
    Never empty while no cost is below 0: there is always a settlement, if it can be divided so, if
    both see the chances alike, and if both believe that it will be kept. Raises `ValueError` for a
    chance outside 0 to 1 and a cost below 0.
    """
    p = share(chance, "chance")
    own, other = amount(cost, "cost"), amount(cost_of_other, "cost_of_other")
    return BargainingRange(max(p - own, Fraction(0)), min(p + other, Fraction(1)))
