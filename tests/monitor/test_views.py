"""A view that leaves something open is looked at in several worlds; they make one verdict."""

import polars as pl
from monitor.programs import (
    AS_OF,
    acceptance,
    claimed,
    does,
    guarantee,
    lapses,
    must,
    must_not,
    program,
    table,
)

from servanda.evidence.views.acceptance import Acceptance
from servanda.monitor.asking import Asking
from servanda.monitor.engine import by_reference
from servanda.monitor.program import Program
from servanda.monitor.verdict import Reason, Status
from servanda.monitor.views.combining import Combined, Key
from servanda.monitor.views.competence import findings_by
from servanda.monitor.views.judging import Hearing


def judged(asked: Program, claims: pl.DataFrame, view: Acceptance) -> dict[Key, Combined]:
    (found,) = Hearing(Asking(asked), by_reference, AS_OF).judge(claims, [view])
    return found


def one(found: dict[Key, Combined], rule: str) -> Combined:
    (only,) = (answer for key, answer in found.items() if key[0] == rule)
    return only


def test_what_all_worlds_say_is_the_verdict() -> None:
    asked = program(must_not("1", "Arden", "attack"))
    claims = table(claimed("R1", "Arden", "attack"))
    said = one(judged(asked, claims, acceptance(claims)), "1")
    assert said.verdict.status is Status.BREACHED
    assert said.alternatives == ()


def test_contradicting_reports_make_a_verdict_contested() -> None:
    asked = program(must_not("1", "Arden", "attack"), must("2", "Arden", "pay", "2026-06-01"))
    claims = table(claimed("R1", "Arden", "attack"), claimed("R2", "Arden", "attack", negated=True))
    view = acceptance(claims, contested=["R1", "R2"])
    said = judged(asked, claims, view)
    assert one(said, "1").verdict.status is Status.CONTESTED
    assert [why.reason for why in one(said, "1").verdict.why] == [Reason.CONTRADICTION]
    assert {a.choice: a.statuses for a in one(said, "1").alternatives} == {
        "as denied": (Status.KEPT_SO_FAR,), "as affirmed": (Status.BREACHED,),
    }  # fmt: skip
    assert one(said, "2").verdict.status is Status.OVERDUE


def test_a_month_may_lie_on_both_sides_of_a_day() -> None:
    asked = program(must("1", "Arden", "pay", "2026-06-15"))
    claims = table(claimed("R1", "Arden", "pay", "2026-06"))
    said = one(judged(asked, claims, acceptance(claims)), "1")
    assert said.verdict.status is Status.UNDECIDED
    assert [why.reason for why in said.verdict.why] == [Reason.DATES]


def test_a_month_before_it_does_not() -> None:
    asked = program(must("1", "Arden", "pay", "2026-06-15"))
    claims = table(claimed("R1", "Arden", "pay", "2026-05"))
    assert one(judged(asked, claims, acceptance(claims)), "1").verdict.status is Status.KEPT


def test_a_rule_that_asks_about_a_clause_with_rival_readings_is_undecided_where_they_differ() -> (
    None
):
    asked = program(
        guarantee("1"),
        must_not("2", "Arden", "attack", rival="attack"),
        must_not("2/2", "Arden", "build", rival="build"),
    )
    claims = table(claimed("R1", "Arden", "attack"))
    said = judged(asked, claims, acceptance(claims))
    assert one(said, "2").verdict.status is Status.BREACHED
    assert one(said, "2/2").verdict.status is Status.KEPT_SO_FAR


def test_an_instance_is_the_rule_as_a_whole_where_it_did_not_come_about() -> None:
    asked = program(guarantee("1"), lapses("2", "1", does("Arden", "attack")))
    claims = table(claimed("R1", "Arden", "attack"))
    view = acceptance(claims, contested=["R1"])
    said = judged(asked, claims, view)
    assert one(said, "1").verdict.status is Status.CONTESTED
    assert one(said, "2").verdict.status is Status.CONTESTED


def test_what_the_decider_found_settles_the_trigger_alone_where_a_view_rejects_it() -> None:
    asked = program(
        guarantee("1"),
        lapses("2", "1", does("Arden", "attack"), deciders=("Commission",)),
        must_not("3", "Arden", "attack"),
    )
    claims = table(
        claimed("R1", "Arden", "attack", teller="Commission", finding=True),
        claimed("R2", "Arden", "build", teller="Arden"),
    )
    own = acceptance(claims, "R2", competent=findings_by(["Commission"], claims))
    said = judged(asked, claims, own)
    assert one(said, "2").verdict.status is Status.TRIGGERED
    assert one(said, "1").verdict.status is Status.LAPSED
    assert one(said, "3").verdict.status is Status.KEPT_SO_FAR


def test_a_finding_of_another_body_settles_nothing() -> None:
    asked = program(
        guarantee("1"), lapses("2", "1", does("Arden", "attack"), deciders=("Commission",))
    )
    claims = table(claimed("R1", "Arden", "attack", teller="Brell", finding=True))
    every = acceptance(claims, competent=findings_by(["Commission"], claims))
    assert one(judged(asked, claims, every), "2").verdict.status is Status.UNDECIDED


def test_only_what_happened_in_every_world_counts_as_an_episode_of_its_own() -> None:
    asked = program(must_not("1", "Arden", "attack"))
    claims = table(
        claimed("R1", "Arden", "attack", "2026-03-01"),
        claimed("R2", "Arden", "attack", "2026-04-01"),
        claimed("R3", "Arden", "attack", "2025-12-31T23:30Z"),
        claimed("R4", "Arden", "attack", "2026-05-01"),
    )
    view = acceptance(claims, contested=["R2"])
    said = one(judged(asked, claims, view), "1").verdict
    assert said.status is Status.BREACHED
    assert [episode.reports for episode in said.episodes] == [("R1",), ("R4",)]
    assert said.reports == ("R1", "R4")
    assert [(why.reason, why.words) for why in said.why] == [(Reason.MORE, "1")]
