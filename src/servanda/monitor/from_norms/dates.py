"""Makes times of dates, with the precision in which they are written."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.monitor.from_norms.work import Work
from servanda.monitor.program import After, At, Length, Time, Unstated
from servanda.vocabulary.calendar import NoSuchMomentError, moment

CREATION = After(Length(0, "day"))
"""The creation of the rule's instance."""


def length(duration: s.Duration, relation: str = "after") -> Length:
    """Return a length of time; it runs backwards where it is so long before something."""
    return Length(-duration.count if relation == "before" else duration.count, duration.unit)


def back(forward: Length) -> Length:
    """Return a length of time counted backwards."""
    return Length(-forward.count, forward.unit)


def at(work: Work, date: s.Date) -> Time:
    """Return a date from its first instant to its last; the end of one is its last instant."""
    try:
        first, last = moment(date.iso)
    except NoSuchMomentError as wrong:
        if "T" in date.iso:  # that a date does not exist is told where it is read
            work.notice("no-zone", str(wrong))
        return Unstated(date.iso)
    return At(last if date.end_of else first, last)


def between(work: Work, start: s.Date, end: s.Date) -> Time:
    """Return the time from one date to another."""
    first, last = at(work, start), at(work, end)
    if isinstance(first, At) and isinstance(last, At):
        return At(first.first, last.last)
    return last if isinstance(first, At) else first


def just_before(time: Time) -> Time:
    """Return the last instant before a time."""
    if isinstance(time, At):
        return At(time.first - 1, time.first - 1)
    return time if isinstance(time, Unstated) else After(Length(-1, "microsecond"), time)


def just_after(time: Time) -> Time:
    """Return the first instant after a time."""
    if isinstance(time, At):
        return At(time.last + 1, time.last + 1)
    return time
