"""Reads numbers with their units, as newspapers and treaties write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.words import CURRENCIES, SCALES
from servanda.reading.times.bounds import ABOUT, COMPARED
from servanda.reading.times.counts import COUNT_IN_WORDS, counted

_NUMBER = rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{COUNT_IN_WORDS}"
_SCALE = "|".join(SCALES)
AMOUNT = re.compile(
    rf"(?:\b(?P<compared>{'|'.join(COMPARED)})\s+)?"
    rf"(?:\b(?P<about>{ABOUT})\s+)?"
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
    return Decimal(words.replace(",", "") if words[0].isdigit() else counted(words))


def _found(match: re.Match[str]) -> Found:
    scale = SCALES[match["scale"].lower()] if match["scale"] else 1
    low_scale = SCALES[match["low_scale"].lower()] if match["low_scale"] else None
    low = _number(match["low"]) * (low_scale or scale)
    high = _number(match["high"]) * scale if match["high"] else low
    currency = (match["currency"] or "").strip().upper()
    compared = match["compared"]
    comparison = COMPARED[compared.lower()] if compared else None
    return Found(
        low, high, bool(match["about"]), comparison, _SIGNS.get(currency, currency) or None,
        *match.span(),
    )  # fmt: skip
