"""Where a chain is broken: what was done there, to which entries, in which lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from servanda.findings import Finding, Severity, Span


class Kind(StrEnum):
    """What was done; the codes of findings."""

    CHANGED = "entry-changed"
    MISSING = "entries-missing"
    MOVED = "entry-moved"
    PUT_IN = "entry-put-in"
    REPLACED = "entry-replaced"


@dataclass(frozen=True, slots=True)
class Break:
    """The same thing done to entries that follow one another, in lines that do.

    `numbers` is empty where what stands there is no entry. What is missing should stand in front of
    the line.
    """

    kind: Kind
    numbers: range
    lines: range
    wrong: str = ""

    def with_next(self, other: Break) -> Break | None:
        """Return both as one, where the other goes on where this one ends."""
        alike = (self.kind, self.wrong) == (other.kind, other.wrong)
        follows = self.lines.stop == other.lines.start and self.kind is not Kind.MISSING
        if not (alike and follows and bool(self.numbers) == bool(other.numbers)):
            return None
        if self.numbers and self.numbers.stop != other.numbers.start:
            return None
        numbers = range(self.numbers.start, other.numbers.stop)
        return replace(self, numbers=numbers, lines=range(self.lines.start, other.lines.stop))

    def finding(self, name: str) -> Finding:
        """Say it of the ledger called `name`."""
        span = place(name, self.lines.start)
        return Finding(self.kind, Severity.HIGH, f"{self._message()}.", span=span)

    def _message(self) -> str:
        one = len(self.numbers) == 1
        which = _several("Entry", "Entries", self.numbers)
        where = _several("line", "lines", self.lines)
        match self.kind:
            case Kind.CHANGED:
                were = "was" if one else "were"
                return f"{which} in {where} {were} changed or damaged: {self.wrong}"
            case Kind.MISSING:
                should = "is missing; it" if one else "are missing; they"
                return f"{which} {should} should stand before {where}"
            case Kind.MOVED:
                stand, was = ("stands", "it was") if one else ("stand", "they were")
                return f"{which} {stand} in {where}, behind later entries: {was} moved"
            case Kind.PUT_IN if self.numbers:
                return f"{which} {'stands' if one else 'stand'} once more in {where}"
            case Kind.PUT_IN:
                were = "was" if len(self.lines) == 1 else "were"
                return f"{where.capitalize()} {were} put in between entries: {self.wrong}"
            case Kind.REPLACED:
                return (
                    f"{which} in {where} {'does' if one else 'do'} not follow what stands before: "
                    "one of the two was put in the place of another"
                )


def place(name: str, line: int) -> Span:
    """Return the place of a line of a ledger."""
    return Span(name, 0, 0, line, 1)


def _several(one: str, many: str, numbers: range) -> str:
    if len(numbers) == 1:
        return f"{one} {numbers.start}"
    return f"{many} {numbers.start} to {numbers.stop - 1}"
