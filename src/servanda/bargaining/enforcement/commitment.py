"""Whether a shift of power leaves any promise that the rising side could be trusted to keep.

One good is worth 1 in each period, shared as the sides agree. War ends the bargaining: the rising
side wins all for good, with a chance p that grows from `now` to `later` (P); war costs the rising
side C and the declining side c, once, in units of the good of one period. δ is patience.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from servanda.bargaining.enforcement.bound import Bound, crossing, exactly
from servanda.bargaining.enforcement.numbers_given import Number, amount, share


@dataclass(frozen=True, slots=True)
class ShiftOfPower:
    """How the chance of the rising side to win grows within one period, and what war costs."""

    now: Fraction
    later: Fraction
    cost_to_rising: Fraction
    cost_to_declining: Fraction
    patience: Fraction

    @classmethod
    def of(
        cls,
        *,
        now: Number,
        later: Number,
        cost_to_rising: Number,
        cost_to_declining: Number,
        patience: Number,
    ) -> ShiftOfPower:
        """Return the shift; patience from 0 to 1 is of both sides.

        Raises `ValueError` for chances or a patience outside 0 to 1, costs below 0, and a chance
        that falls.
        """
        shift = cls(
            share(now, "now"),
            share(later, "later"),
            amount(cost_to_rising, "cost_to_rising"),
            amount(cost_to_declining, "cost_to_declining"),
            share(patience, "patience"),
        )
        if shift.later < shift.now:
            raise ValueError("the side whose chance falls is the declining one: exchange the two")
        return shift

    @property
    def shift(self) -> Fraction:
        """What waiting one period adds to what the rising side can take by force, per period.

        δP - p; all of it could be claimed later, whatever is promised now.
        """
        return self.patience * self.later - self.now

    @property
    def surplus(self) -> Fraction:
        """What both save by not fighting, set against the shift: (1-δ)(c + δC)."""
        costs = self.cost_to_declining + self.patience * self.cost_to_rising
        return (1 - self.patience) * costs

    @property
    def no_promise_is_enough(self) -> bool:
        """Whether the declining side fights now whatever it is promised, in every equilibrium.

        The shift is greater than the surplus: Powell 2006, “War as a Commitment Problem”,
        International Organization 60(1), where each side can secure what war would give it.
        """
        return self.shift > self.surplus

    @property
    def declining_side_fights(self) -> bool:
        """Whether it fights now if the rising side will make the offers: δP - p > c(1-δ)².

        Fearon 1995, on preventive war: the rising side then leaves it no more than war would.
        """
        return self.shift > self.cost_to_declining * (1 - self.patience) ** 2

    @property
    def most_that_can_be_bridged(self) -> Fraction:
        """The greatest chance later, up to 1, at which some promise is still enough."""
        if self.patience == 0:
            return Fraction(1)
        return min(Fraction(1), (self.now + self.surplus) / self.patience)

    @property
    def fewest_steps(self) -> int | None:
        """Over how many periods, in equal steps, the shift must at least be spread; None: none.

        The first step is the hardest, since the chance is then smallest: each may be at most
        (surplus + (1-δ)p) / δ.
        """
        growth = self.later - self.now
        if growth == 0 or self.patience == 0:
            return 1
        step = (self.surplus + (1 - self.patience) * self.now) / self.patience
        return max(1, -(-growth // step)) if step > 0 else None

    @property
    def most_patience(self) -> Bound:
        """Up to which patience some promise is enough, all else as it is.

        The root in δ of δP - p = (1-δ)(c + δC), or 1: the more the future counts, the more a
        shift in it outweighs what war destroys once.
        """

        def room(d: Fraction) -> Fraction:
            costs = self.cost_to_declining + d * self.cost_to_rising
            return (1 - d) * costs - (d * self.later - self.now)

        if room(Fraction(1)) >= 0:
            return exactly(1)
        return crossing(room, Fraction(1), Fraction(0))
