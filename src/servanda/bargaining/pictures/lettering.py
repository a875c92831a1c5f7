"""How much room words take in a picture, estimated on the safe side for any usual font."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

_NARROW, _USUAL, _WIDE, _FULL = 0.36, 0.6, 0.86, 1.05
"""Widths in ems: DejaVu Sans, the widest that a page is likely to meet, sets them."""


def width_of(words: str, size: float) -> float:
    """Return about how wide words are, in the unit of the font's size."""
    return size * sum(map(_em, words))


def wrapped(words: str, width: float, size: float, most: int = 3) -> tuple[str, ...]:
    """Break words into lines no wider than `width`, at most so many; the last may end in “…”."""
    lines: list[str] = []
    for word in _breakable(words, width, size):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= most:
        return tuple(lines) or ("",)
    last = lines[most - 1]
    while last and width_of(last + "…", size) > width:
        last = last[:-1]
    return (*lines[: most - 1], last.rstrip() + "…")


def _breakable(words: str, width: float, size: float) -> Iterator[str]:
    """Yield words; one that is wider than a line comes in pieces."""
    for word in words.split():
        piece = ""
        for letter in word:
            if piece and width_of(piece + letter, size) > width:
                yield piece
                piece = ""
            piece += letter
        yield piece


def _em(letter: str) -> float:
    if east_asian_width(letter) in "WF":
        return _FULL
    if letter in "ijltfrI.,:;'|! ()[]-":
        return _NARROW
    return _WIDE if letter in "mwMW@%—…" else _USUAL + 0.1 * letter.isupper()
