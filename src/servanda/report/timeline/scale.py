"""Where an instant stands across the page, and which dates stand above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from servanda.vocabulary.calendar import DAY, HOUR, instant

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_TICKS = 9
_ON_A_PHONE = 3
_MARGIN = 0.015
"""How much of its length the time shown is lengthened by, so that no mark sticks to the edge."""

_MONTH, _YEAR = 30.44 * DAY, 365.25 * DAY
# Each step: its usual length, and what it counts. Weeks begin on Monday (ISO 8601).
_STEPS: tuple[tuple[float, str, int], ...] = (
    (HOUR, "hour", 1), (3 * HOUR, "hour", 3), (6 * HOUR, "hour", 6), (12 * HOUR, "hour", 12),
    (DAY, "day", 1), (2 * DAY, "day", 2), (7 * DAY, "week", 1), (14 * DAY, "week", 2),
    (_MONTH, "month", 1), (2 * _MONTH, "month", 2), (3 * _MONTH, "month", 3),
    (6 * _MONTH, "month", 6),
    *((count * _YEAR, "year", count) for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tick:
    """A date above the timeline; `minor` ones give way where the page is narrow."""

    x: float
    words: str
    minor: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """The time shown, from `first` to `last` (µs since 1970); `last` is later."""

    first: int
    last: int

    @classmethod
    def over(cls, first: int, last: int) -> Scale:
        """Return the scale that begins with one instant and shows the other, and a little more."""
        length = max(last - first, DAY)
        margin = int(length * _MARGIN)
        return cls(first, max(last, first + length) + margin)

    def x(self, at: int) -> float:
        """Return where an instant stands, in hundredths of the width; outside, at an end."""
        share = (at - self.first) / (self.last - self.first)
        return round(100 * min(1.0, max(0.0, share)), 2)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The dates that divide the time shown evenly in the calendar: at most nine."""
        _, unit, count = next(
            (s for s in _STEPS if (self.last - self.first) / s[0] <= _MOST_TICKS), _STEPS[-1]
        )
        found = list(_dates(self.first, self.last, unit, count))
        every = -(-len(found) // _ON_A_PHONE)
        return tuple(
            Tick(self.x(instant(when)), _words(when, unit), number % every != 0)
            for number, when in enumerate(found)
        )


def _dates(first: int, last: int, unit: str, count: int) -> Iterator[datetime]:
    when = _floor(_EPOCH + timedelta(microseconds=first), unit, count)
    while instant(when) <= last:
        if instant(when) >= first:
            yield when
        try:
            when = _next(when, unit, count)
        except (OverflowError, ValueError):  # the calendar ends with the year 9999
            return


def _floor(when: datetime, unit: str, count: int) -> datetime:
    zone: tzinfo = UTC
    match unit:
        case "year":
            return datetime(max(1, when.year - when.year % count), 1, 1, tzinfo=zone)
        case "month":
            return datetime(when.year, when.month - (when.month - 1) % count, 1, tzinfo=zone)
    day = datetime(when.year, when.month, when.day, tzinfo=zone)
    match unit:
        case "week":
            return day - timedelta(days=min(when.weekday(), day.toordinal() - 1))
        case "day":
            return day
    return day + timedelta(hours=when.hour - when.hour % count)


def _next(when: datetime, unit: str, count: int) -> datetime:
    match unit:
        case "year":
            return when.replace(year=when.year - when.year % count + count)
        case "month":
            months = when.year * 12 + when.month - 1 + count
            return when.replace(year=months // 12, month=months % 12 + 1)
        case "week":
            return when + timedelta(weeks=count)
        case "day":
            return when + timedelta(days=count)
    return when + timedelta(hours=count)


def _words(when: datetime, unit: str) -> str:
    match unit:
        case "year":
            return f"{when.year:04}"
        case "month":
            return f"{when.year:04}-{when.month:02}"
        case "hour":
            return when.strftime("%H:%M") if when.hour else when.date().isoformat()
    return when.date().isoformat()
