"""Finds the phrases on time in a text.

One looks first for what is vague and for what recurs, then for a word such as `within` with a
length, a date, a counted day or an event after it, last for a length or a date that stands alone.
Numbers that measure no time are left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from servanda.reading.times.anchors import event_at, side_at
from servanda.reading.times.counted_days import nth_at
from servanda.reading.times.dates import date_at
from servanda.reading.times.first_words import PLACES
from servanda.reading.times.lengths import LengthRead, length_at
from servanda.reading.times.making import LATEST, NOTICE, From, counted_from, made
from servanda.reading.times.opened import AT_LEAST, AT_MOST, dated, opened_at
from servanda.reading.times.phrase import Kind, Length, Relation, Side, TimePhrase
from servanda.reading.times.recurrence import recurrence_at
from servanda.reading.times.vague import VAGUE, relation_of

_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_COUNTED_FROM = re.compile(r"\s*,?\s*(?:of|from)\b", re.IGNORECASE)


def times_in(text: str) -> tuple[TimePhrase, ...]:
    """Return the phrases on time in a text, in its order; none overlaps another."""
    found: list[TimePhrase] = []
    end = 0
    for place in PLACES.finditer(text):
        if place.start() >= end and (phrase := time_at(text, place.start())) is not None:
            found.append(phrase)
            end = phrase.end
    return tuple(found)


def time_at(text: str, start: int) -> TimePhrase | None:
    """Read the phrase on time that begins at a character; None if none does."""
    return (
        _vague(text, start)
        or _recurring(text, start)
        or opened_at(text, start)
        or _length(text, start)
        or _date(text, start)
    )


def _vague(text: str, start: int) -> TimePhrase | None:
    match = VAGUE.match(text, start)
    if match is None:
        return None
    side = side_at(text, match.end())
    if side is not None and side.side is Side.BEFORE:  # `immediately before` fixes a time
        return None
    follows = side is not None and not _COUNTED_FROM.match(text, match.end())
    anchor = event_at(text, side.end, "any") if side and follows else None
    source = From(side.side, anchor, anchor.end) if side and anchor else None
    phrase = made(start, match.end(), relation_of(match), None, source)
    return replace(phrase, kind=Kind.VAGUE)


def _recurring(text: str, start: int) -> TimePhrase | None:
    read = recurrence_at(text, start)
    if read is None:
        return None
    return replace(made(start, read.end, Relation.EVERY, read.value), often=read.often)


def _date(text: str, start: int) -> TimePhrase | None:
    """Read a date, or a counted day with its event, that no word introduces."""
    if date := date_at(text, start):
        return dated(text, made(start, date.end, None, date.value))
    nth = nth_at(text, start)
    if nth is None or _OF.match(text, nth.end):
        return None
    source = counted_from(text, nth.end)
    return source and made(start, nth.end, Relation.ON, nth.value, source)


def _length(text: str, start: int) -> TimePhrase | None:
    """Read a length that no word introduces: a period, a notice, or so long after an event."""
    read = length_at(text, start)
    if read is None:
        return None
    if notice := NOTICE.match(text, read.end):
        return made(start, notice.end(), Relation.NOTICE, read.length)
    source = counted_from(text, read.end)
    if source is None or _OF.match(text, read.end):
        return made(start, read.end, Relation.FOR, read.length, source) if read.is_period else None
    return _counted(text, start, read, source)


def _counted(text: str, start: int, read: LengthRead, source: From) -> TimePhrase:
    if read.is_period and source.side is Side.AFTER:
        return made(start, read.end, Relation.FOR, read.length, source)
    if latest := LATEST.match(text, source.end):
        phrase = made(start, read.end, Relation.BY, read.length, source)
        return replace(phrase, end=latest.end())
    return made(start, read.end, _bounded(read.length, source.side), read.length, source)


def _bounded(length: Length, side: Side | None) -> Relation:
    """Return how `at least 90 days before` and `not more than 30 days after` bound."""
    if length.bound in AT_LEAST:
        return Relation.BY if side is Side.BEFORE else Relation.FROM
    if length.bound in AT_MOST:
        return Relation.FROM if side is Side.BEFORE else Relation.WITHIN
    return Relation.ON
