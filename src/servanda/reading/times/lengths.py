"""Reads lengths of time: `sixty (60) days`, `a period not exceeding two years`, `six-month`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from servanda.instrument.pact.syntax import Comparison
from servanda.reading.times.bounds import ABOUT, COMPARED
from servanda.reading.times.counts import Count, count_at
from servanda.reading.times.phrase import Counted, Length, Unit

_UNITS = {
    "minute": (1, Unit.MINUTE), "hour": (1, Unit.HOUR), "day": (1, Unit.DAY),
    "weekday": (1, Unit.DAY), "week": (1, Unit.WEEK), "fortnight": (2, Unit.WEEK),
    "month": (1, Unit.MONTH), "quarter": (3, Unit.MONTH), "semester": (6, Unit.MONTH),
    "year": (1, Unit.YEAR), "decade": (10, Unit.YEAR),
}  # fmt: skip
_SMALLER = {
    Unit.YEAR: (12, Unit.MONTH), Unit.WEEK: (7, Unit.DAY), Unit.DAY: (24, Unit.HOUR),
    Unit.HOUR: (60, Unit.MINUTE),
}  # fmt: skip
_COUNTED = {
    "calendar": Counted.CALENDAR, "working": Counted.WORKING, "business": Counted.WORKING,
    "natural": Counted.CALENDAR, "ordinary": Counted.CALENDAR, "consecutive": None,
    "banking": Counted.WORKING, "civil": Counted.CALENDAR,
}  # fmt: skip
_KINDS = "|".join(_COUNTED)
_PLAIN = (
    "full|clear|successive|whole|complete|completed|continuous|uninterrupted|further|additional"
    "|more|other|equal|following|preceding|previous|elapsed"
)
UNIT = re.compile(
    rf"(?:(?:{_PLAIN})\s+)*(?:(?P<counted>{_KINDS})[-\s]+)?(?:(?:{_PLAIN})\s+)*"
    rf"(?P<unit>{'|'.join(_UNITS)})(?P<several>s?)(?P<owning>['’]?s?)(?![\w])",
    re.IGNORECASE,
)
_QUALITY = (
    "initial|further|additional|new|renewable|transitional|transition|interim|fixed|probationary"
    "|consecutive|successive|continuous|uninterrupted|total|single|specified|equal|second|first"
    "|extended|similar|like|trial|final|same|regular|whole|entire|minimum|maximum|provisional|grace"
)
_PERIOD = re.compile(
    rf"(?:(?:an?|the|each|any|such|one|its|their|no)\s+)?(?P<quality>(?:(?:{_QUALITY})\s+)*)"
    r"(?:periods?|terms?|durations?|intervals?|time[-\s]?limits?|deadlines?)"
    r"(?P<long>\s+of\s+time)?(?:\s+of|,?\s+(?:which|that)\s+(?:shall|may|must|should)\s+(?=not?\b)"
    r"|\s+(?=not?\b|exceeding|up\s+to|between|lasting))\s*(?:lasting\s+)?",
    re.IGNORECASE,
)
_BOUNDS = {
    **COMPARED,
    "no longer than": Comparison.AT_MOST, "not longer than": Comparison.AT_MOST,
    "not beyond": Comparison.AT_MOST, "not to exceed": Comparison.AT_MOST,
    "not exceed": Comparison.AT_MOST, "not exceeding": Comparison.AT_MOST,
    "longer than": Comparison.MORE_THAN, "no shorter than": Comparison.AT_LEAST,
    "not shorter than": Comparison.AT_LEAST, "a minimum period of": Comparison.AT_LEAST,
    "a maximum period of": Comparison.AT_MOST, "minimum": Comparison.AT_LEAST,
    "maximum": Comparison.AT_MOST,
}  # fmt: skip
_BOUND_WORDS = "|".join(sorted(_BOUNDS, key=len, reverse=True)).replace(" ", r"\s+")
_BOUND = re.compile(rf"(?P<bound>{_BOUND_WORDS})\s+", re.IGNORECASE)
_ABOUT = re.compile(rf"(?:{ABOUT})\s+", re.IGNORECASE)
_LEAD = re.compile(
    rf"(?:the|an?|each|such)\s+(?:(?:{_QUALITY}|next|last|past|following|preceding|subsequent)\s+)*"
    r"(?=\d|[a-z]+[-\s])",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:an?)\s+(?:further\s+|single\s+|full\s+)?(?=\w)", re.IGNORECASE)
_HALF = re.compile(r"half\s+(?:an?|the)\s+(?=\w)|half[-\s](?=year|hour|day)", re.IGNORECASE)
_AND_A_HALF = re.compile(r"[-\s]+and[-\s]+a[-\s]+half\b", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:to|or|[-–—])\s*", re.IGNORECASE)
_JOINT = re.compile(r"(?:,\s*|\s+and\s+|\s+)", re.IGNORECASE)
_FIGURE_AFTER = re.compile(r"\s*\(\s*(?P<figure>\d{1,3})\s*\)")
_GAP = re.compile(r"[-\s]*")
_CALLED = re.compile(r"[-\s]+(?:time[-\s]+)?(?:periods?|terms?|intervals?)\b", re.IGNORECASE)


class LengthRead(NamedTuple):
    """A length; where it ends; whether it is called a period; whether a count was written."""

    length: Length
    end: int
    is_period: bool = False
    has_count: bool = True


def length_at(text: str, start: int) -> LengthRead | None:
    """Read a length of time that begins at a character, with what bounds it."""
    at, bound, about, is_period, lead = start, None, False, False, True
    while True:
        if match := _PERIOD.match(text, at):
            is_period = True
            for quality in match["quality"].lower().split():
                bound = _BOUNDS.get(quality, bound)
        elif match := _BOUND.match(text, at):
            bound = _BOUNDS[" ".join(match["bound"].lower().split())]
        elif match := _ABOUT.match(text, at):
            about = True
        elif lead and count_at(text, at) is None and (match := _LEAD.match(text, at)):
            inner = _simple(text, match.end())
            if inner is None:
                break
            lead = False
        else:
            break
        at = match.end()
    read = _simple(text, at)
    if read is None:
        return None
    called = _CALLED.match(text, read.end)
    end = called.end() if called else read.end
    length = replace(read.length, bound=bound, about=about)
    return LengthRead(length, end, is_period or called is not None, read.has_count)


def _simple(text: str, start: int) -> LengthRead | None:
    """Read a length without what stands before it: one, a range, or two that add up."""
    read = _one(text, start)
    if read is None:
        return None
    joint = _JOINT.match(text, read.end)
    more = _one(text, joint.end()) if joint else None
    if more is None or not more.has_count:
        return read
    together = _sum(read.length, more.length)
    return read if together is None else LengthRead(together, more.end)


def _sum(length: Length, more: Length) -> Length | None:
    """Add a smaller unit to a larger one (`one year and six months`), where calendars allow it."""
    times, unit = 1, length.unit
    while unit is not more.unit:
        if unit not in _SMALLER:
            return None
        step, unit = _SMALLER[unit]
        times *= step
    if times == 1 or length.low != length.high or length.bracketed or more.bracketed:
        return None
    low, high = times * length.low + more.low, times * length.high + more.high
    return Length(low, high, unit, more.counted)


def _one(text: str, start: int) -> LengthRead | None:
    if match := _HALF.match(text, start):
        return _halved(text, match.end(), 0)
    low = count_at(text, start)
    if low is None:
        return _single(text, start)
    if match := _AND_A_HALF.match(text, low.end):
        gap = _GAP.match(text, match.end())
        return _halved(text, gap.end() if gap else match.end(), low.number)
    return _several(text, low)


def _single(text: str, start: int) -> LengthRead | None:
    """Read `a year`, `an hour`, `a year and a half`."""
    article = _ARTICLE.match(text, start)
    unit = UNIT.match(text, article.end()) if article else None
    if unit is None or unit["several"] or unit["owning"].startswith("s"):
        return None
    if half := _AND_A_HALF.match(text, unit.end()):
        made = _half_units(1, unit["unit"], unit["counted"])
        return LengthRead(made, half.end()) if made else None
    return LengthRead(_length(Count(1, None, 0), None, unit), unit.end(), has_count=False)


def _several(text: str, low: Count) -> LengthRead | None:
    """Read a count, or two that make a range, with the unit."""
    match = _RANGE.match(text, low.end)
    high = count_at(text, match.end()) if match else None
    end = high.end if high else low.end
    gap = _GAP.match(text, end)
    unit = UNIT.match(text, gap.end() if gap else end)
    if unit is None or (high is not None and high.number < low.number):
        return None
    made = _length(low, high, unit)
    again = _FIGURE_AFTER.match(text, unit.end())
    if again is None:
        return LengthRead(made, unit.end())
    if int(again["figure"]) != low.number:  # "thirty days (60)"
        made = replace(made, bracketed=int(again["figure"]))
    return LengthRead(made, again.end())


def _halved(text: str, start: int, whole: int) -> LengthRead | None:
    unit = UNIT.match(text, start)
    made = _half_units(whole, unit["unit"], unit["counted"]) if unit else None
    return LengthRead(made, unit.end()) if unit and made else None


def _half_units(whole: int, unit: str, counted: str | None) -> Length | None:
    """Return so many units and a half, in the next smaller unit; half a month has none."""
    times, of = _UNITS[unit.lower()]
    if of not in _SMALLER or (counted and of is Unit.DAY):
        return None
    step, smaller = _SMALLER[of]
    doubled = (2 * whole + 1) * times * step
    return None if doubled % 2 else Length(doubled // 2, doubled // 2, smaller)


def _length(low: Count, high: Count | None, unit: re.Match[str]) -> Length:
    times, of = _UNITS[unit["unit"].lower()]
    top = high or low
    counted = _COUNTED[unit["counted"].lower()] if unit["counted"] else None
    if unit["unit"].lower() == "weekday":
        counted = Counted.WORKING
    bracketed = low.bracketed if low.bracketed is not None else top.bracketed
    return Length(
        times * low.number, times * top.number, of, counted,
        bracketed=None if bracketed is None else times * bracketed,
    )  # fmt: skip
