"""Gathers what one proposal uses: its names, the words it takes, its comma phrases."""

from __future__ import annotations

from dataclasses import dataclass, field

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.reading.clauses import Span, Words

HOLE = s.Hole(s.Gap.NOT_STATED)


class CannotSayError(Exception):
    """Pact has no words for what a frame says; the message tells the reader why.

    It never leaves this package: the frame's words are then listed as unread.
    """


@dataclass(frozen=True, slots=True)
class Declared:
    """A name that a proposal uses, and as what."""

    kind: Kind
    name: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposed sentence of Pact, the names it needs, why it is proposed, the words it took.

    `confidence`, between 0 and 1, is its frame's; of several frames, the lowest.
    """

    sentence: s.Sentence
    names: tuple[Declared, ...]
    because: str
    confidence: float
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """Words of which no reading is proposed, and why."""

    words: str
    because: str


@dataclass
class Gathered:
    """What one proposal uses so far. `text` is the clause that its spans count in."""

    text: str
    names: list[Declared] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    modifiers: list[s.Modifier] = field(default_factory=list)

    def take(self, words: Words | None) -> None:
        """Note words as said in Pact."""
        if words is not None:
            self.spans += words.spans

    def declare(self, kind: Kind, name: str, unit: str | None = None) -> None:
        """Note a name as used."""
        self.names.append(Declared(kind, name, unit))

    def add(self, slot: s.Slot, value: s.SlotValue) -> bool:
        """Add a comma phrase, unless one of its slot is there already; return whether it was."""
        if self.has(slot):
            return False
        self.modifiers.append(s.Modifier(slot, value))
        return True

    def has(self, *slots: s.Slot) -> bool:
        """Whether a comma phrase of one of these slots is there."""
        return any(m.slot in slots for m in self.modifiers)

    def without_modifiers(self) -> Gathered:
        """Return a gathering of the same clause that has nothing yet."""
        return Gathered(self.text)

    def include(self, other: Gathered) -> None:
        """Take over what another gathering used."""
        self.names += other.names
        self.spans += other.spans
        self.modifiers += [m for m in other.modifiers if not self.has(m.slot)]
