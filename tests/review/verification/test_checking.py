"""Who is told to check, and whether they could."""

import pytest

from servanda.effects.checking import checked_elsewhere, checks, with_access
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.norms import Agreement, agreement_from

WORDS = """## Words used
The signatories are Arden, Brell.
Also named: Cove.
The bodies are mission.
The things are compliance, border, freedom of movement, market access, camp, truce, report.
The verbs are verify (a thing), monitor (a thing), observe (a thing), ensure (a thing),
grant (a thing, to a party), enter (a thing), build (a thing), submit (a thing).

## Article 1
> The words.

"""


def agreement(*readings: str) -> Agreement:
    labelled = "\n\n".join(
        f'[1.{n}] {reading}, quoting "The words".'
        for n, reading in zip("abcdef", readings, strict=False)
    )
    read = agreement_from(read_pact(Text("a.pact.md", WORDS + labelled)))
    assert read.file.findings == ()
    assert read.findings == ()
    return read


@pytest.mark.parametrize(
    ("reading", "by"),
    [
        ("Mission must verify camps", ("mission",)),
        ("Cove must monitor border", ("Cove",)),
        ("Mission must observe truce", ("mission",)),
        ("Mission must ensure compliance", ("mission",)),
        ("Arden and Brell must verify compliance", ("Arden", "Brell")),
        ("Arden must build camps, verified by mission", ("mission",)),
        ("Arden must build camps, verified by Cove and mission", ("Cove", "mission")),
    ],
)
def test_who_is_told_to_check(reading: str, by: tuple[str, ...]) -> None:
    assert [check.by for check in checks(agreement(reading))] == [by]


@pytest.mark.parametrize(
    "reading",
    [
        "Arden must monitor border",
        "Arden and Brell must observe truce",
        "The signatories must ensure compliance",
        "Mission must not verify camps",
        "(not stated) must verify camps",
        "Arden must build camps, verified by (not stated)",
        "Arden must build camps, verified by (not applicable)",
    ],
)
def test_to_comply_or_to_mind_ones_own_is_no_check(reading: str) -> None:
    assert checks(agreement(reading)) == ()


@pytest.mark.parametrize(
    "reading",
    [
        "Arden must grant freedom of movement to mission",
        "Mission may enter camps",
        "Mission is entitled to freedom of movement",
        "Mission must verify camps, with access to camps",
        "Mission must verify camps, with access to (not applicable)",
    ],
)
def test_what_lets_a_body_in(reading: str) -> None:
    assert "mission" in with_access(agreement(reading))


@pytest.mark.parametrize(
    "reading",
    [
        "Arden must grant freedom of movement to Cove",
        "Arden must grant market access to Brell",
        "Mission must not enter camps",
        "Mission must verify camps, with access to (not stated)",
        "Mission must verify camps",
    ],
)
def test_what_does_not(reading: str) -> None:
    assert "mission" not in with_access(agreement(reading))


def test_to_verify_is_to_check_and_to_monitor_only_with_means() -> None:
    duty = "Arden must build camps"
    assert "1.a" in checked_elsewhere(agreement(duty, "Mission must verify compliance"))
    monitored = (duty, "Mission must monitor compliance")
    assert checked_elsewhere(agreement(*monitored)) == frozenset()
    assert "1.a" in checked_elsewhere(agreement(*monitored, "Mission must submit reports"))
    assert "1.a" in checked_elsewhere(agreement(*monitored, "Mission may enter camps"))


def test_to_verify_one_clause_checks_no_other() -> None:
    read = agreement(
        "Arden must build camps", "Brell must build camps", "Mission must verify [1.a]"
    )
    assert checked_elsewhere(read) == {"1.a"}


def test_to_verify_a_thing_checks_what_is_done_with_it() -> None:
    read = agreement(
        "Arden must build camps", "Brell must build border", "Mission must verify camps"
    )
    assert checked_elsewhere(read) == {"1.a"}
