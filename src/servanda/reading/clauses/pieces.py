"""Takes a draft into the pieces that are read at one go: its clauses, or its statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from servanda.instrument.document import Block, BlockKind
from servanda.reading.segmentation import Article, Draft

_FEWEST_ARTICLES = 2
"""One number at the head of a line makes no agreement of a list of statements."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are read at one go; `clause` is their label, where the source has articles."""

    clause: str | None
    text: str


def pieces_of(draft: Draft, *, by_line: bool = False) -> tuple[Piece, ...]:
    """Return a draft's clauses; where it has no articles, or `by_line`, a statement for each line.

    In formats without lines (a web page, a Word file) a paragraph is a statement.
    """
    numbered = [article for article in draft.articles if article.number is not None]
    if by_line or len(numbered) < _FEWEST_ARTICLES:
        statements = (text for block in draft.document.blocks for text in _lines(block))
        return tuple(Piece(None, text) for text in statements if text.strip())
    return tuple(piece for article in draft.articles for piece in _clauses(article))


def _lines(block: Block) -> Iterator[str]:
    if block.kind is BlockKind.RULE:
        return
    if block.place.path or not block.pieces:
        yield block.text
        return
    for _, pieces in groupby(block.pieces, key=lambda piece: piece.place.span.line):
        inside = list(pieces)
        yield block.text[inside[0].start : inside[-1].end]


def _clauses(article: Article) -> Iterator[Piece]:
    inside = {extract for sub in article.sub_points for extract in sub.words}
    chapeau = " ".join(e.text for e in article.words if e not in inside).strip()
    if chapeau:
        yield Piece(article.label, chapeau)
    yield from (Piece(sub.label, sub.text) for sub in article.sub_points)
