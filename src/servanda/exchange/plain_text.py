"""Plain text becomes a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from servanda.exchange.lines import lines_of, paragraphs
from servanda.findings import Span
from servanda.instrument.document import Block, BlockKind, Document, Place

if TYPE_CHECKING:
    from servanda.exchange.lines import Line
    from servanda.findings import Text


def read_plain_text(text: Text) -> Document:
    """Read a text whose only form is its line ends."""
    blocks = [_block(text, group) for group in paragraphs(lines_of(text.content))]
    return Document(text.name, tuple(blocks))


def _block(text: Text, group: list[Line]) -> Block:
    first, last = group[0], group[-1]
    end = last.start + len(last.text.rstrip())
    span = Span(text.name, first.start + first.indent, end, first.number, first.indent + 1)
    words = " ".join(line.text.strip() for line in group)
    kind = BlockKind.RULE if first.drawn else BlockKind.PARAGRAPH
    look = "indented" if first.indent else ""
    return Block(kind, words, Place(span), look=look)
