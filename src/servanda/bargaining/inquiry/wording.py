"""Numbers and lists as people write them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor, log10

_LEAST, _MOST = 1e-4, 1e15  # beyond, powers of ten are easier to read


def number(value: Fraction | float) -> str:
    """Print a number: a whole one in full, others to four figures, without idle zeros."""
    if isinstance(value, Fraction) and value.denominator == 1:
        return f"{value.numerator:,}"
    real = float(value)
    if real and not _LEAST <= abs(real) < _MOST:
        return f"{real:.3g}"
    places = max(0, 3 - floor(log10(abs(real)))) if real else 0
    shown = f"{real:,.{places}f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return "0" if shown == "-0" else shown


def listed(things: Sequence[str], last: str = "and") -> str:
    """Join things as in a sentence."""
    if len(things) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(things)
    return f"{', '.join(things[:-1])} {last} {things[-1]}"


def count(how_many: int, one: str, more: str | None = None) -> str:
    """Print how many there are of something."""
    return f"{how_many:,} {one if how_many == 1 else more or one + 's'}"
