"""Which rows a mapping means."""

from __future__ import annotations

import polars as pl

from servanda.exchange.feeds.mapping import Condition, Where
from servanda.exchange.feeds.rows import trimmed


def rows_where(where: Where, frame: pl.DataFrame) -> pl.Series | None:
    """Return whether each row is meant (n rows in, n out); None where all are."""
    found: pl.Series | None = None
    for condition in where:
        holds = _holds(condition, frame[condition.column])
        found = holds if found is None else found & holds
    return found


def _holds(condition: Condition, values: pl.Series) -> pl.Series:
    if condition.values:
        among = one_of(trimmed(values), condition.values)
        return ~among if condition.excluded else among
    number = values.cast(pl.Float64, strict=False)
    holds = number.is_not_null()
    if condition.at_least is not None:
        holds &= number >= condition.at_least
    if condition.at_most is not None:
        holds &= number <= condition.at_most
    return holds.fill_null(value=False)


def one_of(values: pl.Series, wanted: tuple[str, ...]) -> pl.Series:
    """Return whether each value is one of those wanted; empty ones are not."""
    # One value is compared several times faster than a set of them.
    found = values == wanted[0] if len(wanted) == 1 else values.is_in(wanted)
    return found.fill_null(value=False)
