"""Reports that may tell of one happening are told, and nothing is merged."""

import pytest
from evidence.pact_reports import evidence

from servanda.evidence.possible_repeats import possible_repeats
from servanda.evidence.record import record_of

FIRST = "R1: on 2026-01-03 Arden reports that Brell launched drones at Northport"


def repeats(reports: str) -> list[tuple[str, ...]]:
    return possible_repeats(record_of(evidence(reports)).claims)


def test_two_voices_on_one_act_one_day_and_one_place() -> None:
    second = "R2: on 2026-01-05 Corland reports that Brell launched drones at Northport"
    told = f"{FIRST}, happened 2026-01-02T06:00Z.\n\n{second}, happened 2026-01-02."
    assert repeats(told) == [("R1", "R2")]


@pytest.mark.parametrize(
    "second",
    [
        "R2: on 2026-01-05 Arden reports that Brell launched drones at Northport",
        "R2: on 2026-01-05 Corland reports that Brell launched missiles at Northport",
        "R2: on 2026-01-05 Corland reports that Brell launched drones at Southport",
        "R2: on 2026-01-05 Corland reports that Arden launched drones at Northport",
        "R2: on 2026-01-05 Corland reports that Brell did not launch drones at Northport",
    ],
)
def test_what_differs_or_has_one_voice_is_no_repeat(second: str) -> None:
    told = f"{FIRST}, happened 2026-01-02.\n\n{second}, happened 2026-01-02."
    assert repeats(told) == []


def test_what_one_sentence_links_is_one_already() -> None:
    both = "R1: on 2026-01-03 Arden and Corland report that Brell launched drones at Northport"
    assert repeats(f"{both}, happened 2026-01-02.") == []


def test_another_day_is_no_repeat() -> None:
    second = "R2: on 2026-01-05 Corland reports that Brell launched drones at Northport"
    assert repeats(f"{FIRST}, happened 2026-01-02.\n\n{second}, happened 2026-01.") == []
