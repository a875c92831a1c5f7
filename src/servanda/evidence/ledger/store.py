"""Where sealed entries are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol

LONGEST_LINE = 16_000_000
"""The most bytes that one entry may have; a longer line is none of ours."""


class LedgerBusyError(Exception):
    """Somebody else is adding to the ledger, and did not end in time."""


class Writer(Protocol):
    """Writes at the end of a ledger, while nobody else can."""

    @property
    def dropped(self) -> int:
        """How many bytes at the end belonged to an entry that was never finished."""

    def write(self, lines: Iterable[bytes]) -> None:
        """Write sealed entries for good: on return they outlast a power cut.

        Whatever interrupts it leaves the first few of them, each whole or not at all. Raises
        `OSError` where they cannot be kept; then none of them is.
        """

    def give_up(self) -> None:
        """Take a ledger away again that has nothing but its first entry."""


class LedgerStore(Protocol):
    """Keeps the lines of one ledger in their order, and never changes one.

    A file does (`LedgerFile`); a database may. What cannot be read or written raises `OSError`.
    """

    @property
    def name(self) -> str:
        """What to call the ledger when speaking of it."""

    def begin(self, line: bytes) -> bool:
        """Begin a new ledger with its first entry, unless there is something already."""

    def roughly(self) -> int:
        """Return how many entries there seem to be, to tell how long reading them will take."""

    def size(self) -> int:
        """Return how many bytes it has."""

    def last(self) -> bytes:
        """Return the last sealed entry without its line end, however many stand before it."""

    def mentioning(self, words: bytes) -> Iterator[bytes]:
        """Yield the sealed entries in which these bytes stand, without line ends."""

    def lines(self) -> Iterator[bytes]:
        """Yield the sealed entries without line ends; one that was never finished is left out."""

    def unfinished(self) -> int:
        """Return how many bytes at the end belong to an entry that was never finished."""

    def writing(self) -> AbstractContextManager[Writer]:
        """Keep others from adding, and drop what was never finished.

        Raises `LedgerBusyError` where somebody else goes on adding.
        """
