"""The ways to read a number after the name of a division.

Scans and lost line ends glue a number to what follows ("ARTICLE 121. the" is article 12, paragraph
1) or tear it apart ("Article 4 1"), so one place may be read in several ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from servanda.reading.segmentation.numbers import WORD_PATTERN, in_words, roman

_NUMBER = re.compile(
    r"[ \t\n]*(?:[Nn][or]?[.°º]\s*)?(?:[Tt]he\s+)?[-\u2013—\[]?\s*"
    r"(?:(?P<lettered>\d{1,2}\s?[-\u2010\u2011\u2013]\s?[A-Z])(?![^\W\d_])"
    r"|(?P<figures>\d{1,3}(?:\s?[.\u2011-]\s?\d{1,3})*|\d)"
    rf"|(?P<word>{WORD_PATTERN}|premier|première|primero|único|unico|unique)(?![^\W\d_])"
    r"|(?P<letters>[IVXLCivxlc1|]{1,8})|(?P<letter>[A-Za-z])(?![^\W\d_]))",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s?(bis|ter|quater|quinquies|sexies|septies)\b|([A-Za-z])(?![^\W\d_])")
_DIGITS = re.compile(r"\d+")
_TORN = re.compile(r"\d(?: \d)+(?!\d)")
_MOST_DIGITS = 3
_HYPHENS = " -\u2010\u2011\u2013"
_WORD = re.compile(r"[^\W\d_]+")
# Words that begin like a numeral and go on a sentence.
_NO_NUMERALS = frozenset(
    ("contains", "covers", "il", "in", "includes", "into", "is", "it", "its", "la", "le", "les",
     "lists", "lo", "will")
)  # fmt: skip


_Way = tuple[tuple[int, ...], str, str, int]


class WrittenNumber(NamedTuple):
    """A number as it may be meant: its value, what was added to it (`bis`), and where it ends."""

    value: tuple[int, ...]
    suffix: str
    label: str
    end: int


def numbers_after(text: str, at: int) -> Iterator[WrittenNumber]:
    """Go through the ways to read the number that stands at this place, the likeliest first."""
    found = _NUMBER.match(text, at)
    if found is not None:
        yield from (WrittenNumber(*way) for way in _values(text, found))


def _values(text: str, found: re.Match[str]) -> Iterator[_Way]:
    """Go through the ways to read a number: its value, suffix and label, and where it ends."""
    if written := found["lettered"]:
        figure, letter = (
            written.rstrip(" -\u2010\u2011\u2013ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            written[-1].upper(),
        )
        yield (int(figure), ord(letter) - ord("A") + 1), "", f"{figure}-{letter}", found.end()
    elif found["figures"]:
        yield from _figures(text, found)
    elif found["word"]:
        value = in_words(found["word"]) or 1
        yield (value,), "", str(value), found.end()
    elif found["letters"]:
        yield from _numerals(text, found)
    else:
        letter = found["letter"]
        yield (ord(letter.lower()) - ord("a") + 1,), "", letter.upper(), found.end()


def _figures(text: str, found: re.Match[str]) -> Iterator[_Way]:
    begin, end = found.span("figures")
    torn = _TORN.match(text, begin)
    if torn and torn.end() >= end:
        digits = torn[0].replace(" ", "")
        yield (int(digits),), "", digits, torn.end()
    digits = _DIGITS.match(text, begin)[0]  # type: ignore[index]
    if not text[end : end + 1].isdigit():
        parts = [int(part) for part in _DIGITS.findall(text, begin, end)]
        label = ".".join(map(str, parts))
        suffix = _SUFFIX.match(text, end)
        if suffix and (added := suffix[1] or suffix[2]):
            yield tuple(parts), added.lower(), label + added.lower(), suffix.end()
        yield tuple(parts), "", label, end
        if len(parts) > 1:
            # "Article 5. 1. The": the paragraph's number is none of the article's.
            yield (parts[0],), "", str(parts[0]), begin + len(digits)
    for length in range(min(_MOST_DIGITS, len(digits) - 1), 0, -1):
        yield (int(digits[:length]),), "", digits[:length], begin + length


def _numerals(text: str, found: re.Match[str]) -> Iterator[_Way]:
    begin, end = found.span("letters")
    written = found["letters"]
    word = _WORD.match(text, begin)
    run_on = word is not None and word.end() > end
    if word and run_on and (not text[end].islower() or _is_word(written, word[0])):
        return
    seen = set()
    for stop in range(end, begin, -1):
        for value in _roman(text[begin:stop]):
            if value not in seen:
                seen.add(value)
                yield (value,), "", str(value), stop
        if not run_on and not written.islower():
            break
    if len(written) == 1 and written.isalpha() and not run_on:
        yield (ord(written.lower()) - ord("a") + 1,), "", written.upper(), end


def _is_word(letters: str, word: str) -> bool:
    """Whether letters that could be a numeral only begin a word: "Conditions", "includes"."""
    capitalised = letters[0].isupper() and (len(letters) == 1 or not letters.isupper())
    return capitalised or word.lower() in _NO_NUMERALS


@lru_cache(maxsize=4096)
def _roman(written: str) -> tuple[int, ...]:
    """Read a numeral as written, and as a scan may have misread it: an l or a 1 for an I."""
    ways = (written, written.replace("l", "I").replace("1", "I").replace("|", "I"))
    return tuple(dict.fromkeys(value for way in ways if (value := roman(way)) is not None))
