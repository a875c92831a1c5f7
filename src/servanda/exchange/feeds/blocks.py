"""Reads a file of text block by block, each a whole number of records, whatever its encoding."""

from __future__ import annotations

import codecs
import gzip
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import numpy as np

BLOCK = 12_000_000
"""Bytes read at once: some 500,000 short rows, whose columns fit into memory that is used again."""
_LONGEST_RECORD = 5 * BLOCK
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"


def blocks(path: Path, encoding: str | None, *, quoted: bool, size: int = BLOCK) -> Iterator[bytes]:
    """Yield the file in UTF-8, cut where a record ends; a file within gzip or zip is unpacked.

    With `quoted`, a line end between quotation marks ends no record. Raises `OSError`, and
    `EOFError` or `zipfile.BadZipFile` for a damaged package.
    """
    rest = b""
    for chunk in _in_utf8(path, encoding, size):
        if not quoted or (b'"' not in chunk and b'"' not in rest):
            end = chunk.rfind(b"\n") + 1
            if end:  # nothing is copied but once
                yield b"".join((rest, memoryview(chunk)[:end]))
                rest = b""
            rest += chunk[end:]
            continue
        data = rest + chunk
        end = _end_of_records(data)
        if end:
            yield data[:end]
        rest = data[end:]
    if rest:
        yield rest


def _end_of_records(data: bytes) -> int:
    """Return how many bytes make whole records. A mark never closed does not hold up the rest."""
    last = data.rfind(b"\n") + 1
    signs = np.frombuffer(data, np.uint8)[:last]
    lines, quotes = np.flatnonzero(signs == ord("\n")), np.flatnonzero(signs == ord('"'))
    closed = lines[np.searchsorted(quotes, lines) % 2 == 0]
    if closed.size:
        return int(closed[-1]) + 1
    return last if len(data) >= _LONGEST_RECORD else 0


def _in_utf8(path: Path, encoding: str | None, size: int) -> Iterator[bytes]:
    with _opened(path) as file:
        first = file.read(size)
        first = first.removeprefix(codecs.BOM_UTF8)
        named = next((name for mark, name in _MARKS if first.startswith(mark)), encoding)
        decoder = None
        if named and codecs.lookup(named).name != "utf-8":
            decoder = codecs.getincrementaldecoder(named)("replace")
        chunk = first
        while chunk:
            yield decoder.decode(chunk).encode() if decoder else chunk
            chunk = file.read(size)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    with path.open("rb") as file:
        beginning = file.read(4)
        file.seek(0)
        if beginning.startswith(_GZIP):
            with gzip.open(file) as unpacked:
                yield unpacked  # type: ignore[misc]  # it reads bytes, as the file does
        elif beginning.startswith(_ZIP):
            with zipfile.ZipFile(file) as package, package.open(package.infolist()[0]) as unpacked:
                yield unpacked
        else:
            yield file
