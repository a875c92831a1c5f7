"""Writes an agreement of any length, between invented parties, for the benchmarks to read.

Every reading differs from every other, so that none can be answered with what another gave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import cycle, islice

WORDS_USED = """\
The signatories are Northland (Northlandic), Southland (Southlandic).
Also named: Union (members not stated), Eastland.
The bodies are Peace Council, Joint Commission.
The places are Northport, Eastport, buffer zone, Eastland.
The things are security guarantee, compensation, missile, troop, heavy weapon, prisoner, report.
The measures are strength of the Northlandic Forces in personnel, range of missiles in km.
The verbs are invade (a party), launch (a thing, at a place), pay (a thing, to a party),
station (a thing, in a place), release (a thing), submit (a thing, to a party), withdraw (a thing).
The open terms are "without cause".
"""

_A_CLAUSE: tuple[tuple[str, str], ...] = (
    (
        "{a} shall release {n} prisoners not later than {day}",
        "{a} must release {n} prisoners, by {day}, verified by Joint Commission",
    ),
    (
        "The strength of the Northlandic Forces shall be limited to {n} personnel until {day}",
        (
            "Northland must keep strength of the Northlandic Forces at most {n} personnel,"
            " at all times from (not stated) until {day}, counted by (not stated)"
        ),
    ),
    (
        "{a} shall not station heavy weapons in {place} as long as clause {other} is in force",
        "While [{other}] is in force, {a} must not station heavy weapons in {place}",
    ),
    (
        "{a} may station at most {n} troops in {place} within {few} days of signature",
        "{a} may station at most {n} troops in {place}, within {few} days of signature",
    ),
    (
        "Should {a} invade {b} after {day}, the undertaking in clause {other} lapses",
        (
            "If {a} invades {b} within {few} days after {day}, as found by (not stated),"
            " then [{other}] lapses"
        ),
    ),
    (
        "Unless clause {other} is suspended, {a} shall pay {b} compensation of {n} dollars",
        (
            "{a} must pay compensation to {b}, unless [{other}] is suspended, amount USD {n},"
            " by (not stated)"
        ),
    ),
    (
        "A missile launched at {place} or Eastland without cause within {few} days voids {other}",
        (
            "If {a} launches a missile at {place} or Eastland within {few} days and this is"
            ' "without cause", as found by Peace Council, then [{other}] is void, and {b} must'
            " submit a report to Peace Council"
        ),
    ),
    (
        "{a} and {b} shall submit a report to the Joint Commission every {few} days from {day}",
        "{a} and {b} must submit a report to Joint Commission, every {few} days from {day}",
    ),
    (
        "{a} guarantees {b} its security in exchange for clause {other}, until {day}",
        "{a} guarantees {b} security guarantee, in exchange for [{other}], until {day}",
    ),
    (
        "The members of the Union are expected to withdraw {n} troops before {day}",
        "The members of Union are expected to withdraw {n} troops, by {day}",
    ),
)
"""What a clause says, and how it is read."""

_PARTIES = (("Northland", "Southland"), ("Southland", "Northland"), ("Eastland", "Union"))
_PLACES = ("Northport", "Eastport", "buffer zone")
_CLAUSES_OF_AN_ARTICLE = 5
_FIRST_DAY = date(2027, 1, 1)


def agreement(readings: int, edition: int = 0) -> str:
    """Return a pact file with so many readings, each with its quotation.

    No reading of one edition has the figures of another's.
    """
    lines = ["---", "title: A generated agreement", "---", "", "## Words used", WORDS_USED]
    clauses = list(islice(_clauses(edition * readings), readings))
    for first in range(0, readings, _CLAUSES_OF_AN_ARTICLE):
        article = clauses[first : first + _CLAUSES_OF_AN_ARTICLE]
        number = first // _CLAUSES_OF_AN_ARTICLE + 1
        lines += [f"## Article {number}", *(f"> {words}." for words, _ in article), ""]
        lines += [
            f'[{number}.{"abcde"[place]}] {reading}, quoting "{words}".'
            for place, (words, reading) in enumerate(article)
        ]
        lines.append("")
    return "\n".join(lines)


def _clauses(figures: int) -> Iterator[tuple[str, str]]:
    for number, (words, reading) in enumerate(cycle(_A_CLAUSE), start=1):
        fill = _filling(number, figures + number)
        yield fill(words), fill(reading)


def _filling(number: int, figure: int) -> Callable[[str], str]:
    a, b = _PARTIES[number % len(_PARTIES)]
    values = {
        "a": a,
        "b": b,
        "place": _PLACES[number % len(_PLACES)],
        "n": f"{1000 + figure:,}",
        "few": 10 + figure,
        "day": (_FIRST_DAY + timedelta(days=figure)).isoformat(),
        "other": max(1, number // _CLAUSES_OF_AN_ARTICLE),
    }
    return lambda words: words.format_map(values)
