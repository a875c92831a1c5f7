"""Reads rows of delimited text (CSV and its kin) into columns.

A block is handed to polars as it is. Only where that fails, or where the separators do not add up,
are its records looked at one by one (see `records`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Types
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Literal

import numpy as np
import polars as pl

from servanda.exchange.decoding import decode
from servanda.exchange.feeds.mapping import Mapping
from servanda.exchange.feeds.records import Records, all_as_wide, records_of
from servanda.exchange.feeds.rows import (
    SET_ASIDE,
    Rows,
    none_broken,
    numbered,
    shortened,
)
from servanda.exchange.feeds.telling import Telling

_SAMPLE = 65_536
_SEPARATORS = (",", ";", "\t", "|")


def delimited_rows(
    blocks: Iterator[bytes], mapping: Mapping, types: Types[str, type[pl.DataType]], told: Telling
) -> Iterator[Rows]:
    """Yield the rows of a file, block by block; `types` are those of columns that hold no text."""
    first = next(blocks, None)
    if first is None:
        told.empty()
        return
    sample, findings = decode(first[:_SAMPLE])
    if sample is None:
        told.add(*findings)
        return
    if _broken_text(first[: _end_of_heading(first, mapping)]):
        first = _in_utf8(first, told)
    heading, body = _heading(first, mapping)
    if told.lacks(mapping.used(), heading.names) or _twice(heading.names, mapping, told):
        return
    layout = _Layout(heading, mapping.used(), types, quoted=mapping.quoted)
    before = 0
    for data in chain((body,), blocks):
        if data:
            block = _Block(data, layout, before, told)
            rows = block.rows()
            before += rows.count
            yield rows
    if before == 0:
        told.empty()


@dataclass(frozen=True)
class _Heading:
    names: tuple[str, ...]
    separator: str


def _end_of_heading(data: bytes, mapping: Mapping) -> int:
    end = data.find(b"\n") + 1 or len(data)
    while mapping.quoted and data.count(b'"', 0, end) % 2 and end < len(data):
        end = data.find(b"\n", end) + 1 or len(data)
    return end


def _heading(data: bytes, mapping: Mapping) -> tuple[_Heading, bytes]:
    """Return the names of the columns and what separates them, and what stands below the names."""
    end = _end_of_heading(data, mapping)
    line = data[:end].decode()
    tried = (mapping.separator,) if mapping.separator else _SEPARATORS
    found = [_Heading(_values(line, sign, quoted=mapping.quoted), sign) for sign in tried]
    wanted = set(mapping.used())
    if mapping.columns:
        best = max(found, key=lambda heading: len(heading.names))
        named = best.names == mapping.columns
        return _Heading(mapping.columns, best.separator), data[end:] if named else data
    best = max(found, key=lambda heading: len(wanted.intersection(heading.names)))
    return best, data[end:]


def _values(line: str, separator: str, *, quoted: bool) -> tuple[str, ...]:
    text = io.StringIO(line.strip("\r\n"), newline="")
    style: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    read = csv.reader(text, delimiter=separator, quoting=style)
    return tuple(name.strip() for name in next(read, []))


def _twice(names: Sequence[str], mapping: Mapping, told: Telling) -> bool:
    twice = [name for name in mapping.used() if names.count(name) > 1]
    for name in twice:
        told.say("feed-column-twice", f"{told.file} has two columns “{name}”.")
    return bool(twice)


def _broken_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return True
    return False


def _in_utf8(data: bytes, told: Telling) -> bytes:
    """Return text of another encoding in UTF-8; nothing where it is no text at all."""
    text, findings = decode(data)
    told.add(*findings)
    return (text or "").encode()


@dataclass(frozen=True)
class _Layout:
    """How the columns of a file lie, and which of them are wanted."""

    heading: _Heading
    wanted: tuple[str, ...]
    types: Types[str, type[pl.DataType]]
    quoted: bool

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.heading.names)

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Where each wanted column stands, from 0."""
        return tuple(self.heading.names.index(name) for name in self.wanted)

    @property
    def narrow(self) -> bool:
        """Whether all columns are read: then polars itself refuses rows with too many values."""
        return 2 * len(self.wanted) > self.width

    @cached_property
    def _columns(self) -> tuple[str, ...]:
        return tuple(map(str, range(self.width)))

    def parse(self, data: bytes, *, typed: bool) -> pl.DataFrame | None:
        """Return the wanted columns of well-formed text, or None where it is not."""
        types = self.types if typed else {}
        schema: dict[str, type[pl.DataType]] = dict.fromkeys(self._columns, pl.String)
        schema |= {str(self.heading.names.index(name)): kind for name, kind in types.items()}
        renamed = [
            pl.col(str(place)).alias(name)
            for place, name in zip(self.places, self.wanted, strict=True)
        ]
        mark = '"' if self.quoted else None
        sign = self.heading.separator
        try:
            if self.narrow:
                frame = pl.read_csv(
                    data, has_header=False, schema=schema, separator=sign, quote_char=mark
                )
                return frame.select(renamed)
            table = pl.scan_csv(
                data, has_header=False, schema=schema, separator=sign, quote_char=mark
            )
            return table.select(renamed).collect()
        except pl.exceptions.PolarsError:
            return None

    def parse_one_by_one(self, records: Records) -> pl.DataFrame:
        """Return the wanted columns of records that polars does not take."""
        lines = (records.record(i).decode("utf-8", "replace") for i in range(len(records)))
        rows = [next(csv.reader([line], delimiter=self.heading.separator)) for line in lines]
        columns = {
            name: pl.Series(name, [row[place] for row in rows], pl.String())
            for place, name in zip(self.places, self.wanted, strict=True)
        }
        return pl.DataFrame(columns)


@dataclass
class _Block:
    """One block of a file, which begins after row `before`."""

    data: bytes
    layout: _Layout
    before: int
    told: Telling = field(repr=False)

    @cached_property
    def _records(self) -> Records:
        heading = self.layout.heading
        return records_of(
            self.data, heading.separator, self.layout.width, quoted=self.layout.quoted
        )

    def rows(self) -> Rows:
        """Return the rows of the block."""
        marked = self.layout.quoted and b'"' in self.data
        frame = self.layout.parse(self.data, typed=True)
        if frame is None or not self._adds_up(frame, marked=marked):
            return self._rows_of_records()
        return self._rows(frame, np.arange(frame.height), none_broken(), frame.height)

    def _adds_up(self, frame: pl.DataFrame, *, marked: bool) -> bool:
        """Whether each row has all its values: polars fills in the missing ones silently."""
        separator, width = self.layout.heading.separator, self.layout.width
        if self.layout.narrow and not marked:
            there = np.count_nonzero(np.frombuffer(self.data, np.uint8) == ord(separator))
            return bool(there == frame.height * (width - 1))
        return all_as_wide(self.data, separator, width, quoted=marked)

    def _rows_of_records(self) -> Rows:
        if _broken_text(self.data):
            self.data = _in_utf8(self.data, self.told)
            self.__dict__.pop("_records", None)
        records = self._records
        good = records.sound & (records.values == self.layout.width)
        kept = records.of(good)
        data = b"\n".join(kept.record(i) for i in range(len(kept)))
        frame = self.layout.parse(data, typed=True)
        if frame is None or frame.height != len(kept):
            frame = self.layout.parse(data, typed=False)
        if frame is None or frame.height != len(kept):
            frame = self.layout.parse_one_by_one(kept)
        return self._rows(frame, np.flatnonzero(good), self._broken(~good), len(records))

    def _rows(
        self, frame: pl.DataFrame, places: np.ndarray, broken: pl.DataFrame, count: int
    ) -> Rows:
        numbers = pl.Series(places + (self.before + 1), dtype=pl.Int64())
        return Rows(numbered(frame, numbers), broken, count, self._text_of)

    def _text_of(self, numbers: Sequence[int]) -> list[str]:
        records = self._records
        return [_text(records, number - self.before - 1) for number in numbers]

    def _broken(self, bad: np.ndarray) -> pl.DataFrame:
        records = self._records
        places = np.flatnonzero(bad)
        ragged = pl.format(
            "It has {} values where the file has {} columns.",
            pl.col("values"),
            pl.lit(self.layout.width),
        )
        marks = "A quotation mark is never closed, or stands within a value."
        return (
            pl.DataFrame(
                {
                    "row": places + (self.before + 1),
                    "values": records.values[places],
                    "sound": records.sound[places],
                    "text": [_text(records, place) for place in places.tolist()],
                },
                schema={
                    "row": pl.Int64,
                    "values": pl.Int64,
                    "sound": pl.Boolean,
                    "text": pl.String,
                },
            )
            .select(
                "row",
                code=pl.when("sound")
                .then(pl.lit("row-ragged"))
                .otherwise(pl.lit("row-unreadable")),
                reason=pl.when("sound").then(ragged).otherwise(pl.lit(marks)),
                text="text",
            )
            .match_to_schema(SET_ASIDE)
        )


def _text(records: Records, place: int) -> str:
    return shortened(records.record(place).decode("utf-8", "replace"))
