"""One gap, one finding: the broader rule is silent where a narrower one asks for the same."""

import pytest
from review.reviewing import reviewed

WORDS = """## Words used
The signatories are Varn, Ostrel.
Also named: Tarn.
The people are Ada Moor.
The bodies are Panel (members not stated), Board (members not stated).
The places are Varn, Ostrel, Tarn.
The things are fee, sanctions on Varn, shield, troops, bridge, implementation of this agreement.
The verbs are pay (a thing, to a party), lift (a thing), send (a thing, to a party), mend (a thing),
attack (a party), station (a thing, in a place), monitor (a thing), move (a thing),
breach (a thing), impose (a thing).
The statuses are open, settled.
Panel is headed by Ada Moor.
Board is headed by Ada Moor.
"""


def found(code: str, *clauses: tuple[str, str]) -> list[str]:
    """Return what a rule says of clauses, each given by its words and its reading."""
    quoted = [
        (words, reading.replace("QUOTED", f'quoting "{words}"')) for words, reading in clauses
    ]
    text = WORDS + "".join(
        f"\n## Article {n}\n> {words}.\n\n[{n}] {reading}.\n"
        for n, (words, reading) in enumerate(quoted, 1)
    )
    return [f.message for f in reviewed(text, code).findings]


SHIELD = ("Tarn shields Ostrel", "Tarn guarantees Ostrel shield, QUOTED")
RESPONSE = (
    "If Varn attacks, help is sent",
    "If Varn attacks Ostrel, then [1] ends and (not stated) must send troops to Ostrel, QUOTED",
)


@pytest.mark.parametrize(
    ("clauses", "count"),
    [
        ([("A fee is paid", "(not stated) must pay fee to Varn, QUOTED")], 0),  # who pays
        ([("Sanctions are lifted", "(not stated) must lift sanctions on Varn, QUOTED")], 0),
        ([SHIELD, RESPONSE], 0),  # who responds
        ([RESPONSE], 1),  # of no guarantee
        ([("The bridge is mended", "(not stated) must mend bridge, QUOTED")], 1),
        ([("The bridge is opened", "(not stated) declares that bridge is open, QUOTED")], 1),
        (
            [("The bridge is opened by Varn", "(not stated) declares that bridge is open, QUOTED")],
            0,
        ),
        ([("The bridge is open", "(not stated) declares that bridge is open, QUOTED")], 0),
        ([("It is deemed settled", "(not stated) declares that bridge is settled, QUOTED")], 0),
    ],
)
def test_a_missing_doer(clauses: list[tuple[str, str]], count: int) -> None:
    assert len(found("agentless", *clauses)) == count


@pytest.mark.parametrize(
    ("words", "reading", "count"),
    [
        ("No troops of Varn are stationed in Tarn", "Varn must not station troops in Tarn", 0),
        (
            "No troops under the command of Varn are stationed in Tarn, for exercises or otherwise",
            "Varn must not station troops in Tarn",
            1,
        ),
        ("No troops are moved", "Varn must not move troops", 1),
    ],
)
def test_which_forces_are_meant(words: str, reading: str, count: int) -> None:
    assert len(found("undefined-term", (words, f"{reading}, QUOTED"))) == count


MONITORING = (
    "The Panel monitors it",
    "Panel must monitor implementation of this agreement, QUOTED",
)


def test_a_body_of_which_only_the_head_is_named() -> None:
    moving = ("The Board mends the bridge", "Board must mend bridge, QUOTED")
    assert found("collective-actor", moving) == [
        "Only the head is named, and no other member: “Board”."
    ]
    assert found("collective-actor", MONITORING) == []
    assert len(found("partisan-verifier", MONITORING)) == 1


ANYBODYS = "If a party breaches this agreement, then Varn must impose sanctions on Varn, QUOTED"
VARNS = "If Varn breaches this agreement, then Varn must impose sanctions on Varn, QUOTED"


def test_to_find_a_breach_by_whomever_is_to_say_whose_it_was() -> None:
    assert found("no-decider", ("Breaches are punished", ANYBODYS)) == []
    assert found("no-attribution-body", ("Breaches are punished", ANYBODYS)) == [
        "Nobody is named to find a breach, and to say whose it was."
    ]
    (told,) = found("no-attribution-body", MONITORING, ("Breaches are punished", ANYBODYS))
    assert told.startswith("“Panel” is to watch over this agreement; nobody is named to find a")
    assert len(found("no-decider", ("Breaches are punished", VARNS))) == 1


def test_a_guarantee_that_the_agreement_is_kept_needs_no_end() -> None:
    keeping = "Panel guarantees (not stated) implementation of this agreement, QUOTED"
    assert found("no-duration", ("It is guaranteed", keeping)) == []
    assert len(found("no-duration", SHIELD)) == 1


def test_evidence_is_asked_for_where_consequences_are_else_where_somebody_watches() -> None:
    breaches = ("Breaches are punished", ANYBODYS)
    assert len(found("no-evidence-custody", MONITORING)) == 1
    assert len(found("no-evidence-custody", MONITORING, breaches)) == 1
