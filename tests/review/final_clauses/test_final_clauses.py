"""What counts as a rule of the agreement on itself."""

import pytest

from servanda.effects.final_clauses import (
    rules_on_amending,
    rules_on_disputes,
    rules_on_force,
    rules_on_leaving,
)
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.norms import Agreement, agreement_from

WORDS = """## Words used
The signatories are Arden, Brell.
The bodies are court.
The things are dispute, law, guard, difference in price.
The verbs are withdraw (a thing), amend (a thing), refer (a thing, to a party), settle (a thing),
pay (a thing), denounce (a thing).

## Article 1
> The words.

"""


def agreement(reading: str) -> Agreement:
    read = agreement_from(
        read_pact(Text("a.pact.md", f'{WORDS}[1] {reading}, quoting "The words".'))
    )
    assert read.file.findings == ()
    assert read.findings == ()
    return read


@pytest.mark.parametrize(
    "reading",
    [
        "Any signatory may withdraw from this agreement, with notice of 6 months",
        "No signatory may denounce this agreement",
        "This agreement remains in force, for 10 years from signature",
        "Court has the power to suspend this agreement",
        "If Arden withdraws guards, then this agreement ends",
    ],
)
def test_rules_on_leaving(reading: str) -> None:
    assert rules_on_leaving(agreement(reading))


@pytest.mark.parametrize(
    "reading",
    [
        "Arden must withdraw guards",
        "If Arden withdraws guards, then [1] is suspended",
        "This agreement remains in force",
        "This agreement enters into force, on 2027-01-01",
    ],
)
def test_none_on_leaving(reading: str) -> None:
    assert rules_on_leaving(agreement(reading)) == ()


def test_rules_on_amending() -> None:
    assert rules_on_amending(agreement("All signatories may amend this agreement, jointly"))
    assert rules_on_amending(agreement("Arden must amend law")) == ()


def test_rules_on_force() -> None:
    assert rules_on_force(agreement("This agreement enters into force, on 2027-01-01"))
    assert rules_on_force(agreement("This agreement remains in force")) == ()


@pytest.mark.parametrize(
    "reading",
    [
        "Any signatory may refer a dispute to court",
        "The signatories must settle disputes",
        'Court must pay law, as stage 2 of "settlement of disputes"',
    ],
)
def test_rules_on_disputes(reading: str) -> None:
    assert rules_on_disputes(agreement(reading))


@pytest.mark.parametrize(
    "reading",
    [
        "No signatory may refer a dispute to court",
        "The signatories must not refer disputes to court",
        "Arden must pay difference in price",
        "Arden must settle law",
    ],
)
def test_none_on_disputes(reading: str) -> None:
    assert rules_on_disputes(agreement(reading)) == ()
