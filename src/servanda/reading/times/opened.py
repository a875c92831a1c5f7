"""Reads a phrase that begins with a word of time: `within sixty days`, `until 1 March 2026`."""

from __future__ import annotations

import re
from dataclasses import replace

from servanda.instrument.pact.syntax import Comparison
from servanda.reading.times.anchors import anchor_at, event_at
from servanda.reading.times.counted_days import nth_at
from servanda.reading.times.counts import count_at
from servanda.reading.times.dates import date_at, interval_at
from servanda.reading.times.lengths import LengthRead, length_at
from servanda.reading.times.making import EARLIEST, LATEST, NOTICE, From, counted_from, made
from servanda.reading.times.openers import PATTERNS, Opener
from servanda.reading.times.phrase import Interval, Kind, Moment, Relation, Side, TimePhrase
from servanda.reading.times.recurrence import each_year_at

AT_MOST = frozenset({Comparison.AT_MOST, Comparison.FEWER_THAN})
AT_LEAST = frozenset({Comparison.AT_LEAST, Comparison.MORE_THAN})
_ENDED = re.compile(
    r"(?:the\s+)?(?:end|expiry|expiration|conclusion|lapse|termination|close)\s+of\s+(?:the\s+)?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the|a)\b", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_YEAR_OF = re.compile(
    r"\s+(?:of|in)\s+(?=(?:the|that|such|any)\s+"
    r"(?:(?:same|following|preceding|current|next|previous|calendar|relevant|given)\s+)*year\b)",
    re.IGNORECASE,
)
_NO_DATE = frozenset({Relation.FOR, Relation.WITHIN})


def opened_at(text: str, start: int) -> TimePhrase | None:
    """Read the phrase that begins at a character with a word of time; None if none does."""
    for opener, pattern in PATTERNS:
        if match := pattern.match(text, start):
            at = match.end()
            while at < len(text) and text[at].isspace():
                at += 1
            if at > match.end() and (phrase := _after(opener, text, start, at)) is not None:
                return phrase
    return None


def _after(opener: Opener, text: str, start: int, at: int) -> TimePhrase | None:
    """Read what follows an opener: a length, an interval, a date, a counted day, an event."""
    return (
        _length(opener, text, start, at)
        or _interval(opener, text, start, at)
        or _date(opener, text, start, at)
        or _event(opener, text, start, at)
    )


def _interval(opener: Opener, text: str, start: int, at: int) -> TimePhrase | None:
    if opener.relation not in {Relation.FROM, Relation.DURING}:
        return None
    interval = interval_at(text, at)
    if interval is None:
        return None
    return replace(made(start, interval.end, opener.relation, interval.value), kind=Kind.DURATION)


def _date(opener: Opener, text: str, start: int, at: int) -> TimePhrase | None:
    relation = opener.relation
    read = date_at(text, at, alone=opener.alone) if relation not in _NO_DATE else None
    if read is not None:
        return dated(text, made(start, read.end, relation, read.value))
    nth = nth_at(text, at)
    return nth and made(start, nth.end, relation, nth.value, counted_from(text, nth.end))


def dated(text: str, phrase: TimePhrase) -> TimePhrase:
    """Take in what follows a date: `of each year`, `of the following year`, `at the latest`."""
    value, start, end = phrase.value, phrase.start, phrase.end
    if isinstance(value, Interval):
        return phrase
    if isinstance(value, Moment) and value.iso.startswith("--"):
        if each := each_year_at(text, end):
            return made(start, each, Relation.EVERY, value)
        year = _YEAR_OF.match(text, end)
        if year and (anchor := anchor_at(text, year.end())):
            return made(start, end, phrase.relation, value, From(None, anchor, anchor.end))
    if latest := LATEST.match(text, end):
        return made(start, latest.end(), Relation.BY, value)
    if earliest := EARLIEST.match(text, end):
        return made(start, earliest.end(), Relation.FROM, value)
    return phrase


def _event(opener: Opener, text: str, start: int, at: int) -> TimePhrase | None:
    anchor = event_at(text, at, opener.event) if opener.event else None
    if anchor is not None:
        return made(start, at, opener.relation, None, From(None, anchor, anchor.end))
    anchor = anchor_at(text, at) if opener.clause else None
    if anchor is None:
        return None
    phrase = made(start, at, opener.relation, None, From(None, anchor, anchor.end))
    return replace(phrase, kind=Kind.DURATION)


def _length(opener: Opener, text: str, start: int, at: int) -> TimePhrase | None:
    if opener.length is None:
        return None
    ended = _ENDED.match(text, at)
    between = opener.relation is Relation.DURING and _between(text, at)
    read = between or length_at(text, ended.end() if ended else at)
    if read is None:
        return None
    notice = NOTICE.match(text, read.end)
    if opener.relation is Relation.ON and not ended:  # `upon six months' notice`
        return made(start, notice.end(), Relation.NOTICE, read.length) if notice else None
    if (opener.relation is Relation.BEFORE and not ended) or notice:
        return None
    relation = _related(opener, text, at, read, ended=ended is not None)
    source = counted_from(text, read.end)
    if relation is Relation.FOR and source is not None and source.side is Side.BEFORE:
        source = None
    phrase = made(start, read.end, relation, read.length, source)
    if relation is Relation.DURING and read.length.low == read.length.high:
        phrase = replace(phrase, kind=Kind.DURATION)
    latest = LATEST.match(text, phrase.end)
    return replace(phrase, end=latest.end()) if latest else phrase


def _related(opener: Opener, text: str, at: int, read: LengthRead, *, ended: bool) -> Relation:
    """Return how a length relates: `in the first two years` lasts, `in two years` begins."""
    relation = opener.length or opener.relation
    if ended or opener.relation is not Relation.DURING:
        return relation
    if _ARTICLE.match(text, at):
        return Relation.DURING
    return Relation.WITHIN if relation is Relation.ON and read.length.bound in AT_MOST else relation


def _between(text: str, at: int) -> LengthRead | None:
    """Read `60 and 90 days` and `one month and two months`, after `between`."""
    low = count_at(text, at)
    joint = _AND.match(text, low.end) if low else None
    high = length_at(text, joint.end()) if joint else None
    if low is not None and high is not None and low.number <= high.length.high:
        return high._replace(length=replace(high.length, low=low.number))
    first = length_at(text, at)
    joint = _AND.match(text, first.end) if first else None
    second = length_at(text, joint.end()) if joint else None
    if first and second and first.length.unit is second.length.unit:
        return second._replace(length=replace(second.length, low=first.length.low))
    return None
