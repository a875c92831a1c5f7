"""Reads counts written in words: `thirty`, `twenty-five`, `two hundred and fifty`."""

from __future__ import annotations

import re

from servanda.reading.segmentation.numbers import in_words

_ONES = "one two three four five six seven eight nine".split()  # noqa: SIM905
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)  # fmt: skip
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_BELOW_TWENTY = "|".join((*_TEENS, *_ONES))
_BELOW_HUNDRED = rf"(?:(?:{_TENS})(?:[-\s](?:{'|'.join(_ONES)})\b)?|{_BELOW_TWENTY})"
COUNT_IN_WORDS = (
    rf"(?<![-\w])(?:(?:(?:{_BELOW_TWENTY})\s+)?hundred(?:\s+and\s+{_BELOW_HUNDRED})?"
    rf"|{_BELOW_HUNDRED})(?![-\w])"
)
_HUNDREDS = re.compile(r"(?:(?P<hundreds>\w+)\s+)?hundred(?:\s+and\s+(?P<rest>.+))?")


def counted(words: str) -> int:
    """Return the number that words of the form `COUNT_IN_WORDS` count."""
    match = _HUNDREDS.fullmatch(words.lower())
    if match is None:
        return in_words(words) or 0
    hundreds = (in_words(match["hundreds"]) or 0) if match["hundreds"] else 1
    return 100 * hundreds + ((in_words(match["rest"]) or 0) if match["rest"] else 0)
