"""How power weighs what packages leave the parties; exact where floating point cannot tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

DIGITS = (40, 130)
"""Digits to which logarithms are compared, in turn; what the last cannot tell apart is equal."""

Weights = Sequence[Fraction]
"""The power of each party, none below zero, one in all."""


class Measure(StrEnum):
    """What is multiplied by a party's power, and summed.

    `NASH`: the logarithm of its gain (the asymmetric Nash solution: Kalai 1977, Binmore, Rubinstein
    and Wolinsky 1986); stretching a party's scale changes nothing. `UTILITARIAN`: the gain itself;
    one party's gain is set against another's, so a stretched scale changes the answer.
    """

    NASH = "nash"
    UTILITARIAN = "utilitarian"


class Weighed:
    """Gains as a measure sees them: package k is worth `sum(w[i] * value(k, i))` at powers w.

    For each package that is a linear function of power. `values` hold it in floating point, shape
    (n, parties), none off by more than `error`.
    """

    def __init__(self, gains: NDArray[np.int64], units: Weights, measure: Measure) -> None:
        self.measure = measure
        self._gains = gains
        self._units = tuple(units)
        if measure is Measure.NASH:
            self.values = np.log(gains.astype(np.float64))
        else:
            self.values = gains * np.array([float(unit) for unit in units])
        self.error = 1e-15 * max(1.0, float(np.abs(self.values).max(initial=0.0)))

    def __len__(self) -> int:
        return len(self._gains)

    def score(self, k: int, weights: Weights, digits: int) -> Fraction:
        """Return what package k is worth at these powers, to so many digits."""
        gains = self._gains[k].tolist()
        parts = (w * self._value(i, gains[i], digits) for i, w in enumerate(weights) if w)
        return sum(parts, start=Fraction(0))

    def surely(self, number: Callable[[int], Fraction]) -> int:
        """Return the sign of a difference of scores, or of two products of such, given by digits.

        0 is what the last of `DIGITS` cannot tell from nothing; without logarithms it is exact.
        """
        for digits in DIGITS:
            found = number(digits)
            if abs(found) > self._doubt(digits):
                return 1 if found > 0 else -1
        return 0

    def _doubt(self, digits: int) -> Fraction:
        """Bound what rounding can do to a difference: no logarithm of 64 bits exceeds 44."""
        return Fraction(self.measure is Measure.NASH, 10 ** (digits - 8))

    def _value(self, party: int, gain: int, digits: int) -> Fraction:
        if self.measure is Measure.NASH:
            return _logarithm(gain, digits)
        return gain * self._units[party]


@lru_cache(maxsize=100_000)
def _logarithm(whole: int, digits: int) -> Fraction:
    return Fraction(Context(prec=digits + 2).ln(Decimal(whole)))
