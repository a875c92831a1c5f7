"""Reads days, months and years by their place: `the fifth day`, `the last day of the month`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from servanda.reading.times.counts import rank_at
from servanda.reading.times.phrase import Counted, Nth, Unit

_THE = re.compile(r"(?:the\s+)?(?:end\s+of\s+the\s+)?", re.IGNORECASE)
_UNIT = re.compile(
    r"\s*(?:(?P<counted>calendar|working|business)\s+)?(?:(?P<unit>hour|day|week|month|year)"
    r"|(?P<anniversary>anniversary(?:\s+date)?))(?![\w’'-])",
    re.IGNORECASE,
)
_LAST = re.compile(r"last(?=\s)", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+the\s+", re.IGNORECASE)
_OF_PLAIN = re.compile(
    r"(?:following\s+|next\s+)?(?:calendar\s+)?(?P<unit>week|month|quarter|year)(?![\w’'-])",
    re.IGNORECASE,
)
_DAY_AFTER = re.compile(
    r"the\s+(?:(?P<counted>calendar|working|business)\s+)?(?P<unit>day|week|month|year)"
    r"(?=\s+(?:immediately\s+|next\s+)?(?:following|after)\b)",
    re.IGNORECASE,
)


class NthRead(NamedTuple):
    """A day, month or year by its place, and where it ends."""

    value: Nth
    end: int


def nth_at(text: str, start: int) -> NthRead | None:
    """Read the place that begins at a character, with the larger unit that it is counted in."""
    the = _THE.match(text, start)
    read = _one(text, the.end() if the else start)
    if read is None:
        match = _DAY_AFTER.match(text, start)
        if match is None:
            return None
        return NthRead(Nth(1, Unit(match["unit"].lower()), _counted(match["counted"])), match.end())
    of = _OF.match(text, read.end)
    if of is None:
        return read
    if larger := _one(text, of.end()):
        return NthRead(replace(read.value, of=larger.value), larger.end)
    plain = _OF_PLAIN.match(text, of.end())
    if plain is None or plain["unit"].lower() == "quarter":
        return read
    return NthRead(replace(read.value, of=Nth(1, Unit(plain["unit"].lower()))), plain.end())


def _one(text: str, start: int) -> NthRead | None:
    rank = rank_at(text, start)
    last = _LAST.match(text, start)
    end = rank.end if rank else last.end() if last else None
    unit = _UNIT.match(text, end) if end is not None else None
    if unit is None:
        return None
    number = rank.number if rank else -1
    of = Unit.YEAR if unit["anniversary"] else Unit(unit["unit"].lower())
    bracketed = rank.bracketed if rank else None
    return NthRead(Nth(number, of, _counted(unit["counted"]), bracketed=bracketed), unit.end())


def _counted(word: str | None) -> Counted | None:
    if word is None:
        return None
    return Counted.CALENDAR if word.lower() == "calendar" else Counted.WORKING
