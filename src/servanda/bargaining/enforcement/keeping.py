"""When keeping a promise pays better than breaking it, exactly.

The model is the textbook one of deterrence by a delayed and uncertain penalty: the offender weighs
a gain against a loss that comes later, and only if the breach is found and laid to it (Becker 1968,
“Crime and Punishment”; for agreements between states, Downs and Rocke 1995, “Optimal
Imperfection?”; discounting as in Friedman 1971, “A Non-cooperative Equilibrium for Supergames”).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from servanda.bargaining.enforcement.bound import HALVINGS, Bound, crossing, exactly
from servanda.bargaining.enforcement.numbers_given import Number, amount, share

MOST_PERIODS = 10_000
"""Whoever counts further chooses a longer period."""


@dataclass(frozen=True, slots=True)
class PatienceRange:
    """From which patience on keeping pays, and up to which; the ends belong to it."""

    low: Bound
    high: Bound


@dataclass(frozen=True, slots=True)
class Stakes:
    """What breaking brings to one party, and what the consequence costs it, in units of its own.

    `gain` comes once, at the breach; `gain_each_period` from then on until the consequence bites,
    and for ever where the breach is not found. The consequence bites `delay` periods after the
    breach: it costs `penalty` once, and `loss_each_period` for `lasting` periods (None: for good).
    What is left out is nought.
    """

    gain: Fraction = Fraction(0)
    gain_each_period: Fraction = Fraction(0)
    penalty: Fraction = Fraction(0)
    loss_each_period: Fraction = Fraction(0)
    lasting: int | None = None
    delay: int = 0

    @classmethod
    def of(  # noqa: PLR0913 - each is a quantity of the model
        cls,
        *,
        gain: Number = 0,
        gain_each_period: Number = 0,
        penalty: Number = 0,
        loss_each_period: Number = 0,
        lasting: int | None = None,
        delay: int = 0,
    ) -> Stakes:
        """Return the stakes in any kind of numbers.

        Raises `ValueError` for what is negative (write a loss as a loss) or no number, and for
        more than `MOST_PERIODS` periods.
        """
        for name, count in (("delay", delay), ("lasting", lasting)):
            if count is not None and (count % 1 or not 0 <= count <= MOST_PERIODS):
                raise ValueError(f"{name} is {count} periods: from 0 to {MOST_PERIODS:,} are taken")
        return cls(
            amount(gain, "gain"),
            amount(gain_each_period, "gain_each_period"),
            amount(penalty, "penalty"),
            amount(loss_each_period, "loss_each_period"),
            lasting,
            delay,
        )

    def keeping_pays(self, detection: Number, patience: Number) -> bool:
        """Whether keeping is at least as good as breaking.

        `detection` is the chance, from 0 to 1, that the breach is found and laid to the party;
        `patience` what a thing is worth to it one period before it comes, from 0 to 1. With
        patience 1 streams are compared by how they go on in the end (the overtaking criterion).
        """
        q, d = share(detection, "detection"), share(patience, "patience")
        return self._balance(q, d) >= 0 if d < 1 else self._in_the_end(q) >= 0

    def least_detection(self, patience: Number) -> Fraction | None:
        """Return the smallest chance of being found at which keeping pays, or None.

        q* = (g + h·S) / δᵀ(P + L·Sₖ + h·S), where S is the worth of one unit in each period to
        come, and Sₖ that in the periods of the loss. Raises `ValueError` where patience is 1 and a
        stream has no end: it outweighs everything else.
        """
        d = share(patience, "patience")
        wanted = self.gain + self._never_found(d)
        return _least(wanted, d**self.delay * (self._costs(d) + self._never_found(d)))

    def least_penalty(self, detection: Number, patience: Number) -> Fraction | None:
        """Return the smallest penalty paid once at which keeping pays, all else as it is, or None.

        It may be nought. None: no penalty is enough, since it is never found or counts for nothing.
        Raises `ValueError` as `least_detection` does.
        """
        q, d = share(detection, "detection"), share(patience, "patience")
        short = self._missing(q, d) + q * d**self.delay * self.penalty
        return _least(short, q * d**self.delay, at_most=None)

    def least_loss(self, detection: Number, patience: Number) -> Fraction | None:
        """Return the smallest loss in each period at which keeping pays, all else as it is.

        Its answer is None, and it raises `ValueError`, as that of `least_penalty`.
        """
        q, d = share(detection, "detection"), share(patience, "patience")
        found = q * d**self.delay * _stream(self.lasting, d)
        return _least(self._missing(q, d) + found * self.loss_each_period, found, at_most=None)

    def patience_range(self, detection: Number) -> PatienceRange | None:
        """Return the values of patience at which keeping pays; they are one interval, or none.

        Multiplied by 1-δ the balance of keeping is a polynomial in δ whose coefficients change
        their sign at most twice, so that it has at most two positive roots (Descartes).
        """
        q = share(detection, "detection")
        zero, one = Fraction(0), Fraction(1)

        def sign(d: Fraction) -> Fraction:
            return self._balance(q, d) if d < 1 else self._in_the_end(q)

        if self.keeping_pays(q, one):
            low = exactly(0) if sign(zero) >= 0 else crossing(sign, zero, one)
            return PatienceRange(low, exactly(1))
        inside = zero if sign(zero) >= 0 else self._where_it_pays(q)
        if inside is None:
            return None
        low = exactly(0) if inside == 0 else crossing(sign, zero, inside)
        return PatienceRange(low, crossing(sign, one, inside))

    def _balance(self, q: Fraction, d: Fraction) -> Fraction:
        """Return what keeping is worth above breaking, times 1-δ."""
        return q * self._bite(d) - self.gain_each_period - self.gain * (1 - d)

    def _bite(self, d: Fraction) -> Fraction:
        """Return what being found takes away, the gain that ends included, times 1-δ."""
        weight = self.penalty * (1 - d) + self.loss_each_period * (1 - self._tail(d))
        return d**self.delay * (weight + self.gain_each_period)

    def _tail(self, d: Fraction) -> Fraction:
        """Return what the periods after the loss are worth, of all that are to come."""
        return Fraction(0) if self.lasting is None else d**self.lasting

    def _in_the_end(self, q: Fraction) -> Fraction:
        """Return a number of the sign that the balance keeps in the end, with patience 1."""
        for_good = self.lasting is None
        each = (q * self.loss_each_period if for_good else 0) - (1 - q) * self.gain_each_period
        if each != 0:
            return each
        periods = -self.delay if self.lasting is None else self.lasting
        once = self.penalty + self.loss_each_period * periods - self.gain_each_period * self.delay
        return q * once - self.gain

    def _missing(self, q: Fraction, d: Fraction) -> Fraction:
        """Return what breaking is worth above keeping."""
        found = q * d**self.delay
        never = self._never_found(d)
        return self.gain + (1 - found) * never - found * self._costs(d)

    def _costs(self, d: Fraction) -> Fraction:
        """Return what the consequence costs from the moment it bites."""
        loss = self.loss_each_period
        return self.penalty + (loss * _stream(self.lasting, d) if loss else 0)

    def _never_found(self, d: Fraction) -> Fraction:
        """Return what breaking for ever brings besides the gain that comes once."""
        each = self.gain_each_period
        return each * _stream(None, d) if each else Fraction(0)

    def _where_it_pays(self, q: Fraction) -> Fraction | None:
        """Return a patience at which keeping pays though it does not at 0 nor at 1, or None.

        Between, the balance rises to one peak and falls; the peak is enclosed by its slope.
        """
        low, high = Fraction(0), Fraction(1)
        step = Fraction(1, 1 << (HALVINGS + 8))
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            here = self._balance(q, middle)
            if here >= 0:
                return middle
            if self._balance(q, middle + step) > here:
                low = middle
            else:
                high = middle
        return None


def _stream(periods: int | None, d: Fraction) -> Fraction:
    """Return the worth of one unit in each of so many periods, from now on; None: for ever."""
    if d == 1:
        if periods is None:
            raise ValueError("with patience 1 what has no end outweighs all else; give less than 1")
        return Fraction(periods)
    return (1 - (0 if periods is None else d**periods)) / (1 - d)


def _least(wanted: Fraction, each: Fraction, at_most: int | None = 1) -> Fraction | None:
    """Return how much of something is needed that makes up for so much `each`, or None."""
    if wanted <= 0:
        return Fraction(0)
    if each <= 0 or (at_most is not None and wanted > at_most * each):
        return None
    return wanted / each
