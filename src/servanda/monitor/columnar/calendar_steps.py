"""Calendar time, many instants at once; what one step is, `vocabulary.calendar` says."""

from __future__ import annotations

import numpy as np

from servanda.monitor.columnar.arrays import ALWAYS, NEVER, Ints
from servanda.monitor.program import Length
from servanda.vocabulary.calendar import DAY, later

_FIXED = frozenset({"microsecond", "minute", "hour", "day", "week"})
_MONTHS = {"month": 1, "year": 12}


def shifted(at: Ints, length: Length, sign: int = 1) -> Ints:
    """Return the instants so long after others; what never comes, or always was, stays so."""
    known = (at != NEVER) & (at != ALWAYS)
    moved = _moved(np.where(known, at, 0), sign * length.count, length.unit)
    return np.where(known, moved, at)


def is_fixed(length: Length) -> bool:
    """Whether a length is always as many microseconds."""
    return length.unit in _FIXED


def _moved(at: Ints, count: int, unit: str) -> Ints:
    if unit in _FIXED:
        return at + later(0, count, unit)
    days = at // DAY
    clock = at - days * DAY
    when = days.astype("datetime64[D]")
    if unit in _MONTHS:
        month = when.astype("datetime64[M]")
        day = (when - month.astype("datetime64[D]")).astype(np.int64)
        target = month + np.timedelta64(count * _MONTHS[unit], "M")
        length = (target + 1).astype("datetime64[D]") - target.astype("datetime64[D]")
        day = np.minimum(day, length.astype(np.int64) - 1)
        return (target.astype("datetime64[D]").astype(np.int64) + day) * DAY + clock
    if count == 0:
        return at
    roll = "backward" if count > 0 else "forward"
    return np.busday_offset(when, count, roll=roll).astype(np.int64) * DAY + clock
