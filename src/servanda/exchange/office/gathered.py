"""The words of the paragraph that is open, with what is hidden in it and what hangs on it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from servanda.exchange.lines import goes_on
from servanda.exchange.office.run_look import RunLook
from servanda.exchange.stressed_words import StressedWords, Words
from servanda.instrument.document import Piece, Place

Look = TypeVar("Look")
"""What a format says of a paragraph."""
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class LineBreak:
    """Where a line ends within a paragraph."""

    number: int


@dataclass(frozen=True, slots=True)
class Opened(Generic[Look]):
    """A paragraph whose words were gathered, where it begins, and whether it had any."""

    look: Look
    place: Place
    spoke: bool


@dataclass(slots=True)
class Gathered(Generic[Look]):
    """Collects the words of one paragraph, or of several whose marks a tracked change takes out."""

    words: StressedWords = field(default_factory=StressedWords)
    hidden: StressedWords = field(default_factory=StressedWords)
    paragraphs: list[Opened[Look]] = field(default_factory=list)
    colours: set[str | None] = field(default_factory=set)
    breaks: int = 0
    spoke: bool = False

    def add(self, text: str, look: RunLook, place: Place, skipped: int) -> None:
        """Add words `skipped` characters after a place; a hyphen that is seldom shown is none."""
        where = self.hidden if look.hidden else self.words
        stresses = frozenset(stress for stress, on in look.stresses.items() if on)
        for piece in text.split(SOFT_HYPHEN):
            where.add(piece, stresses, place, skipped)
            skipped += len(piece) + 1
        if not look.hidden and not text.isspace():
            self.colours.add(look.colour)
            self.spoke = True

    def mark(self, mark: Hashable) -> None:
        """Hang something on the next character."""
        self.words.mark(mark)

    def end_line(self) -> None:
        """End a line within the paragraph."""
        self.words.add(" ")
        self.words.mark(LineBreak(self.breaks))
        self.breaks += 1

    def end_paragraph(self, look: Look, place: Place) -> None:
        """Remember the paragraph whose words were gathered."""
        self.paragraphs.append(Opened(look, place, self.spoke))
        self.spoke = False

    @property
    def decisive(self) -> Opened[Look]:
        """The paragraph that says what the whole is: the only one with words, or else the last."""
        speaking = [each for each in self.paragraphs if each.spoke]
        return speaking[0] if len(speaking) == 1 else self.paragraphs[-1]


def lines_of(words: Words) -> Iterator[Words]:
    """Cut words where a line ends, unless a sentence goes on across the end."""
    start = 0
    for mark, at in words.marks.items():
        ends = isinstance(mark, LineBreak) and start < at < len(words.text)
        if ends and not goes_on(words.text[start:at], words.text[at:]):
            yield _cut(words, start, at)
            start = at
    yield _cut(words, start, len(words.text))


def _cut(words: Words, start: int, end: int) -> Words:
    if start == 0 and end == len(words.text):
        return words
    text = words.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    end = start + len(text)

    def within(at: int) -> int:
        return min(max(at, start), end) - start

    emphasis = (replace(e, start=within(e.start), end=within(e.end)) for e in words.emphasis)
    pieces = (
        Piece(
            within(p.start), within(p.end), p.place.within(max(0, start - p.start), p.end - p.start)
        )
        for p in words.pieces
        if p.start < end and p.end > start
    )
    marks = {mark: at - start for mark, at in words.marks.items() if start <= at <= end}
    return Words(text, tuple(e for e in emphasis if e.start < e.end), tuple(pieces), marks)
