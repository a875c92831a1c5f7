"""How a page is divided: tables that are drawn, and columns between white strips.

What stands above, beside and below them is divided again: columns may stand in columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from servanda.exchange.pdf.grids import Grid, grids_of
from servanda.exchange.pdf.lines import box_around
from servanda.exchange.pdf.pages import Box, Page, Word
from servanda.exchange.pdf.strips import Strip, strip_in

_DEEPEST = 8
# Strips of two pages nearer to each other than this are one, in points.
_SAME_STRIP = 12.0


@dataclass(frozen=True, slots=True)
class Flow:
    """Words that are read line by line, within the box that the strips around them leave."""

    words: tuple[Word, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Columns:
    """What stands side by side, from left to right, and where the strips between them are."""

    parts: tuple[tuple[Part, ...], ...]
    strips: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Words in the cells of a grid that is drawn around them."""

    words: tuple[Word, ...]
    grid: Grid


Part: TypeAlias = Flow | Columns | Table


def parts_of_pages(pages: Sequence[Page]) -> list[tuple[Part, ...]]:
    """Divide the words of each page, from the top to the foot.

    The last column of a document may be a line long: a strip that other pages have is believed.
    """
    divisions = [_Division(grids_of(page.rules)) for page in pages]
    parts = [each.parts(page.words) for each, page in zip(divisions, pages, strict=True)]
    known = sorted({round(strip) for page in parts for strip in _strips_of(page)})
    for i, page in enumerate(pages):
        have = list(_strips_of(parts[i]))
        if any(all(abs(strip - its) > _SAME_STRIP for its in have) for strip in known):
            parts[i] = replace(divisions[i], known=known).parts(page.words)
    return parts


def _strips_of(parts: Iterable[Part]) -> Iterator[float]:
    for part in parts:
        if isinstance(part, Columns):
            yield from part.strips
            for column in part.parts:
                yield from _strips_of(column)


@dataclass(frozen=True, slots=True)
class _Division:
    """Divides one page: by the grids drawn on it, and by strips, its own and known ones."""

    grids: Sequence[Grid]
    known: Sequence[float] = ()

    def parts(self, words: Sequence[Word], depth: int = 0) -> tuple[Part, ...]:
        if not words:
            return ()
        if depth > _DEEPEST:
            return (Flow(tuple(words), box_around(words)),)
        for grid in self.grids:
            within = [word for word in words if grid.holds(word)]
            if within and (around := _above_and_below(grid, words)):
                above, below = (self.parts(side, depth + 1) for side in around)
                return (*above, Table(tuple(within), grid), *below)
        strip = strip_in(words, self.known, [grid.box for grid in self.grids])
        if strip is None:
            return (Flow(tuple(words), box_around(words)),)
        return self._beside(words, strip, depth)

    def _beside(self, words: Sequence[Word], strip: Strip, depth: int) -> tuple[Part, ...]:
        above: list[Word] = []
        left: list[Word] = []
        right: list[Word] = []
        below: list[Word] = []
        for word in words:
            height = word.base - word.size / 4
            if height < strip.top:
                above.append(word)
            elif height > strip.bottom:
                below.append(word)
            else:
                (left if word.box.left < strip.middle else right).append(word)
        one, other = (_side(self.parts(side, depth + 1)) for side in (left, right))
        beside = Columns((*one.parts, *other.parts), (*one.strips, strip.middle, *other.strips))
        return (*self.parts(above, depth + 1), beside, *self.parts(below, depth + 1))


def _above_and_below(grid: Grid, words: Sequence[Word]) -> tuple[list[Word], list[Word]] | None:
    """Return the words above and below a grid, or None where words stand beside it."""
    outside = [word for word in words if not grid.holds(word)]
    above = [word for word in outside if word.base <= grid.box.top + word.size / 2]
    below = [word for word in outside if word.base - word.size / 2 >= grid.box.bottom]
    return (above, below) if len(above) + len(below) == len(outside) else None


def _side(parts: tuple[Part, ...]) -> Columns:
    """Return the columns that one side of a strip holds: two, where it is divided all along."""
    if len(parts) == 1 and isinstance(parts[0], Columns):
        return parts[0]
    return Columns((parts,), ())
