"""The forms in which the lists of a Word file count (ISO/IEC 29500-1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from servanda.exchange.counting import ABJAD, ARABIC, HEBREW, RUSSIAN, repeated, roman
from servanda.exchange.docx.reading.number_words import cardinal, ordinal, ordinal_words

_FULL_WIDTH = {ord("0") + digit: 0xFF10 + digit for digit in range(10)}
_ARABIC_INDIC = {ord("0") + digit: 0x0660 + digit for digit in range(10)}
_MOST_CIRCLED = 20


def written(number: int, form: str) -> str:
    """Write a number in a form; in figures where the form is not among those known here."""
    return _FORMS.get(form, str)(number)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 0 < number <= _MOST_CIRCLED else str(number)


def _full_width(number: int) -> str:
    return str(number).translate(_FULL_WIDTH)


def _big(small: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: small(number).upper()


_FORMS: Mapping[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "lowerRoman": roman,
    "upperRoman": _big(roman),
    "lowerLetter": repeated,
    "upperLetter": _big(repeated),
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "ordinal": ordinal,
    "cardinalText": cardinal,
    "ordinalText": ordinal_words,
    "russianLower": partial(repeated, letters=RUSSIAN),
    "russianUpper": _big(partial(repeated, letters=RUSSIAN)),
    "arabicAlpha": partial(repeated, letters=ARABIC),
    "arabicAbjad": partial(repeated, letters=ABJAD),
    "hebrew2": partial(repeated, letters=HEBREW),
    "hindiNumbers": lambda number: str(number).translate(_ARABIC_INDIC),
    "chicago": partial(repeated, letters="*†‡§"),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
}
