"""How an annotation says which words it is about (W3C Web Annotation Data Model, section 4.2).

A quotation alone is found again only where its words stand once. So each is given its
surroundings, as much of them as it takes to stand nowhere else: then either side alone tells the
place when the other has changed. Which parts stood once in the text is said beside them; a part of
which that is not known may have had a double.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

# What other tools give, and mostly enough to stand nowhere else.
_LEAST = 32


class Side(StrEnum):
    """A part of a quotation with its surroundings."""

    EXACT = "exact"
    PREFIX = "prefix"
    SUFFIX = "suffix"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words, those right before and after them, and which of the three stood once in the text."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    once: frozenset[Side] = frozenset()


def quote_of(text: str, start: int, end: int) -> Quote:
    """Return the words from `start` up to `end` of a text with surroundings that stand once."""
    parts = {
        Side.EXACT: text[start:end],
        Side.PREFIX: _grown(text, lambda length: text[max(start - length, 0) : start], start),
        Side.SUFFIX: _grown(text, lambda length: text[end : end + length], len(text) - end),
    }
    once = frozenset(side for side, words in parts.items() if words and stands_once(words, text))
    return Quote(parts[Side.EXACT], parts[Side.PREFIX], parts[Side.SUFFIX], once)


def stands_once(words: str, text: str) -> bool:
    """Whether words stand in a text exactly once."""
    first = text.find(words)
    return first >= 0 and text.find(words, first + 1) < 0


def _grown(text: str, side: Callable[[int], str], most: int) -> str:
    """Take twice as much until it stands once in the text, or there is no more."""
    length = _LEAST
    while length < most and not stands_once(side(length), text):
        length *= 2
    return side(length)
