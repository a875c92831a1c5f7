"""Reads numbers with their units, as newspapers and treaties write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.words import CURRENCIES, SCALES
from servanda.reading.proposals.counts import COUNT_IN_WORDS, counted

_NUMBER = rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{COUNT_IN_WORDS}"
_SCALE = "|".join(SCALES)
_ABOUT = r"about|approximately|around|some|roughly|nearly|circa|c\.|an estimated"
_FEWER = ("fewer than", "less than", "lower than", "smaller than", "below", "under")
_MORE = ("more than", "greater than", "larger than", "higher than", "in excess of", "exceeding",
         "above", "over")  # fmt: skip
_COMPARED = {
    **dict.fromkeys(_FEWER, s.Comparison.FEWER_THAN),
    **dict.fromkeys(_MORE, s.Comparison.MORE_THAN),
    **{f"{no} {words}": s.Comparison.AT_LEAST for words in _FEWER for no in ("no", "not")},
    **{f"{no} {words}": s.Comparison.AT_MOST for words in _MORE for no in ("no", "not")},
    **dict.fromkeys(("at most", "up to", "limited to", "a maximum of"), s.Comparison.AT_MOST),
    **dict.fromkeys(("at least", "a minimum of"), s.Comparison.AT_LEAST),
    "exactly": s.Comparison.EXACTLY,
}
"""How words bound a figure. Denied, each bounds it on the other side.

All stand in several of the treaty texts under ../shared/data/treaty_texts, denied or not.
"""
AMOUNT = re.compile(
    rf"(?:\b(?P<compared>{'|'.join(_COMPARED)})\s+)?"
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
    return Decimal(words.replace(",", "") if words[0].isdigit() else counted(words))


def _found(match: re.Match[str]) -> Found:
    scale = SCALES[match["scale"].lower()] if match["scale"] else 1
    low_scale = SCALES[match["low_scale"].lower()] if match["low_scale"] else None
    low = _number(match["low"]) * (low_scale or scale)
    high = _number(match["high"]) * scale if match["high"] else low
    currency = (match["currency"] or "").strip().upper()
    compared = match["compared"]
    comparison = _COMPARED[compared.lower()] if compared else None
    return Found(
        low, high, bool(match["about"]), comparison, _SIGNS.get(currency, currency) or None,
        *match.span(),
    )  # fmt: skip
