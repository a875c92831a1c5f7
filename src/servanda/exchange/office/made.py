"""Blocks with what hangs on them, and how the cells of a row become one."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace

from servanda.exchange.stressed_words import Words, joined
from servanda.instrument.document import Block, BlockKind, Piece

_DIVIDER = " | "


@dataclass(frozen=True, slots=True)
class Made:
    """A block, and what hangs on it: each mark and the character before which it stands."""

    block: Block
    marks: dict[Hashable, int] = field(default_factory=dict)


def row_of(cells: list[list[Made]]) -> list[Made]:
    """Make one row of a table's cells; leave them as they are where one holds several blocks."""
    filled = [cell for cell in cells if cell]
    plain = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)
    if len(filled) < 2 or any(len(c) > 1 or c[0].block.kind not in plain for c in filled):  # noqa: PLR2004
        return [made for cell in cells for made in cell]
    while not cells[-1]:
        cells = cells[:-1]
    words = joined([_words(cell) for cell in cells], _DIVIDER)
    # A row that begins with empty cells begins with the line between them.
    text = words.text.lstrip(" ")
    cut = len(words.text) - len(text)
    first = filled[0][0].block
    emphasis = tuple(replace(e, start=e.start - cut, end=e.end - cut) for e in words.emphasis)
    pieces = tuple(Piece(p.start - cut, p.end - cut, p.place) for p in words.pieces)
    row = replace(
        first, kind=BlockKind.TABLE_ROW, text=text, level=0, marker=None, emphasis=emphasis,
        pieces=pieces,
    )  # fmt: skip
    return [Made(row, {mark: max(0, at - cut) for mark, at in words.marks.items()})]


def _words(cell: list[Made]) -> Words:
    if not cell:
        return Words("")
    block, marks = cell[0].block, cell[0].marks
    words = Words(block.text, block.emphasis, block.pieces, marks)
    return joined((Words(block.marker), words), " ") if block.marker else words
