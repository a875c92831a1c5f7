"""What the rules on the parties ask of one sentence, and what they leave alone."""

import pytest
from review.reviewing import reviewed

WORDS = """## Words used
The signatories are Varn, Ostrel.
Also named: Tarn, League.
The people are Ida Holm.
The places are Tarn, marsh.
The things are fort, seed, soldier, border, force, frozen funds, funds, statute.
The verbs are build (a thing, in a place), keep out (a thing, of a place), spend (a thing),
change (a thing, through a thing), withdraw (a thing, from a place), visit (a party),
mend (a thing),
admit (a party, to a party), cede (a place, to a party), leave (a place).
The statuses are territory of Varn, calm.
"""


def asked(code: str, reading: str, words: str = "These are the words") -> list[str]:
    """Return what a rule says of one article."""
    text = f'{WORDS}\n## Article 1\n> {words}.\n\n[1] {reading}, quoting "{words}".\n'
    return [f.message for f in reviewed(text, code).findings]


@pytest.mark.parametrize(
    ("reading", "asks"),
    [
        ("Varn must build a fort in Tarn", True),
        ("(not stated) must build a fort in Tarn", True),
        ("Varn must not build a fort in Tarn", False),
        ("Tarn must build a fort in Tarn", False),
        ("Varn must build a fort in marsh", False),
        ("Varn must spend frozen funds", True),
        ("Varn must spend funds", False),
        ("Varn must admit Ostrel to League", True),
        ("Varn may admit Ostrel to League", False),
    ],
)
def test_power_to_perform(reading: str, asks: bool) -> None:  # noqa: FBT001 - a table of cases
    assert bool(asked("power-to-perform", reading)) is asks


@pytest.mark.parametrize(
    ("reading", "words", "asks"),
    [
        ("Varn must cede marsh to Ostrel", "Varn cedes the marsh", True),
        ("Varn declares that marsh is territory of Varn", "The marsh is Varn's", True),
        ("Varn declares that marsh is calm", "The marsh is calm", False),
        ("Varn must leave marsh", "Varn leaves the marsh", False),
        ("Varn must mend fort", "Varn amends its laws and mends the fort", True),
        ("Varn must mend fort", "Varn holds a referendum on the fort", True),
        ("Varn must mend fort", "Varn mends the fort after the elections", False),
        ("Varn must mend fort", "By the laws of Varn the fort is mended", False),
        ("Only after ratification, Varn must mend fort", "Varn changes its constitution", False),
    ],
)
def test_domestic_step(reading: str, words: str, asks: bool) -> None:  # noqa: FBT001 - likewise
    assert bool(asked("domestic-step", reading, words)) is asks


@pytest.mark.parametrize(
    ("reading", "words", "asks"),
    [
        ("Varn must withdraw soldiers from marsh", "Varn withdraws its soldiers", True),
        ("Varn must withdraw soldiers from marsh", "Soldiers, police and militia leave", False),
        (
            "Varn must withdraw soldiers from marsh, listed in [1]",
            "The list names the units",
            False,
        ),
        ("Varn must not change border through force", "No border is changed by force", False),
        ("Varn may withdraw soldiers from marsh", "Varn may go", False),
        ("Varn must withdraw seed from marsh", "Varn takes its seed", False),
    ],
)
def test_command_and_proxy(reading: str, words: str, asks: bool) -> None:  # noqa: FBT001 - likewise
    assert bool(asked("command-and-proxy", reading, words)) is asks


@pytest.mark.parametrize(
    ("reading", "finds"),
    [
        ("Ida Holm must mend fort", True),
        ("Varn must mend fort, verified by Ida Holm", True),
        ("Varn must visit Ida Holm", False),
    ],
)
def test_personal_office(reading: str, finds: bool) -> None:  # noqa: FBT001 - likewise
    assert bool(asked("personal-office", reading)) is finds


@pytest.mark.parametrize(
    ("reading", "finds"),
    [
        ("League is expected to mend fort", True),
        ("Varn must mend fort, paid by League", True),
        ("If Varn visits Ostrel, League must mend fort", True),
        ("League may mend fort", False),
        ("Varn must visit League", False),
        ("Ida Holm must mend fort", False),
    ],
)
def test_non_party_bound(reading: str, finds: bool) -> None:  # noqa: FBT001 - likewise
    assert bool(asked("non-party-bound", reading)) is finds
