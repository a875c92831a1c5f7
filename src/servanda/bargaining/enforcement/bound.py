"""A real number as exactly as it is known: a fraction, or two fractions that enclose it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

HALVINGS = 64
"""An enclosure is at most 2⁻⁶⁴ wide: far below anything that a party could mean."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A number between `low` and `high`; both are equal where it is known exactly."""

    low: Fraction
    high: Fraction

    @property
    def exact(self) -> Fraction | None:
        """The number itself, where it is a fraction that was found."""
        return self.low if self.low == self.high else None

    def __float__(self) -> float:
        return float((self.low + self.high) / 2)


def exactly(number: Fraction | int) -> Bound:
    """Return a number that is known."""
    return Bound(Fraction(number), Fraction(number))


def crossing(value: Callable[[Fraction], Fraction], below: Fraction, above: Fraction) -> Bound:
    """Return where a function changes sign, once, between two points.

    `value` must be of one sign at `below` and of the other, or zero, at `above`; `below` may be
    the greater. The simplest fraction in the enclosure is tried, so that a root that is one is
    given exactly.
    """
    negative = value(below) < 0
    for _ in range(HALVINGS):
        middle = (below + above) / 2
        if (value(middle) < 0) == negative:
            below = middle
        else:
            above = middle
    low, high = min(below, above), max(below, above)
    simplest = _simplest(low, high)
    return exactly(simplest) if value(simplest) == 0 else Bound(low, high)


def _simplest(low: Fraction, high: Fraction) -> Fraction:
    """Return the fraction with the smallest denominator from `low` to `high` (Stern and Brocot)."""
    whole = -(-low.numerator // low.denominator)
    if whole <= high:
        return Fraction(whole)
    floor = low.numerator // low.denominator
    return floor + 1 / _simplest(1 / (high - floor), 1 / (low - floor))
