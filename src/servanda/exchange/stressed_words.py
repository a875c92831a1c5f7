"""Words gathered piece by piece, with what stands out, and white space as a reader sees it."""

from __future__ import annotations

from dataclasses import dataclass, field

from servanda.instrument.document import Emphasis, Stress


@dataclass(slots=True)
class StressedWords:
    """Collects the pieces of one block."""

    pieces: list[tuple[str, frozenset[Stress]]] = field(default_factory=list)

    def add(self, text: str, stresses: frozenset[Stress] = frozenset()) -> None:
        """Add a piece that stands out in these ways."""
        if text:
            self.pieces.append((text, stresses))

    def take(self) -> tuple[str, tuple[Emphasis, ...]]:
        """Hand over the words and begin anew."""
        pieces, self.pieces = self.pieces, []
        text: list[str] = []
        length = 0
        emphasis: list[Emphasis] = []
        gap = False
        for piece, stresses in pieces:
            words = " ".join(piece.split())
            gap = (gap or piece[:1].isspace()) and length > 0
            if words:
                lead = " " if gap else ""
                text += (lead, words)
                start = length + len(lead)
                length = start + len(words)
                for stress in sorted(stresses):
                    _extend(emphasis, Emphasis(stress, start, length))
                gap = piece[-1:].isspace()
            elif piece:
                gap = True
        return "".join(text), tuple(emphasis)


def _extend(emphasis: list[Emphasis], new: Emphasis) -> None:
    """Join a run to the one before it when at most a space lies between them."""
    for i in range(len(emphasis) - 1, max(-1, len(emphasis) - 4), -1):
        old = emphasis[i]
        if old.stress is new.stress and new.start - old.end <= 1:
            emphasis[i] = Emphasis(old.stress, old.start, new.end)
            return
    emphasis.append(new)
