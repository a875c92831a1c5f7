"""What is at stake in a clause, and who stands beside the sides."""

import pytest

from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.norms import Agreement, agreement_from
from servanda.review.mediators import mediators, sides
from servanda.review.rule import Stake
from servanda.review.stakes import stake_of

WORDS = """## Words used
The signatories are Arden, Brell, League.
The places are North Bank.
The things are toll, Constitution of Arden, troops, archive, talks, cease-fire, aid.
The statuses are recognised as territory of Brell, recognised as complete.
The verbs are abolish (a thing), enshrine (a thing, in a thing), withdraw (a thing),
return (a thing, irreversible), leave (a thing, reversible), attack (a party), observe (a thing),
convene (a thing).

## Article 1
> w

"""


def agreement(*readings: str) -> Agreement:
    lines = "\n".join(f'[1-{n}] {said}, quoting "w".' for n, said in enumerate(readings, 1))
    read = agreement_from(read_pact(Text("a.pact.md", f"{WORDS}{lines}\n")))
    assert read.file.findings == ()
    return read


@pytest.mark.parametrize(
    ("reading", "stake"),
    [
        ("Arden must abolish toll", Stake.DUTY),
        ("Arden must enshrine toll in Constitution of Arden", Stake.IRREVERSIBLE),
        ("Arden must withdraw troops", Stake.IRREVERSIBLE),
        ("Arden must return archive", Stake.IRREVERSIBLE),
        ("Arden must leave talks", Stake.DUTY),
        ("Arden must not attack Brell", Stake.FORCE),
        ("Arden declares that North Bank is recognised as territory of Brell", Stake.STATUS),
        ("Arden declares that archive is recognised as complete", Stake.NONE),
    ],
)
def test_what_is_at_stake(reading: str, stake: Stake) -> None:
    assert stake_of(agreement(reading), "1-1") is stake


@pytest.mark.parametrize(
    ("readings", "beside"),
    [
        (["League must observe cease-fire"], {"League"}),
        (["League must convene talks"], {"League"}),
        (["League must observe cease-fire", "League must withdraw troops"], set()),
        (
            ["League must observe cease-fire", "Arden, Brell and League must return archive"],
            {"League"},
        ),
        (["League must observe cease-fire", "League guarantees Arden aid"], set()),
        (
            ["League must observe cease-fire", "If League attacks Arden, then [1-1] lapses"],
            set(),
        ),
        (["Arden must withdraw troops"], set()),  # who owes nothing may be the side that gains
    ],
)
def test_mediators(readings: list[str], beside: set[str]) -> None:
    found = agreement(*readings)
    assert mediators(found) == beside
    assert set(sides(found)) == {"Arden", "Brell", "League"} - beside
