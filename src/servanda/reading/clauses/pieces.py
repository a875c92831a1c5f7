"""Takes a draft into the texts that are read at one go, and each reading into its clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from servanda.instrument.document import Block, BlockKind
from servanda.reading.clauses.frame import ClauseReading, Frame, UnreadWords
from servanda.reading.clauses.running_text import RunningText, running_texts
from servanda.reading.segmentation import Draft

_FEWEST_ARTICLES = 2
"""One number at the head of a line makes no agreement of a list of statements."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one clause says, of a text that is read at one go.

    `clause` is its label, None for a statement of a source without articles; `text` its words,
    which begin at `start` of the text that was read, where the spans of its frames count.
    """

    clause: str | None
    start: int
    text: str
    frames: tuple[Frame, ...]
    unread: tuple[UnreadWords, ...]


def pieces_of(draft: Draft, *, by_line: bool = False) -> tuple[RunningText, ...]:
    """Return a draft's clauses; where it has no articles, or `by_line`, a statement for each line.

    In formats without lines (a web page, a Word file) a paragraph is a statement.
    """
    numbered = [article for article in draft.articles if article.number is not None]
    if by_line or len(numbered) < _FEWEST_ARTICLES:
        statements = (text for block in draft.document.blocks for text in _lines(block))
        return tuple(_statement(text) for text in statements if text.strip())
    return tuple(running_texts(draft.articles))


def parts_of(piece: RunningText, reading: ClauseReading) -> Iterator[Part]:
    """Yield what each clause of a text says, in its order."""
    start = 0
    for label, end in zip(piece.labels, piece.ends, strict=True):
        frames = tuple(f for f in reading.frames if start <= f.sentence.start < end)
        unread = tuple(u for u in reading.unread if start <= u.words.spans[0].start < end)
        last = max([end, *(s.end for f in frames for s in (*f.taken, f.sentence))])
        text = reading.text[start:last].rstrip()
        yield Part(label or None, start, text, frames, unread)
        start = end


def _statement(text: str) -> RunningText:
    return RunningText("", text, ("",), (len(text),))


def _lines(block: Block) -> Iterator[str]:
    if block.kind is BlockKind.RULE:
        return
    if block.place.path or not block.pieces:
        yield block.text
        return
    for _, pieces in groupby(block.pieces, key=lambda piece: piece.place.span.line):
        inside = list(pieces)
        yield block.text[inside[0].start : inside[-1].end]
