"""Numbers as people write them: figures, words, roman numerals, letters."""

from __future__ import annotations

LATIN = "abcdefghijklmnopqrstuvwxyz"
_UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_IRREGULAR = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "twelfth": 12,
}

_CARDINALS = {word: value for value, word in enumerate(_UNITS)}
_CARDINALS |= {word: 10 * place for place, word in enumerate(_TENS, start=2)}
_ORDINALS = {word + "th": value for word, value in _CARDINALS.items() if value} | _IRREGULAR
_ORDINALS |= {word[:-1] + "ieth": 10 * place for place, word in enumerate(_TENS, start=2)}
_SMALL_ORDINALS = tuple(word for word, value in _ORDINALS.items() if value < 10)  # noqa: PLR2004
for _tens, _base in [(word, 10 * place) for place, word in enumerate(_TENS, start=2)]:
    for _unit in range(1, 10):
        _CARDINALS[f"{_tens}-{_UNITS[_unit]}"] = _base + _unit
        _ORDINALS |= {
            f"{_tens}-{word}": _base + _unit
            for word, value in list(_ORDINALS.items())
            if value == _unit and "-" not in word
        }

# A number in words; which words make one is settled by `in_words`.
WORD_PATTERN = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join((*_UNITS[1:10], *_SMALL_ORDINALS))}))?"
    rf"|{'|'.join(sorted((*_CARDINALS, *_ORDINALS), key=len, reverse=True))})"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def in_words(words: str) -> int | None:
    """Read a number in words, counting or ranking: `twenty-eight`, `second`, `thirdly`."""
    word = "-".join(words.lower().replace("-", " ").split())
    if word in _CARDINALS:
        return _CARDINALS[word]
    return _ORDINALS.get(word) or _ORDINALS.get(word.removesuffix("ly"))


def roman(letters: str) -> int | None:
    """Read a roman numeral written in the usual way."""
    total = last = 0
    for letter in reversed(letters.lower()):
        value = _ROMAN.get(letter, 0)
        total += value if value >= last else -value
        last = max(last, value)
    return total if total > 0 and in_roman(total) == letters.lower() else None


def in_roman(number: int) -> str:
    """Write a number in roman numerals."""
    steps = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"))
    written = ""
    for size, letters in (*steps, (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        count, number = divmod(number, size)
        written += letters * count
    return written


def letters_for(number: int, letters: str = LATIN) -> str:
    """Count in letters: a, b, … z, aa, ab, …."""
    written = ""
    while number:
        number, place = divmod(number - 1, len(letters))
        written = letters[place] + written
    return written
