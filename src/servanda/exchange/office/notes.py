"""Notes and comments as they are found, and the words that they turn out to hang on."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from servanda.exchange.office.made import Made
from servanda.instrument.document import Annotation, AnnotationKind, Place

BEGINS, ENDS, REFERENCE = "begins", "ends", "reference"
"""What is marked of a note: `(mark, BEGINS)` and `(mark, ENDS)` about the words that it hangs on,
`(mark, REFERENCE)` where its sign stands."""


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note or a comment, and the mark by which the words that it hangs on are known."""

    kind: AnnotationKind
    mark: str
    text: str
    place: Place
    author: str | None = None
    made: datetime | None = None
    parent: str | None = None


def text_of(blocks: Sequence[Made]) -> str:
    """Return what a note says, a line for each of its paragraphs."""
    said = (made.block for made in blocks)
    return "\n".join(f"{b.marker} {b.text}" if b.marker else b.text for b in said)


def hung_notes(notes: Sequence[FoundNote], blocks: Sequence[Made]) -> Iterator[Annotation]:
    """Hang each note that says something on its words; where in several blocks, on the first."""
    notes = [note for note in notes if note.text]
    marks: dict[Hashable, tuple[int, int]] = {}
    for number, made in enumerate(blocks):
        for mark, at in made.marks.items():
            marks.setdefault(mark, (number, at))
    numbers: Mapping[str, int] = {note.mark: number for number, note in enumerate(notes)}
    for note in notes:
        sign = marks.get((note.mark, REFERENCE), (None, 0))
        block, start = marks.get((note.mark, BEGINS), sign)
        ends_in, end = marks.get((note.mark, ENDS), (block, start))
        if block is not None and ends_in is not None:
            if start == len(blocks[block].block.text) and ends_in > block:
                block, start = block + 1, 0
            text = blocks[block].block.text
            end = end if ends_in == block else len(text)
            start += start < end and text[start] == " "
        yield Annotation(
            note.kind, note.text, note.place, block, start, max(start, end), note.author,
            note.made, numbers.get(note.parent) if note.parent else None,
        )  # fmt: skip
