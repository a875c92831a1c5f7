"""Durations, dates and periods as treaties write them, each with the event it is counted from.

A general date library looks for one date in any text; here one phrase says how it bounds (`not
before`), by how much (`sixty (60) days`), and from what (`of the deposit of the tenth instrument`).
"""

from servanda.reading.times.dates import date_in
from servanda.reading.times.find import time_at, times_in
from servanda.reading.times.phrase import (
    Anchor,
    Counted,
    Interval,
    Kind,
    Length,
    Moment,
    Nth,
    Often,
    Part,
    Relation,
    Side,
    TimePhrase,
    Unit,
)

__all__ = [
    "Anchor", "Counted", "Interval", "Kind", "Length", "Moment", "Nth", "Often", "Part", "Relation",
    "Side", "TimePhrase", "Unit", "date_in", "time_at", "times_in",
]  # fmt: skip
