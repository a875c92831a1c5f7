"""Calendar time, many instants at once; what one step is, `vocabulary.calendar` says."""

from __future__ import annotations

import numpy as np

from servanda.monitor.columnar.arrays import ALWAYS, NEVER, Ints
from servanda.monitor.program import Length
from servanda.vocabulary.calendar import DAY, later

_FIXED = frozenset({"microsecond", "minute", "hour", "day", "week"})
_MONTHS = {"month": 1, "year": 12}
_SHORTEST = {"month": 28 * DAY, "year": 365 * DAY, "working day": DAY}


def shifted(at: Ints, length: Length, times: int | Ints = 1) -> Ints:
    """Return the instants so long, so many times, after others (before them, where negative).

    What never comes, or always was, stays so.
    """
    known = (at != NEVER) & (at != ALWAYS)
    if known.all():
        return _moved(at, times * length.count, length.unit)
    moved = _moved(np.where(known, at, 0), times * length.count, length.unit)
    return np.where(known, moved, at)


def period_of(at: Ints, start: Ints, length: Length) -> Ints:
    """Return in which stretch of a length, counted from a start, instants lie (the first is 0)."""
    shortest = _SHORTEST.get(length.unit) or later(0, 1, length.unit)
    low = np.zeros(len(at), np.int64)
    high = np.maximum((at - start) // (shortest * length.count) + 2, 1)
    while ((high - low) > 1).any():
        middle = (low + high) // 2
        begun = shifted(start, length, middle) <= at
        low, high = np.where(begun, middle, low), np.where(begun, high, middle)
    return low


def is_fixed(length: Length) -> bool:
    """Whether a length is always as many microseconds."""
    return length.unit in _FIXED


def _moved(at: Ints, count: int | Ints, unit: str) -> Ints:
    if unit in _FIXED:
        return at + count * later(0, 1, unit)
    days = at // DAY
    clock = at - days * DAY
    when = days.astype("datetime64[D]")
    if unit in _MONTHS:
        month = when.astype("datetime64[M]")
        day = (when - month.astype("datetime64[D]")).astype(np.int64)
        target = month + np.asarray(count * _MONTHS[unit]).astype("timedelta64[M]")
        length = (target + 1).astype("datetime64[D]") - target.astype("datetime64[D]")
        day = np.minimum(day, length.astype(np.int64) - 1)
        return np.asarray((target.astype("datetime64[D]").astype(np.int64) + day) * DAY + clock)
    forwards = np.busday_offset(when, np.maximum(count, 0), roll="backward").astype(np.int64)
    backwards = np.busday_offset(when, np.minimum(count, 0), roll="forward").astype(np.int64)
    there = np.where(
        np.asarray(count) > 0, forwards, np.where(np.asarray(count) < 0, backwards, days)
    )
    return np.asarray(there * DAY + clock)
