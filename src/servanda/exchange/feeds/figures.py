"""Reads how much, and how often."""

from __future__ import annotations

import polars as pl

from servanda.exchange.feeds.checks import Checks
from servanda.exchange.feeds.mapping import Amount
from servanda.exchange.feeds.rows import as_text


def figures_of(amount: Amount, checks: Checks, *, required: bool) -> dict[str, pl.Series]:
    """Return the columns `low`, `best` and `high`; one figure alone is `low` and `high`.

    Refuses rows whose figures are no numbers, negative, or contradict each other; and those
    without, where figures are `required`.
    """
    low, best, high = (
        _figure(name, checks) if name else None for name in (amount.low, amount.best, amount.high)
    )
    if low is None or high is None:
        if best is None:
            raise ValueError("a mapping names one figure, or the lowest and the highest")
        if required:
            checks.refuse(best.is_null(), "figure-missing", f"There is no “{amount.best}”.")
        return {"low": best, "high": best}
    return _range(low, best, high, checks, required=required)


def _range(
    low: pl.Series,
    best: pl.Series | None,
    high: pl.Series,
    checks: Checks,
    *,
    required: bool,
) -> dict[str, pl.Series]:
    if best is not None:
        alone = low.is_null() & high.is_null()
        if alone.any():  # the best estimate is all that there is
            low, high = low.zip_with(~alone, best), high.zip_with(~alone, best)
    missing = low.is_null() | high.is_null() if required else low.is_null() != high.is_null()
    checks.refuse(missing, "figure-missing", "The lowest or the highest figure is missing.")
    checks.refuse(low > high, "figures-reversed", "The lowest figure is above the highest.")
    if best is None:
        return {"low": low, "high": high}
    outside = (best < low) | (best > high)
    checks.refuse(outside, "figures-reversed", "The best figure is not between lowest and highest.")
    return {"low": low, "best": best, "high": high}


def times_a_row(name: str, checks: Checks) -> pl.Series:
    """Return how often it happened at least; empty for once."""
    count = _figure(name, checks)
    checks.refuse(count < 1, "figure-negative", pl.format("“{}” is no number of times.", name))
    return count.floor().cast(pl.Int64, strict=False)


def _figure(name: str, checks: Checks) -> pl.Series:
    values = checks.frame[name]
    number = values.cast(pl.Float64, strict=False)
    if number.null_count() > values.null_count() and values.dtype == pl.String:
        values = as_text(values)
        number = values.cast(pl.Float64, strict=False)
    unread = ~number.is_finite() | (number.is_null() & values.is_not_null())
    checks.refuse(unread, "figure-unreadable", pl.format("“{}” is no number.", name))
    checks.refuse(number < 0, "figure-negative", pl.format("“{}” is below zero.", name))
    return number
