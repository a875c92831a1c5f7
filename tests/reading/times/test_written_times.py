"""A time written in any way of a treaty is read back: the same value, and exactly its words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading.times.written import (
    EVENTS,
    MONTHS,
    UNITS,
    counts,
    dates,
    in_rank_figures,
    in_rank_words,
    in_words,
    units,
)

from servanda.instrument.pact.syntax import Comparison
from servanda.reading.times import (
    Counted,
    Kind,
    Length,
    Moment,
    Nth,
    Relation,
    Side,
    TimePhrase,
    Unit,
    times_in,
)

BEFORE_IT = ("", "The Parties shall meet ", "In accordance with Article 12, they shall, ")
AFTER_IT = ("", ".", ", and shall report.", "; (b)", " unless they agree otherwise.")
LENGTHS = st.tuples(st.integers(1, 400), st.sampled_from(UNITS))
DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31))
around = st.tuples(st.sampled_from(BEFORE_IT), st.sampled_from(AFTER_IT))


def only(words: str, context: tuple[str, str]) -> TimePhrase:
    """Return the one phrase that is read, which covers exactly the words."""
    before, after = context
    text = before + words + after
    (phrase,) = times_in(text)
    assert text[phrase.start : phrase.end] == words
    return phrase


OPENED = (
    ("within {}", Relation.WITHIN, Kind.DEADLINE, None),
    ("within a period of {}", Relation.WITHIN, Kind.DEADLINE, None),
    ("within a period not exceeding {}", Relation.WITHIN, Kind.DEADLINE, Comparison.AT_MOST),
    ("for a period of {}", Relation.FOR, Kind.DURATION, None),
    ("for an initial period of {}", Relation.FOR, Kind.DURATION, None),
    ("for at least {}", Relation.FOR, Kind.DURATION, Comparison.AT_LEAST),
    ("for not less than {}", Relation.FOR, Kind.DURATION, Comparison.AT_LEAST),
    ("for no more than {}", Relation.FOR, Kind.DURATION, Comparison.AT_MOST),
    ("every {}", Relation.EVERY, Kind.RECURRENCE, None),
    ("once every {}", Relation.EVERY, Kind.RECURRENCE, None),
    ("a renewable term of {}", Relation.FOR, Kind.DURATION, None),
)


@given(LENGTHS, st.sampled_from(OPENED), around, st.data())
def test_a_length_is_read_as_it_is_written(
    length: tuple[int, str],
    opened: tuple[str, Relation, Kind, Comparison | None],
    context: tuple[str, str],
    data: st.DataObject,
) -> None:
    number, unit = length
    form, relation, kind, bound = opened
    counted = data.draw(counts(number))
    phrase = only(form.format(f"{counted} {units(unit, number)}"), context)
    assert phrase.value == Length(number, number, Unit(unit), bound=bound)
    assert (phrase.relation, phrase.kind, phrase.anchor) == (relation, kind, None)


SIDED = (
    ("within {} of {}", Relation.WITHIN, Side.AFTER),
    ("within {} from {}", Relation.WITHIN, Side.AFTER),
    ("no later than {} after {}", Relation.BY, Side.AFTER),
    ("not later than {} prior to {}", Relation.BY, Side.BEFORE),
    ("not earlier than {} after {}", Relation.FROM, Side.AFTER),
    ("no sooner than {} following {}", Relation.FROM, Side.AFTER),
    ("at the latest {} after {}", Relation.BY, Side.AFTER),
    ("at least {} before {}", Relation.BY, Side.BEFORE),
    ("at least {} after {}", Relation.FROM, Side.AFTER),
    ("not more than {} after {}", Relation.WITHIN, Side.AFTER),
    ("not more than {} before {}", Relation.FROM, Side.BEFORE),
    ("{} after {}", Relation.ON, Side.AFTER),
    ("for a period of {} from {}", Relation.FOR, Side.AFTER),
)


@given(LENGTHS, st.sampled_from(SIDED), st.sampled_from(EVENTS), around, st.data())
def test_a_length_is_counted_from_its_event_on_the_side_that_is_said(
    length: tuple[int, str],
    sided: tuple[str, Relation, Side],
    event: str,
    context: tuple[str, str],
    data: st.DataObject,
) -> None:
    number, unit = length
    form, relation, side = sided
    written = f"{data.draw(counts(number))} {units(unit, number)}"
    phrase = only(form.format(written, event), context)
    assert isinstance(phrase.value, Length)
    assert (phrase.value.low, phrase.value.high, phrase.value.unit) == (number, number, unit)
    assert (phrase.relation, phrase.side) == (relation, side)
    assert phrase.anchor is not None
    assert phrase.anchor.words == event


DATED = (
    ("by", Relation.BY),
    ("no later than", Relation.BY),
    ("at the latest by", Relation.BY),
    ("on or before", Relation.BY),
    ("before", Relation.BEFORE),
    ("prior to", Relation.BEFORE),
    ("not before", Relation.FROM),
    ("no earlier than", Relation.FROM),
    ("not until", Relation.FROM),
    ("with effect from", Relation.FROM),
    ("as of", Relation.FROM),
    ("since", Relation.FROM),
    ("until", Relation.UNTIL),
    ("after", Relation.AFTER),
    ("on", Relation.ON),
)


@given(DAYS, st.sampled_from(DATED), around, st.data())
def test_a_date_is_read_as_it_is_written(
    day: date,
    dated: tuple[str, Relation],
    context: tuple[str, str],
    data: st.DataObject,
) -> None:
    word, relation = dated
    written = data.draw(dates(day.year, day.month, day.day))
    phrase = only(f"{word} {written}", context)
    assert phrase.value == Moment(day.isoformat())
    assert phrase.relation is relation


@given(st.integers(1, 180), st.sampled_from(EVENTS), around, st.data())
def test_a_counted_day_is_read_with_its_event(
    number: int, event: str, context: tuple[str, str], data: st.DataObject
) -> None:
    rank = data.draw(st.sampled_from((in_rank_figures(number), in_rank_words(number))))
    phrase = only(f"on the {rank} day following {event}", context)
    assert phrase.value == Nth(number, Unit.DAY)
    assert (phrase.relation, phrase.side) == (Relation.ON, Side.AFTER)
    assert phrase.anchor is not None
    assert phrase.anchor.words == event


@given(st.integers(2, 90), st.integers(1, 90), st.sampled_from(UNITS))
def test_words_and_a_figure_that_differ_are_seen(number: int, more: int, unit: str) -> None:
    agreeing, differing = (
        only(f"within {in_words(number)} ({figure}) {unit}s", ("", "."))
        for figure in (number, number + more)
    )
    assert not agreeing.disagrees
    assert differing.disagrees
    assert isinstance(differing.value, Length)
    assert (differing.value.low, differing.value.bracketed) == (number, number + more)


@given(st.integers(1, 60), st.integers(1, 60), around)
def test_a_range_keeps_both_its_ends(low: int, more: int, context: tuple[str, str]) -> None:
    high = low + more
    for form in ("between {} and {} days after signature", "within {} to {} days"):
        phrase = only(form.format(low, high), context)
        assert isinstance(phrase.value, Length)
        assert (phrase.value.low, phrase.value.high) == (low, high)


@given(
    st.integers(1, 5000),
    st.sampled_from(
        (
            "{} tonnes of wheat",
            "Article {}",
            "paragraph {} of Annex II",
            "within {} kilometres of the line",
            "at least {} members",
            "by {} inspectors",
            "{} per cent of the seats",
            "between {} and 9000 personnel",
            "within the meaning of Article {}",
            "resolution {} of the Council",
            "subparagraph {} may be amended",
            "EUR {}",
        )
    ),
)
def test_a_number_that_measures_no_time_is_left_alone(number: int, form: str) -> None:
    for written in (str(number), in_words(number)):
        assert times_in(f"The Parties shall see to {form.format(written)} in the zone.") == ()


@settings(max_examples=300)
@given(st.lists(st.sampled_from((*EVENTS, *MONTHS, "within", "no", "later than", "5", "(", ")",
    "days", "of", "the", "end", "until", "before", "2015", "third", "each", "year", "and", "\n",
    "twenty", "at", "noon", "1", ",", "period", "not", "exceeding", "for", "a", "half"),
), max_size=25))  # fmt: skip
def test_whatever_stands_there_no_phrase_overlaps_another(pieces: list[str]) -> None:
    text = " ".join(pieces)
    end = 0
    for phrase in times_in(text):
        assert end <= phrase.start < phrase.end <= len(text)
        assert text[phrase.start : phrase.end].strip() == text[phrase.start : phrase.end]
        if phrase.anchor is not None:
            anchor = phrase.anchor
            assert text[anchor.start : anchor.end] == anchor.words
            assert phrase.start <= anchor.start < anchor.end <= phrase.end
        end = phrase.end


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("within five calendar days", Counted.CALENDAR),
        ("within five working days", Counted.WORKING),
        ("within five business days", Counted.WORKING),
        ("within five days", None),
    ],
)
def test_which_days_count_is_kept(words: str, counted: Counted | None) -> None:
    value = only(words, ("", ".")).value
    assert isinstance(value, Length)
    assert value.counted is counted
