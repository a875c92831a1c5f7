"""Words gathered piece by piece, with what stands out, and white space as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from servanda.instrument.document import Emphasis, Piece, Place, Stress

# Words between which stands one white space each: they are as long in the source as in the block.
_EVEN = re.compile(r"\S+(?:\s\S+)*")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one block, what stands out in them, and where each stands in the source.

    `marks` gives for each mark made between the words how many characters stood before it.
    """

    text: str
    emphasis: tuple[Emphasis, ...] = ()
    pieces: tuple[Piece, ...] = ()
    marks: Mapping[Hashable, int] = field(default_factory=dict)


@dataclass(slots=True)
class StressedWords:
    """Collects the pieces of one block."""

    gathered: list[tuple[str, frozenset[Stress], Place | None, int]] = field(default_factory=list)
    marks: dict[int, list[Hashable]] = field(default_factory=dict)

    def add(
        self,
        text: str,
        stresses: frozenset[Stress] = frozenset(),
        place: Place | None = None,
        skipped: int = 0,
    ) -> None:
        """Add a piece that stands out in these ways, `skipped` characters after a place."""
        if text:
            self.gathered.append((text, stresses, place, skipped))

    def holds_words(self) -> bool:
        """Whether there is anything but white space."""
        return any(not piece.isspace() for piece, *_ in self.gathered)

    def mark(self, mark: Hashable) -> None:
        """Remember how far the words have come, such as where a note hangs."""
        self.marks.setdefault(len(self.gathered), []).append(mark)

    def take(self) -> Words:
        """Hand over the words and begin anew."""
        gathered, self.gathered = self.gathered, []
        marks, self.marks = self.marks, {}
        marked: dict[Hashable, int] = {}
        text: list[str] = []
        length = 0
        emphasis: list[Emphasis] = []
        pieces: list[Piece] = []
        gap = False
        for number, (piece, stresses, place, skipped) in enumerate(gathered):
            if number in marks:
                marked.update(dict.fromkeys(marks[number], length))
            words = " ".join(piece.split())
            gap = (gap or piece[:1].isspace()) and length > 0
            if words:
                lead = " " if gap else ""
                text += (lead, words)
                start = length + len(lead)
                length = start + len(words)
                for stress in sorted(stresses):
                    _extend(emphasis, Emphasis(stress, start, length))
                if place is not None:
                    pieces += _placed(piece, words, start, place, skipped)
                gap = piece[-1:].isspace()
            elif piece:
                gap = True
        marked.update(dict.fromkeys(marks.get(len(gathered), ()), length))
        return Words("".join(text), tuple(emphasis), tuple(pieces), marked)


def joined(parts: Iterable[Words], divider: str) -> Words:
    """Join the words of several, which keep what stands out and where they stand."""
    text: list[str] = []
    emphasis: list[Emphasis] = []
    pieces: list[Piece] = []
    marks: dict[Hashable, int] = {}
    length = 0
    for part in parts:
        if text:
            text.append(divider)
            length += len(divider)
        text.append(part.text)
        emphasis += [Emphasis(e.stress, e.start + length, e.end + length) for e in part.emphasis]
        pieces += [replace(p, start=p.start + length, end=p.end + length) for p in part.pieces]
        marks.update({mark: at + length for mark, at in part.marks.items()})
        length += len(part.text)
    return Words("".join(text), tuple(emphasis), tuple(pieces), marks)


def _placed(piece: str, words: str, start: int, place: Place, skipped: int) -> list[Piece]:
    """Give each stretch its place; one ends where several white spaces were read as one."""
    length = len(words)
    if not skipped and len(piece) == length:
        return [Piece(start, start + length, place)]
    begin = len(piece) - len(piece.lstrip())
    if len(piece.strip()) == length:
        begin += skipped
        return [Piece(start, start + length, place.within(begin, begin + length))]
    pieces = []
    for even in _EVEN.finditer(piece):
        begin, end = even.span()
        place_here = place.within(skipped + begin, skipped + end)
        pieces.append(Piece(start, start + end - begin, place_here))
        start += end - begin + 1
    return pieces


def _extend(emphasis: list[Emphasis], new: Emphasis) -> None:
    """Join a run to the one before it when at most a space lies between them."""
    for i in range(len(emphasis) - 1, max(-1, len(emphasis) - 4), -1):
        old = emphasis[i]
        if old.stress is new.stress and new.start - old.end <= 1:
            emphasis[i] = Emphasis(old.stress, old.start, new.end)
            return
    emphasis.append(new)
