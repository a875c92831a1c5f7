"""Calendar time: moments with their precision, and what lies so long after them.

An instant is counted in microseconds since 1970-01-01 UTC, the leap seconds left out (POSIX time).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WRITTEN = re.compile(
    r"(?P<date>\d{4}(?:-\d{2}(?:-\d{2})?)?)"
    r"(?:[T ](?P<clock>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_FIXED = {"microsecond": 1, "minute": MINUTE, "hour": HOUR, "day": DAY, "week": 7 * DAY}
_MONTHS = {"month": 1, "year": 12}
_WEEKEND = 5
_AT_ONCE = 1_000


class Moment(NamedTuple):
    """When something happened, as precisely as is known: from `first` to `last`, both included.

    A day is the moment from its first microsecond to its last.
    """

    first: int
    last: int


class NoSuchMomentError(ValueError):
    """What is written is no date, or a time of day that does not say in which zone."""

    def __init__(self, message: str, *, zone_missing: bool = False) -> None:
        super().__init__(message)
        self.zone_missing = zone_missing


def instant(when: datetime) -> int:
    """Return the instant of a time that knows its zone."""
    return (when - _EPOCH) // timedelta(microseconds=1)


def moment(written: str) -> Moment:
    """Read a date or time of ISO 8601: `2022`, `2022-03`, `2022-03-29`, `2022-03-29T06:00Z`.

    Raises `NoSuchMomentError` for anything else. A time of day without a zone is refused, not
    guessed.
    """
    found = _WRITTEN.fullmatch(written.strip())
    if found is None:
        raise NoSuchMomentError(f"“{written}” is no date that I can read; write it as 2022-03-29.")
    try:
        if found["clock"] is None:
            return _span_of_date(found["date"])
        return _span_of_clock(written, found)
    except (ValueError, OverflowError) as problem:
        if isinstance(problem, NoSuchMomentError):
            raise
        raise NoSuchMomentError(f"There is no date {written}.") from None


def _span_of_date(written: str) -> Moment:
    year, *rest = (int(part) for part in written.split("-"))
    first = date(year, rest[0] if rest else 1, rest[1] if rest[1:] else 1)
    last = date(
        year,
        rest[0] if rest else 12,
        rest[1] if rest[1:] else monthrange(year, rest[0] if rest else 12)[1],
    )
    return Moment(_midnight(first), _midnight(last) + DAY - 1)


def _span_of_clock(written: str, found: re.Match[str]) -> Moment:
    if found["zone"] is None:
        raise NoSuchMomentError(
            f"“{written}” has a time of day and no zone; add Z for UTC, or an offset as in +03:00.",
            zone_missing=True,
        )
    clock = found["clock"]
    at = datetime.fromisoformat(f"{found['date']}T{clock}{found['zone']}")
    length = {5: MINUTE, 8: SECOND}.get(len(clock), 1)
    first = instant(at)
    return Moment(first, first + length - 1)


def _midnight(day: date) -> int:
    return (day.toordinal() - _EPOCH.toordinal()) * DAY


def as_date(at: int) -> str:
    """Print an instant: as a day where it is the first or last of one, else to the second.

    What follows a day's first instant at once (effects do, by a microsecond) is told by the day.
    """
    when = _EPOCH + timedelta(microseconds=at)
    if at % DAY < _AT_ONCE or at % DAY == DAY - 1:
        return when.date().isoformat()
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")


def later(at: int, count: int, unit: str) -> int:
    """Return the instant `count` calendar units after another (before it, where negative).

    Months and years keep the day of the month where the month has it, else take its last day;
    working days are Monday to Friday, whatever the holidays. Raises `OverflowError` beyond year
    9999.
    """
    if unit in _FIXED:
        return at + count * _FIXED[unit]
    when = _EPOCH + timedelta(microseconds=at)
    if unit in _MONTHS:
        months = when.year * 12 + when.month - 1 + count * _MONTHS[unit]
        year, month = divmod(months, 12)
        if not 1 <= year <= date.max.year:
            raise OverflowError(f"{count} {unit}s from {as_date(at)} is beyond the calendar.")
        day = min(when.day, monthrange(year, month + 1)[1])
        return instant(when.replace(year=year, month=month + 1, day=day))
    if unit == "working day":
        return _working_days_later(at, count)
    raise ValueError(f"no calendar unit: {unit}")


def _working_days_later(at: int, count: int) -> int:
    step = 1 if count >= 0 else -1
    left = abs(count)
    while left:
        at += step * DAY
        if (_EPOCH + timedelta(microseconds=at)).weekday() < _WEEKEND:
            left -= 1
    return at
