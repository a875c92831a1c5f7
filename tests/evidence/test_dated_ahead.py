"""What is dated later than now is told; a day that has begun somewhere on earth is not."""

import pytest
from evidence.pact_reports import evidence

from servanda.evidence.dated_ahead import dated_ahead
from servanda.vocabulary.calendar import moment

NOW = moment("2026-01-10T12:00Z").first


@pytest.mark.parametrize(
    ("times", "ahead"),
    [
        ("on 2026-01-10", False),
        ("on 2026-01-11", False),  # it is 2 in the morning of that day where days begin first
        ("on 2026-01-12", True),
        ("on 2026-01", False),
        ("on 2026-02", True),
        ("on 2026-01-10T12:01Z", True),
        ("on 2026-01-10T13:00+03:00", False),
    ],
)
def test_when_a_day_is_to_come(times: str, *, ahead: bool) -> None:
    found = evidence(f"R1: {times} Arden reports that Brell built camps.")
    assert [f.code for f in dated_ahead(found, NOW)] == ["time-in-future"] * ahead


def test_what_happened_before_a_day_to_come_may_have_happened() -> None:
    found = evidence("R1: Arden reports that Brell built camps, happened before 2027-01-01.")
    assert list(dated_ahead(found, NOW)) == []
