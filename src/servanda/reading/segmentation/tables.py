"""Points set out in a table: each row becomes a point and what another column says about it.

Only a table with a column that speaks as an agreement does is taken apart, and only where its rows
are counted or another column holds remarks. Any other table stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from servanda.instrument.document import Block, BlockKind
from servanda.reading.segmentation.cutting import part_of
from servanda.reading.segmentation.enumerators import numbers_of
from servanda.reading.segmentation.numbers import in_words, roman
from servanda.reading.segmentation.register import promises
from servanda.reading.segmentation.rows import cells_of, is_row
from servanda.reading.segmentation.unnumbered import is_remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from servanda.instrument.document import Document

_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class _Cell:
    """The characters from `start` up to `end` of a row."""

    row: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.row.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column counts the points (None: nothing does), and which holds their words."""

    number: int | None
    words: int
    first_row: int


def with_points_of_tables(document: Document) -> Document:
    """Return the document with the rows of tables of points taken apart."""
    blocks: list[Block] = []
    for in_table, group in groupby(document.blocks, key=is_row):
        found = list(group)
        blocks += _points(found) if in_table else found
    return replace(document, blocks=tuple(blocks))


def _points(rows: Sequence[Block]) -> Sequence[Block]:
    table = [[_Cell(row, a, b) for a, b in cells_of(row)] for row in rows]
    columns = _columns(table)
    if columns is None:
        return rows
    head = [replace(row, kind=BlockKind.HEADING) for row in rows[: columns.first_row]]
    return [*head, *(b for cells in table[columns.first_row :] for b in _row(cells, columns))]


def _columns(table: Sequence[Sequence[_Cell]]) -> _Columns | None:
    """Find out what the columns hold; the rows before the first point are the table's head."""
    texts = [[cell.text if cell else "" for cell in column] for column in zip_longest(*table)]
    speaking = {n: sum(_speaks(text) for text in column) for n, column in enumerate(texts)}
    words = max(speaking, key=lambda n: speaking[n])
    number = next((n for n, column in enumerate(texts) if n < words and _counts(column)), None)
    decisive = texts[words if number is None else number]
    first = next((i for i, t in enumerate(decisive) if _number(t) == 1 or _speaks(t)), 0)
    told = any(is_remark(t) for n, c in enumerate(texts) if n > words for t in c[first:])
    many = speaking[words] >= max(_FEWEST_ROWS, (len(table) - first) / 2)
    return _Columns(number, words, first) if many and (told or number is not None) else None


def _speaks(text: str) -> bool:
    return promises(text) and not is_remark(text)


def _counts(column: Sequence[str]) -> bool:
    found = [number for text in column if (number := _number(text))]
    return len(found) >= _FEWEST_ROWS and found == list(range(1, len(found) + 1))


def _number(text: str) -> int | None:
    mark = text.strip(" .)(")
    return int(mark) if mark.isdecimal() and len(mark) <= 3 else in_words(mark) or roman(mark)  # noqa: PLR2004


def _row(cells: Sequence[_Cell], columns: _Columns) -> Iterator[Block]:
    if columns.words >= len(cells):
        yield cells[0].row
        return
    mark = None if columns.number is None else cells[columns.number].text.strip(" .)(") + "."
    words = _block(cells[columns.words])
    if mark is not None:
        words = replace(words, kind=BlockKind.LIST_ITEM, level=1, marker=mark)
    elif not numbers_of(words):
        words = replace(words, kind=BlockKind.LIST_ITEM, level=1, marker="•")
    yield words
    for n, cell in enumerate(cells):
        if n not in {columns.number, columns.words} and cell.text.strip():
            yield replace(_block(cell), look=f"column {n + 1}")


def _block(cell: _Cell) -> Block:
    words = part_of(cell.row, cell.start, cell.end)
    return replace(words, kind=BlockKind.PARAGRAPH, level=0, look="")
