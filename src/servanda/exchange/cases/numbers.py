"""Numbers as people write them in tables, kept exactly; what could be read two ways is not read."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from fractions import Fraction

from servanda.bargaining.problem import Worth

_RANGE = re.compile(r"(.+?)\s*(?:\.\.|…)\s*(.+)")
_LONGEST = 4_000
_MOST_PLACES = 400
_MINUS = "\N{MINUS SIGN}"


class Unread(StrEnum):
    """Why something is no number."""

    NO_NUMBER = "number-unreadable"
    UNCLEAR = "number-unclear"
    NOT_FINITE = "not-finite"


def number_of(written: str) -> Fraction | Unread:
    """Return the number that was written, or why it is none."""
    text = written.strip().replace(_MINUS, "-")
    if len(text) <= _LONGEST:
        for form, read in _FORMS:
            if form.fullmatch(text):
                return read(text)
    return Unread.NO_NUMBER


def _quotient(text: str) -> Fraction | Unread:
    above, below = (int(part) for part in text.split("/"))
    return Fraction(above, below) if below else Unread.NO_NUMBER


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str], Fraction | Unread]], ...] = (
    (
        re.compile(r"[+-]?(?:nan|inf|infinity|∞)", re.IGNORECASE),
        lambda _: Unread.NOT_FINITE,
    ),
    # A single comma before three digits may part thousands, or a fraction from its whole.
    (re.compile(r"[+-]?\d{1,3},\d{3}"), lambda _: Unread.UNCLEAR),
    (
        re.compile(r"[+-]?\d{1,3}(?:(?:,\d{3}){2,}|(?:[\s]\d{3})+)(?:\.\d+)?"),
        lambda text: Fraction(re.sub(r"[,\s]", "", text)),
    ),
    (re.compile(r"[+-]?\d+,\d+"), lambda text: Fraction(text.replace(",", "."))),
    (re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?"), Fraction),
    (re.compile(r"[+-]?\d+\s*/\s*\d+"), _quotient),
)


def worth_of(written: str) -> Worth | Unread:
    """Return a worth written as one number, or as a range: `3..5`."""
    ends = _RANGE.fullmatch(written.strip())
    low, high = (number_of(end) for end in (ends.groups() if ends else (written, written)))
    if isinstance(low, Unread):
        return low
    if isinstance(high, Unread):
        return high
    return Worth(low, high)


def written(number: Fraction) -> str:
    """Write a number exactly: in decimals where they end, or else as a quotient."""
    rest = number.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    places = max(twos, fives)
    if rest > 1 or places > _MOST_PLACES:
        return str(number)
    digits = str(abs(number.numerator) * 10**places // number.denominator).rjust(places + 1, "0")
    whole, part = digits[: len(digits) - places], digits[len(digits) - places :]
    return ("-" if number < 0 else "") + whole + (f".{part}" if part else "")
