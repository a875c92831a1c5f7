"""Entries sealed into a chain: each holds the hash of the one before it, and its own.

A sealed entry is one line of JSON in canonical form: members sorted, no spaces, UTF-8 unescaped
(RFC 8785, but for figures beyond 10^16 or below 10^-4). Its hash is SHA-256 over that line as it is
without its last member, `sha256`. A line can thus be checked as the bytes it is made of, in any
language, and two ways to write the same entry are never taken for each other.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

NO_HASH = "0" * 64
"""What the first entry has for the hash of the one before it."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TAIL = len(',"sha256":"') + len(NO_HASH) + len('"}')
_FRAME = re.compile(
    rb'\{"by":("(?:[^"\\]|\\.)*+"),"entry":(\{.*\}),"number":(0|[1-9]\d*+),'
    rb'"previous":"([0-9a-f]{64})",'
    rb'"recorded":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)","sha256":"([0-9a-f]{64})"\}',
    re.DOTALL,
)
_encode = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
).encode


class Sealed(NamedTuple):
    """One entry as it stands in the chain.

    `number` counts from 0, the entry that begins the ledger. `recorded` is written as
    2026-01-03T09:30:00.000000Z, so that earlier times sort before later ones. `content` is JSON.
    """

    number: int
    previous: str
    recorded: str
    by: str
    content: bytes
    hash: str


def canonical(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON can hold
    """Return a value as JSON that can be written in one way only."""
    return _encode(value).encode("utf-8")


def timestamp(at: int) -> str:
    """Write an instant (µs since 1970 UTC) as entries have it."""
    when = _EPOCH + timedelta(microseconds=at)
    return when.isoformat(timespec="microseconds").replace("+00:00", "Z")


def seal(content: bytes, number: int, previous: str, recorded: str, by: str) -> tuple[bytes, str]:
    """Return an entry as its line in the ledger, and its hash."""
    body = b'{"by":%b,"entry":%b,"number":%d,"previous":"%b","recorded":"%b"' % (
        canonical(by),
        content,
        number,
        previous.encode("ascii"),
        recorded.encode("ascii"),
    )
    own = sha256(body + b"}").hexdigest()
    return body + b',"sha256":"%b"}' % own.encode("ascii"), own


def unseal(line: bytes) -> Sealed | None:
    """Return the entry of a line, or None where the line is none.

    That its hash fits is not checked; see `is_intact`.
    """
    found = _FRAME.fullmatch(line)
    if found is None:
        return None
    by, content, number, previous, recorded, own = found.groups()
    try:
        return Sealed(
            int(number),
            previous.decode("ascii"),
            _time(recorded),
            _unquoted(by),
            content,
            own.decode("ascii"),
        )
    except ValueError:  # no UTF-8, half a character, no date, or a number longer than any
        return None


@lru_cache(maxsize=256)
def _time(written: bytes) -> str:
    """Read a time; all that is entered together has one."""
    time = written.decode("ascii")
    datetime.fromisoformat(time)
    return time


@lru_cache(maxsize=256)
def _unquoted(written: bytes) -> str:
    """Read a name; the same few have recorded a whole ledger."""
    name = str(json.loads(written))
    name.encode("utf-8")  # JSON can hold half a character, which nobody can print
    return name


def is_intact(line: bytes, entry: Sealed) -> bool:
    """Whether the line of an entry is letter for letter what was hashed."""
    return sha256(line[:-_TAIL] + b"}").hexdigest() == entry.hash
