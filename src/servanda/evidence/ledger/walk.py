"""Walks along the chain and tells where it is broken."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from servanda.evidence.ledger.breaks import Break, Kind
from servanda.evidence.ledger.chain import NO_HASH, Sealed, is_intact, unseal
from servanda.evidence.ledger.store import LONGEST_LINE
from servanda.findings import Finding


class Head(NamedTuple):
    """The last entry of a chain: noted elsewhere, it shows later whether anything was cut off."""

    number: int
    hash: str


_BEFORE_ALL = Head(-1, NO_HASH)

ENTRIES_A_STEP = 1000
"""So often is told how far a walk has come; telling takes time too."""


@dataclass
class Walk:
    """A walk along the lines of a ledger.

    `head` is the furthest entry seen so far, `line` the number of the line that is looked at.
    """

    line: int = 0
    head: Head = _BEFORE_ALL
    _breaks: list[Break] = field(default_factory=list)
    _gaps: list[Break] = field(default_factory=list)
    _broken: list[Break] = field(default_factory=list)

    def along(
        self, lines: Iterable[bytes], step: Callable[[object], None] = lambda _: None
    ) -> Iterator[Sealed]:
        """Yield the entries that are whole, in the order of the lines, each number once.

        `step` is called after every `ENTRIES_A_STEP` lines.
        """
        for self.line, words in enumerate(lines, 1):
            if self.line % ENTRIES_A_STEP == 0:
                step(self.line)
            entry = unseal(words)
            if entry is None or not is_intact(words, entry):
                # Which entry that was is known when the next one comes.
                wrong = _what_is_wrong(words, entry)
                _add(self._broken, Break(Kind.CHANGED, range(0), self._here, wrong))
            elif self._takes(entry):
                yield entry
        self._settle_broken(sum(len(broken.lines) for broken in self._broken))

    def findings(self, name: str) -> list[Finding]:
        """Return what is amiss in the ledger called `name`, known when the walk is done."""
        breaks = sorted((*self._breaks, *self._gaps), key=lambda one: one.lines.start)
        return [one.finding(name) for one in breaks]

    @property
    def _here(self) -> range:
        return range(self.line, self.line + 1)

    def _takes(self, entry: Sealed) -> bool:
        if entry.number <= self.head.number:
            return self._takes_late(entry.number)
        this = range(entry.number, entry.number + 1)
        expected = self.head.number + 1
        if entry.number == expected and not self._broken and entry.previous != self.head.hash:
            _add(self._breaks, Break(Kind.REPLACED, this, self._here))
        broken = self._settle_broken(entry.number - expected)
        absent = range(expected + broken, entry.number)
        if absent:
            self._gaps.append(Break(Kind.MISSING, absent, self._here))
        self.head = Head(entry.number, entry.hash)
        return True

    def _takes_late(self, number: int) -> bool:
        """Take an entry that stands behind a later one, if it did not stand before."""
        this = range(number, number + 1)
        index = bisect_right(self._gaps, number, key=lambda gap: gap.numbers.start) - 1
        gap = self._gaps[index] if index >= 0 else None
        if gap is None or number not in gap.numbers:
            _add(self._breaks, Break(Kind.PUT_IN, this, self._here))
            return False
        rest = (range(gap.numbers.start, number), range(number + 1, gap.numbers.stop))
        self._gaps[index : index + 1] = [replace(gap, numbers=part) for part in rest if part]
        _add(self._breaks, Break(Kind.MOVED, this, self._here))
        return True

    def _settle_broken(self, between: int) -> int:
        """Tell of broken lines, of which `between` stand where an entry must have stood.

        Returns how many of them are taken for such entries.
        """
        taken = 0
        for broken in self._broken:
            entries = min(len(broken.lines), between - taken)
            first = self.head.number + 1 + taken
            lines, others = broken.lines[:entries], broken.lines[entries:]
            if lines:
                numbers = range(first, first + entries)
                _add(self._breaks, Break(Kind.CHANGED, numbers, lines, broken.wrong))
            if others:
                _add(self._breaks, Break(Kind.PUT_IN, range(0), others, broken.wrong))
            taken += entries
        self._broken.clear()
        return taken


def _add(breaks: list[Break], one: Break) -> None:
    """Add a break to others, as part of the last where it goes on with that."""
    joined = breaks[-1].with_next(one) if breaks else None
    if joined is None:
        breaks.append(one)
    else:
        breaks[-1] = joined


def _what_is_wrong(words: bytes, entry: Sealed | None) -> str:
    if entry is not None:
        return "its hash does not fit its words"
    if len(words) > LONGEST_LINE:
        return "it is longer than any entry may be"
    return "it is not written as entries are"
