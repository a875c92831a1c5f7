"""Worked histories: consequences in their order, and what they do to other rules."""

from dataclasses import replace

from monitor.programs import act, consequence, day, did, duty, judged, named

from servanda.evidence.claim import Claim, ClaimKind
from servanda.monitor.program import (
    AGREEMENT,
    BEARER,
    After,
    All,
    At,
    Change,
    Decider,
    Duty,
    Effect,
    InState,
    Judged,
    Length,
    Occurred,
    OnceTrue,
    Pattern,
    Program,
    Reached,
    Rule,
    State,
)
from servanda.monitor.reference import judge
from servanda.monitor.reference.course import MOST_TURNS
from servanda.monitor.verdict import Reason, Status
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import moment
from servanda.vocabulary.instance import Instance

START = At(*moment("2031-01-01"))
LAUNCH = act("launch", named("South"), at=named("Northport"))
CAUSE = All((Occurred(LAUNCH), Judged("without cause", LAUNCH)))
GUARANTEE = Rule("10", "10", "10", NormKind.GUARANTEE, start=START, exchange=("10.a",))
PAYMENT = duty("10.a", NormKind.ACHIEVE, act("pay"), start=START)
LAUNCHED = did("R1", "2031-05-01", "South", "launch", at="Northport")


def _found(label: str, report: str, *, negated: bool = False) -> Claim:
    return Claim(
        label, ClaimKind.JUDGEMENT, "without cause", happened=moment("2031-06-01"), judged=report,
        negated=negated, teller="Panel", author="Panel", finding=True,
    )  # fmt: skip


def _voids(**more: object) -> Rule:
    return consequence(
        "10.d",
        CAUSE,
        Effect.VOID,
        "10",
        **{"decider": Decider(needed=True), "start": START, **more},
    )


def test_not_met_comes_first() -> None:
    elsewhere = did("R1", "2031-05-01", "South", "launch", at="Eastport")
    assert judged(GUARANTEE, _voids(), claims=(elsewhere,))["10.d"].status is Status.NOT_MET


def test_an_open_term_leaves_it_undecided() -> None:
    said = judged(GUARANTEE, _voids(), claims=(LAUNCHED,))
    assert said["10.d"].status is Status.UNDECIDED
    assert [w.reason for w in said["10.d"].why] == [Reason.OPEN_TERM, Reason.NO_DECIDER]
    assert said["10"].status is Status.IN_FORCE


def test_without_anybody_to_find_it_facts_that_fit_are_blocked() -> None:
    rule = consequence(
        "10.d", Occurred(LAUNCH), Effect.VOID, "10", decider=Decider(needed=True), start=START
    )
    said = judged(GUARANTEE, rule, claims=(LAUNCHED,))
    assert (said["10.d"].status, said["10"].status) == (Status.BLOCKED, Status.IN_FORCE)


def test_a_competent_body_decides_an_open_term() -> None:
    rule = _voids(decider=Decider(needed=True, names=("Panel",)))
    found = did(
        "F1", "2031-05-01", "South", "launch",
        told={"finding": True, "teller": "Panel", "author": "Panel"}, at="Northport",
    )  # fmt: skip
    said = judged(GUARANTEE, PAYMENT, rule, claims=(LAUNCHED, found, _found("F2", "F1")))
    assert said["10.d"].status is Status.TRIGGERED
    assert (said["10"].status, said["10"].since) == (Status.VOID, day("2031-05-01") + 1)
    assert said["10.a"].status is Status.SUSPENDED, "what was given for it"
    cleared = judged(GUARANTEE, rule, claims=(LAUNCHED, found, _found("F2", "F1", negated=True)))
    assert cleared["10.d"].status is Status.NOT_MET


def test_until_the_named_body_finds_it_facts_that_fit_are_undecided() -> None:
    rule = consequence(
        "10.d", Occurred(LAUNCH), Effect.VOID, "10", start=START,
        decider=Decider(needed=True, names=("Panel",)),
    )  # fmt: skip
    assert judged(GUARANTEE, rule, claims=(LAUNCHED,))["10.d"].why[0].reason is Reason.NO_FINDING
    denied = did(
        "F1", "2031-05-01", "South", "launch",
        told={"finding": True, "author": "Panel", "negated": True}, at="Northport",
    )  # fmt: skip
    said = judged(GUARANTEE, rule, claims=(LAUNCHED, denied))
    assert said["10.d"].status is Status.NOT_MET


def test_reinstating_answers_lapse_and_never_voidness() -> None:
    mend = consequence(
        "11", Occurred(act("mend", named("South"))), Effect.REINSTATE, "10", start=START
    )
    mended = did("R2", "2031-06-01", "South", "mend")
    for effect, then in ((Effect.LAPSE, Status.REINSTATED), (Effect.VOID, Status.VOID)):
        rule = consequence("10.b", Occurred(LAUNCH), effect, "10", start=START)
        assert judged(GUARANTEE, rule, mend, claims=(LAUNCHED, mended))["10"].status is then


def test_a_cure_period_saves_from_the_consequence() -> None:
    keep = duty(
        "1", NormKind.MAINTAIN, act("hold"), failure=replace(act("hold"), negated=True), start=START
    )
    rule = consequence(
        "2",
        InState(("1",), State.BREACHED),
        Effect.SUSPEND,
        "10",
        cure=Length(30, "day"),
        start=START,
    )
    failed = did("R1", "2031-02-01", "North", "hold", told={"negated": True})
    held = did("R2", "2031-02-20", "North", "hold")
    cured = judged(keep, rule, GUARANTEE, claims=(failed, held))
    assert (cured["1"].status, cured["2"].status) == (Status.CURED, Status.NOT_MET)
    lasting = judged(keep, rule, GUARANTEE, claims=(failed,))
    assert (lasting["2"].status, lasting["10"].status) == (Status.TRIGGERED, Status.SUSPENDED)


def test_two_rules_that_suspend_one_another_run_by_time() -> None:
    """A circle is not refused: whoever breaches first suspends the other."""
    bans = [
        duty(
            id_,
            NormKind.PROHIBITION,
            act("shell", named(who, variable=BEARER)),
            bearers=(who,),
            start=START,
        )
        for id_, who in (("1", "North"), ("2", "South"))
    ]
    each = [
        consequence("3", InState(("1",), State.BREACHED), Effect.SUSPEND, "2", start=START),
        consequence("4", InState(("2",), State.BREACHED), Effect.SUSPEND, "1", start=START),
    ]
    first = did("R1", "2031-02-01", "South", "shell")
    then = did("R2", "2031-03-01", "North", "shell")
    said = judged(*bans, *each, claims=(first, then))
    assert (said["1"].status, said["2"].status) == (Status.SUSPENDED, Status.BREACHED)


def test_a_power_s_act_suspends_and_anybody_else_s_has_no_effect() -> None:
    pattern = Pattern(ClaimKind.EFFECT, "suspend", named("Council", variable=BEARER), clause="10")
    power = Rule(
        "5", "5", "5", NormKind.POWER, variables=(BEARER,), bearers=("Council",), start=START,
        duty=Duty(pattern), changes=(Change(Effect.SUSPEND, ("10",)),),
    )  # fmt: skip

    def suspended(who: str) -> Claim:
        return Claim(
            "R1",
            ClaimKind.EFFECT,
            "suspend",
            Instance(who),
            happened=moment("2031-02-01"),
            clause="10",
        )

    assert judged(power, GUARANTEE, claims=(suspended("Council"),))["10"].status is Status.SUSPENDED
    assert judged(power, GUARANTEE, claims=(suspended("North"),))["10"].status is Status.IN_FORCE


def test_a_date_triggers_what_depends_on_it_alone() -> None:
    ends = consequence("11", Reached(At(*moment("2031-03-01"))), Effect.LAPSE, "10", start=START)
    said = judged(GUARANTEE, ends)
    assert said["11"].status is Status.TRIGGERED
    assert said["10"].since == day("2031-03-01") + 1


def test_an_entitlement_is_told_by_the_duty_that_it_contains_alone() -> None:
    entitled = Rule("12", "12", "12", NormKind.ENTITLEMENT, start=START)
    owed = replace(PAYMENT, id="12:duty", clause="12", parent="12")
    assert list(judged(entitled, owed)) == ["12:duty"]


def test_the_agreement_can_end_so_long_after_it_entered_into_force() -> None:
    in_force = InState((AGREEMENT,), State.IN_FORCE)
    whole = Program(
        (replace(GUARANTEE, start=None),),
        entry=Reached(START),
        termination=Reached(After(Length(1, "year"), OnceTrue(in_force))),
    )
    said = {
        as_of: judge(whole, (), World(), day(as_of))[0].status
        for as_of in ("2031-06-01", "2032-06-01")
    }
    assert said == {"2031-06-01": Status.IN_FORCE, "2032-06-01": Status.LAPSED}


def test_effects_that_go_round_within_one_instant_are_cut_off() -> None:
    """Whatever the answer is, there is one; that there is a circle is a finding of its own."""
    stop = consequence("11", InState(("10",), State.IN_FORCE), Effect.SUSPEND, "10", start=START)
    mend = consequence("12", InState(("10",), State.SUSPENDED), Effect.REINSTATE, "10", start=START)
    said = judged(GUARANTEE, stop, mend)
    assert (said["11"].status, said["12"].status) == (Status.TRIGGERED, Status.TRIGGERED)
    assert len(said["11"].episodes) <= MOST_TURNS
