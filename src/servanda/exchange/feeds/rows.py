"""One batch of rows as it was read, and the rows that could not even be cut into columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

ROW = "#row"
"""The column of row numbers, counted from 1; no file names a column so."""

SET_ASIDE = pl.Schema(
    {"row": pl.Int64(), "code": pl.String(), "reason": pl.String(), "text": pl.String()}
)
"""A row set aside: its number, why (a code and a sentence), and its text, shortened."""

MOST_SHOWN = 200
"""Characters of a row that are shown."""


@dataclass(frozen=True)
class Rows:
    """Rows of a file. `frame` holds `ROW` and the wanted columns as they are written.

    `broken` has the columns of `SET_ASIDE`; `count` counts all rows, broken ones too; `text_of`
    returns the text of rows, given their numbers.
    """

    frame: pl.DataFrame
    broken: pl.DataFrame
    count: int
    text_of: Callable[[Sequence[int]], list[str]]


def none_broken() -> pl.DataFrame:
    """Return an empty table of rows set aside."""
    return pl.DataFrame(schema=SET_ASIDE)


def shortened(text: str) -> str:
    """Return as much of a row's text as is shown."""
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"


def numbered(frame: pl.DataFrame, before: int, places: pl.Series | None = None) -> pl.DataFrame:
    """Return the table with its row numbers.

    Its rows stood after row `before`, one after another or at `places`, counted from 0.
    """
    first = before + 1
    if places is None:
        numbers = pl.int_range(first, first + frame.height, eager=True, dtype=pl.Int64())
    else:
        numbers = places.cast(pl.Int64) + first
    return frame.with_columns(numbers.alias(ROW))


def as_text(values: pl.Series) -> pl.Series:
    """Return values as they would be written: a whole number without its decimals."""
    if values.dtype == pl.String:
        return values
    if values.dtype.is_float() and values.null_count() < len(values):
        whole = values.drop_nulls()
        if bool((whole == whole.floor()).all()):
            values = values.cast(pl.Int64, strict=False)
    return values.cast(pl.String)


def trimmed(values: pl.Series) -> pl.Series:
    """Return text without blanks about it, null where nothing is left.

    In most columns there are none; to see that takes a third of the time.
    """
    text = as_text(values)
    first_that_is_no_blank = "!"
    if (text < first_that_is_no_blank).any() or text.str.ends_with(" ").any():
        text = text.str.strip_chars()
        return text.set(text == "", None)
    return text
