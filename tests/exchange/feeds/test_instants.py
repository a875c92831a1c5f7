"""A column of dates means what the calendar says of each date alone."""

from datetime import UTC, date, datetime, timedelta, timezone

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.exchange.feeds.instants import instants_of
from servanda.exchange.feeds.mapping import Clock
from servanda.vocabulary.calendar import Moment, NoSuchMomentError, instant, moment

OFFSETS = st.builds(timezone, st.integers(-720, 720).map(lambda m: timedelta(minutes=m)))
TIMES = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=OFFSETS)  # noqa: DTZ001
WRITTEN = st.one_of(
    st.dates(date(1000, 1, 1)).map(date.isoformat),
    st.dates(date(1000, 1, 1)).map(lambda d: d.isoformat()[:7]),
    st.dates(date(1000, 1, 1)).map(lambda d: d.isoformat()[:4]),
    TIMES.map(lambda t: t.isoformat(timespec="minutes")),
    TIMES.map(lambda t: t.isoformat(timespec="seconds")),
    TIMES.map(lambda t: t.isoformat(timespec="microseconds")),
    TIMES.map(
        lambda t: t.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
    ),
    TIMES.map(lambda t: t.replace(tzinfo=None).isoformat(" ")),
    st.text(alphabet="0123456789-:TZ+ ", max_size=20),
)


def expected(written: str) -> Moment | None:
    try:
        return moment(written)
    except NoSuchMomentError:
        return None


@settings(deadline=None)
@given(st.lists(WRITTEN, max_size=20))
def test_each_date_is_read_as_the_calendar_reads_it(written: list[str]) -> None:
    read = instants_of(pl.Series(written, dtype=pl.String), Clock())
    found = [
        None if first is None else Moment(first, last)
        for first, last in zip(read.first, read.last, strict=True)
    ]
    assert found == [expected(text) for text in written]


@pytest.mark.parametrize(
    ("unit", "number", "length"),
    [
        ("seconds", 86_400, 1_000_000),
        ("milliseconds", 86_400_000, 1000),
        ("days", 1, 86_400_000_000),
    ],
)
def test_numbers_count_from_1970(unit: str, number: int, length: int) -> None:
    day = instant(datetime(1970, 1, 2, tzinfo=UTC))
    for values in (pl.Series([number]), pl.Series([str(number)]), pl.Series([float(number)])):
        read = instants_of(values, Clock(unit=unit))
        assert (read.first[0], read.last[0]) == (day, day + length - 1)


def test_numbers_beyond_the_calendar_are_unreadable() -> None:
    read = instants_of(pl.Series([10**18, -(10**18)]), Clock(unit="seconds"))
    assert read.first.to_list() == [None, None]
    assert instants_of(pl.Series(["nan", "x", "1e300"]), Clock(unit="days")).first.null_count() == 3


def test_an_hour_that_the_clock_skips_or_repeats_is_not_guessed() -> None:
    clock = Clock(zone="Europe/Kyiv")
    read = instants_of(pl.Series(["2022-03-27T03:30", "2022-10-30T03:30"]), clock)
    assert read.first.to_list() == [None, None]


@pytest.mark.parametrize(
    ("form", "zone", "written", "meant"),
    [
        ("%d %B %Y", None, "18 February 2015", "2015-02-18"),
        ("%d/%m/%Y", None, "18/02/2015", "2015-02-18"),
        ("%m.%Y", None, "02.2015", "2015-02"),
        ("%Y%m%d%H%M%S", "UTC", "20150218231500", "2015-02-18T23:15:00Z"),
        ("%d/%m/%Y %H:%M", "Europe/Kyiv", "18/02/2015 23:15", "2015-02-18T23:15+02:00"),
        ("%d/%m/%Y %H:%M%z", None, "18/02/2015 23:15+0300", "2015-02-18T23:15+03:00"),
    ],
)
def test_dates_in_a_form_of_their_own(
    form: str, zone: str | None, written: str, meant: str
) -> None:
    read = instants_of(pl.Series([written, "x"]), Clock(formats=(form,), zone=zone))
    assert Moment(read.first[0], read.last[0]) == moment(meant)
    assert read.first[1] is None


def test_a_column_that_is_typed_already() -> None:
    days = instants_of(pl.Series([date(2015, 2, 18)]), Clock())
    assert Moment(days.first[0], days.last[0]) == moment("2015-02-18")
    bare = pl.Series([datetime(2015, 2, 18, 23)])  # noqa: DTZ001 - that is the point
    zoneless = instants_of(bare, Clock()).zoneless
    assert zoneless is not None
    assert zoneless.all()
    known = instants_of(bare, Clock(zone="Europe/Kyiv"))
    assert known.first[0] == moment("2015-02-18T23:00+02:00").first
