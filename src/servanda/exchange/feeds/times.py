"""Reads when something happened, was reported, or was taken down."""

from __future__ import annotations

import polars as pl

from servanda.exchange.feeds.checks import Checks
from servanda.exchange.feeds.instants import instants_of
from servanda.exchange.feeds.mapping import When
from servanda.exchange.feeds.rows import as_text
from servanda.vocabulary.calendar import DAY

_WEEK_EITHER_WAY = 6 * DAY


def times_of(when: When, checks: Checks, *, required: bool) -> tuple[pl.Series, pl.Series]:
    """Return the earliest and the latest instant of each row, in µs since 1970.

    A row whose time cannot be read is refused; one without a time is, where it is `required`.
    """
    first, last = _column(when.first, when, checks, required=required)
    if when.last is not None:
        _, last = _column(when.last, when, checks, required=required)
    if when.precision is not None:
        first, last = _widened(first, last, when, checks)
    if when.last is not None:
        reason = pl.format("It ends ({}) before it begins ({}).", when.last, when.first)
        checks.refuse(last < first, "reversed-times", reason)
    return first, last


def _column(
    name: str, when: When, checks: Checks, *, required: bool
) -> tuple[pl.Series, pl.Series]:
    values = checks.frame[name]
    read = instants_of(values, when.clock)
    if not read.first.has_nulls():
        return read.first, read.last
    values = as_text(values)
    missing = values.is_null()
    unread = read.first.is_null() & ~missing
    if read.zoneless is not None:
        zone = pl.format("“{}” has a time of day and no zone.", name)
        checks.refuse(read.zoneless, "no-zone", zone)
        unread &= ~read.zoneless
    unreadable = pl.format("“{}” is no date that I can read.", name)
    checks.refuse(unread, "no-date", unreadable)
    if required:
        checks.refuse(missing, "time-missing", f"There is no date in “{name}”.")
    return read.first, read.last


def _widened(
    first: pl.Series, last: pl.Series, when: When, checks: Checks
) -> tuple[pl.Series, pl.Series]:
    """Widen dates to the week, month or year within which they are known to lie.

    Any week that holds the day may be meant, so that six days either way are.
    """
    column = when.precision or ""
    codes = as_text(checks.frame[column])
    widths = dict(when.widths)
    unknown = ~codes.is_in(list(widths)) & codes.is_not_null()
    reason = pl.format("The mapping does not say how precise “{}” is.", column)
    checks.refuse(unknown, "precision-unknown", reason)
    width = codes.replace_strict(widths, default=None, return_dtype=pl.String())
    table = pl.DataFrame({"first": first, "last": last, "width": width})
    begin, end = (pl.col(name).cast(pl.Datetime("us")) for name in ("first", "last"))
    widened = table.select(
        pl.when(pl.col("width") == "week")
        .then(pl.col("first") - _WEEK_EITHER_WAY)
        .when(pl.col("width") == "month")
        .then(begin.dt.truncate("1mo").dt.epoch("us"))
        .when(pl.col("width") == "year")
        .then(begin.dt.truncate("1y").dt.epoch("us"))
        .otherwise("first")
        .alias("first"),
        pl.when(pl.col("width") == "week")
        .then(pl.col("last") + _WEEK_EITHER_WAY)
        .when(pl.col("width") == "month")
        .then(end.dt.truncate("1mo").dt.offset_by("1mo").dt.epoch("us") - 1)
        .when(pl.col("width") == "year")
        .then(end.dt.truncate("1y").dt.offset_by("1y").dt.epoch("us") - 1)
        .otherwise("last")
        .alias("last"),
    )
    return widened["first"], widened["last"]
