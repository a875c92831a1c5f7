"""The blocks and annotations of a document, made of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from servanda.exchange.pdf.comments import comments_of
from servanda.exchange.pdf.footnotes import Note
from servanda.exchange.pdf.forms import filled_in
from servanda.exchange.pdf.headings import ranks_of
from servanda.exchange.pdf.hyphens import Hyphens
from servanda.exchange.pdf.lines import lines_of
from servanda.exchange.pdf.pages import About, Page
from servanda.exchange.pdf.passages import Passage, passages_of
from servanda.exchange.pdf.reading_order import Row, ordered
from servanda.exchange.pdf.spelling import Spelt
from servanda.exchange.pdf.surroundings import parted
from servanda.exchange.pdf.unseen import Aside
from servanda.exchange.pdf.writing import Writer
from servanda.instrument.document import Annotation, AnnotationKind, Block


@dataclass(slots=True)
class Made:
    """Blocks with the words that they were spelt from, what was put aside, and notes."""

    blocks: list[Block] = field(default_factory=list)
    words: list[Spelt] = field(default_factory=list)
    aside: list[tuple[Aside, Block]] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)


def made_of(pages: Sequence[Page], about: About, name: str) -> Made:
    """Make the blocks of a document of the pages that can be read."""
    made = Made()
    text, aside = parted(pages)
    order = ordered(text)
    anchors = {(note.page, note.mark): i for i, note in enumerate(order.notes) if note.mark}
    writer = Writer(name, Hyphens(line.text for line in order.lines()), anchors)
    parts: list[Passage | Row] = []
    for stretch in order.stretches:
        parts += [stretch] if isinstance(stretch, Row) else passages_of(stretch, order.setting)
    ranks = iter(ranks_of([p for p in parts if isinstance(p, Passage)], order.setting, about))
    for part in parts:
        if isinstance(part, Row):
            block, words = writer.row(part.cells)
        else:
            block, words = writer.passage(part, next(ranks))
        if block.text:
            made.blocks.append(block)
            made.words.append(words)
    made.annotations += _footnotes(order.notes, made, writer)
    made.annotations += comments_of(pages, made.words, writer)
    made.blocks += [writer.filled_in(words) for words in filled_in(about.form)]
    for what, page in aside:
        made.aside += [(what, writer.aside([line])) for line in lines_of(page.number, page.words)]
    return made


def _footnotes(notes: Sequence[Note], made: Made, writer: Writer) -> Iterator[Annotation]:
    """Yield the notes, each on the word before its mark."""
    hung: dict[int, tuple[int, int]] = {}
    for number, words in enumerate(made.words):
        for end, note in words.marks:
            hung.setdefault(note, (number, end))
    for i, each in enumerate(notes):
        written = writer.aside(each.lines)
        text = _set_apart(each.mark, written.text)
        kind, (block, end) = AnnotationKind.FOOTNOTE, hung.get(i, (-1, 0))
        if block < 0:
            yield Annotation(kind, text, written.place)
        else:
            start = made.blocks[block].text.rfind(" ", 0, end) + 1
            yield Annotation(kind, text, written.place, block, start, end)


def _set_apart(mark: str, text: str) -> str:
    """Return a note with a space after its mark, which some programs set by distance alone."""
    glued = mark and text.startswith(mark) and text[len(mark) :][:1].isalpha()
    return f"{mark} {text[len(mark) :]}" if glued else text
