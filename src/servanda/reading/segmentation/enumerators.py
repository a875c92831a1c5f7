"""The number that a block begins with, in every way it may be meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from servanda.reading.segmentation.numbers import WORD_PATTERN, in_words, roman

if TYPE_CHECKING:
    from collections.abc import Iterator

    from servanda.instrument.document import Block


class NumberKind(StrEnum):
    """How a number is written."""

    FIGURE = "figure"  # 4.  4)  (4)
    DOTTED = "dotted"  # 4.2
    ROMAN = "roman"
    LETTER = "letter"
    WORD = "word"  # First,
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Number:
    """One way to read the number at the head of a block.

    `family` tells apart numbers that do not count together: `1.` and `(1)`, lists at different
    depths. `end` is where the words of the block go on.
    """

    kind: NumberKind
    value: tuple[int, ...]
    label: str
    family: str
    end: int


_DOTTED = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)[.)]?\s+")
_FIGURE = re.compile(r"(\()?(\d{1,3})(?:\s?([.):])(?=\D|$)|\s?[\u2013—-](?=\s))\s*")
_LETTERS = re.compile(r"(\()?([ivxlc]{1,7}|[a-z])([.):])\s+", re.IGNORECASE)
_WORD = re.compile(rf"({WORD_PATTERN}(?:ly)?)\s*([,.:)\u2013—]|\s-)\s*", re.IGNORECASE)
_BULLET = re.compile(r"[-*•◦▪·\u2013—]\s+")


def numbers_of(block: Block) -> tuple[Number, ...]:
    """Return every way to read the number that the block begins with."""
    depth = f"at depth {block.level}" if block.marker else ""
    if block.marker:
        marked = list(readings(block.marker + " ", depth))
        own = [n for n in readings(block.text, depth) if n.kind is not NumberKind.BULLET]
        bullet = Number(NumberKind.BULLET, (), "", f"bullet {depth}", 0)
        marked = [Number(n.kind, n.value, n.label, n.family, 0) for n in marked] or [bullet]
        # A number in the words says more than the bullet before them.
        return tuple(own if own and marked[0].kind is NumberKind.BULLET else marked)
    return tuple(readings(block.text, depth))


def readings(text: str, depth: str) -> Iterator[Number]:
    """Go through the ways to read the number that a text begins with."""
    if found := _DOTTED.match(text):
        value = tuple(int(part) for part in found[1].split("."))
        yield Number(
            NumberKind.DOTTED, value, found[1], f"dotted {len(value)} {depth}", found.end()
        )
    elif found := _FIGURE.match(text):
        shape = f"{found[1] or ''}1{found[3] or '-'}"
        value = (int(found[2]),)
        yield Number(NumberKind.FIGURE, value, str(value[0]), f"{shape} {depth}", found.end())
    elif found := _LETTERS.match(text):
        yield from _lettered(found, depth)
    elif (found := _WORD.match(text)) and (number := in_words(found[1])):
        ranks = "ranks" if found[1].lower().endswith(("st", "nd", "rd", "th", "ly")) else "counts"
        yield Number(NumberKind.WORD, (number,), str(number), f"{ranks} {depth}", found.end())
    elif found := _BULLET.match(text):
        yield Number(NumberKind.BULLET, (), "", f"bullet {depth}", found.end())


def _lettered(found: re.Match[str], depth: str) -> Iterator[Number]:
    """Offer both a numeral and a letter for an `i`: only its neighbours can tell."""
    letters = found[2]
    case = "I" if letters.isupper() else "i"
    shape = f"{found[1] or ''}{case}{found[3]} {depth}"
    if (value := roman(letters)) is not None:
        yield Number(NumberKind.ROMAN, (value,), letters, f"roman {shape}", found.end())
    if len(letters) == 1:
        value = ord(letters.lower()) - ord("a") + 1
        yield Number(NumberKind.LETTER, (value,), letters, f"letter {shape}", found.end())
