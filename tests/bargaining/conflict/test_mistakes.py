"""A conflict that cannot be understood says so, and nothing is said of its states."""

from __future__ import annotations

from itertools import product
from math import nan

import numpy as np
import pytest

from servanda.bargaining.conflict import (
    Comparisons,
    Concept,
    Conflict,
    Direction,
    Order,
    Payoffs,
    Preference,
    Statements,
    View,
)
from servanda.findings import Finding

TIE = Payoffs([0] * 4)


def of_two(first: Preference = TIE, **given: object) -> Conflict:
    return Conflict.from_options(
        {"Arden": ["attack"], "Brell": ["answer"]},
        {"Arden": first, "Brell": TIE},
        **given,  # type: ignore[arg-type]
    )


def messages(conflict: Conflict) -> list[str]:
    assert not conflict.sound
    assert conflict.states == ()
    assert conflict.stability().equilibria(Concept.NASH) == ()
    return [f"{finding.code}: {finding.message}" for finding in conflict.findings]


def test_an_option_that_nobody_has() -> None:
    assert messages(of_two(infeasible=[{"retreat": True}])) == [
        "option-unknown: No party has an option “retreat”."
    ]
    assert messages(of_two(irreversible=["retreat"])) == [
        "option-unknown: No party has an option “retreat”."
    ]


def test_an_option_that_two_have() -> None:
    both = Conflict.from_options(
        {"Arden": ["keep"], "Brell": ["keep"]},
        {"Arden": TIE, "Brell": TIE},
        infeasible=[{"keep": True}],
    )
    assert messages(both) == [
        "option-ambiguous: Write “Arden: keep” or “Brell: keep”: both have “keep”."
    ]
    told_apart = Conflict.from_options(
        {"Arden": ["keep"], "Brell": ["keep"]},
        {"Arden": Statements(["Brell: keep"]), "Brell": Statements(["not Arden: keep"])},
        irreversible={"Arden: keep": Direction.TAKE_ONLY},
    )
    assert told_apart.sound


def test_an_option_twice() -> None:
    twice = Conflict.from_options({"Arden": ["keep", "keep"]}, {"Arden": TIE})
    assert messages(twice)[0] == "option-twice: “Arden” has the option “keep” twice."


def test_a_pattern_of_another_length() -> None:
    assert messages(of_two(infeasible=["YNY"])) == [
        "pattern-unfit: “YNY” is no pattern: write Y, N or - for each of the 2 options."
    ]


@pytest.mark.parametrize("everything", [["--"], ["Y-", "N-"]])
def test_nothing_is_feasible(everything: list[str]) -> None:
    assert messages(of_two(infeasible=everything)) == [
        "no-feasible-state: Every state is excluded: there is nothing to analyse."
    ]


def test_a_billion_options() -> None:
    assert messages(Conflict.from_options({"Arden": range(10**9)}, {})) == [  # type: ignore[dict-item]
        "too-many-states: 1,000,000,000 options are more than 62: leave some out."
    ]
    thirty = {"Arden": [f"option {number}" for number in range(30)]}
    assert messages(Conflict.from_options(thirty, {})) == [
        (
            "too-many-states: 30 options make more than 2,097,152 states. Say which combinations "
            "cannot be, or leave out options."
        )
    ]


def test_many_options_that_exclude_one_another_are_no_burden() -> None:
    names = [f"option {number}" for number in range(60)]
    one_at_most = [
        {one: True, other: True} for k, one in enumerate(names) for other in names[k + 1 :]
    ]
    conflict = Conflict.from_options(
        {"Arden": names[:30], "Brell": names[30:]},
        {"Arden": Statements(names[:3]), "Brell": Statements(names[30:33])},
        infeasible=one_at_most,
    )
    assert conflict.sound
    assert len(conflict.states) == 61


def test_a_payoff_that_is_no_number() -> None:
    assert messages(of_two(Payoffs([1, 2, nan, 3]))) == [
        "payoffs-unfit: The payoff of NY to Arden is not a number."
    ]
    assert (
        messages(Conflict.from_arrays(payoffs=[[[1, nan]] * 2, [[1, 2]] * 2]))
        == [
            "payoffs-unfit: The payoff of 1 / 2 to party 1 is not a number.",
            "payoffs-unfit: The payoff of 2 / 2 to party 1 is not a number.",
        ][:1]
    )


def test_payoffs_for_other_states() -> None:
    assert messages(of_two(Payoffs([1, 2, 3]))) == [
        "payoffs-unfit: Arden has 3 payoffs for 4 states."
    ]
    assert messages(Conflict.from_arrays(payoffs=[[1, 2], [1, 2]])) == [
        (
            "payoffs-unfit: Each party needs an array of one shape, with an axis for the choices "
            "of each party."
        )
    ]
    assert messages(Conflict.from_arrays()) == [
        "payoffs-unfit: Give payoffs or ranks, one of them."
    ]


def test_a_preference_that_goes_in_a_circle() -> None:
    circle = Comparisons(better=[("NN", "YN"), ("YN", "NY"), ("NY", "NN")])
    (message,) = messages(of_two(circle))
    assert message.startswith("preference-cycle: Arden would prefer ")
    assert message.endswith(": that goes in a circle.")
    through_a_tie = Comparisons(better=[("NN", "YN")], equal=[("YN", "NY"), ("NY", "NN")])
    assert messages(of_two(through_a_tie))[0].startswith("preference-cycle")
    assert messages(of_two(Order(["NN", "YN", "NN"])))[0] == (
        "preference-cycle: Arden’s order has NN twice."
    )


def test_a_statement_that_cannot_be_read() -> None:
    (message,) = messages(of_two(Statements(["attack and", "attack"])))
    assert message.startswith("statement-unreadable: “attack and” cannot be read")
    (message,) = messages(of_two(Statements(["attack or retreat"])))
    assert "from “retreat” on" in message


def test_preferences_of_a_stranger_and_of_nobody() -> None:
    stranger = Conflict.from_options({"Arden": ["keep"]}, {"Arden": Payoffs([0, 1]), "Corin": TIE})
    assert messages(stranger) == [
        "party-unknown: “Corin” has preferences, but is no party to the conflict."
    ]
    silent = Conflict.from_options({"Arden": ["keep"]}, {})
    assert silent.sound
    assert [finding.code for finding in silent.findings] == ["preference-unstated"]
    assert silent.stability().depends(Concept.NASH).all()


def test_a_state_that_is_infeasible_or_unknown_as_the_status_quo() -> None:
    conflict = Conflict.from_options(
        {"Arden": ["attack"], "Brell": ["answer"]},
        {"Arden": Payoffs([0, 1, 2]), "Brell": Payoffs([0, 1, 2])},
        infeasible=["YY"],
    )
    paths = conflict.paths("YY")
    assert [finding.message for finding in paths.findings] == [
        "“YY” is not among the feasible states."
    ]
    assert paths.distances == {}
    assert paths.to("NN") == ()
    for name, code in [
        ("Y-", "state-infeasible"),
        ("N-", "state-unknown"),
        (7, "state-unknown"),
        ({"retreat": True}, "option-unknown"),
        ("peace", "pattern-unfit"),
    ]:
        found = conflict.verdict(name, "Arden", Concept.NASH)  # type: ignore[arg-type]
        if name == "Y-":
            assert not isinstance(found, Finding)
        else:
            assert isinstance(found, Finding)
            assert found.code == code
    stranger = conflict.verdict("NN", "Corin", Concept.NASH)
    assert isinstance(stranger, Finding)
    assert stranger.code == "party-unknown"


def test_moves_between_states_that_are_not_there() -> None:
    conflict = Conflict.from_moves(["war"], {"Arden": [("war", "peace")]}, {})
    assert messages(conflict)[0] == "state-unknown: There is no state “peace”."
    assert messages(Conflict.from_moves([], {"Arden": []}, {})) == [
        "no-feasible-state: No state is given: nothing to analyse."
    ]
    assert messages(Conflict.from_moves(["war", "war"], {"Arden": []}, {})) == [
        "state-twice: Two states are called “war”."
    ]


def test_an_extension_must_be_chosen_where_comparisons_are_unknown() -> None:
    silent = Conflict.from_options({"Arden": ["keep"]}, {})
    found = silent.verdict("N", "Arden", Concept.NASH)
    assert isinstance(found, Finding)
    assert found.code == "extension-missing"


def test_a_view_of_a_stranger_or_of_what_is_not_there() -> None:
    views = {"Corin": View(), "Arden": View({"Dunmar": TIE}, unseen=["retreat"])}
    found = of_two().seen_by(views)
    assert [finding.code for finding in found.findings] == [
        "party-unknown",
        "option-unknown",
        "party-unknown",
    ]
    assert found.equilibria(Concept.NASH) == ()


def test_what_is_not_of_the_form_that_belongs_there() -> None:
    for conflict, message in [
        (Conflict.from_options({}, {}), "party-unknown: No party is given."),
        (Conflict.from_moves(["war"], {}, {}), "party-unknown: No party is given."),
        (
            Conflict.from_options({"Arden": "keep"}, {}),
            "option-unknown: Give the options of Arden as a list of names.",
        ),
        (
            of_two(irreversible={"attack": "forwards"}),
            (
                "direction-unknown: “forwards” is none of “both ways”, “once taken, it stays "
                "taken”, “once dropped, it stays dropped”."
            ),
        ),
        (
            of_two(Payoffs([1, 2, "three", 4])),  # type: ignore[list-item]
            "payoffs-unfit: The payoff of NY to Arden is not a number.",
        ),
        (
            Conflict.from_arrays(payoffs=[[[1, 2], [3]], [[1, 2], [3, 4]]]),
            (
                "payoffs-unfit: The arrays hold something that is no number, or rows of several "
                "lengths."
            ),
        ),
    ]:
        assert messages(conflict) == [message]
        assert conflict.coalitions().equilibria(Concept.SEQ) == ()


def test_more_states_than_coalitions_can_be_asked_about() -> None:
    options = {party: [f"{party} {number}" for number in range(7)] for party in ["Arden", "Brell"]}
    conflict = Conflict.from_options(
        options, {party: Statements(held) for party, held in options.items()}
    )
    assert conflict.sound
    found = conflict.coalitions()
    assert [finding.code for finding in found.findings] == ["too-many-states"]
    assert found.equilibria(Concept.NASH) == ()


def test_a_list_of_numbers_is_no_preference() -> None:
    assert messages(of_two([1, 2, 3, 4])) == [  # type: ignore[arg-type]
        "preference-unfit: Say what Arden prefers as Payoffs, Order, Statements or Comparisons."
    ]


def test_a_preference_is_no_view() -> None:
    seen = of_two().seen_by({"Arden": TIE})  # type: ignore[dict-item]
    assert [f"{f.code}: {f.message}" for f in seen.findings] == [
        "preference-unfit: Say how Arden sees the conflict as a View."
    ]


def test_strategies_of_one_name() -> None:
    game = Conflict.from_arrays(
        payoffs=[np.eye(2), np.eye(2)], strategies=[["keep", "keep"], ["keep", "break"]]
    )
    assert messages(game) == ["state-twice: “party 1” has two choices of one name."]


def test_payoffs_in_one_array_are_those_of_each_party() -> None:
    table = np.array([[[3, 2], [4, 1]], [[3, 4], [2, 1]]])
    apart = Conflict.from_arrays(payoffs=list(table))
    assert (
        Conflict.from_arrays(payoffs=table).stability().verdicts == apart.stability().verdicts
    ).all()


def test_a_concept_is_known_by_its_name_or_not_at_all() -> None:
    chicken = Conflict.from_arrays(payoffs=[[[3, 2], [4, 1]], [[3, 4], [2, 1]]])
    for state, party, concept in product(range(4), chicken.parties, Concept):
        named = chicken.verdict(state, party, concept.value)  # type: ignore[arg-type]
        assert named == chicken.verdict(state, party, concept)
        wanted = chicken.conditions(state, party, concept.value)  # type: ignore[arg-type]
        assert wanted == chicken.conditions(state, party, concept)
    for ask in (chicken.verdict, chicken.conditions):
        with pytest.raises(ValueError, match="Foresight"):
            ask(0, "party 1", "Foresight")  # type: ignore[arg-type]
