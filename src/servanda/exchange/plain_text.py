"""Plain text becomes a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from servanda.exchange.lines import lines_of, paragraphs
from servanda.findings import Span
from servanda.instrument.document import Block, BlockKind, Document, Piece, Place

if TYPE_CHECKING:
    from servanda.exchange.lines import Line
    from servanda.findings import Text


def read_plain_text(text: Text) -> Document:
    """Read a text whose only form is its line ends."""
    blocks = [_block(text, group) for group in paragraphs(lines_of(text.content))]
    return Document(text.name, tuple(blocks))


def _block(text: Text, group: list[Line]) -> Block:
    """Join the lines of a paragraph; each is a piece of it."""
    words = [line.text.strip() for line in group]
    pieces = []
    start = 0
    for line, said in zip(group, words, strict=True):
        begin = line.start + line.indent
        span = Span(text.name, begin, begin + len(said), line.number, line.indent + 1)
        pieces.append(Piece(start, start + len(said), Place(span)))
        start += len(said) + 1
    first, last = pieces[0].place.span, pieces[-1].place.span
    whole = Span(text.name, first.start, last.end, first.line, first.column)
    kind = BlockKind.RULE if group[0].drawn else BlockKind.PARAGRAPH
    look = "indented" if group[0].indent else ""
    return Block(kind, " ".join(words), Place(whole), look=look, pieces=tuple(pieces))
