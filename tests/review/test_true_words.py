"""Findings say what is true of the text, and no more."""

import pytest
from review.reviewing import reviewed

from servanda.findings import Finding

WORDS = """## Words used
The signatories are Varn, Ostrel.
Also named: Free Band, Bank.
The places are ridge, ford, marsh.
The things are ceasefire, loan, elections, troops.
The verbs are observe (a thing), withdraw (from a place), give up (a place), lend (a thing),
hold (a thing), attack (a party), keep back (a thing).
"""


def found(code: str, *clauses: tuple[str, str]) -> tuple[Finding, ...]:
    """Return what a rule finds in clauses, each given by its words and its reading."""
    text = WORDS + "".join(
        f'\n## Article {n}\n> {words}.\n\n[{n}] {reading}, quoting "{words}".\n'
        for n, (words, reading) in enumerate(clauses, 1)
    )
    return reviewed(text, code).findings


CEASEFIRE = (
    "Once Varn has withdrawn from ridge, Varn and Ostrel must observe ceasefire, at all times"
)
LEAVE = ("Varn withdraws from the ridge", "Varn must withdraw from ridge, by (not stated)")


def test_a_wait_that_no_word_states_is_told_as_left_open() -> None:
    stopping = ("The ceasefire begins once Varn has withdrawn", CEASEFIRE)
    (circle,) = found("deadlock-cycle", stopping, LEAVE)
    assert circle.message == (
        "[1] waits for [2]; the text leaves open how [2] can come first, while the fighting may go "
        "on."
    )
    assert circle.notes[0].message == (
        "[1] waits for [2]: “The ceasefire begins once Varn has withdrawn”."
    )


@pytest.mark.parametrize(
    ("words", "open_end"),
    [
        ("The ceasefire begins once Varn has withdrawn", False),
        ("The ceasefire begins once Varn has fully withdrawn", False),
        ("The ceasefire begins once Varn withdraws", True),
        ("The ceasefire begins after the withdrawal that Varn has promised", True),
    ],
)
def test_words_that_choose_the_end_of_an_act(words: str, open_end: bool) -> None:  # noqa: FBT001
    (finding,) = found("no-start-event", (words, CEASEFIRE))
    assert ("whether the beginning or the end" in finding.message) is open_end


def test_land_that_both_sides_leave_shifts_nothing() -> None:
    giving = ("Ostrel gives up the ford", "Ostrel must give up ford, by (not stated)")
    assert len(found("power-shift", LEAVE)) == 1
    assert found("power-shift", LEAVE, giving) == ()


def test_a_period_without_a_beginning_is_asked_about_by_its_length() -> None:
    vote = ("Varn holds elections in 100 days", "Varn must hold elections, within 100 days")
    (finding,) = found("infeasible-timetable", vote)
    assert finding.message.startswith("Is a period of 100 days enough,")


def test_only_those_with_forces_are_named_as_armed() -> None:
    lending = ("The Bank lends", "Bank must lend loan")
    calm = ("The Free Band keeps its troops back", "Free Band must keep back troops")
    (finding,) = found("excluded-armed-actor", lending, calm)
    assert "forces of theirs: Free Band." in finding.message
    (finding,) = found("excluded-armed-actor", lending)
    assert finding.message.startswith("Who, with forces")
