"""Numbers as a user wrote them: exactly, with “0.1” meant as a tenth."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import isfinite, ulp

from servanda.bargaining.problem.preference import Number

_PLACES = 12
"""A decimal of up to so many places was written by somebody; a longer one was worked out."""


def fractions_of(numbers: Iterable[object]) -> list[Fraction]:
    """Return numbers exactly.

    A floating-point number is taken for the decimal that it is written as, 0.1 for a tenth, and so
    is one that misses it only by what a sum such as 1 - 0.59 leaves in its last place. But where
    any of the numbers is no decimal of up to twelve places, they were worked out and not written;
    then each is taken for the binary fraction that it is, and none is changed. Raises ValueError
    for what is infinite or no number, TypeError for what could not be one.
    """
    plain = [_plain(number) for number in numbers]
    written = [_written(number) for number in plain]
    known = [number for number in written if number is not None]
    return known if len(known) == len(plain) else [Fraction(number) for number in plain]


def _written(number: Number) -> Fraction | None:
    if not isinstance(number, float):
        return Fraction(number)
    shown = Decimal(repr(number))
    if len(shown.as_tuple().digits) <= _PLACES:
        return Fraction(shown)  # however small: 1e-300 is not nought
    decimal = round(number, _PLACES)
    near = abs(decimal - number) <= 2 * ulp(max(1.0, abs(number)))
    return Fraction(repr(decimal)) if near else None


def _plain(number: object) -> Number:
    if hasattr(number, "item"):
        number = number.item()
    if isinstance(number, float | Decimal) and not isfinite(number):
        raise ValueError(f"{number} is not a number that anything can be worth")
    if isinstance(number, int | float | Decimal | Fraction) and not isinstance(number, bool):
        return number
    raise TypeError(f"{number!r} is not a number")
