"""Walks along the chain and tells where it is broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from servanda.evidence.ledger.chain import NO_HASH, Sealed, is_intact, unseal
from servanda.evidence.ledger.store import LONGEST_LINE
from servanda.findings import Finding, Severity, Span


class Head(NamedTuple):
    """The last entry of a chain: noted elsewhere, it shows later whether anything was cut off."""

    number: int
    hash: str


_BEFORE_ALL = Head(-1, NO_HASH)


@dataclass
class Walk:
    """A walk along the lines of the ledger called `name`; `findings` tells what was amiss.

    `head` is the furthest entry seen so far, `line` the number of the line that is looked at.
    """

    name: str
    line: int = 0
    head: Head = _BEFORE_ALL
    findings: list[Finding] = field(default_factory=list)
    _gaps: list[tuple[range, int]] = field(default_factory=list)
    _broken: list[tuple[int, str]] = field(default_factory=list)

    def along(self, lines: Iterable[bytes]) -> Iterator[Sealed]:
        """Yield the entries that are whole, in the order of the lines, each number once.

        What is amiss is known for certain at the end: a missing entry may stand further on.
        """
        for self.line, words in enumerate(lines, 1):
            entry = unseal(words)
            if entry is None or not is_intact(words, entry):
                self._broken.append((self.line, _what_is_wrong(words, entry)))
            elif self._takes(entry, self.line):
                yield entry
        self._settle_broken(len(self._broken))
        for missing, before in self._gaps:
            self._tell(before, "entries-missing", _missing(missing, before))

    def _takes(self, entry: Sealed, line: int) -> bool:
        if entry.number <= self.head.number:
            return self._takes_late(entry.number, line)
        between = entry.number - self.head.number - 1
        if between == 0 and not self._broken and entry.previous != self.head.hash:
            self._tell(
                line,
                "entry-replaced",
                f"Entry {entry.number} in line {line} does not follow the entry before it: "
                "one of the two was put in the place of another.",
            )
        absent = range(self.head.number + 1 + min(len(self._broken), between), entry.number)
        self._settle_broken(between)
        if absent:
            self._gaps.append((absent, line))
        self.head = Head(entry.number, entry.hash)
        return True

    def _takes_late(self, number: int, line: int) -> bool:
        """Take an entry that stands behind a later one, if it did not stand before."""
        for index, (gap, before) in enumerate(self._gaps):
            if number in gap:
                rest = (range(gap.start, number), range(number + 1, gap.stop))
                self._gaps[index : index + 1] = [(part, before) for part in rest if part]
                wrong = f"Entry {number} stands in line {line}, behind later entries: it was moved."
                self._tell(line, "entry-moved", wrong)
                return True
        self._tell(line, "entry-put-in", f"Entry {number} stands once more in line {line}.")
        return False

    def _settle_broken(self, between: int) -> None:
        """Tell of broken lines, of which `between` stand where an entry must have stood."""
        for index, (line, wrong) in enumerate(self._broken):
            if index < between:
                which = self.head.number + 1 + index
                message = f"Entry {which} in line {line} was changed or damaged: {wrong}."
                self._tell(line, "entry-changed", message)
            else:
                message = f"Line {line} was put in between entries: {wrong}."
                self._tell(line, "entry-put-in", message)
        self._broken.clear()

    def _tell(self, line: int, code: str, message: str) -> None:
        self.findings.append(Finding(code, Severity.HIGH, message, span=place(self.name, line)))


def place(name: str, line: int) -> Span:
    """Return the place of a line of a ledger."""
    return Span(name, 0, 0, line, 1)


def _what_is_wrong(words: bytes, entry: Sealed | None) -> str:
    if entry is not None:
        return "its hash does not fit its words"
    if len(words) > LONGEST_LINE:
        return "it is longer than any entry may be"
    return "it is not written as entries are"


def _missing(numbers: range, line: int) -> str:
    if len(numbers) == 1:
        return f"Entry {numbers.start} is missing; it should stand before line {line}."
    first, last = numbers.start, numbers.stop - 1
    return f"Entries {first} to {last} are missing; they should stand before line {line}."
