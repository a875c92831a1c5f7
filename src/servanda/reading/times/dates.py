"""Reads dates: `5 June 2015`, `June 5, 2015`, `the fifteenth day of May, two thousand and nine`."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

from servanda.reading.times.clock import CLOCK, time_of
from servanda.reading.times.counts import IN_RANK_WORDS, IN_WORDS, counted, ranked
from servanda.reading.times.phrase import Interval, Moment, Part

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_SHORT = r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:{_SHORT})\b\.?)"
# "may" and "march" are verbs as well: without a day before them only their capital tells.
_CAPITAL = (
    rf"(?:(?-i:May|MAY|March|MARCH)|{'|'.join(m for m in _MONTHS if m not in {'may', 'march'})}"
    r"|(?-i:Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
YEAR = r"(?<![\d.,/])(?:1[5-9]|20|21)\d\d(?![\d/%]|[.,]\d|-\w)"
_YEAR_IN_WORDS = (
    rf"(?:(?:nineteen|eighteen)\s+hundred(?:\s+and)?\s+{IN_WORDS}"
    rf"|(?=(?:one|two)[-\s]+thousand){IN_WORDS})"
)
_OF_YEAR = (
    r"(?:,?\s+(?:(?:in|of)\s+)?(?:the\s+year\s+)?(?:of\s+our\s+lord\s+)?"
    rf"(?:(?P<{{0}}>{YEAR})|(?P<{{0}}_words>{_YEAR_IN_WORDS})))"
)
_DAY = r"(?<![\d.,])(?P<{0}>0?[1-9]|[12]\d|3[01])(?![\d.,]\d)(?:\s?(?:st|nd|rd|th))?"
_DAY_RANKED = rf"(?P<{{0}}_words>{IN_RANK_WORDS})"
_DAY_FIRST = re.compile(
    rf"(?:(?:the|this)\s+)?(?:{_DAY.format('day')}|{_DAY_RANKED.format('day')})"
    rf"(?:\s+days?)?(?:\s+of|,)?(?:\s+the\s+month\s+of)?\s+(?P<month>{_MONTH})\b"
    rf"{_OF_YEAR.format('year')}?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?P<month>{_CAPITAL})\s+(?:the\s+)?(?:{_DAY.format('day')}|{_DAY_RANKED.format('day')})\b"
    rf"(?:{_OF_YEAR.format('year')})?",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(
    rf"(?:the\s+month\s+of\s+)?(?P<month>{_CAPITAL}){_OF_YEAR.format('year')}", re.IGNORECASE
)
_MONTH_ALONE = re.compile(rf"(?:the\s+month\s+of\s+)?(?P<month>{_CAPITAL})\b", re.IGNORECASE)
_YEAR_ALONE = re.compile(
    rf"(?:the\s+)?(?:(?P<named>(?:calendar\s+)?years?)\s+)?(?P<year>{YEAR})", re.IGNORECASE
)
_ISO = re.compile(
    r"(?<![\d/-])(?P<year>(?:1[5-9]|20|21)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?![\d/-])"
)
_FIGURES = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,2})(?P<mark>[./])(?P<b>\d{1,2})(?P=mark)(?P<year>(?:1[5-9]|20|21)\d\d)"
    r"(?![\d/-]|\.\d)"
)
_AFTER_A_YEAR = re.compile(r"\s*(?:[^\w\s%$€£]|$|\s(?:[A-Z(]|(?:and|or|to|the|an?|in|at|on|with|for"
    r"|by|shall|will|may|must|should|as|unless|if|whether|which|each|all|any|both|this|these|that|when"
    r"|while|under|from|until|till|through|but|is|are|was|were|has|have|it|they|between|among"
    r"|provided|subject|inclusive|onwards?|respectively|its|their|no|not|only|after|before|during"
    r"|pursuant|without|upon|of|who|concerning|into|there|he|she|where|so|then|also|such)\b))"
)  # fmt: skip
_PART = re.compile(
    r"(?:the\s+)?(?P<part>end|beginning|start|close|middle)\s+of\s+(?:the\s+)?(?:calendar\s+)?"
    r"|(?P<mid>mid)[-\s]|(?P<about>early|late)\s+(?:in\s+)?",
    re.IGNORECASE,
)
_PARTS = {
    "end": Part.END, "close": Part.END, "late": Part.END, "mid": Part.MIDDLE,
    "middle": Part.MIDDLE, "beginning": Part.BEGINNING, "start": Part.BEGINNING,
    "early": Part.BEGINNING,
}  # fmt: skip
_SECTION = re.compile(
    r"(?:the\s+)?(?:(?P<rank>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+"
    r"(?P<section>quarter|half|semester|trimester)\s+of|Q(?P<quarter>[1-4])(?:\s+of)?)\s+"
    rf"(?:the\s+)?(?:calendar\s+)?(?:year\s+)?(?P<year>{YEAR})",
    re.IGNORECASE,
)
_MONTHS_OF = {"quarter": 3, "trimester": 3, "half": 6, "semester": 6}
_FROM_DAY = re.compile(
    rf"(?:the\s+)?{_DAY.format('day')}\s*(?:and|to|until|[-–—])\s*(?=(?:the\s+)?\d)", re.IGNORECASE
)
_TO = re.compile(r"\s*(?:,\s*)?(?:to|and|until|till|through|[-–—])\s*", re.IGNORECASE)
_AT = re.compile(r"[,\s]+(?:at\s+|by\s+)?", re.IGNORECASE)
_ON = re.compile(r"\s*(?:,|\bon\b|\bof\b)?\s*(?:the\s+)?", re.IGNORECASE)


class DateRead(NamedTuple):
    """A moment or an interval, and where it ends."""

    value: Moment | Interval
    end: int


def date_at(text: str, start: int, *, alone: bool = False) -> DateRead | None:
    """Read the date that begins at a character; a year or month `alone` only where asked."""
    if section := _SECTION.match(text, start):
        return DateRead(_section(section), section.end())
    if clock := CLOCK.match(text, start):
        on = _ON.match(text, clock.end())
        day = _day_at(text, on.end()) if on else None
        return day and DateRead(_timed(day.value, clock), day.end)
    if part := _PART.match(text, start):
        return _part_of(text, part)
    day = _day_at(text, start)
    if day and (at := _AT.match(text, day.end)) and (clock := CLOCK.match(text, at.end())):
        return DateRead(_timed(day.value, clock), clock.end())
    read = _plain_at(text, start, alone=alone)
    return read and DateRead(read.value, read.end)


def _part_of(text: str, part: re.Match[str]) -> DateRead | None:
    """Read what follows `the end of`: a year or a month."""
    inner = _plain_at(text, part.end(), alone=True)
    if inner is None or len(inner.value.iso) > len("2015-02"):
        return None
    word = (part["part"] or part["mid"] or part["about"]).lower()
    return DateRead(Moment(inner.value.iso, _PARTS[word]), inner.end)


def date_in(words: str) -> Moment | None:
    """Return the first date in a text, at the precision it is given."""
    for match in re.finditer(r"(?<![\w.,-])(?=\w)", words):
        read = date_at(words, match.start(), alone=True)
        if read is not None and isinstance(read.value, Moment):
            return read.value
    return None


def interval_at(text: str, start: int) -> DateRead | None:
    """Read `1 January to 31 December 2015`; the first takes its year from the second."""
    if short := _FROM_DAY.match(text, start):
        last = _day_at(text, short.end())
        if last is not None:
            first = last.value.iso[: -len("15")] + f"{int(short['day']):02}"
            if first < last.value.iso:
                return DateRead(Interval(Moment(first), last.value), last.end)
    first_read = date_at(text, start, alone=True)
    if first_read is None or not isinstance(first_read.value, Moment):
        return None
    joint = _TO.match(text, first_read.end)
    last_read = date_at(text, joint.end(), alone=True) if joint else None
    if last_read is None or not isinstance(last_read.value, Moment):
        return None
    begin, end = first_read.value, last_read.value
    if begin.iso.startswith("--") and not end.iso.startswith("--"):
        begin = Moment(end.iso[:4] + begin.iso[1:], begin.part, begin.zone)
    return DateRead(Interval(begin, end), last_read.end)


class _MomentRead(NamedTuple):
    value: Moment
    end: int


def _day_at(text: str, start: int) -> _MomentRead | None:
    """Read a date that names a day, with its year or without."""
    read = _plain_at(text, start, alone=False)
    return read if read is not None and read.value.iso.count("-") > 1 else None


def _plain_at(text: str, start: int, *, alone: bool) -> _MomentRead | None:
    """Read a date without time of day and without a part of it."""
    made, match = _in_words_at(text, start)
    if match is None and (match := _ISO.match(text, start)):
        made = Moment(match[0])
    if match is None and (match := _FIGURES.match(text, start)):
        made = _in_figures(match)
    if match is None and alone and (match := _YEAR_ALONE.match(text, start)):
        made = Moment(match["year"])
        if match["named"] is None and not _AFTER_A_YEAR.match(text, match.end()):
            made = None
    if match is None and alone and (match := _MONTH_ALONE.match(text, start)):
        made = _moment(None, match["month"], None)
    return _MomentRead(made, match.end()) if match and made else None


def _in_words_at(text: str, start: int) -> tuple[Moment | None, re.Match[str] | None]:
    """Read a date that names its month."""
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        if match := pattern.match(text, start):
            year, month = _year(match), match["month"]
            if month in {"may", "march"} and year is None and " of " not in match[0]:
                return None, match  # `paragraph 3 may be amended`
            return _moment(year, month, _day(match)), match
    if match := _MONTH_YEAR.match(text, start):
        return _moment(_year(match), match["month"], None), match
    return None, None


def _year(match: re.Match[str]) -> int | None:
    if match["year"]:
        return int(match["year"])
    return counted(match["year_words"]) if match["year_words"] else None


def _day(match: re.Match[str]) -> int:
    return int(match["day"]) if match["day"] else ranked(match["day_words"])


def _moment(year: int | None, month: str, day: int | None) -> Moment | None:
    """Return the date; None for a day that no calendar has, such as 31 June."""
    number = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(month.lower()[:3]))
    longest = monthrange(year or 2000, number)[1]  # 2000: without a year, 29 February may be
    if day is not None and not 1 <= day <= longest:
        return None
    iso = f"{year:04}-{number:02}" if year else f"--{number:02}"
    return Moment(iso if day is None else f"{iso}-{day:02}")


def _in_figures(match: re.Match[str]) -> Moment:
    """Read `15.2.2015`. Where day and month cannot be told apart, only the year is certain."""
    a, b, year = int(match["a"]), int(match["b"]), match["year"]
    months = len(_MONTHS)
    by_day = a <= monthrange(int(year), b)[1] if 1 <= b <= months else False
    by_month = b <= monthrange(int(year), a)[1] if 1 <= a <= months else False
    if by_day and (match["mark"] == "." or not by_month or a == b):
        return Moment(f"{year}-{b:02}-{a:02}")
    return Moment(f"{year}-{a:02}-{b:02}") if by_month and not by_day else Moment(year)


def _section(match: re.Match[str]) -> Interval:
    year = match["year"]
    size = _MONTHS_OF[(match["section"] or "quarter").lower()]
    last = len(_MONTHS) // size
    rank = int(match["quarter"]) if match["quarter"] else _rank(match["rank"].lower(), last)
    rank = min(rank, last)
    return Interval(
        Moment(f"{year}-{size * (rank - 1) + 1:02}"), Moment(f"{year}-{size * rank:02}")
    )


def _rank(word: str, last: int) -> int:
    return last if word == "last" else int(word[0]) if word[0].isdigit() else ranked(word)


def _timed(day: Moment, clock: re.Match[str]) -> Moment:
    time, zone = time_of(clock)
    return Moment(f"{day.iso}T{time}" if time else day.iso, zone=zone)
