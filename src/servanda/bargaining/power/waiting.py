"""What waiting for the next offer does to a party's gain."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from servanda.bargaining.problem.preference import Number


@dataclass(frozen=True, slots=True)
class Waiting:
    """A gain that comes one offer later is worth `keeps` times as much, less what waiting `loses`.

    `keeps` is from 0 to 1 and `loses` not below 0, so that waiting never makes a gain better.
    """

    keeps: Fraction
    loses: Fraction

    def after(self, gain: Fraction) -> Fraction:
        """Return what a gain is worth that comes one offer later."""
        return self.keeps * gain - self.loses


def discount(factor: Number) -> Waiting:
    """Return patience: the worth today of 1 that comes one offer later (Rubinstein 1982).

    Raises ValueError where it is not from 0 to 1.
    """
    return Waiting(_share(factor, "patience"), Fraction(0))


def cost(each: Number) -> Waiting:
    """Return a fixed cost of waiting for each offer (Rubinstein 1982).

    Raises ValueError where it is below zero.
    """
    if not exactly(each) >= 0:
        raise ValueError("waiting costs nothing or something, never less")
    return Waiting(Fraction(1), exactly(each))


def risk(chance: Number, left: Number = 0) -> Waiting:
    """Return the chance, in the party's own view, that talks break down before the next offer.

    `left` is what that leaves it, counted from its walk-away and never above it (Binmore,
    Rubinstein and Wolinsky 1986). Raises ValueError where numbers are none such.
    """
    if not exactly(left) <= 0:
        raise ValueError("a party that may walk away is never better off for a breakdown")
    broken = _share(chance, "a chance")
    return Waiting(1 - broken, -broken * exactly(left))


def exactly(number: Number) -> Fraction:
    """Return a number as it was written: 0.9 is nine tenths.

    Raises ValueError (OverflowError for infinities) where it is none.
    """
    return Fraction(str(number)) if isinstance(number, float) else Fraction(number)


def _share(number: Number, what: str) -> Fraction:
    share = exactly(number)
    if not 0 <= share <= 1:
        raise ValueError(f"{what} is a number from 0 to 1")
    return share
