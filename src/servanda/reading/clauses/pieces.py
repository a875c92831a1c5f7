"""Takes a document into the texts that are read at one go, and each reading into its clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from servanda.instrument.document import Block, BlockKind, Document
from servanda.reading.clauses.frame import ClauseReading, Frame, UnreadWords
from servanda.reading.clauses.running_text import RunningText, running_texts
from servanda.reading.segmentation import Draft, segment

_NAMED = re.compile(r"[^\W\d_]{3,}")
_FEWEST_ARTICLES = 2
_MOST_BEFORE = 0.5
"""So much of a source may stand before its first article."""


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


def pieces_of(document: Document, *, by_line: bool = False) -> tuple[RunningText, ...]:
    """Return a source's clauses; where it has no articles, or `by_line`, a statement for each line.

    In formats without lines (a web page, a Word file) a paragraph is a statement.
    """
    draft = None if by_line else segment(document)
    if draft is not None and _has_articles(draft):
        return tuple(running_texts(draft.articles))
    statements = (text for block in document.blocks for text in _lines(block))
    return tuple(_statement(text) for text in statements if text.strip())


def _has_articles(draft: Draft) -> bool:
    """Whether a source is an agreement, and not a list of statements of which some have a number.

    Articles are named (`Article 3`), or count from one on.
    """
    numbers = [a.number for a in draft.articles if a.number is not None]
    if len(numbers) < _FEWEST_ARTICLES:
        return False
    before = numbers[0].block / len(draft.document.blocks)
    named = all(_NAMED.search(number.text) for number in numbers)
    counted = [a.label for a in draft.articles[:_FEWEST_ARTICLES]]
    in_a_row = counted == [str(n) for n in range(1, _FEWEST_ARTICLES + 1)]
    return before <= _MOST_BEFORE and (named or in_a_row)


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
