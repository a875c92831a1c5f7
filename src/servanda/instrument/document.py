"""A document as it was found: its blocks of words, in order, each with its place in the source.

A document knows nothing of agreements. It keeps what every format can tell (headings, paragraphs,
list items, what stands out) and forgets the rest; whoever reads it decides what the words are.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.findings import Span


class BlockKind(StrEnum):
    """What the source says a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTATION = "quotation"
    TABLE_ROW = "table row"
    RULE = "rule"


class Stress(StrEnum):
    """How the source makes words stand out."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINED = "underlined"
    HIGHLIGHTED = "highlighted"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """The characters of a block's text, from `start` up to `end`, that stand out."""

    stress: Stress
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands in its source.

    `path` leads to the element in formats that have elements (`/html/body/p[3]`). There the span
    covers the line on which the element begins; elsewhere it covers exactly the block's characters.
    """

    span: Span
    path: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of words that the source sets off from its neighbours.

    `level` is the rank of a heading and the depth of a list item or quotation (from 1). `marker` is
    the number or bullet of a list item where the format keeps it apart from the words. `look` names
    how the source dresses the block (classes, colour, quotation): blocks that look alike were meant
    alike, whatever it was that they were meant to be.
    """

    kind: BlockKind
    text: str
    place: Place
    level: int = 0
    marker: str | None = None
    emphasis: tuple[Emphasis, ...] = ()
    look: str = ""

    def stressed(self, stress: Stress) -> int:
        """Count the characters that stand out in this way."""
        return sum(e.end - e.start for e in self.emphasis if e.stress is stress)


@dataclass(frozen=True, slots=True)
class Document:
    """The words of a source, with what its format states about it.

    `title`, `byline` and `published` are given only where the format has a field for them, as
    written there. `put_aside` holds the blocks that belong to the page and not to what it says
    (menus, comments): they are not read, and not lost.
    """

    name: str
    blocks: tuple[Block, ...]
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    put_aside: tuple[Block, ...] = ()
