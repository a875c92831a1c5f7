"""Reads rows of JSON Lines into columns of text; only where a line is broken is each looked at."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import partial

import polars as pl

from servanda.exchange.feeds.mapping import Mapping
from servanda.exchange.feeds.rows import (
    SET_ASIDE,
    Rows,
    none_broken,
    numbered,
    shortened,
)
from servanda.exchange.feeds.telling import Telling

_LINE = "line"


def json_rows(blocks: Iterator[bytes], mapping: Mapping, told: Telling) -> Iterator[Rows]:
    """Yield the rows of a file, block by block. Values that are no text stand as they are written.

    A column that the first block nowhere mentions is said to be missing.
    """
    wanted = mapping.used()
    before = 0
    for data in blocks:
        if before == 0 and told.lacks(_missing(data, wanted), ()):
            return
        rows = _rows(data, wanted, before)
        before += rows.count
        yield rows
    if before == 0:
        told.empty()


def _missing(data: bytes, wanted: Sequence[str]) -> list[str]:
    return [name for name in wanted if f'"{name}"'.encode() not in data]


def _rows(data: bytes, wanted: Sequence[str], before: int) -> Rows:
    lines = _lines(data)
    text_of = partial(_text_of, lines, before)
    try:
        frame = _parse(data, wanted)
    except pl.exceptions.ComputeError:
        frame = None
    if frame is not None and frame.height == len(lines):
        return Rows(numbered(frame, before), none_broken(), len(lines), text_of)
    objects = lines.str.json_path_match("$").str.starts_with("{").fill_null(value=False)
    good = lines.filter(objects)
    frame = _parse("\n".join(good).encode(), wanted)
    numbers = pl.int_range(before + 1, before + 1 + len(lines), eager=True)
    broken = pl.DataFrame({"row": numbers, "text": lines}).filter(~objects)
    aside = broken.select(
        "row",
        code=pl.lit("row-unreadable"),
        reason=pl.lit("It is no JSON object."),
        text=pl.col("text").map_elements(shortened, return_dtype=pl.String),
    )
    return Rows(
        numbered(frame, before, objects.arg_true()),
        aside.match_to_schema(SET_ASIDE),
        len(lines),
        text_of,
    )


def _parse(data: bytes, wanted: Sequence[str]) -> pl.DataFrame:
    schema = dict.fromkeys(wanted, pl.String)
    return pl.read_ndjson(io.BytesIO(data), schema=schema) if data else pl.DataFrame(schema=schema)


def _lines(data: bytes) -> pl.Series:
    """Return the lines that are not blank."""
    text = data.decode("utf-8", "replace")
    lines = pl.Series(_LINE, text.split("\n"), pl.String()).str.strip_chars()
    return lines.filter(lines != "")


def _text_of(lines: pl.Series, before: int, numbers: Sequence[int]) -> list[str]:
    return [shortened(str(lines[number - before - 1])) for number in numbers]
