"""Passages and rows become the blocks of a document, each character with its page and place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from servanda.exchange.lines import begins_item
from servanda.exchange.pdf.hyphens import Hyphens
from servanda.exchange.pdf.lines import Line
from servanda.exchange.pdf.passages import BULLET, Passage
from servanda.exchange.pdf.spelling import Spelt, spelt
from servanda.exchange.pdf.tables import Cells
from servanda.findings import Span
from servanda.instrument.document import Block, BlockKind, Piece, Place

_STEP = 1.5
_CELL_EDGE = " | "

Anchors = Mapping[tuple[int, str], int]


@dataclass(slots=True)
class Writer:
    """Writes blocks one after another; offsets count the characters of all lines in that order."""

    name: str
    hyphens: Hyphens
    anchors: Anchors = field(default_factory=dict)
    at: int = 0
    paragraph: int = 0

    def passage(self, passage: Passage, rank: int) -> tuple[Block, Spelt]:
        """Write a paragraph, an item or a heading (of this rank, if not 0)."""
        words = spelt(passage.lines, self.hyphens, self.anchors)
        if rank:
            return self._block(BlockKind.HEADING, words, rank), words
        depth = _depth(passage.first) if _is_item(passage) else 0
        return self._block(
            BlockKind.LIST_ITEM if depth else BlockKind.PARAGRAPH, words, depth
        ), words

    def row(self, cells: Cells) -> tuple[Block, Spelt]:
        """Write the row of a table."""
        words = Spelt()
        for number, lines in enumerate(cells):
            if number:
                words.text += _CELL_EDGE
            spelt(lines, self.hyphens, self.anchors, words)
        return self._block(BlockKind.TABLE_ROW, words, 0), words

    def aside(self, lines: Sequence[Line]) -> Block:
        """Write lines that are not read as part of the text."""
        return self._block(BlockKind.PARAGRAPH, spelt(lines, self.hyphens, {}), 0)

    def filled_in(self, words: str) -> Block:
        """Write what was filled into a form that keeps it beside its pages."""
        return Block(BlockKind.PARAGRAPH, words, self.place_of(None, words), look="form")

    def place_of(self, page: int | None, words: str) -> Place:
        """Return the place of words that stand in no line of the text: in a note over it."""
        self.paragraph += 1
        span = Span(self.name, self.at, self.at + len(words), self.paragraph, 1)
        self.at += len(words) + 1
        return Place(span, page=page)

    def _block(self, kind: BlockKind, words: Spelt, level: int) -> Block:
        self.paragraph += 1
        pieces = []
        first = self.at
        for stretch in words.stretches:
            length = stretch.end - stretch.start
            column = self.at - first + 1
            span = Span(self.name, self.at, self.at + length, self.paragraph, column)
            pieces.append(Piece(stretch.start, stretch.end, Place(span, page=stretch.page)))
            self.at += length + 1
        place = pieces[0].place
        whole = Span(self.name, first, self.at - 1, self.paragraph, 1)
        return Block(
            kind,
            words.text,
            Place(whole, page=place.page),
            level,
            emphasis=tuple(sorted(words.emphasis, key=lambda e: (e.start, e.stress))),
            pieces=tuple(pieces),
        )


def _is_item(passage: Passage) -> bool:
    text = passage.first.text
    if BULLET.match(text):
        return True
    steps = [line.indent - passage.first.indent for line in passage.lines[1:2]]
    if any(step < -1 for step in steps):
        return False  # the first line of a paragraph is set in, the number is no item's
    hanging = any(step > 1 for step in steps)
    return begins_item(text) and (hanging or passage.first.indent > passage.first.size)


def _depth(line: Line) -> int:
    return 1 + int(line.indent / (_STEP * line.size))
