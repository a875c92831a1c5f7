"""Reads rows of a Parquet file into columns, batch by batch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import polars as pl

from servanda.exchange.feeds.mapping import Mapping
from servanda.exchange.feeds.rows import ROW, Rows, none_broken, numbered, shortened
from servanda.exchange.feeds.telling import Telling

_TEXT = (pl.Categorical, pl.Enum)
BATCH = 500_000
"""Rows read at once."""


def parquet_rows(path: Path, mapping: Mapping, told: Telling) -> Iterator[Rows]:
    """Yield the rows of a file; a file that breaks off is said to, after the rows before that."""
    wanted = mapping.used()
    before = 0
    try:
        table = pl.scan_parquet(path)
        there = table.collect_schema()
        if told.lacks(wanted, there.names()):
            return
        words = (pl.col(name).cast(pl.String) for name in wanted if isinstance(there[name], _TEXT))
        table = table.select(wanted).with_columns(words)
        for batch in table.collect_batches(chunk_size=BATCH, maintain_order=True):
            frame = numbered(batch, before)
            before += batch.height
            yield Rows(frame, none_broken(), batch.height, partial(_text_of, frame))
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as problem:
        told.damaged(before, problem)
        return
    if before == 0:
        told.empty()


def _text_of(frame: pl.DataFrame, numbers: Sequence[int]) -> list[str]:
    """Return rows as `name=value` pairs: in the file they have no text."""
    if not numbers:
        return []
    chosen = frame.filter(pl.col(ROW).is_in(numbers)).drop(ROW)
    rows = chosen.iter_rows(named=True)
    return [
        shortened(", ".join(f"{k}={v}" for k, v in row.items() if v is not None)) for row in rows
    ]
