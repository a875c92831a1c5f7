"""Words put together to the lines that they stand on."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median

from servanda.exchange.lines import ends_sentence
from servanda.exchange.pdf.pages import Box, Word

# How far, in parts of the letters' size, words of one line may stand above or below each other.
_SAME_LINE = 0.25
_RAISED = 0.55
_SMALLER = 0.85
_LIFTED = 0.12
_GLUED = 0.3
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand beside each other on one page, in the order in which they are read.

    `leads` is what stands before each word, a space or nothing; `column` the box of the column that
    they stand in; `size` that of most of their letters; `backward` ones run from right to left.
    """

    page: int
    words: tuple[Word, ...]
    leads: tuple[str, ...]
    text: str
    box: Box
    base: float
    size: float
    bold: bool
    column: Box
    backward: bool = False

    @property
    def ended(self) -> bool:
        """Whether it ends a sentence, the marks of notes aside."""
        words = [w.text for i, w in enumerate(self.words) if not (i and self.raised(i))]
        return ends_sentence(words[-1])

    def raised(self, index: int) -> bool:
        """Whether a word is set small and high, as marks of notes and ordinals are."""
        word = self.words[index]
        return word.size < _SMALLER * self.size and word.base < self.base - _LIFTED * self.size

    @property
    def indent(self) -> float:
        """How far it begins from its column's edge, in points."""
        if self.backward:
            return self.column.right - self.box.right
        return self.box.left - self.column.left

    @property
    def room(self) -> float:
        """How far it ends from its column's other edge, in points."""
        if self.backward:
            return self.box.left - self.column.left
        return self.column.right - self.box.right

    @property
    def centred(self) -> bool:
        """Whether it stands in the middle of its column, away from both edges."""
        left, right = self.indent, self.room
        return left > self.size and right > self.size and abs(left - right) < self.size / 2


def lines_of(page: int, words: Sequence[Word], column: Box | None = None) -> list[Line]:
    """Put words together to lines, from the top to the foot."""
    if not words:
        return []
    column = column or box_around(words)
    bases: list[tuple[float, int]] = []
    groups: list[_Group] = []
    for word in sorted(words, key=lambda word: -word.size):
        group = _near(word, bases, groups)
        if group is None:
            group = _Group(word.base, word.size)
            insort(bases, (word.base, len(groups)))
            groups.append(group)
        group.words.append(word)
    return [_line(page, groups[i].words, column) for _, i in bases]


@dataclass(slots=True)
class _Group:
    base: float
    size: float
    words: list[Word] = field(default_factory=list)


def _near(word: Word, bases: list[tuple[float, int]], groups: list[_Group]) -> _Group | None:
    """Return the line that a word stands on; larger words have been set before it."""
    at = bisect_left(bases, (word.base, -1))
    best: tuple[float, _Group] | None = None
    for _, i in bases[max(0, at - 3) : at + 3]:
        group = groups[i]
        away = abs(group.base - word.base)
        lifted = word.size < _SMALLER * group.size and word.base <= group.base
        if away <= (_RAISED if lifted else _SAME_LINE) * group.size and (
            best is None or away < best[0]
        ):
            best = away, group
    return best[1] if best else None


def _line(page: int, found: Sequence[Word], column: Box) -> Line:
    words, backward = _in_order(found)
    sizes: Counter[float] = Counter()
    bold = 0
    for word in words:
        sizes[word.size] += len(word.text)
        bold += len(word.text) if word.style.bold else 0
    size = sizes.most_common(1)[0][0]
    base = median(word.base for word in words if word.size == size)
    leads = _leads(words)
    text = "".join(lead + word.text for lead, word in zip(leads, words, strict=True))
    heavy = bold * 2 > sizes.total()
    box = box_around(words)
    return Line(page, words, leads, text, box, base, size, heavy, column, backward)


def _in_order(found: Sequence[Word]) -> tuple[tuple[Word, ...], bool]:
    """Return the words of a line as they are read, and whether that is from right to left."""
    ordered = sorted(found, key=lambda word: word.box.left)
    if all(word.text.isascii() for word in ordered):
        return tuple(ordered), False
    ways = Counter(unicodedata.bidirectional(word.text[0]) for word in ordered)
    if sum(ways[way] for way in _RIGHT_TO_LEFT) <= ways["L"]:
        return tuple(ordered), False
    words: list[Word] = []
    for is_backward, run in groupby(reversed(ordered), key=_is_backward):
        in_run = list(run)
        words += in_run if is_backward else in_run[::-1]
    return tuple(words), True


def _is_backward(word: Word) -> bool:
    return unicodedata.bidirectional(word.text[0]) != "L"


def _leads(words: Sequence[Word]) -> tuple[str, ...]:
    found = [""]
    for before, word in pairwise(words):
        gap = max(word.box.left - before.box.right, before.box.left - word.box.right)
        glued = word.glued and gap < _GLUED * max(word.size, before.size)
        found.append("" if glued else " ")
    return tuple(found)


def box_around(words: Iterable[Word]) -> Box:
    """Return the smallest box with all these words in it."""
    boxes = [word.box for word in words]
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
