"""Line numbers in a margin: figures that count the lines of the text beside them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from servanda.exchange.pdf.lines import lines_of
from servanda.exchange.pdf.pages import Page, Word

_FEWEST = 3
_AWAY = 0.6
_IN_STEP = 0.7


def line_numbers(page: Page) -> list[Word]:
    """Return the words of a page that number its lines, in its left or right margin.

    Numbers of articles and of items stand beside the first line of each and so count more slowly
    than the lines do; these count with them, one by one or by fives.
    """
    if sum(word.text.isdecimal() for word in page.words) < _FEWEST:
        return []
    lines = lines_of(page.number, page.words)
    for side in (0, -1):
        counted = [
            (row, int(line.words[side].text), line.words[side])
            for row, line in enumerate(lines)
            if line.words[side].text.isdecimal() and len(line.words[side].text) < 5  # noqa: PLR2004
        ]
        apart = [each for each in counted if _stands_apart(each[2], lines[each[0]].words, side)]
        if len(apart) >= _FEWEST and _counts_lines([(row, number) for row, number, _ in apart]):
            return [word for _, _, word in apart]
    return []


def _stands_apart(word: Word, line: Sequence[Word], side: int) -> bool:
    if len(line) == 1:
        return True
    beside = line[1 if side == 0 else -2].box
    gap = beside.left - word.box.right if side == 0 else word.box.left - beside.right
    return gap > _AWAY * word.size


def _counts_lines(counted: Sequence[tuple[int, int]]) -> bool:
    """Whether the numbers grow by as many as there are lines between them."""
    steps = list(pairwise(counted))
    in_step = sum(b[1] - a[1] == b[0] - a[0] for a, b in steps)
    return in_step >= _IN_STEP * len(steps) and in_step >= _FEWEST - 1
