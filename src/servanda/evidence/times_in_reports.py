"""When: the dates of reports as moments, and what is wrong with them."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.vocabulary.calendar import DAY, Moment, NoSuchMomentError, moment

EARLIEST = moment("0001").first
"""From here on counts what happened “before” a date, however long before that was."""
LATEST = moment("9999").last


class NoMomentError(Exception):
    """A report does not say when in a way that anything can be held against; never leaves here."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


def moment_of(time: s.Time | None) -> Moment | None:
    """Return the moment that a date or a stretch of dates is; None where none is stated.

    None likewise for a date that there is not and a time of day without its zone, which
    `check_amounts` tells. Raises `NoMomentError` for a stretch that runs backwards, and for
    whatever is no date.
    """
    try:
        return _moment_of(time)
    except NoSuchMomentError:
        return None


def _moment_of(time: s.Time | None) -> Moment | None:
    match time:
        case None | s.Hole():
            return None
        case s.Date():
            return _of_date(time)
        case s.Interval(start=start, end=end):
            first, last = _of_date(start).first, _of_date(end).last
            if first > last:
                raise NoMomentError(
                    "reversed-times", f"The time runs backwards: {start.iso} to {end.iso}."
                )
            return Moment(first, last)
        case s.Beyond(relation="before", date=limit):
            return Moment(EARLIEST, _of_date(limit).first - 1)
        case s.Beyond(date=limit):
            return Moment(_of_date(limit).last + 1, LATEST)
    raise NoMomentError(
        "no-date", "A report says when by a date, such as “2025-12-29”, or by two: “… to …”."
    )


def _of_date(written: s.Date) -> Moment:
    found = moment(written.iso)
    return Moment(max(found.first, found.last - DAY + 1), found.last) if written.end_of else found
