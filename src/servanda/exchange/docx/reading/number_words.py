"""Numbers in English words, as the lists of a Word file may count."""

from __future__ import annotations

_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
          "nineteen")  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_RANKS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
          "nine": "ninth", "twelve": "twelfth"}  # fmt: skip
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = range(11, 14)
_MOST = 1000


def cardinal(number: int) -> str:
    """Return “Twenty-one” for 21; figures beyond what a list reaches."""
    return _words(number).capitalize() if 0 <= number < _MOST else str(number)


def ordinal_words(number: int) -> str:
    """Return “Twenty-first” for 21; figures beyond what a list reaches."""
    if not 0 <= number < _MOST:
        return ordinal(number)
    words = _words(number)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    rank = _RANKS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return (words[:cut] + rank).capitalize()


def ordinal(number: int) -> str:
    """Return “21st” for 21."""
    teen = number % 100 in _TEENS
    return f"{number}{'th' if teen else _ENDINGS.get(number % 10, 'th')}"


def _words(number: int) -> str:
    if number < len(_SMALL):
        return _SMALL[number]
    if number < 100:  # noqa: PLR2004 - a hundred
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    return f"{_SMALL[hundreds]} hundred" + (f" {_words(rest)}" if rest else "")
