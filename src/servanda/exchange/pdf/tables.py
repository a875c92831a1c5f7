"""What stands side by side: rows of a table, two languages, or columns read one after another.

- Rows: lines drawn across divide the columns, or gaps at the same heights do, or three and more
  columns hold a few words each on the same lines.
- Two languages: the words of the left column are not those of the right, over the whole document.
  Each language is then read through all pages before the other.
- Otherwise each column is read to its foot before the next.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from servanda.exchange.pdf.lines import Line
from servanda.exchange.pdf.pages import Box
from servanda.exchange.pdf.passages import ends_on_purpose

_ACROSS = 0.7
_NEAR = 3.0
_LEVEL = 1.0
_FEW_WORDS = 4.0
_FEWEST_BANDS = 3
_SAME_GAPS = 0.9
_WIDE_GAP = 1.35
_ALIKE = 0.9
_FULL = 0.4
# Two columns of one language share far more of their words than this, two languages hardly any.
_SAME_WORDS = 0.35
_FEWEST_WORDS = 40
_WORD = re.compile(r"[^\W\d_]+")

Cells = list[list[Line]]


def rows_of(columns: Sequence[Sequence[Line]], rules: Sequence[Box]) -> list[Cells] | None:
    """Return the rows of a table with the lines of each cell, or None where there is no table."""
    if any(not lines for lines in columns):
        return None
    edges = _ruled(columns, rules) or _gapped(columns) or _short(columns)
    if edges is None:
        return None
    rows: list[Cells] = []
    for top, bottom in pairwise([-math.inf, *edges, math.inf]):
        cells = [[line for line in lines if top < line.base <= bottom] for lines in columns]
        if any(cells):
            rows.append(cells)
    return rows


def _ruled(columns: Sequence[Sequence[Line]], rules: Sequence[Box]) -> list[float] | None:
    """Return the heights of the lines that are drawn across the columns."""
    left, right, top, bottom = _extent(columns)
    across = sorted(
        (rule.top + rule.bottom) / 2
        for rule in _joined(rules)
        if min(rule.right, right) - max(rule.left, left) >= _ACROSS * (right - left)
        and top < rule.top < bottom
    )
    heights = [height for before, height in pairwise([-math.inf, *across]) if height > before + 1]
    return heights or None


def _joined(rules: Sequence[Box]) -> Iterable[Box]:
    """Put level lines that meet, as the edges of cells do, together to one."""
    level = sorted((r for r in rules if r.width > r.height), key=lambda r: (round(r.top), r.left))
    current: Box | None = None
    for rule in level:
        same = current is not None and abs(rule.top - current.top) < _NEAR
        if current is not None and same and rule.left <= current.right + _NEAR:
            current = current._replace(right=max(current.right, rule.right))
        else:
            if current is not None:
                yield current
            current = rule
    if current is not None:
        yield current


def _gapped(columns: Sequence[Sequence[Line]]) -> list[float] | None:
    """Return heights at which all columns have a gap, where hardly a column has one alone."""
    gaps = [_gaps_in(lines) for lines in columns]
    most = max(len(each) for each in gaps)
    met = [found for first in gaps[0] if len(found := _met(first, gaps)) == len(gaps)]
    shared = [min(gap[1] for gap in found) for found in met]
    if len(shared) < _FEWEST_BANDS - 1 or len(shared) < _SAME_GAPS * most:
        return None
    # Cells of a row begin level and end as they may; paragraphs that meet by chance do neither.
    uneven = any(max(g[0] for g in found) - min(g[0] for g in found) > _NEAR for found in met)
    return [height - 1 for height in shared] if uneven and _begin_level(columns, shared) else None


def _gaps_in(lines: Sequence[Line]) -> list[tuple[float, float]]:
    steps = [below.base - above.base for above, below in pairwise(lines)]
    if not steps:
        return []
    pitch = sorted(steps)[len(steps) // 4]
    return [
        (above.base, below.base - below.size * 0.8)
        for above, below in pairwise(lines)
        if below.base - above.base > _WIDE_GAP * pitch
    ]


def _met(
    gap: tuple[float, float], gaps: Sequence[Sequence[tuple[float, float]]]
) -> list[tuple[float, float]]:
    top, bottom = gap
    met = []
    for each in gaps:
        found = [other for other in each if other[0] < bottom and top < other[1]]
        if not found:
            return []
        met.append(found[0])
    return met


def _begin_level(columns: Sequence[Sequence[Line]], heights: Sequence[float]) -> bool:
    level = 0
    for height in heights:
        firsts = [
            next((line.base for line in lines if line.base > height), None) for lines in columns
        ]
        known = [first for first in firsts if first is not None]
        level += max(known) - min(known) <= _LEVEL
    return level == len(heights)


def _short(columns: Sequence[Sequence[Line]]) -> list[float] | None:
    """Return the heights between lines of a table with a few words in each cell."""
    if len(columns) < _FEWEST_BANDS:
        return None
    words = [len(line.words) for lines in columns for line in lines]
    heights = sorted(line.base for line in columns[0])
    others = [line.base for lines in columns[1:] for line in lines]
    if any(_run_on(lines) for lines in columns):
        return None
    level = sum(any(abs(base - height) <= _NEAR for height in heights) for base in others)
    if sum(words) > _FEW_WORDS * len(words) or level < _ALIKE * len(others):
        return None
    return [height + _NEAR for height in heights]


def _run_on(lines: Sequence[Line]) -> bool:
    """Whether the lines of a column are as full as those of a text are, figures aside."""
    if all(line.text[:1].isdecimal() for line in lines):
        return False
    full = sum(not ends_on_purpose(line, below) for line, below in pairwise(lines))
    return full > _FULL * (len(lines) - 1)


def _extent(columns: Sequence[Sequence[Line]]) -> tuple[float, float, float, float]:
    boxes = [line.box for lines in columns for line in lines]
    return (
        min(box.left for box in boxes),
        max(box.right for box in boxes),
        min(box.top for box in boxes),
        max(box.bottom for box in boxes),
    )


def in_two_languages(left: Iterable[Line], right: Iterable[Line]) -> bool:
    """Whether two columns are written in two languages: they hardly share a word.

    The likeness is the cosine of how often each word stands in either; names and figures that both
    have are few beside the small words of a language.
    """
    one, other = _words(left), _words(right)
    if min(one.total(), other.total()) < _FEWEST_WORDS:
        return False
    common = sum(count * other[word] for word, count in one.items())
    lengths = math.sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values()))
    return common / lengths < _SAME_WORDS


def _words(lines: Iterable[Line]) -> Counter[str]:
    return Counter(word.lower() for line in lines for word in _WORD.findall(line.text))
