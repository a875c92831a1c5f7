"""What the worked examples say follows from a breach, and what they leave out."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from servanda.bargaining.as_json.outlook import outlook_to_json
from servanda.bargaining.enforcement import (
    Falls,
    Holding,
    Lack,
    Supposition,
    Undertaking,
    Verdict,
    holding_of,
    is_weaker,
    outlook_of,
)
from servanda.dossier import dossier_from, open_dossier
from servanda.norms import Agreement

EXAMPLES = Path(__file__).parents[3] / "examples"


def agreement(name: str) -> Agreement:
    dossier, _ = open_dossier(EXAMPLES / name)
    assert dossier is not None
    return dossier.agreement


@pytest.fixture(scope="module")
def plan() -> Holding:
    return holding_of(agreement("plan-2025-11/plan.pact.md"))


@pytest.fixture(scope="module")
def model() -> Holding:
    return holding_of(agreement("ceasefire/model.pact.md"))


def one(holding: Holding, party: str, norm: str) -> Undertaking:
    (found,) = (u for u in holding.of(party) if u.norm == norm)
    return found


def test_what_follows_from_point_22_falls_on_one_side_whoever_breaks_it(plan: Holding) -> None:
    by_party = {party: one(plan, party, "22").answers[0] for party in ("Russia", "Ukraine")}
    assert {effect.falls for effect in by_party["Russia"].effects} == {Falls.ON_OTHERS}
    assert {effect.falls for effect in by_party["Ukraine"].effects} == {Falls.ON_BREAKER}
    assert Lack.TARGET in by_party["Russia"].lacks
    assert is_weaker(one(plan, "Russia", "22"), one(plan, "Ukraine", "22"))


def test_point_10d_answers_an_act_that_no_point_forbids(plan: Holding) -> None:
    missile = one(plan, "Ukraine", "10.d")
    assert not missile.owed
    (answer,) = missile.answers
    assert answer.judged == ("without cause",)
    assert answer.lacks == {Lack.FINDER, Lack.TIME}
    assert answer.times == 1


def test_point_27_names_nobody_to_impose_its_penalties(plan: Holding) -> None:
    (answer,) = one(plan, "Ukraine", "25").answers
    assert answer.clause == "27"
    assert {Lack.DOER, Lack.FINDER} <= answer.lacks


def test_nothing_follows_for_those_who_do_not_sign(plan: Holding) -> None:
    assert {u.party for u in plan.weakest}.isdisjoint({"Russia", "Ukraine"})
    assert all(Lack.CONSEQUENCE in min(u.needs, key=len) for u in plan.weakest)


def test_the_model_cease_fire_states_all_it_takes(model: Holding) -> None:
    force = one(model, "Aldmark", "2")
    assert force.holds_by_the_text
    assert [answer.norm for answer in force.answers] == ["8", "8.a", "13.b/2", "8/2"]
    suspended = force.answers[1]
    assert suspended.finders == ("Findings Panel",)
    assert suspended.times == 3
    assert suspended.delay.days == (Fraction(34), Fraction(34))  # notice 10, cure 10, finding 14


def test_without_the_panel_nothing_is_left_for_either_side(model: Holding) -> None:
    (panel,) = (d for d in model.dependences if d.actor == "Findings Panel")
    left = {(u.party, u.clause) for u in panel.undertakings}
    assert {("Aldmark", "2"), ("Brenland", "2")} <= left


def test_exchanging_the_parties_exchanges_the_answers() -> None:
    text = (EXAMPLES / "ceasefire/model.pact.md").read_text("utf-8")
    swapped = text
    for one_form, other_form in (("Aldmark", "Brenland"), ("Aldish", "Brennish")):
        swapped = swapped.replace(one_form, "@").replace(other_form, one_form)
        swapped = swapped.replace("@", other_form)

    def told(content: str) -> str:
        dossier, _ = dossier_from(content.encode(), "a.pact.md")
        assert dossier is not None
        return outlook_to_json(outlook_of(dossier.agreement))

    other = told(swapped)
    for one_form, other_form in (("Aldmark", "Brenland"), ("Aldish", "Brennish")):
        other = other.replace(one_form, "@").replace(other_form, one_form).replace("@", other_form)
    assert json.loads(other) == json.loads(told(text))


def test_figures_are_set_against_the_delay_of_the_text() -> None:
    supposed = Supposition(
        "Zone Administration", "4", "assumed by a test", gain=Fraction(1), patience=Fraction(1, 2)
    )
    holding = holding_of(agreement("ceasefire/model.pact.md"), suppositions=[supposed])
    (reckoning,) = one(holding, "Zone Administration", "4").reckonings
    assert reckoning.keeping_pays is None
    assert reckoning.missing == (
        "what the consequence costs",
        "how long it takes until the consequence bites",
        "the chance that it is found",
    )


def test_a_penalty_that_is_never_found_is_none() -> None:
    supposed = Supposition(
        "Aldmark", "2", "assumed by a test", gain=Fraction(1), penalty=Fraction(5), delay=1,
        detection=Fraction(0), patience=Fraction(1, 2),
    )  # fmt: skip
    holding = holding_of(agreement("ceasefire/model.pact.md"), suppositions=[supposed])
    (reckoning,) = one(holding, "Aldmark", "2").reckonings
    assert reckoning.least_penalty is Verdict.NONE_IS_ENOUGH
    assert reckoning.patience is Verdict.NONE_IS_ENOUGH
    assert reckoning.keeping_pays is False
