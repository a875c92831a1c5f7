"""A document as it was found: its blocks of words, in order, each with its place in the source.

A document knows nothing of agreements. It keeps what every format can tell (headings, paragraphs,
list items, what stands out) and forgets the rest; whoever reads it decides what the words are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import datetime
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
    """Where words stand in their source.

    `path` leads to the element in formats that have elements (`/html/body/p[3]`). There the span
    covers the line on which the element begins, and `offset` counts the characters of the element's
    own text before these words. Elsewhere the span covers exactly the words. In formats without
    lines (DOCX, PDF) the line is the number of the paragraph. `page` counts from 1.
    """

    span: Span
    path: str = ""
    offset: int = 0
    page: int | None = None

    def within(self, start: int, end: int) -> Place:
        """Return the place of the characters `start` up to `end` of words on one line."""
        span = self.span
        if self.path:
            return Place(span, self.path, self.offset + start, self.page)
        inner = Span(
            span.source, span.start + start, span.start + end, span.line, span.column + start
        )
        return Place(inner, page=self.page)

    def spanning(self, start: int, end: int) -> Place:
        """Return the same place with a span from `start` up to `end`."""
        return replace(self, span=replace(self.span, start=start, end=end))


@dataclass(frozen=True, slots=True)
class Piece:
    """The characters of a block from `start` up to `end`, which stand so in one line of the source.

    A block is made of several where its words run over lines, elements or pages. Characters that
    the source writes at another length (`&amp;`) are a piece of their own, whose place is that of
    the whole notation.
    """

    start: int
    end: int
    place: Place

    def place_of(self, start: int, end: int) -> Place:
        """Return the place of the characters of the block from `start` up to `end` within this."""
        span = self.place.span
        if not self.place.path and span.end - span.start != self.end - self.start:
            return self.place
        return self.place.within(
            max(start, self.start) - self.start, min(end, self.end) - self.start
        )


class Rank(StrEnum):
    """What a division is among those of its document."""

    HOLDER = "holds articles"
    ARTICLE = "article"
    ATTACHED = "attached"


@dataclass(frozen=True, slots=True)
class Division:
    """A division of the text, where the format itself says that one begins.

    `name` is what the format calls it (`article`, `chapter`), `number` its number as written, which
    the first `end` characters of the block hold.
    """

    rank: Rank
    name: str
    number: str
    end: int


class Belonging(StrEnum):
    """Which part of a document a block belongs to, where the format itself says so."""

    FRONT = "front"
    PREAMBLE = "preamble"
    BODY = "body"
    END = "end"
    ATTACHED = "attached"


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of words that the source sets off from its neighbours.

    `level` is the rank of a heading and the depth of a list item or quotation (from 1). `marker` is
    the number or bullet of a list item where the format keeps it apart from the words. `look` names
    how the source dresses the block (classes, colour, quotation): blocks that look alike were meant
    alike, whatever it was that they were meant to be. `pieces` say of every character where it
    stands; white space between two pieces stands for what divides them in the source. `begins` and
    `belongs` are given by formats that state their structure; there it must not be guessed anew.
    """

    kind: BlockKind
    text: str
    place: Place
    level: int = 0
    marker: str | None = None
    emphasis: tuple[Emphasis, ...] = ()
    look: str = ""
    pieces: tuple[Piece, ...] = ()
    begins: Division | None = None
    belongs: Belonging | None = None

    def stressed(self, stress: Stress) -> int:
        """Count the characters that stand out in this way."""
        return sum(e.end - e.start for e in self.emphasis if e.stress is stress)

    def place_of(self, start: int, end: int) -> Place:
        """Return where the characters from `start` up to `end` of the text stand in the source.

        Over several pieces the place is that of the first, its span reaching to where they end.
        A block that knows no pieces answers with its own place.
        """
        begins = bisect_right(self.pieces, start, key=lambda piece: piece.end)
        ends = bisect_left(self.pieces, end, key=lambda piece: piece.start)
        if begins >= ends:
            return self.place
        first, last = self.pieces[begins], self.pieces[ends - 1]
        place = first.place_of(start, end)
        if first is last or place.path:
            return place
        close = last.place_of(start, end).span.end
        return replace(place, span=replace(place.span, end=close))

    def at(self, begin: int) -> Block:
        """Return the block with spans that count from `begin`, where its words stand in a text.

        This is for formats without lines: their spans count in the text of all blocks.
        """
        pieces = tuple(
            replace(piece, place=piece.place.spanning(begin + piece.start, begin + piece.end))
            for piece in self.pieces
        )
        place = self.place.spanning(begin, begin + len(self.text))
        return replace(self, place=place, pieces=pieces)


class AnnotationKind(StrEnum):
    """How a source sets words beside its text."""

    COMMENT = "comment"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"


@dataclass(frozen=True, slots=True)
class Annotation:
    """Words that a source sets beside its text, and the characters of the block they hang on.

    `block` is None where nothing says what they hang on. `answers` counts the annotation that a
    comment answers.
    """

    kind: AnnotationKind
    text: str
    place: Place
    block: int | None = None
    start: int = 0
    end: int = 0
    author: str | None = None
    made: datetime | None = None
    answers: int | None = None


class ChangeKind(StrEnum):
    """What a tracked change does."""

    INSERTION = "insertion"
    DELETION = "deletion"


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change: who put these words in, or took them out, and when."""

    kind: ChangeKind
    text: str
    place: Place
    author: str | None = None
    made: datetime | None = None


@dataclass(frozen=True, slots=True)
class State:
    """The document as it reads with some of its tracked changes only."""

    name: str
    document: Document


@dataclass(frozen=True, slots=True)
class Document:
    """The words of a source, with what its format states about it.

    `title`, `byline` and `published` are given only where the format has a field for them, as
    written there. `put_aside` holds the blocks that belong to the page and not to what it says
    (menus, running heads, page numbers): they are not read, and not lost. Where changes are
    tracked, the blocks are those with every change made; `states` holds the others: before any,
    and with each author's alone.
    """

    name: str
    blocks: tuple[Block, ...]
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    put_aside: tuple[Block, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    changes: tuple[Change, ...] = ()
    states: tuple[State, ...] = ()

    def with_states(self, states: tuple[State, ...]) -> Document:
        """Return the document with the ways in which it reads with some changes only."""
        return replace(self, states=states)
