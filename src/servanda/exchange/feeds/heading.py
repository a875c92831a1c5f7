"""The line that names the columns of delimited text, and what separates them."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Literal

from servanda.exchange.feeds.mapping import Mapping

_SEPARATORS = (",", ";", "\t", "|")


@dataclass(frozen=True)
class Heading:
    """The columns of a file, and the sign between them."""

    names: tuple[str, ...]
    separator: str


def end_of_heading(data: bytes, mapping: Mapping) -> int:
    """Return where the first record ends."""
    end = data.find(b"\n") + 1 or len(data)
    while mapping.quoted and data.count(b'"', 0, end) % 2 and end < len(data):
        end = data.find(b"\n", end) + 1 or len(data)
    return end


def heading_of(data: bytes, mapping: Mapping) -> tuple[Heading, bytes]:
    """Return the names of the columns and what separates them, and what stands below the names."""
    end = end_of_heading(data, mapping)
    line = data[:end].decode()
    tried = (mapping.separator,) if mapping.separator else _SEPARATORS
    found = [Heading(_values(line, sign, quoted=mapping.quoted), sign) for sign in tried]
    wanted = set(mapping.used())
    if mapping.columns:
        best = max(found, key=lambda heading: len(heading.names))
        named = best.names == mapping.columns
        return Heading(mapping.columns, best.separator), data[end:] if named else data
    best = max(found, key=lambda heading: len(wanted.intersection(heading.names)))
    return best, data[end:]


def _values(line: str, separator: str, *, quoted: bool) -> tuple[str, ...]:
    text = io.StringIO(line.strip("\r\n"), newline="")
    style: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    read = csv.reader(text, delimiter=separator, quoting=style)
    try:
        return tuple(name.strip() for name in next(read, []))
    except csv.Error:  # a value longer than any name
        return ()
