"""Reads rows of delimited text (CSV and its kin) into columns.

A block is handed to polars as it is. Only where that fails, or where the separators do not add up,
are its records looked at one by one (see `records`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Types
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

import numpy as np
import polars as pl

from servanda.exchange.decoding import decode
from servanda.exchange.feeds.heading import Heading, end_of_heading, heading_of
from servanda.exchange.feeds.mapping import Mapping
from servanda.exchange.feeds.records import Places, Records, all_as_wide, records_of
from servanda.exchange.feeds.rows import (
    Rows,
    none_broken,
    numbered,
    shortened,
)
from servanda.exchange.feeds.telling import Telling

_SAMPLE = 65_536


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
    if _broken_text(first[: end_of_heading(first, mapping)]):
        first = _in_utf8(first, told)
    heading, body = heading_of(first, mapping)
    if told.lacks(mapping.used(), heading.names) or told.has_twice(mapping.used(), heading.names):
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

    heading: Heading
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

    def nothing(self) -> pl.DataFrame:
        """Return the wanted columns without rows."""
        return pl.DataFrame(schema=dict.fromkeys(self.wanted, pl.String))

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
        frame = self._frame()
        if frame is None:
            return self._rows_of_records()
        return Rows(numbered(frame, self.before), none_broken(), frame.height, self._text_of)

    def _frame(self) -> pl.DataFrame | None:
        """Return all rows at once where every one is well formed, else None.

        Polars is given no text with marks out of place, which it does not outlive, and fills in
        missing values without a word.
        """
        separator, width = self.layout.heading.separator, self.layout.width
        marked = self.layout.quoted and b'"' in self.data
        wide = marked or not self.layout.narrow
        if wide and not all_as_wide(self.data, separator, width, quoted=marked):
            return None
        frame = self.layout.parse(self.data, typed=True)
        if frame is None or wide:
            return frame
        there = np.count_nonzero(np.frombuffer(self.data, np.uint8) == ord(separator))
        return frame if there == frame.height * (width - 1) else None

    def _rows_of_records(self) -> Rows:
        if _broken_text(self.data):
            return replace(self, data=_in_utf8(self.data, self.told)).rows()
        records = self._records
        good = records.sound & (records.values == self.layout.width)
        frame = self._parsed(records.of(good))
        if frame is None:  # then polars finds something wrong that we do not
            records = replace(records, sound=np.zeros_like(records.sound))
            good = records.sound
            frame = self.layout.nothing()
        frame = numbered(frame, self.before, pl.Series(np.flatnonzero(good)))
        broken = self._broken(records, np.flatnonzero(~good))
        return Rows(frame, broken, len(records), self._text_of)

    def _parsed(self, records: Records) -> pl.DataFrame | None:
        """Return the columns of well-formed records; None where they cannot be had."""
        if not len(records):
            return self.layout.nothing()
        data = b"\n".join(records.record(i) for i in range(len(records)))
        for typed in (True, False):
            frame = self.layout.parse(data, typed=typed)
            if frame is not None and frame.height == len(records):
                return frame
        return None

    def _text_of(self, numbers: Sequence[int]) -> list[str]:
        records = self._records
        return [_text(records, number - self.before - 1) for number in numbers]

    def _broken(self, records: Records, places: Places) -> pl.DataFrame:
        sound = records.sound[places]
        values, width = pl.Series(records.values[places]), self.layout.width
        ragged = pl.format(
            f"It has {{}} values where the file has {width} columns.", pl.lit(values)
        )
        marks = pl.lit("A quotation mark is never closed, or stands within a value.")
        return pl.DataFrame(
            {
                "row": pl.Series(places).cast(pl.Int64) + (self.before + 1),
                "text": [_text(records, place) for place in places.tolist()],
            },
            schema_overrides={"text": pl.String},
        ).select(
            "row",
            pl.Series("code", np.where(sound, "row-ragged", "row-unreadable"), pl.String()),
            pl.when(pl.Series(sound)).then(ragged).otherwise(marks).alias("reason"),
            "text",
        )


def _text(records: Records, place: int) -> str:
    return shortened(records.record(place).decode("utf-8", "replace"))
