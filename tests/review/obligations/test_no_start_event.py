"""Moments that can be named, and moments that cannot."""

import pytest

from servanda.findings import Text
from servanda.instrument.coverage import cover
from servanda.instrument.from_text import read_pact
from servanda.norms import agreement_from
from servanda.review import Case, Looked
from servanda.review.rules.obligations.no_start_event import RULE

WORDS = """## Words used
The signatories are Arden, Brell.
The bodies are mission.
The things are camp, truce.
The events are withdrawal of the guns, harvest.
The verbs are build, withdraw, sign, ratify.

## Article 1
> The words.

"""


def hits(reading: str) -> int:
    file = read_pact(Text("a.pact.md", f'{WORDS}[1] {reading}, quoting "The words".\n'))
    assert file.findings == ()
    looked = RULE.look(Case(agreement_from(file), cover(file)))
    assert isinstance(looked, Looked)
    return len(looked.hits)


@pytest.mark.parametrize(
    "reading",
    [
        "Arden must build camps, within 40 days",
        "Arden must build camps, within 40 days of (not stated)",
        "Arden must build camps, within 40 days after Brell withdraws",
        "Arden must build camps, within 40 days of withdrawal of the guns",
        "Once Arden and Brell have withdrawn, Arden must build camps",
        "Arden must build camps, only after Brell withdraws",
        "Once Brell has withdrawn, as found by (not stated), Arden must build camps",
    ],
)
def test_moments_nobody_can_name(reading: str) -> None:
    assert hits(reading) == 1


@pytest.mark.parametrize(
    "reading",
    [
        "Arden must build camps, within 40 days of signature",
        "Arden must build camps, by 2027-05",
        "Arden must build camps, within (not stated)",
        "Arden must build camps, within 40 days of harvest",
        "Arden must build camps, within 40 days of completion of [1]",
        "Once Brell has signed truce, Arden must build camps",
        "Once Brell has withdrawn, as found by mission, Arden must build camps",
        "If Brell withdraws, then Arden must build camps",
        "Arden must withdraw, within 40 days of signature",
    ],
)
def test_moments_that_have_a_name_and_clauses_that_await_none(reading: str) -> None:
    assert hits(reading) == 0
