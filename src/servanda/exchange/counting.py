"""Numbers as lists count: in figures, letters, roman numerals, and the letters of other scripts."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST_ROMAN = 3999
LATIN = "abcdefghijklmnopqrstuvwxyz"
# The letters that lists use, without those that look like others (ISO/IEC 29500-1, 17.18.59).
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
# Longer than this a number is no longer written with letters: a letter repeated is a word of it.
_MOST_REPEATED = 30


def roman(number: int) -> str:
    """Write a number in small roman numerals; one beyond them in figures."""
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    written = ""
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        written += letters * count
    return written


def lettered(number: int, letters: str = LATIN) -> str:
    """Count in letters, two of them after the last: a … z, aa, ab."""
    if number <= 0:
        return str(number)
    written = ""
    while number:
        number, place = divmod(number - 1, len(letters))
        written = letters[place] + written
    return written


def repeated(number: int, letters: str = LATIN) -> str:
    """Count in letters, each twice after the last: a … z, aa, bb."""
    if number <= 0:
        return str(number)
    times, place = divmod(number - 1, len(letters))
    return letters[place] * (times + 1) if times < _MOST_REPEATED else str(number)
