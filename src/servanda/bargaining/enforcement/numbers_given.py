"""Numbers as a user gives them, taken exactly."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

Number: TypeAlias = int | float | str | Decimal | Fraction
"""A number, or one as written (“0.6”, “2/3”)."""


def number(given: Number, name: str) -> Fraction:
    """Return a number exactly; a float is the decimal that it is printed as, so 0.1 is a tenth.

    Raises `ValueError` for what is none, such as NaN, and for what is infinite.
    """
    written = str(given) if isinstance(given, float) else given
    try:
        return Fraction(written)
    except (TypeError, ValueError, OverflowError, ZeroDivisionError):
        raise ValueError(f"{name} is {given}, which is no number") from None


def share(given: Number, name: str) -> Fraction:
    """Return a number from 0 to 1; raises `ValueError` for any other."""
    exact = number(given, name)
    if not 0 <= exact <= 1:
        raise ValueError(f"{name} is {given}; it must lie from 0 to 1")
    return exact


def amount(given: Number, name: str) -> Fraction:
    """Return a number that is not below 0; raises `ValueError` for any other."""
    exact = number(given, name)
    if exact < 0:
        raise ValueError(f"{name} is {given}; it must not be below 0")
    return exact


_SHORT = 10_000
"""A fraction is written out up to this denominator."""


def told(number: Fraction) -> str:
    """Return a number as people write it: a decimal where a short one is exact, or a fraction.

    A fraction that nobody would read is given to four places.
    """
    if number.denominator == 1:
        return f"{number.numerator:,}"
    for digits in range(1, 7):
        if (number * 10**digits).denominator == 1:
            return f"{float(number):,.{digits}f}"
    about = f"about {float(number):.4f}"
    return about if number.denominator > _SHORT else f"{number} ({about})"
