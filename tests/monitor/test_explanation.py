"""Proofs and the lack of them, on small histories."""

from dataclasses import replace

import pytest
from monitor.programs import act, consequence, did, duty, end_of, named

from servanda.evidence.claim import Claim
from servanda.evidence.completeness import Completeness
from servanda.monitor.explanation import Inquiry, Mark, NoSuchInstanceError, Proof, explain
from servanda.monitor.program import (
    BEARER,
    All,
    At,
    Decider,
    Effect,
    InState,
    Judged,
    Occurred,
    Program,
    Rule,
    State,
    Trigger,
)
from servanda.monitor.verdict import Status
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import moment
from servanda.vocabulary.instance import Instance

START = At(*moment("2031-01-01"))
NORTH = ((BEARER, Instance("North")),)
RELEASES = duty(
    "1", NormKind.ACHIEVE, act("release", object=named("prisoner")), due=At(*moment("2031-03-31"))
)
LAUNCH = act("launch", named("South"), object=named("missile"), at=named("Northport"))
VOIDS = consequence(
    "10.d",
    All((Occurred(LAUNCH), Judged("without cause", LAUNCH))),
    Effect.VOID,
    "10",
    decider=Decider(needed=True),
    start=START,
)
GUARANTEE = Rule("10", "10", "10", NormKind.GUARANTEE, start=START)


def why(
    *rules: Rule,
    claims: tuple[Claim, ...] = (),
    of: str,
    instance: tuple[tuple[str, Instance], ...] = (),
    complete: str | None = None,
    expected: Status | None = None,
) -> Proof:
    inside = dict.fromkeys(
        ("North", "South", "missile", "drone", "Northport", "Eastport"), frozenset[str]()
    )
    world = World(complete=(Completeness(complete),) if complete else ())
    program = Program(rules, inside=inside)
    asked = Inquiry(expected)
    return explain(program, claims, world, end_of("2031-12-31"), of, instance, asked)


def said(proof: Proof) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(str(p.mark), p.words, p.reports) for p in proof.walk()]


def test_a_breach_by_silence_names_the_deadline_and_why_silence_counts() -> None:
    proof = why(RELEASES, of="1", instance=NORTH, complete="release")
    assert proof.verdict.status is Status.BREACHED
    complete = "reports of “release” are declared complete until 2031-03-31"
    assert said(proof) == [
        ("not so", "it is reported that North released prisoner", ()),
        ("so", "the time to do it is over: it ran to 2031-03-31", ()),
        ("so", f"{complete}, so that silence is absence", ()),
    ]


def test_why_it_is_not_breached_names_what_is_missing() -> None:
    proof = why(RELEASES, of="1", instance=NORTH, expected=Status.BREACHED)
    assert proof.verdict.status is Status.OVERDUE
    missing = [p.words for p in proof.points if p.mark is Mark.NOT_MET]
    assert missing[-1].endswith("so that silence is absence")


def test_reports_that_come_near_are_shown_with_what_sets_them_apart() -> None:
    drone = did("R1", "2031-05-01", "South", "launch", object="drone", at="Eastport")
    proof = why(GUARANTEE, VOIDS, claims=(drone,), of="10.d", expected=Status.TRIGGERED)
    near = [p for p in proof.walk() if p.reports == ("R1",)]
    assert [p.words for p in near] == [
        "South launched drone at Eastport: drone, not missile; at Eastport, not at Northport"
    ]


def test_an_open_term_is_shown_open_with_the_act_that_it_judges() -> None:
    launched = did("R1", "2031-05-01", "South", "launch", object="missile", at="Northport")
    proof = why(GUARANTEE, VOIDS, claims=(launched,), of="10.d")
    assert proof.verdict.status is Status.UNDECIDED
    marks = {p.words: p.mark for p in proof.walk()}
    assert marks["South launched missile at Northport"] is Mark.MET
    assert marks["this is “without cause”"] is Mark.OPEN
    assert marks["somebody must find whether it is so, and nobody is named"] is Mark.OPEN


def test_what_voided_a_guarantee_is_named_with_its_clause_and_its_report() -> None:
    rule = replace(
        VOIDS,
        trigger=replace(VOIDS.trigger, condition=Occurred(LAUNCH)) if VOIDS.trigger else None,
        decider=Decider(needed=False),
    )
    launched = did("R1", "2031-05-01", "South", "launch", object="missile", at="Northport")
    proof = why(GUARANTEE, rule, claims=(launched,), of="10")
    assert (proof.verdict.status, proof.clauses) == (Status.VOID, ("10", "10.d"))
    assert ("so", "[10.d] makes it void on 2031-05-01", ("R1",)) in said(proof)


def test_of_itself_a_clause_is_not_told_that_it_could_end_it() -> None:
    both = replace(VOIDS, changes=tuple(replace(c, rules=("10", "10.d")) for c in VOIDS.changes))
    proof = why(GUARANTEE, both, of="10.d")
    assert not [p for p in proof.walk() if "makes it void" in p.words]
    assert [p.mark for p in why(GUARANTEE, both, of="10").walk() if p.clause] == [Mark.NOT_MET]


def test_of_a_duty_that_nothing_has_brought_about_it_is_said_what_would() -> None:
    waits = replace(RELEASES, trigger=Trigger(Occurred(LAUNCH), each_time=True))
    proof = why(waits, of="1")
    assert proof.verdict.status is Status.DORMANT
    launched = "South launched missile at Northport"
    assert said(proof)[:2] == [
        ("not so", f"it came about: {launched}", ()),
        ("not so", launched, ()),
    ]


def test_of_what_is_no_longer_in_force_it_is_said_what_ended_it() -> None:
    ends = consequence("10.b", Occurred(LAUNCH), Effect.LAPSE, "10", start=START)
    unless = InState(("10",), State.IN_FORCE)
    forbidden = replace(
        duty("5", NormKind.PROHIBITION, act("claim")), start=START, exception=unless
    )
    launched = did("R1", "2031-05-01", "South", "launch", object="missile", at="Northport")
    claimed = did("R2", "2031-06-01", "North", "claim")
    proof = why(GUARANTEE, ends, forbidden, claims=(launched, claimed), of="5", instance=NORTH)
    assert said(proof)[1:] == [
        ("so", "on 2031-06-01: North claimed", ("R2",)),
        ("not so", "[10] is in force", ()),
        ("so", "[10]: lapsed since 2031-05-01", ()),
        ("so", "[10.b] lets it lapse on 2031-05-01", ("R1",)),
    ]
    assert proof.clauses == ("5", "10", "10.b")


def test_an_instance_that_is_not_there_is_refused() -> None:
    with pytest.raises(NoSuchInstanceError):
        why(RELEASES, of="1", instance=((BEARER, Instance("South")),))
