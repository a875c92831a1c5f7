"""Reads how often: `every six months`, `annually`, `twice a year`, `at intervals of five years`."""

from __future__ import annotations

import re
from typing import NamedTuple

from servanda.reading.times.bounds import COMPARED
from servanda.reading.times.counts import IN_WORDS, counted, rank_at
from servanda.reading.times.lengths import UNIT, length_at
from servanda.reading.times.phrase import Length, Often, Unit

_ADVERBS = {
    "hourly": (1, Unit.HOUR), "daily": (1, Unit.DAY), "weekly": (1, Unit.WEEK),
    "fortnightly": (2, Unit.WEEK), "monthly": (1, Unit.MONTH), "quarterly": (3, Unit.MONTH),
    "half-yearly": (6, Unit.MONTH), "semi-annually": (6, Unit.MONTH),
    "semiannually": (6, Unit.MONTH), "annually": (1, Unit.YEAR), "yearly": (1, Unit.YEAR),
    "per annum": (1, Unit.YEAR), "biennially": (2, Unit.YEAR), "triennially": (3, Unit.YEAR),
}  # fmt: skip
_ADVERB = re.compile(
    rf"(?P<word>{'|'.join(_ADVERBS)})\b(?!\s+(?:[a-z]+\s+)?(?:reports?|meetings?|basis|sessions?"
    r"|contributions?|budgets?|installments?|instalments?|payments?|reviews?|quotas?|rates?)\b)"
    rf"|on\s+an?\s+(?P<basis>daily|weekly|monthly|quarterly|annual|yearly|biennial)\s+basis\b",
    re.IGNORECASE,
)
_BASES = {"annual": "annually", "biennial": "biennially"}
_EVERY = re.compile(
    r"(?:once\s+)?(?:every|each|in\s+(?:each|every)|per|at\s+intervals\s+of|once\s+in)\s+"
    r"(?P<other>other\s+|second\s+)?",
    re.IGNORECASE,
)
_BOUNDS = "|".join(sorted(COMPARED, key=len, reverse=True)).replace(" ", r"\s+")
_HOW_MANY = re.compile(
    rf"(?:(?P<bound>{_BOUNDS})\s+)?(?:(?P<once>once)|(?P<twice>twice)"
    rf"|(?P<count>{IN_WORDS}|\d{{1,3}})\s+times)\s+"
    r"(?:(?:in\s+)?an?|(?:in\s+)?(?:each|every|any)|per)\s+",
    re.IGNORECASE,
)
_EACH_DATE = re.compile(
    r"\s+(?:(?:of|in)\s+)?(?:each|every)\s+(?:calendar\s+)?year\b", re.IGNORECASE
)


class EveryRead(NamedTuple):
    """How long lies between one time and the next, and where that ends."""

    value: Length
    end: int
    often: Often | None = None


def recurrence_at(text: str, start: int) -> EveryRead | None:
    """Read how often something recurs, where that begins at a character."""
    if match := _ADVERB.match(text, start):
        basis = (match["basis"] or "").lower()
        count, unit = _ADVERBS[(match["word"] or _BASES.get(basis, basis)).lower()]
        return EveryRead(Length(count, count, unit), match.end())
    if match := _HOW_MANY.match(text, start):
        read = _so_long(text, match.end())
        return read and read._replace(often=_often(match))
    match = _EVERY.match(text, start)
    if match is None:
        return None
    if match["other"]:
        return _units(text, match.end(), 2)
    if rank := rank_at(text, match.end()):
        return _units(text, rank.end + 1, rank.number)
    return _so_long(text, match.end())


def _often(match: re.Match[str]) -> Often | None:
    """Return how many times; once, without a bound, is what a length says by itself."""
    bound = COMPARED[" ".join(match["bound"].lower().split())] if match["bound"] else None
    if match["count"]:
        count = match["count"]
        return Often(int(count) if count.isdigit() else counted(count), bound)
    number = 2 if match["twice"] else 1
    return None if number == 1 and bound is None else Often(number, bound)


def _so_long(text: str, start: int) -> EveryRead | None:
    """Read `six months`, or one unit without its article: `year`."""
    if read := length_at(text, start):
        return EveryRead(read.length, read.end)
    unit = UNIT.match(text, start)
    return None if unit is None or unit["several"] else _units(text, start, 1)


def _units(text: str, start: int, count: int) -> EveryRead | None:
    """Read the unit that begins at a character, so many times."""
    unit = UNIT.match(text, start)
    read = length_at(f"{count} {unit[0]}", 0) if unit else None
    return EveryRead(read.length, unit.end()) if unit and read else None


def each_year_at(text: str, start: int) -> int | None:
    """Return where `of each year` ends, after a day that names no year."""
    match = _EACH_DATE.match(text, start)
    return match.end() if match else None
