"""Reads numbers with their units, as newspapers and treaties write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.words import CURRENCIES, SCALES

_SMALL = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_NUMBER = rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?:{'|'.join(_SMALL)})"
_SCALE = "|".join(SCALES)
_ABOUT = r"about|approximately|around|some|roughly|nearly|circa|c\.|an estimated"
_COMPARED = (
    ("fewer than", s.Comparison.FEWER_THAN), ("less than", s.Comparison.FEWER_THAN),
    ("below", s.Comparison.FEWER_THAN), ("under", s.Comparison.FEWER_THAN),
    ("no more than", s.Comparison.AT_MOST), ("not more than", s.Comparison.AT_MOST),
    ("at most", s.Comparison.AT_MOST), ("up to", s.Comparison.AT_MOST),
    ("limited to", s.Comparison.AT_MOST), ("a maximum of", s.Comparison.AT_MOST),
    ("more than", s.Comparison.MORE_THAN), ("over", s.Comparison.MORE_THAN),
    ("at least", s.Comparison.AT_LEAST), ("no fewer than", s.Comparison.AT_LEAST),
    ("exactly", s.Comparison.EXACTLY),
)  # fmt: skip
AMOUNT = re.compile(
    rf"(?:\b(?P<compared>{'|'.join(re.escape(words) for words, _ in _COMPARED)})\s+)?"
    rf"(?:\b(?P<about>{_ABOUT})\s+)?"
    rf"(?P<currency>(?:{'|'.join(CURRENCIES)}|[$€£])\s?)?"
    rf"(?P<low>{_NUMBER})(?:\s*(?P<low_scale>{_SCALE}))?"
    rf"(?:\s*(?:–|—|-|to)\s*(?P<high>{_NUMBER}))?(?:\s*(?P<scale>{_SCALE}))?\b",
    re.IGNORECASE,
)
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP"}


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text: how it is bounded, its ends, and where it stands."""

    low: Decimal
    high: Decimal
    about: bool
    comparison: s.Comparison | None
    currency: str | None
    start: int
    end: int

    def of(self, unit: str) -> s.Quantity:
        """Return the quantity in a unit; money keeps its own."""
        return s.Quantity(self.low, self.high, self.currency or unit, self.about)


def amounts_in(words: str) -> tuple[Found, ...]:
    """Return the numbers in a text, in its order."""
    return tuple(_found(match) for match in AMOUNT.finditer(words))


def _number(words: str) -> Decimal:
    if words.lower() in _SMALL:
        return Decimal(_SMALL.index(words.lower()) + 1)
    return Decimal(words.replace(",", ""))


def _found(match: re.Match[str]) -> Found:
    scale = SCALES[match["scale"].lower()] if match["scale"] else 1
    low_scale = SCALES[match["low_scale"].lower()] if match["low_scale"] else None
    low = _number(match["low"]) * (low_scale or scale)
    high = _number(match["high"]) * scale if match["high"] else low
    currency = (match["currency"] or "").strip().upper()
    compared = match["compared"]
    comparison = dict(_COMPARED)[compared.lower()] if compared else None
    return Found(
        low, high, bool(match["about"]), comparison, _SIGNS.get(currency, currency) or None,
        *match.span(),
    )  # fmt: skip
