"""A mark that settles nothing is told; one that settles something is not."""

import pytest
from review.reviewing import reviewed

from servanda.findings import Severity

WORDS = """## Words used
The signatories are Arden, Brell.
The things are levee.
The verbs are build (a thing).

## Article 1
> Arden builds the levee. Brell builds a levee by 2027.

[1.a] Arden must build levee, quoting "Arden builds the levee".

[1.b] Brell must build levee, by 2027, quoting "Brell builds a levee by 2027".

"""


def told(mark: str, *codes: str) -> list[str]:
    return [finding.message for finding in reviewed(f"{WORDS}{mark}\n", *codes).stale]


LEFT_OPEN = "[{} on {}] left open on purpose by N. Clerk until 2028-01-01."
ANSWERED = (
    "[{} on {}] answered: it does not arise, by N. Clerk on 2026-01-10, because “it is known”."
)


@pytest.mark.parametrize("mark", [LEFT_OPEN, ANSWERED])
def test_a_mark_on_what_is_found_is_not_stale(mark: str) -> None:
    assert told(mark.format("no-deadline", "1.a"), "no-deadline") == []


def test_a_mark_on_what_is_not_found_is_told() -> None:
    stale = reviewed(WORDS + LEFT_OPEN.format("no-deadline", "1.b"), "no-deadline").stale
    assert [(f.code, f.severity, f.clause) for f in stale] == [("stale-mark", Severity.LOW, "1.b")]
    assert stale[0].message == "This mark leaves open what “no-deadline” no longer finds at 1.b."
    assert told(ANSWERED.format("no-deadline", "1.b"), "no-deadline") == [
        "This mark answers what “no-deadline” no longer finds at 1.b."
    ]


def test_a_stale_mark_is_among_the_findings() -> None:
    found = reviewed(WORDS + LEFT_OPEN.format("no-deadline", "1.b"), "no-deadline").findings
    assert [finding.code for finding in found] == ["no-deadline", "stale-mark"]


def test_a_rule_that_did_not_run_says_nothing_of_its_marks() -> None:
    assert told(LEFT_OPEN.format("no-deadline", "1.b"), "no-verifier") == []


def test_a_misspelt_rule_is_told() -> None:
    assert told(LEFT_OPEN.format("no-deadlines", "1.a"), "no-deadline") == [
        "No rule is called “no-deadlines”: is “no-deadline” meant?"
    ]
    assert told(LEFT_OPEN.format("quite-other", "1.a"), "no-deadline") == [
        "No rule is called “quite-other”."
    ]
