"""Numbers as lists count: in figures, letters, roman numerals, and the letters of other scripts."""

from __future__ import annotations

from servanda.reading.segmentation.numbers import LATIN, in_roman, letters_for

_MOST_ROMAN = 3999
# The letters that lists use, without those that look like others (ISO/IEC 29500-1, 17.18.59).
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
# Longer than this a number is no longer written with letters: a letter repeated is a word of it.
_MOST_REPEATED = 30


def roman(number: int) -> str:
    """Write a number in small roman numerals; one beyond them in figures."""
    return in_roman(number) if 0 < number <= _MOST_ROMAN else str(number)


def lettered(number: int, letters: str = LATIN) -> str:
    """Count in letters, two of them after the last: a … z, aa, ab."""
    return letters_for(number, letters) if number > 0 else str(number)


def repeated(number: int, letters: str = LATIN) -> str:
    """Count in letters, each twice after the last: a … z, aa, bb."""
    if number <= 0:
        return str(number)
    times, place = divmod(number - 1, len(letters))
    return letters[place] * (times + 1) if times < _MOST_REPEATED else str(number)
