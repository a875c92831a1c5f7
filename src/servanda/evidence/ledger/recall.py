"""What of a ledger has to be known to add to it: its end, and the reports that are spoken of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from servanda.evidence.ledger.chain import canonical, is_intact, unseal
from servanda.evidence.ledger.standing import Standing
from servanda.evidence.ledger.store import LedgerStore
from servanda.evidence.ledger.walk import Head, Walk
from servanda.findings import Finding

READ_WHOLE = 8_000_000
"""So many bytes of a ledger are read, and its whole chain is checked, before anything is added."""
_FEW = 16
"""For more reports than these it is quicker to read a ledger once than to search it for each."""


@dataclass(slots=True)
class Recall:
    """A ledger as whoever adds to it knows it.

    Of a long one the last entry is read, and those that speak of a report when that is asked for:
    an entry is written in one way only, and so is found by its bytes. `head` is the last entry,
    `recorded` its time; `breaks` are what was found to be amiss.
    """

    store: LedgerStore
    head: Head
    recorded: str
    standing: Standing
    breaks: tuple[Finding, ...] = ()
    whole: bool = False

    def __contains__(self, label: object) -> bool:
        """Whether there is a report of this label, whatever became of it."""
        if not isinstance(label, str):
            return False
        self.of((label,))
        return label in self.standing.settled

    def of(self, labels: Iterable[str]) -> None:
        """Learn what became of the reports of these labels."""
        asked = [label for label in dict.fromkeys(labels) if label not in self.standing.settled]
        if self.whole or not asked:
            return
        found = [self._found(label) for label in asked] if len(asked) <= _FEW else [None]
        if None in found:
            whole = _read(self.store)
            self.standing, self.breaks, self.whole = whole.standing, whole.breaks, True
            return
        for label, standing in zip(asked, found, strict=True):
            if standing is not None:
                self.standing.take_over(label, standing)

    def _found(self, label: str) -> Standing | None:
        """Return what is said of one report; None where an entry is not as it was written."""
        found = Standing()
        for line in self.store.mentioning(canonical(label)):
            entry = unseal(line)
            if entry is None or not is_intact(line, entry):
                return None
            found.take_written(entry.content)
        return found


def recall(store: LedgerStore, read_whole: int = READ_WHOLE) -> Recall:
    """Return what is known of a ledger; up to so many bytes it is read whole."""
    if store.size() > read_whole:
        line = store.last()
        last = unseal(line)
        if last is not None and is_intact(line, last):
            return Recall(store, Head(last.number, last.hash), last.recorded, Standing())
    return _read(store)


def _read(store: LedgerStore) -> Recall:
    walk, standing, recorded = Walk(), Standing(), ""
    for entry in walk.along(store.lines()):
        standing.take_written(entry.content)
        recorded = entry.recorded
    breaks = tuple(walk.findings(store.name))
    return Recall(store, walk.head, recorded, standing, breaks, whole=True)
