"""Reads a column of dates and times, at once, into the earliest and the latest instant of each.

As in `vocabulary.calendar`, what is written less precisely is a longer range: a day runs from its
first microsecond to its last. A time of day without a zone is never guessed at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import polars as pl

from servanda.exchange.feeds.mapping import Clock
from servanda.vocabulary.calendar import DAY, MINUTE, SECOND

_UNITS = {"seconds": SECOND, "milliseconds": 1000, "microseconds": 1, "days": DAY}
_FURTHEST = 2_932_896 * DAY
"""The end of the year 9999, the last that the calendar knows."""

_SAMPLE = 1_424_301_342 * SECOND
"""A moment on 18 February 2015, all parts of which differ."""

_DATE = r"^\d{4}-\d{2}-\d{2}"
_ZONE = r"(?:Z|[+-]\d{2}:?\d{2})$"
_CLOCK = rf"{_DATE}[T ]\d{{2}}:\d{{2}}(?::\d{{2}}(?:[.,]\d{{1,9}})?)?"


@dataclass(frozen=True)
class Instants:
    """Earliest and latest instant of each value, in µs since 1970; null where it is unreadable.

    `zoneless` marks times of day without a zone; it is None where there are none.
    """

    first: pl.Series
    last: pl.Series
    zoneless: pl.Series | None = None


_Way: TypeAlias = Callable[[], tuple[pl.Expr, pl.Expr]]
"""One way of writing: what `value` means if written so, null where it is not."""


def instants_of(values: pl.Series, clock: Clock) -> Instants:
    """Return the instants that values stand for (n values in, n out)."""
    kind = values.dtype
    if kind == pl.Date:
        begin, end = _days(_VALUE, _VALUE, clock.zone)
        read = pl.DataFrame({"value": values}).select(begin.alias("first"), end.alias("last"))
        return Instants(read["first"], read["last"])
    if isinstance(kind, pl.Datetime):
        return _typed(values, kind, clock.zone)
    if clock.unit is not None:
        return _counted(values, clock.unit)
    text = values if kind == pl.String else values.cast(pl.String)
    if clock.formats:
        ways: list[_Way] = [partial(_by_format, form, clock.zone) for form in clock.formats]
    else:
        ways = [
            partial(_by_format, "%Y-%m-%d", clock.zone),
            partial(_by_clock, clock.zone),
            partial(_by_month, clock.zone),
        ]
    return _by_ways(text, ways, clock.zone)


def _typed(values: pl.Series, kind: pl.Datetime, zone: str | None) -> Instants:
    if kind.time_zone is None and zone is None:
        nothing = pl.repeat(None, len(values), dtype=pl.Int64(), eager=True)
        return Instants(nothing, nothing, values.is_not_null())
    if kind.time_zone is None:
        values = values.to_frame("at").select(_in_zone(pl.col("at"), zone or ""))["at"]
    at = values.dt.epoch("us")
    return Instants(at, at)


def _counted(values: pl.Series, unit: str) -> Instants:
    length = _UNITS[unit]
    if values.dtype.is_integer():
        number = values.cast(pl.Int64)
        furthest = _FURTHEST // length
        if not _reaches_no_further(number, furthest):
            number = number.set(~number.is_between(-furthest, furthest), None)
        first = number * length
        return Instants(first, first + (length - 1))
    number = values.cast(pl.Float64, strict=False)
    near = number.is_finite() & (number.abs() * length <= _FURTHEST)
    micro = pl.select(pl.when(near).then(number * length)).to_series().floor().cast(pl.Int64)
    whole = pl.select(pl.when(number == number.floor()).then(length - 1).otherwise(0)).to_series()
    return Instants(micro, micro + whole)


def _reaches_no_further(number: pl.Series, furthest: int) -> bool:
    low, high = number.min(), number.max()
    return isinstance(low, int) and isinstance(high, int) and -furthest <= low <= high <= furthest


def _by_ways(values: pl.Series, ways: Sequence[_Way], zone: str | None) -> Instants:
    """Try each way on what the ways before it have left."""
    nothing = pl.repeat(None, len(values), dtype=pl.Int64(), eager=True)
    first, last, left = nothing, nothing, None
    for way in (ways[0], *ways):  # the first again, without blanks about the values
        rest = values if left is None else values.gather(left).str.strip_chars()
        begin, end = way()
        read = pl.DataFrame({"value": rest}).select(begin.alias("first"), end.alias("last"))
        if left is None:
            first, last = read["first"], read["last"]
        else:
            first, last = first.scatter(left, read["first"]), last.scatter(left, read["last"])
        left = (first.is_null() & values.is_not_null()).arg_true()
        if not len(left):
            return Instants(first, last)
    zoneless = values.str.contains(rf"{_CLOCK}$") & first.is_null() & (zone is None)
    return Instants(first, last, zoneless.fill_null(value=False))


_VALUE = pl.col("value")


def _by_format(form: str, zone: str | None) -> tuple[pl.Expr, pl.Expr]:
    """Read by a format in the manner of `strftime`, as long as its finest part."""
    if any(part in form for part in ("%H", "%I", "%T", "%R", "%X")):
        at = _VALUE.str.to_datetime(form, time_unit="us", strict=False)
        at = at if "%z" in form else _in_zone(at, zone or "UTC")
        first = at.dt.epoch("us")
        length = SECOND if any(part in form for part in ("%S", "%T", "%X")) else MINUTE
        return first, first + (length - 1)
    if any(part in form for part in ("%d", "%e", "%j", "%D", "%F")):
        day = _VALUE.str.to_date(form, strict=False)
        return _days(day, day, zone)
    has_month = any(part in form for part in ("%m", "%b", "%B"))
    rest = " 01" if has_month else " 01 01"
    directives = " %d" if has_month else " %m %d"
    day = (_VALUE + rest).str.to_date(form + directives, strict=False)
    end = day.dt.month_end() if has_month else day.dt.offset_by("1y").dt.offset_by("-1d")
    return _days(day, end, zone)


def _days(first: pl.Expr, last: pl.Expr, zone: str | None) -> tuple[pl.Expr, pl.Expr]:
    """Return the first instant of one date and the last of another, as days go in a zone."""
    if zone is None:
        return first.cast(pl.Int64) * DAY, last.cast(pl.Int64) * DAY + (DAY - 1)
    begin, end = first.cast(pl.Datetime("us")), last.dt.offset_by("1d").cast(pl.Datetime("us"))
    return _in_zone(begin, zone).dt.epoch("us"), _in_zone(end, zone).dt.epoch("us") - 1


def reads_back(form: str, zone: str | None) -> bool:
    """Whether a date that is written by a format can be read by it."""
    sample = pl.Series([_SAMPLE], dtype=pl.Datetime("us", "UTC"))
    local = sample.dt.convert_time_zone(zone or "UTC")
    try:
        read = instants_of(local.dt.strftime(form), Clock(formats=(form,), zone=zone))
    except pl.exceptions.PolarsError:
        return False
    first, last = read.first[0], read.last[0]
    day = last is not None and last - first >= DAY - 1  # of the place, not of UTC
    return first is not None and first - day * DAY <= _SAMPLE <= last + day * DAY


def _by_clock(zone: str | None) -> tuple[pl.Expr, pl.Expr]:
    """Read a time of day of ISO 8601, to the minute, the second or finer."""
    written = _VALUE.str.replace(" ", "T", literal=True).str.replace(",", ".", literal=True)
    to_second = written.str.replace(r"T(\d\d:\d\d)(Z|[+-].*)?$", "T${1}:00${2}")
    known = _VALUE.str.contains(_CLOCK + _ZONE)
    at = (
        pl.when(known)
        .then(to_second)
        .str.to_datetime("%Y-%m-%dT%H:%M:%S%.f%#z", time_unit="us", strict=False)
    )
    first = at.dt.epoch("us")
    if zone is not None:
        bare = pl.when(_VALUE.str.contains(rf"{_CLOCK}$")).then(to_second)
        local = bare.str.to_datetime("%Y-%m-%dT%H:%M:%S%.f", time_unit="us", strict=False)
        first = pl.coalesce(first, _in_zone(local, zone).dt.epoch("us"))
    fraction = _VALUE.str.contains(r":\d{2}[.,]\d")
    second = _VALUE.str.contains(r"\d{2}:\d{2}:\d{2}")
    length = pl.when(fraction).then(1).when(second).then(SECOND).otherwise(MINUTE)
    return first, first + (length - 1)


def _by_month(zone: str | None) -> tuple[pl.Expr, pl.Expr]:
    """Read `2022-03`, or a year alone."""
    month_first, month_last = _by_format("%Y-%m", zone)
    year_first, year_last = _by_format("%Y", zone)
    month = _VALUE.str.contains(r"^\d{4}-\d{2}$")
    year = _VALUE.str.contains(r"^\d{4}$")
    first = pl.when(month).then(month_first).when(year).then(year_first)
    last = pl.when(month).then(month_last).when(year).then(year_last)
    return first, last


def _in_zone(at: pl.Expr, zone: str) -> pl.Expr:
    """Return a local time as an instant; null where the clock was put forward over it, or back."""
    local = at.dt.replace_time_zone(zone, ambiguous="null", non_existent="null")
    return local.dt.convert_time_zone("UTC")
