"""Reads how many: `thirty`, `30`, `one hundred and eighty (180)`, `ninetieth`, `21st`."""

from __future__ import annotations

import re
from typing import NamedTuple

from servanda.reading.segmentation.numbers import in_words

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = (
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
)  # fmt: skip
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_GAP = r"(?:\s*-\s*|\s+)"
_AND = rf"(?:{_GAP}and\s+|,?{_GAP})"
_BELOW_HUNDRED = rf"(?:(?:{_TENS})(?:{_GAP}(?:{_ONES})\b)?|{_TEENS}|{_ONES})"
_HUNDREDS = rf"(?:(?:{_BELOW_HUNDRED}|a){_GAP})?hundred"
_BELOW_THOUSAND = rf"(?:{_HUNDREDS}(?:{_AND}{_BELOW_HUNDRED}\b)?|{_BELOW_HUNDRED})"
_THOUSANDS = rf"(?:(?:{_BELOW_THOUSAND}|a){_GAP})?thousand"
IN_WORDS = rf"(?:{_THOUSANDS}(?:{_AND}{_BELOW_THOUSAND}\b)?|{_BELOW_THOUSAND})"
"""A number in words; `counted` reads it."""
COUNT_IN_WORDS = rf"(?<![-\w]){IN_WORDS}(?![-\w])"

_ONES_RANKED = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_TEENS_RANKED = (
    "tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth"
    "|nineteenth"
)
_TENS_RANKED = "twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth"
_RANKED = rf"(?:(?:{_TENS}){_GAP}(?:{_ONES_RANKED})|{_TENS_RANKED}|{_TEENS_RANKED}|{_ONES_RANKED})"
IN_RANK_WORDS = rf"(?:{_HUNDREDS}{_AND}{_RANKED}|{_RANKED}|(?:{_BELOW_HUNDRED}{_GAP})?hundredth)"
"""A rank in words; `ranked` reads it."""

_FIGURE = r"(?<![\d.,])\d{1,4}(?![.,]?\d)"
_COUNT = re.compile(
    rf"(?:(?P<words>{IN_WORDS})|(?P<figure>{_FIGURE}))\b"
    rf"(?:[-\s]*\(\s*(?:(?P<bracketed>{_FIGURE})|(?P<spelled>{IN_WORDS}))\s*\)|(?=[\s–—-]))",
    re.IGNORECASE,
)
_RANK = re.compile(
    rf"(?:(?P<words>{IN_RANK_WORDS})|(?P<figure>\d{{1,3}})\s?(?:st|nd|rd|th))\b"
    rf"(?:\s*\(\s*(?P<bracketed>\d{{1,3}})\s?(?:st|nd|rd|th)?\s*\))?",
    re.IGNORECASE,
)


class Count(NamedTuple):
    """A number, the differing one in brackets after it if there is one, and where it ends."""

    number: int
    bracketed: int | None
    end: int


def counted(words: str) -> int:
    """Return the number that words of the form `IN_WORDS` count."""
    total = below = 0
    for word in re.findall("[a-z]+", words.lower()):
        if word == "thousand":
            total, below = 1000 * (below or 1), 0
        elif word == "hundred":
            below = 100 * (below or 1)
        else:
            below += in_words(word) or 0
    return total + below


def ranked(words: str) -> int:
    """Return the place that words of the form `IN_RANK_WORDS` give."""
    lower = words.lower()
    return counted(lower.removesuffix("th")) if lower.endswith("hundredth") else counted(lower)


def count_at(text: str, start: int) -> Count | None:
    """Read a count that begins at a character, with its figure in brackets."""
    match = _COUNT.match(text, start)
    if match is None:
        return None
    number = counted(match["words"]) if match["words"] else int(match["figure"])
    again = int(match["bracketed"]) if match["bracketed"] else None
    again = counted(match["spelled"]) if match["spelled"] else again
    return Count(number, again if again != number else None, match.end())


def rank_at(text: str, start: int) -> Count | None:
    """Read a rank that begins at a character: `fifth`, `5th`, `fifth (5th)`."""
    match = _RANK.match(text, start)
    if match is None:
        return None
    number = ranked(match["words"]) if match["words"] else int(match["figure"])
    again = int(match["bracketed"]) if match["bracketed"] else None
    return Count(number, again if again != number else None, match.end())
