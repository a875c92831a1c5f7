"""A ledger kept in a file, one entry a line (JSON Lines)."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BufferedReader, FileIO
from mmap import ACCESS_READ, mmap
from pathlib import Path

from filelock import FileLock, Timeout

from servanda.evidence.ledger.chain import is_intact, unseal
from servanda.evidence.ledger.store import LONGEST_LINE, LedgerBusyError

PATIENCE = 10.0
"""How many seconds to wait for somebody else who is adding."""
_PIECE = 1 << 20
_LINE_END = b"\n"


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """A ledger in the file at `path`; beside it lies the lock of those who add, a hidden file."""

    path: Path
    patience: float = PATIENCE

    @property
    def name(self) -> str:
        """The file's name as the user gave it."""
        return str(self.path)

    def begin(self, line: bytes) -> bool:
        """Begin a new ledger with its first entry, unless there is a file already.

        Nobody ever sees a file that lacks its first entry.
        """
        if os.path.lexists(self.path):
            return False
        draft = self.path.with_name(f".{self.path.name}.{secrets.token_hex(4)}")
        try:
            with draft.open("xb") as file:
                file.write(line + _LINE_END)
                file.flush()
                os.fsync(file.fileno())
            begun = _named(draft, self.path)
        finally:
            draft.unlink(missing_ok=True)
        _keep_name(self.path.parent)
        return begun

    def roughly(self) -> int:
        """Return how many entries there seem to be, by the last one that is found near the end."""
        with suppress(OSError), _opened(self.path) as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _PIECE))
            for line in reversed(file.read().split(_LINE_END)):
                if (entry := unseal(line)) is not None:
                    return entry.number + 1
        return 0

    def size(self) -> int:
        """Return how many bytes the file has."""
        return self.path.stat().st_size

    def last(self) -> bytes:
        """Return the last sealed entry without its line end, however many stand before it."""
        with _opened(self.path) as file:
            return _last_line(file, file.seek(0, os.SEEK_END) - len(_LINE_END))

    def mentioning(self, words: bytes) -> Iterator[bytes]:
        """Yield the sealed entries in which these bytes stand, without line ends."""
        with _opened(self.path) as file, mmap(file.fileno(), 0, access=ACCESS_READ) as all_:
            found = all_.find(words)
            while found >= 0:
                start, end = all_.rfind(_LINE_END, 0, found) + 1, all_.find(_LINE_END, found)
                if end < 0:
                    return  # an entry that was never finished
                yield all_[start:end]
                found = all_.find(words, end)

    def lines(self) -> Iterator[bytes]:
        """Yield the sealed entries without line ends; one that was never finished is left out."""
        with _opened(self.path) as file:
            while line := file.readline(LONGEST_LINE + 1):
                if line.endswith(_LINE_END):
                    yield line[:-1]
                elif len(line) > LONGEST_LINE or _is_whole(line):
                    yield line

    def unfinished(self) -> int:
        """Return how many bytes at the end belong to an entry that was never finished."""
        with _opened(self.path) as file:
            tail = _last_line(file, file.seek(0, os.SEEK_END))
        return 0 if len(tail) > LONGEST_LINE or _is_whole(tail) else len(tail)

    @contextmanager
    def writing(self) -> Iterator[_FileWriter]:
        """Keep others from adding, and cut off what was never finished."""
        target = self.path.resolve()
        lock = FileLock(target.with_name(f".{target.name}.lock"), timeout=self.patience)
        try:
            lock.acquire()
        except Timeout:
            raise LedgerBusyError(self.name) from None
        try:
            with target.open("r+b", buffering=0) as file:
                yield _FileWriter(file, target, _mend(file) if _begins_a_ledger(target) else 0)
        finally:
            lock.release()


@dataclass(slots=True)
class _FileWriter:
    """Writes at the end of an open file, past every buffer of ours.

    `end` is where the last entry that was kept ends.
    """

    file: FileIO
    path: Path
    dropped: int
    end: int = field(init=False)

    def __post_init__(self) -> None:
        self.end = self.file.seek(0, os.SEEK_END)

    def write(self, lines: Iterable[bytes]) -> None:
        """Write sealed entries for good, or (`OSError`) none of them."""
        try:
            self.file.truncate(self.end)
            self.file.seek(self.end)
            pending = bytearray()
            for line in lines:
                pending += line + _LINE_END
                if len(pending) >= _PIECE:
                    self._put(pending)
                    pending = bytearray()
            self._put(pending)
            os.fsync(self.file.fileno())
        except OSError:
            with suppress(OSError):
                self.file.truncate(self.end)
            raise
        self.end = self.file.tell()

    def give_up(self) -> None:
        """Take the file away if nothing stands in it but the first entry."""
        self.file.seek(0)
        if self.file.read(self.end).find(_LINE_END) == self.end - 1:
            self.path.unlink()

    def _put(self, piece: bytearray) -> None:
        rest = memoryview(piece)
        while rest:
            rest = rest[self.file.write(rest) :]


def _mend(file: FileIO) -> int:
    """Cut off an entry that was never finished, and return how many bytes it had.

    The line of an entry that lacks nothing but its end is ended.
    """
    end = file.seek(0, os.SEEK_END)
    tail = _last_line(file, end)
    if not tail or len(tail) > LONGEST_LINE:
        return 0
    file.seek(end)
    if _is_whole(tail):
        file.write(_LINE_END)
        return 0
    file.truncate(end - len(tail))
    return len(tail)


def _opened(path: Path) -> BufferedReader:
    """Open a file to read it; a pipe cannot be read twice, and might never end."""
    if not (path.is_file() or path.is_dir()) and path.exists():
        raise OSError(errno.EINVAL, "it is no file that can be read twice")
    return path.open("rb")


def _begins_a_ledger(path: Path) -> bool:
    """Whether the first line is an entry: from nothing else may anything be cut off."""
    with path.open("rb") as file:
        return _is_whole(file.readline(LONGEST_LINE).removesuffix(_LINE_END))


def _is_whole(line: bytes) -> bool:
    entry = unseal(line)
    return entry is not None and is_intact(line, entry)


def _last_line(file: BufferedReader | FileIO, at: int) -> bytes:
    """Return what stands between the last line end before a place and that place.

    Of an endless line it returns more than a line may have.

    Reads from the end, whatever the file's length.
    """
    tail = b""
    while at and len(tail) <= LONGEST_LINE:
        start = max(0, at - _PIECE)
        file.seek(start)
        piece = file.read(at - start)
        end = piece.rfind(_LINE_END)
        tail = piece[end + 1 :] + tail
        if end >= 0:
            break
        at = start
    return tail


def _named(draft: Path, path: Path) -> bool:
    """Give a draft its name, unless somebody took it just now."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return False
    except OSError:  # a disk without links, such as a memory stick
        if os.path.lexists(path):
            return False
        draft.rename(path)
    return True


def _keep_name(folder: Path) -> None:
    """See to it that a new file's name outlasts a power cut too, where the system can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
