"""Adds entries at the end of a ledger."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from servanda.evidence.ledger.chain import NO_HASH, canonical, seal, timestamp
from servanda.evidence.ledger.content import Begun, Content, as_json
from servanda.evidence.ledger.opening import beginning_of, cannot_open, unfinished
from servanda.evidence.ledger.recall import READ_WHOLE, Recall, recall
from servanda.evidence.ledger.standing import spoken_of
from servanda.evidence.ledger.store import LONGEST_LINE, LedgerBusyError, LedgerStore, Writer
from servanda.evidence.ledger.walk import Head
from servanda.findings import Finding, Fix, Severity
from servanda.vocabulary.calendar import instant

Clock = Callable[[], int]
"""Tells the time, in µs since 1970 UTC."""


def machine_clock() -> int:
    """Tell the time by the clock of this machine."""
    return instant(datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding: how many entries were written, and what is to be said of it.

    Entries are written all or, where one of them is mistaken, none.
    """

    count: int
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Adding:
    """A ledger held open so that nobody else can add to it; to be used as `with adding: …`.

    `head` is its last entry, `begun` says whether the ledger is new. A new one in which nothing
    comes to stand is taken away again.
    """

    store: LedgerStore
    by: str
    clock: Clock
    begun: bool
    head: Head
    _recall: Recall
    _writer: Writer
    _held: ExitStack
    _recorded: str

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._held:
            if self.is_in_vain:
                self._writer.give_up()

    @property
    def is_in_vain(self) -> bool:
        """Whether it was begun and nothing stands in it."""
        return self.begun and self.head.number == 0

    @property
    def reports(self) -> Container[str]:
        """The labels of all reports that are there, whatever became of them."""
        return self._recall

    def append(self, contents: Sequence[Content], elsewhere: Container[str] = ()) -> Added:
        """Add entries, in their order, all recorded at one time; on return they are kept for good.

        Reports `elsewhere`, in the pact file, can be spoken of, and their labels are taken.
        """
        self._recall.of(spoken_of(contents))
        if self._recall.breaks:
            return Added(0, (*self._recall.breaks, _broken(self.store)))
        standing = self._recall.standing
        objections = tuple(standing.objections(contents, elsewhere))
        recorded = timestamp(self.clock())
        lines, head = self._sealed(contents, recorded)
        problem = objections or self._write(contents, lines)
        if problem:
            standing.forget()
            return Added(0, problem)
        notes = (*standing.notes(contents), *self._clock_behind(recorded))
        standing.settle()
        self.head, self._recorded = head, recorded
        return Added(len(lines), notes)

    def _sealed(self, contents: Sequence[Content], recorded: str) -> tuple[list[bytes], Head]:
        head = self.head
        lines = []
        for content in contents:
            written = canonical(as_json(content))
            line, own = seal(written, head.number + 1, head.hash, recorded, self.by)
            lines.append(line)
            head = Head(head.number + 1, own)
        return lines, head

    def _write(self, contents: Sequence[Content], lines: Sequence[bytes]) -> tuple[Finding, ...]:
        """Write all lines or none; return why none could be."""
        for content, line in zip(contents, lines, strict=True):
            if len(line) > LONGEST_LINE:
                return (_too_long(content),)
        try:
            self._writer.write(lines)
        except OSError as problem:
            return (_cannot_write(self.store, problem),)
        return ()

    def _clock_behind(self, recorded: str) -> Iterator[Finding]:
        if recorded < self._recorded:
            message = (
                f"The clock of this machine says {recorded}, and the entry before was recorded "
                f"{self._recorded}. One of the two clocks is wrong."
            )
            yield Finding("clock-behind", Severity.NOTE, message)


def open_for_adding(
    store: LedgerStore,
    by: str,
    *,
    agreement: str | None = None,
    clock: Clock = machine_clock,
    read_whole: int = READ_WHOLE,
) -> tuple[Adding | None, tuple[Finding, ...]]:
    """Open a ledger to add to it, or begin it where there is none; `by` is who records.

    Where that cannot be done, the findings say why: it is no ledger, its chain is broken, somebody
    else is adding. A ledger of more than `read_whole` bytes is not read from end to end; what is
    touched is checked, and `verify` checks it all.
    """
    content = canonical(as_json(Begun(agreement)))
    first, _ = seal(content, 0, NO_HASH, timestamp(clock()), by)
    with ExitStack() as held:
        opened, findings = _opened(store, first, read_whole, held)
        if opened is not None:
            begun, known, writer = opened
            adding = Adding(
                store, by, clock, begun, known.head, known, writer, held.pop_all(), known.recorded
            )
            return adding, findings
    return None, findings


def _opened(
    store: LedgerStore, first: bytes, read_whole: int, held: ExitStack
) -> tuple[tuple[bool, Recall, Writer] | None, tuple[Finding, ...]]:
    """Return whether it was begun with the `first` entry, what it says, and what writes in it."""
    try:
        begun = store.begin(first)
        beginning, wrong = beginning_of(store)
        if beginning is None:
            return None, wrong
        writer = held.enter_context(store.writing())
        known = recall(store, read_whole)
    except LedgerBusyError:
        return None, (_busy(store),)
    except OSError as problem:
        return None, (cannot_open(store, problem),)
    if known.breaks:
        return None, (*known.breaks, _broken(store))
    notes = (unfinished(store, writer.dropped),) if writer.dropped else ()
    return (begun, known, writer), notes


def _cannot_write(store: LedgerStore, problem: OSError) -> Finding:
    message = f"Nothing was added to {store.name}: {problem.strerror}."
    return Finding("cannot-write", Severity.MISTAKE, message)


def _too_long(content: Content) -> Finding:
    at = None if isinstance(content, Begun) else content.at
    message = f"An entry may have no more than {LONGEST_LINE:,} bytes; nothing was added."
    return Finding("entry-too-long", Severity.MISTAKE, message, span=at)


def _busy(store: LedgerStore) -> Finding:
    message = f"Somebody else is adding to {store.name} just now; nothing was added."
    fix = Fix("Try again when they are done.")
    return Finding("ledger-busy", Severity.MISTAKE, message, fix=fix)


def _broken(store: LedgerStore) -> Finding:
    return Finding(
        "ledger-broken",
        Severity.MISTAKE,
        f"Nothing was added to {store.name}, since it is not as it was written.",
        fix=Fix("Go on from a copy that “servanda evidence verify” finds whole."),
    )
