"""Phrases on time that stand in treaties, one by one."""

from __future__ import annotations

import pytest

from servanda.instrument.pact.syntax import Comparison
from servanda.reading.times import (
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
    times_in,
)


def only(words: str) -> TimePhrase:
    (phrase,) = times_in(f"They shall do so {words}.")
    assert phrase.start == len("They shall do so ")
    assert phrase.end == len("They shall do so ") + len(words)
    return phrase


@pytest.mark.parametrize(
    ("words", "relation", "value"),
    [
        ("by the end of 2015", Relation.BY, Moment("2015", Part.END)),
        ("no later than by the end of March 2026", Relation.BY, Moment("2026-03", Part.END)),
        ("by mid-2026", Relation.BY, Moment("2026", Part.MIDDLE)),
        ("at the latest by 1 January", Relation.BY, Moment("--01-01")),
        ("by 1 January 2014 at the latest", Relation.BY, Moment("2014-01-01")),
        ("from 1 January 2013 at the earliest", Relation.FROM, Moment("2013-01-01")),
        (
            "from 00h00 (Northport time) on 15 February 2015",
            Relation.FROM,
            Moment("2015-02-15T00:00", zone="Northport time"),
        ),
        (
            "at 24.00 hours GMT on 31 December 1992",
            Relation.ON,
            Moment("1992-12-31T24:00", zone="GMT"),
        ),
        ("at 6 p.m. on 1 May 2026", Relation.ON, Moment("2026-05-01T18:00")),
        ("at midnight on 31 December 1992", Relation.ON, Moment("1992-12-31")),
        (
            "during the first quarter of 2026",
            Relation.DURING,
            Interval(Moment("2026-01"), Moment("2026-03")),
        ),
        (
            "in the second half of 2026",
            Relation.DURING,
            Interval(Moment("2026-07"), Moment("2026-12")),
        ),
        (
            "from 1 January to 30 June 2026",
            Relation.FROM,
            Interval(Moment("2026-01-01"), Moment("2026-06-30")),
        ),
        (
            "between 1 and 15 March 2026",
            Relation.DURING,
            Interval(Moment("2026-03-01"), Moment("2026-03-15")),
        ),
        ("by 05/06/2020", Relation.BY, Moment("2020")),
        ("by 25/06/2020", Relation.BY, Moment("2020-06-25")),
        ("no later than the fifth day", Relation.BY, Nth(5, Unit.DAY)),
        ("within twenty-four hours", Relation.WITHIN, Length(24, 24, Unit.HOUR)),
        ("within one year and six months", Relation.WITHIN, Length(18, 18, Unit.MONTH)),
        ("within two and a half years", Relation.WITHIN, Length(30, 30, Unit.MONTH)),
        ("within a fortnight", Relation.WITHIN, Length(2, 2, Unit.WEEK)),
        ("within thirty days (30)", Relation.WITHIN, Length(30, 30, Unit.DAY)),
        ("annually", Relation.EVERY, Length(1, 1, Unit.YEAR)),
        ("every other month", Relation.EVERY, Length(2, 2, Unit.MONTH)),
        ("at intervals of five years", Relation.EVERY, Length(5, 5, Unit.YEAR)),
        ("on 1 December each year", Relation.EVERY, Moment("--12-01")),
    ],
)
def test_what_is_read(words: str, relation: Relation, value: object) -> None:
    phrase = only(words)
    assert (phrase.relation, phrase.value) == (relation, value)


@pytest.mark.parametrize(
    ("words", "value", "event"),
    [
        (
            "on the first day of the third month following the date of the last ratification",
            Nth(1, Unit.DAY, of=Nth(3, Unit.MONTH)),
            "the date of the last ratification",
        ),
        (
            "on the thirtieth day after the date of deposit of the tenth instrument",
            Nth(30, Unit.DAY),
            "the date of deposit of the tenth instrument",
        ),
        (
            "upon expiry of a period of five years from the date of signature",
            Length(5, 5, Unit.YEAR),
            "the date of signature",
        ),
    ],
)
def test_what_is_counted_from_an_event(words: str, value: object, event: str) -> None:
    phrase = only(words)
    assert (phrase.relation, phrase.value, phrase.side) == (Relation.ON, value, Side.AFTER)
    assert phrase.anchor is not None
    assert phrase.anchor.words == event


@pytest.mark.parametrize(
    "words",
    [
        "as soon as possible", "without delay", "without undue delay", "in due course",
        "within a reasonable time", "promptly", "immediately", "from time to time",
        "for an indefinite period", "in a timely manner",
    ],
)  # fmt: skip
def test_what_fixes_no_time_is_known_for_what_it_is(words: str) -> None:
    phrase = only(words)
    assert (phrase.kind, phrase.value) == (Kind.VAGUE, None)


@pytest.mark.parametrize(
    ("words", "length", "often"),
    [
        ("twice a year", Length(1, 1, Unit.YEAR), Often(2)),
        ("at least once a year", Length(1, 1, Unit.YEAR), Often(1, Comparison.AT_LEAST)),
        (
            "not more than three times a month",
            Length(1, 1, Unit.MONTH),
            Often(3, Comparison.AT_MOST),
        ),
        (
            "at least twice every six months",
            Length(6, 6, Unit.MONTH),
            Often(2, Comparison.AT_LEAST),
        ),
        ("once every two years", Length(2, 2, Unit.YEAR), None),
    ],
)
def test_how_often_in_each_length(words: str, length: Length, often: Often | None) -> None:
    phrase = only(words)
    assert (phrase.relation, phrase.value, phrase.often) == (Relation.EVERY, length, often)


def test_until_somebody_decides_otherwise() -> None:
    phrase = only("until the Conference decides otherwise")
    assert (phrase.relation, phrase.kind) == (Relation.UNTIL, Kind.DURATION)
    assert phrase.anchor is not None
    assert phrase.anchor.words == "the Conference decides otherwise"


def test_the_subject_after_an_event_is_no_part_of_it() -> None:
    (phrase,) = times_in("Within 30 days of signature Norland shall withdraw.")
    assert phrase.anchor is not None
    assert phrase.anchor.words == "signature"
    (phrase,) = times_in("Within 30 days after the date of receipt the Party shall answer.")
    assert phrase.anchor is not None
    assert phrase.anchor.words == "the date of receipt"


def test_two_bounds_are_two_phrases() -> None:
    text = "as soon as possible and not later than ten days after signature"
    kinds = [phrase.kind for phrase in times_in(text)]
    assert kinds == [Kind.VAGUE, Kind.DEADLINE]


@pytest.mark.parametrize(
    "words",
    ["in time of war", "by 2015 tonnes", "paragraph 3 may be amended",
     "the following measures", "before the Court", "throughout the territory"],
)  # fmt: skip
def test_what_is_no_time(words: str) -> None:
    assert times_in(f"They shall see to {words}.") == ()
