"""Published conflicts, with the equilibria that their authors give."""

from __future__ import annotations

import numpy as np
import pytest

from servanda.bargaining.conflict import (
    Concept,
    Conflict,
    Direction,
    Order,
    Payoffs,
    Preference,
    Stability,
    Statements,
    Verdict,
)
from servanda.bargaining.conflict.standing import Ranked


def equilibria(stability: Stability) -> dict[str, set[str]]:
    return {
        concept.value: set(stability.labels(stability.equilibria(concept))) for concept in Concept
    }


STRATEGIES = [["C", "D"], ["C", "D"]]


def test_prisoners_dilemma() -> None:
    """Fang, Hipel and Kilgour 1993, section 3.2: cooperation holds once replies are feared."""
    game = Conflict.from_arrays(payoffs=[[[3, 1], [4, 2]], [[3, 4], [1, 2]]], strategies=STRATEGIES)
    assert equilibria(game.stability()) == {
        "Nash": {"D / D"},
        "GMR": {"C / C", "D / D"},
        "SMR": {"C / C", "D / D"},
        "SEQ": {"C / C", "D / D"},
    }


def test_chicken() -> None:
    """Fang, Hipel and Kilgour 1993: both swerving holds only where any reply is feared.

    Who does not swerve leaves the other with nothing better to do than to swerve, so that a
    crash deters nobody who expects replies to be made for the replier's good.
    """
    game = Conflict.from_arrays(ranks=[[[2, 3], [1, 4]], [[2, 1], [3, 4]]], strategies=STRATEGIES)
    assert equilibria(game.stability()) == {
        "Nash": {"C / D", "D / C"},
        "GMR": {"C / C", "C / D", "D / C"},
        "SMR": {"C / C", "C / D", "D / C"},
        "SEQ": {"C / D", "D / C"},
    }


COMPANY = Order(["1", "4", "8", "5", "9", "3", "7", "2", "6"])


def elmira_model(preferences: dict[str, Preference]) -> Conflict:
    """Hipel, Fang, Kilgour and Haight, Environmental conflict resolution (1993).

    A ministry's control order on a chemical company after carcinogens were found in a town's
    water; it may be modified, the company may delay, accept or abandon, the town may insist.
    """
    return Conflict.from_options(
        {
            "ministry": ["modify"],
            "company": ["delay", "accept", "abandon"],
            "town": ["insist"],
        },
        preferences,
        infeasible=[
            {"delay": True, "accept": True},
            {"delay": True, "abandon": True},
            {"accept": True, "abandon": True},
            {"delay": False, "accept": False, "abandon": False},
        ],
        irreversible={
            "modify": Direction.TAKE_ONLY,
            "delay": Direction.DROP_ONLY,
            "abandon": Direction.TAKE_ONLY,
        },
        names={
            "1": "NYNNN",
            "2": "YYNNN",
            "3": "NNYNN",
            "4": "YNYNN",
            "5": "NYNNY",
            "6": "YYNNY",
            "7": "NNYNY",
            "8": "YNYNY",
        },
        same={"9": {"abandon": True}},
    )


@pytest.fixture
def elmira() -> Conflict:
    return elmira_model(
        {
            "ministry": Order(["7", "3", "4", "8", "5", "1", "2", "6", "9"]),
            "company": COMPANY,
            "town": Order(["7", "3", "5", "1", "8", "6", "4", "2", "9"]),
        }
    )


def test_elmira_has_three_equilibria_by_every_concept(elmira: Conflict) -> None:
    assert elmira.states == tuple("123456789")
    assert [elmira.graph.states.taken(8, option) for option in range(5)] == [
        None,
        False,
        False,
        True,
        None,
    ]
    assert equilibria(elmira.stability()) == {
        "Nash": {"5", "8", "9"},
        "GMR": {"1", "4", "5", "8", "9"},
        "SMR": {"1", "4", "5", "8", "9"},
        "SEQ": {"5", "8", "9"},
    }


def test_elmira_goes_from_one_equilibrium_to_the_next_by_a_coalition(elmira: Conflict) -> None:
    """The town insists (1 to 5); then ministry and company jump together from 5 to 8."""
    assert elmira.paths("1", improving=True).distances == {"5": 1}
    coalitions = elmira.coalitions()
    together = coalitions.coalitions.index(("ministry", "company"))
    five, eight = elmira.states.index("5"), elmira.states.index("8")
    for concept in Concept:
        assert not coalitions.of(concept)[together, five]
        assert coalitions.of(concept)[together, eight]
        assert {elmira.states[s] for s in coalitions.equilibria(concept)} >= {"8", "9"}


def test_elmira_shows_why_the_town_leaves_the_first_state(elmira: Conflict) -> None:
    verdict = elmira.verdict("1", "town", Concept.SEQ)
    assert isinstance(verdict, Verdict)
    assert str(verdict) == (
        "1 is not stable for town (SEQ):\n- it would move to 5, and nothing stops it"
    )
    assert str(elmira.verdict("1", "town", Concept.GMR)) == (
        "1 is stable for town (GMR):\n- it would move to 5, but ministry moves to 6"
    )


def test_option_prioritising_gives_the_order_that_elmira_has() -> None:
    """Ordered statements stand for the order of all states (Peng, Hipel and others 1997)."""
    conflict = elmira_model(
        {
            "ministry": Statements(
                ["accept", "not abandon", "not modify", "insist iff not modify"]
            ),
            "company": COMPANY,
            "town": Statements(
                [
                    "not abandon",
                    "not modify",
                    "accept or modify",
                    "insist if modify",
                    "not delay",
                    "insist",
                ]
            ),
        }
    )
    assert conflict.sound
    orders = [
        "".join(conflict.states[s] for s in np.argsort(-standing.ranks))
        for standing in conflict.graph.standings
        if isinstance(standing, Ranked)
    ]
    assert orders == ["734851269", "148593726", "735186429"]


def test_a_reply_may_take_two_opponents_and_one_of_them_twice() -> None:
    """The trap: sanctions by single moves, or by each opponent once, miss this one.

    From the state that the first party would move to, its opponents can only hurt it by moving
    in turn: second, third, second. Each of these moves improves things for its mover.
    """
    conflict = Conflict.from_moves(
        ["now", "better", "on the way", "further", "worse"],
        {
            "first": [("now", "better")],
            "second": [("better", "on the way"), ("further", "worse")],
            "third": [("on the way", "further")],
        },
        {
            "first": Order([["better", "on the way", "further"], "now", "worse"]),
            "second": Order(["worse", "further", "on the way", "better", "now"]),
            "third": Order(["further", "on the way", "better", "now", "worse"]),
        },
    )
    stability = conflict.stability()
    for concept in [Concept.GMR, Concept.SMR, Concept.SEQ]:
        assert stability.of(concept)[0, 0]
        verdict = conflict.verdict("now", "first", concept)
        assert isinstance(verdict, Verdict)
        assert [step.party for step in verdict.tries[0].reply] == ["second", "third", "second"]


def test_nobody_moves_twice_running() -> None:
    """One opponent alone has single moves only, even where a second would hurt."""
    conflict = Conflict.from_moves(
        ["now", "better", "on the way", "worse"],
        {
            "first": [("now", "better")],
            "second": [("better", "on the way"), ("on the way", "worse")],
        },
        {"first": Payoffs([1, 2, 2, 0]), "second": Payoffs([0, 1, 2, 3])},
    )
    for concept in Concept:
        assert not conflict.stability().of(concept)[0, 0]
