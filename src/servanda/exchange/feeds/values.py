"""Reads the values that a mapping file may give: columns, names, times, figures, conditions."""

from __future__ import annotations

import codecs

import polars as pl

from servanda.exchange.entries import Entry
from servanda.exchange.feeds.instants import reads_back
from servanda.exchange.feeds.mapping import (
    Amount,
    Clock,
    Coded,
    Column,
    Condition,
    EventId,
    Graded,
    Named,
    Truth,
    When,
    Where,
    Words,
)

UNITS = ("seconds", "milliseconds", "microseconds", "days")
"""In which numbers may count time since 1970-01-01 UTC."""
WIDTHS = ("day", "week", "month", "year")
_SEPARATORS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";"}
_CLOCK_DIRECTIVES = ("%H", "%I", "%M", "%S", "%T", "%R", "%X")


def where_of(entry: Entry) -> Where:
    """Read `{column: value}`, `{column: [values]}` or `{column: {at least: 3}}`."""
    return tuple(_condition(column, value) for column, value in entry.pairs())


def _condition(column: str, entry: Entry) -> Condition:
    if not entry.is_group:
        return Condition(column, entry.several())
    given = entry.group(("not", "at least", "at most"))
    if "not" in given:
        return Condition(column, given["not"].several(), excluded=True)
    least, most = (given[k].number() if k in given else None for k in ("at least", "at most"))
    return Condition(column, (), excluded=False, at_least=least, at_most=most)


def coded_of(entry: Entry) -> str | Coded | None:
    """Read what is claimed: a declared word, or a column of codes."""
    if entry.is_words:
        return entry.words()
    given = entry.group(("column", "codes", "prefixes"))
    if "column" not in given:
        entry.refuse("a word of the agreement, or a “column” of codes")
        return None
    codes = given["codes"].pairs() if "codes" in given else ()
    meanings = tuple((code, said) for code, value in codes if (said := value.words()))
    prefixes = "prefixes" in given and given["prefixes"].truth()
    return Coded(given["column"].words() or "", meanings, prefixes)


def named_of(entry: Entry) -> Named:
    """Read who or what stands in a role: a declared name, or columns of names."""
    if entry.is_words:
        return Named(entry.words())
    known = ("name", "column", "columns", "identity", "as written", "optional")
    given = entry.group(known)
    columns = tuple(
        _column(item)
        for key in ("column", "columns")
        if key in given
        for item in given[key].items()
    )
    name = given["name"].words() if "name" in given else None
    if (name is None) == (not columns):
        entry.refuse("a “name” of the agreement or a “column” of names, one of the two")
    return Named(
        name,
        columns,
        given["identity"].words() if "identity" in given else None,
        as_written="as written" in given and given["as written"].truth(),
        optional="optional" in given and given["optional"].truth(),
    )


def _column(entry: Entry) -> Column:
    if entry.is_words:
        return Column(entry.words() or "")
    given = entry.group(("column", "where"))
    name = given["column"].words() if "column" in given else None
    return Column(name or "", where_of(given["where"]) if "where" in given else ())


def when_of(entry: Entry) -> When | None:
    """Read a time: a column, or `from` and `to`, with how it is written and how precise it is."""
    if entry.is_words:
        return When(entry.words() or "")
    given = entry.group(("column", "from", "to", "format", "zone", "precision"))
    first = given.get("column") or given.get("from")
    if first is None:
        entry.refuse("a “column” of dates, or “from” and “to”")
        return None
    clock = _clock(given.get("format"), given.get("zone"))
    column, widths = _precision(given.get("precision"))
    last = given["to"].words() if "to" in given else None
    return When(first.words() or "", last, clock, column, widths)


def _clock(form: Entry | None, zone: Entry | None) -> Clock:
    formats = form.several() if form else ()
    named = zone.words() if zone else None
    if zone and named and not _is_zone(named):
        zone.refuse("a zone of the IANA list, such as “Europe/Kyiv”, or “UTC”")
    if form and len(formats) == 1 and formats[0] in UNITS:
        return Clock(unit=formats[0])
    for written in formats:
        clock = any(directive in written for directive in _CLOCK_DIRECTIVES)
        if form and clock and "%z" not in written and named is None:
            form.problems.add(
                "no-zone",
                f"“{written}” has a time of day, and nothing says in which zone.",
                form.at,
                "Add “zone: UTC”, or the zone that the file keeps.",
            )
        elif form and not reads_back(written, named):
            form.refuse(f"one of {', '.join(UNITS)}, or a whole date such as “%d/%m/%Y”")
    return Clock(None, formats, named)


def _is_zone(name: str) -> bool:
    try:
        pl.Series([0]).cast(pl.Datetime("us", name))
    except pl.exceptions.PolarsError:
        return False
    return True


def _precision(entry: Entry | None) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    if entry is None:
        return None, ()
    given = entry.group(("column", "codes"))
    if "column" not in given or "codes" not in given:
        entry.refuse("a “column”, and “codes” that say how wide each is")
        return None, ()
    widths = []
    for code, value in given["codes"].pairs():
        if (width := value.words()) not in WIDTHS:
            value.refuse(f"one of {', '.join(WIDTHS)}")
        widths.append((code, width or ""))
    return given["column"].words(), tuple(widths)


def amount_of(entry: Entry) -> Amount | None:
    """Read how much: one `figure`, or `low`, `best` and `high`; and its unit."""
    given = entry.group(("figure", "low", "best", "high", "unit"))
    best = given.get("figure") or given.get("best")
    low, high, unit = (given[k].words() if k in given else None for k in ("low", "high", "unit"))
    amount = Amount(unit, low, best.words() if best else None, high)
    if not amount.columns or bool(low) != bool(high):
        entry.refuse("a “figure”, or both “low” and “high”, with “best” where there is one")
        return None
    return amount


def words_of(entry: Entry) -> Words:
    """Read words that are the same in every row, or a `column` of words."""
    if entry.is_words:
        return Words(entry.words())
    given = entry.group(("column", "separator"))
    if "column" not in given:
        entry.refuse("words, or a “column” of words")
    column, separator = (given[k].words() if k in given else None for k in ("column", "separator"))
    return Words(None, column, separator)


def truth_of(entry: Entry) -> Truth:
    """Read yes or no, or a `column` and the `values` of it that mean yes."""
    if entry.is_words:
        return Truth(entry.truth())
    given = entry.group(("column", "values"))
    if "column" not in given or "values" not in given:
        entry.refuse("yes, no, or a “column” and the “values” that mean yes")
        return Truth()
    return Truth(literal=False, column=given["column"].words(), values=given["values"].several())


def separator_of(entry: Entry) -> str | None:
    """Read what separates columns: `tab`, `comma`, `semicolon`, or the sign itself."""
    said = entry.words() or ""
    sign = _SEPARATORS.get(said, said)
    if len(sign) != 1 or not sign.isascii():
        entry.refuse("tab, comma, semicolon, or one sign")
        return None
    return sign


def encoding_of(entry: Entry) -> str | None:
    """Read how letters are stored: `utf-8`, `cp1252` …."""
    try:
        return codecs.lookup(entry.words() or "").name
    except LookupError:
        entry.refuse("the name of an encoding, such as utf-8 or cp1252")
        return None


def event_of(entry: Entry) -> EventId:
    """Read the column of event ids, and whether each stands in one row only."""
    if entry.is_words:
        return EventId(entry.words() or "")
    given = entry.group(("column", "unique"))
    if "column" not in given:
        entry.refuse("a “column” of ids")
    column = given["column"].words() if "column" in given else None
    return EventId(column or "", unique="unique" in given and given["unique"].truth())


def graded_of(entry: Entry) -> tuple[Graded, ...]:
    """Read grades of the source and of the statement, one for each rater."""
    grades = []
    for item in entry.items():
        given = item.group(("reliability", "credibility", "rater"))
        parts = (given.get(k) for k in ("reliability", "credibility", "rater"))
        grades.append(Graded(*(words_of(part) if part else None for part in parts)))
    return tuple(grades)
