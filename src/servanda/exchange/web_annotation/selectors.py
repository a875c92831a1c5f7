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
from functools import lru_cache
from hashlib import sha256

# What other tools give, and mostly enough to stand nowhere else. What stands in several places with
# the most around it is told apart by its position only, in the very same text.
_LEAST, _MOST = 32, 1024


class Side(StrEnum):
    """A part of a quotation with its surroundings."""

    EXACT = "exact"
    PREFIX = "prefix"
    SUFFIX = "suffix"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words, those right before and after them, and which of the three stood once in the text.

    `start` is the position of the words in the text whose digest is `digest`; in any other text it
    means nothing.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    once: frozenset[Side] = frozenset()
    start: int = 0
    digest: str = ""


def quote_of(text: str, start: int, end: int) -> Quote:
    """Return the words from `start` up to `end` of a text with surroundings that stand once."""
    parts = {
        Side.EXACT: text[start:end],
        Side.PREFIX: _grown(text, lambda length: text[max(start - length, 0) : start], start),
        Side.SUFFIX: _grown(text, lambda length: text[end : end + length], len(text) - end),
    }
    once = frozenset(side for side, words in parts.items() if words and stands_once(words, text))
    return Quote(
        parts[Side.EXACT], parts[Side.PREFIX], parts[Side.SUFFIX], once, start, digest_of(text)
    )


@lru_cache(maxsize=4)
def digest_of(text: str) -> str:
    """Return what tells a text from any other."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def stands_once(words: str, text: str) -> bool:
    """Whether words stand in a text exactly once."""
    first = text.find(words)
    return first >= 0 and text.find(words, first + 1) < 0


def _grown(text: str, side: Callable[[int], str], most: int) -> str:
    """Take twice as much until it stands once in the text, or there is no more."""
    length = _LEAST
    while length < min(most, _MOST) and not stands_once(side(length), text):
        length *= 2
    return side(length) if stands_once(side(length), text) else side(_LEAST)
