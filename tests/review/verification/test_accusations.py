"""Which clauses hold an act against somebody, and which do not."""

import pytest

from servanda.effects.accusations import accusations, found_elsewhere
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.instrument.pact.syntax import Slot
from servanda.norms import Agreement, agreement_from

WORDS = """## Words used
The signatories are Arden, Brell.
The bodies are court.
The things are aid, toll, "dispute", camp.
The verbs are shell (a party), pay (a thing), build (a thing), decide (a thing), breach (a thing).

## Article 1
> The words.

"""


def agreement(*readings: str) -> Agreement:
    labelled = "\n\n".join(f"[1.{n}] {r}" for n, r in zip("abcdef", readings, strict=False))
    read = agreement_from(read_pact(Text("a.pact.md", WORDS + labelled)))
    assert read.file.findings == ()
    assert read.findings == ()
    return read


def accusing(*readings: str) -> list[str]:
    return [norm.id for norm in accusations(agreement(*readings))]


@pytest.mark.parametrize(
    "reading",
    [
        'If Arden shells Brell, then Arden loses aid, quoting "The words".',
        'Whenever Arden does not pay toll, Brell may build camps, quoting "The words".',
        'If Arden breaches this agreement, then Arden loses aid, quoting "The words".',
        'If [1.a] is breached, then Arden loses aid, quoting "The words".',
        'If [1.a] is not kept, then Arden loses aid, quoting "The words".',
    ],
)
def test_a_use_of_force_a_failure_and_a_breach_accuse(reading: str) -> None:
    assert accusing(reading) == ["1.a"]


@pytest.mark.parametrize(
    "reading",
    [
        'If Arden pays toll, then Brell must build camps, quoting "The words".',
        'If [1.a] is kept, then Arden loses aid, quoting "The words".',
        'If [1.a] is not breached, then Arden loses aid, quoting "The words".',
        'Once Arden has paid toll, Brell must build camps, quoting "The words".',
        'Arden must not shell Brell, quoting "The words".',
    ],
)
def test_what_is_kept_or_paid_accuses_nobody(reading: str) -> None:
    assert accusing(reading) == []


def test_an_act_accuses_only_whom_it_is_forbidden_to() -> None:
    forbidden = 'Arden must not build camps, quoting "The words".'
    by_arden = 'If Arden builds camps, then Arden loses aid, quoting "The words".'
    by_brell = 'If Brell builds camps, then Brell loses aid, quoting "The words".'
    assert accusing(forbidden, by_arden, by_brell) == ["1.b"]


def test_what_follows_a_failure_accuses_beside_its_duty() -> None:
    reading = 'Arden must pay toll, failing which Arden loses aid, quoting "The words".'
    assert accusing(reading) == ["1.a:failing"]


def test_a_body_finds_the_breaches_it_is_told_to_decide() -> None:
    deciding = 'Court must decide [1.b], quoting "The words".'
    first = 'If Arden shells Brell, then Arden loses aid, quoting "The words".'
    second = 'If Brell shells Arden, then Brell loses aid, quoting "The words".'
    read = agreement(deciding, first, second)
    assert found_elsewhere(read) == {"1.b"}
    assert found_elsewhere(read, Slot.STANDARD) == frozenset()


def test_a_body_that_decides_disputes_finds_every_breach() -> None:
    deciding = 'Court may decide disputes, quoting "The words".'
    first = 'If Arden shells Brell, then Arden loses aid, quoting "The words".'
    assert "1.b" in found_elsewhere(agreement(deciding, first))


def test_a_body_that_may_not_decide_finds_none() -> None:
    deciding = 'Court must not decide disputes, quoting "The words".'
    assert found_elsewhere(agreement(deciding)) == frozenset()
