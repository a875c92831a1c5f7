"""Worked histories: duties, prohibitions, limits, repeated duties."""

from dataclasses import replace

from monitor.programs import act, day, did, duty, end_of, judged, named

from servanda.evidence.claim import Claim, ClaimKind, Quantity
from servanda.instrument.pact.syntax import Comparison
from servanda.monitor.program import (
    BEARER,
    After,
    At,
    Bearing,
    Bound,
    Duty,
    Length,
    Limit,
    Occurred,
    Pattern,
    Period,
    Program,
    Rule,
    Slot,
    Trigger,
)
from servanda.monitor.reference import judge
from servanda.monitor.verdict import Reason, Status, Why
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import moment
from servanda.vocabulary.instance import Instance

RELEASE = act("release", object=named("prisoner"))
BY_MARCH = At(*moment("2031-03-31"))
RELEASES = duty("1", NormKind.ACHIEVE, RELEASE, due=BY_MARCH)


def test_a_duty_is_pending_until_its_last_day_is_over() -> None:
    assert judged(RELEASES, as_of="2031-03-31")["1"].status is Status.PENDING


def test_silence_is_not_absence() -> None:
    said = judged(RELEASES, as_of="2031-04-01")["1"]
    assert (said.status, said.since) == (Status.OVERDUE, day("2031-04-01"))


def test_silence_is_absence_where_reports_are_complete() -> None:
    said = judged(RELEASES, as_of="2031-04-01", complete=("release",))["1"]
    assert (said.status, said.since) == (Status.BREACHED, day("2031-04-01"))


def test_a_duty_is_kept_on_its_last_day() -> None:
    done = did("R1", "2031-03-31", "North", "release", object="prisoner")
    said = judged(RELEASES, claims=(done,))["1"]
    assert (said.status, said.reports) == (Status.KEPT, ("R1",))


def test_too_late_is_told_apart_from_never() -> None:
    done = did("R1", "2031-04-02", "North", "release", object="prisoner")
    said = judged(RELEASES, claims=(done,), complete=("release",))["1"]
    assert said.status is Status.KEPT_LATE
    assert [(e.start, e.end) for e in said.episodes] == [(day("2031-04-01"), day("2031-04-02"))]


def test_another_s_act_fulfils_nothing() -> None:
    done = did("R1", "2031-03-01", "South", "release", object="prisoner")
    assert judged(RELEASES, claims=(done,))["1"].status is Status.OVERDUE


def test_what_is_left_undone_is_a_breach_only_once_the_time_is_over() -> None:
    rule = duty(
        "1", NormKind.ACHIEVE, RELEASE, due=BY_MARCH, failure=replace(RELEASE, negated=True)
    )
    early = did("R1", "2031-03-01", "North", "release", told={"negated": True}, object="prisoner")
    late = did("R2", "2031-04-05", "North", "release", told={"negated": True}, object="prisoner")
    assert judged(rule, claims=(early,))["1"].status is Status.OVERDUE
    said = judged(rule, claims=(early, late))["1"]
    assert (said.status, said.reports) == (Status.BREACHED, ("R2",))


def test_each_capture_makes_a_duty_to_release_that_prisoner() -> None:
    captured = act(
        "capture", named("North", variable="captor"), object=named("prisoner", variable="prisoner")
    )
    rule = duty(
        "1",
        NormKind.ACHIEVE,
        act(
            "release",
            named("North", variable="captor"),
            object=named("prisoner", variable="prisoner"),
        ),
        variables=("captor", "prisoner"),
        bearers=(),
        trigger=Trigger(Occurred(captured), each_time=True),
        due=After(Length(30, "day")),
    )
    claims = (
        did("R1", "2031-01-01", "North", "capture", object="prisoner:7"),
        did("R2", "2031-01-05", "North", "capture", object="prisoner:8"),
        did("R3", "2031-02-04", "North", "release", object="prisoner:8"),
    )
    program = judged(rule, claims=claims)
    assert program["1"].instance[1][1] == Instance("prisoner", "8")
    assert program["1"].status is Status.KEPT, "30 days after a day run to the end of the last"


def test_bound_jointly_both_must_act() -> None:
    rule = duty(
        "1", NormKind.ACHIEVE, act("sign", named("North", "South"), object=named("treaty")),
        variables=(), bearers=("North", "South"), bearing=Bearing.JOINTLY, due=BY_MARCH,
    )  # fmt: skip
    one = did("R1", "2031-01-01", "North", "sign", object="treaty")
    two = did("R2", "2031-02-01", "South", "sign", object="treaty")
    assert judged(rule, claims=(one,))["1"].status is Status.OVERDUE
    assert judged(rule, claims=(one, two))["1"].status is Status.KEPT


def test_an_amount_is_reached_in_parts() -> None:
    bound = Bound(Comparison.AT_LEAST, 5.0, "USD")
    rule = duty("1", NormKind.ACHIEVE, act("pay"), due=BY_MARCH, amount=bound)
    parts = [
        did(f"R{n}", f"2031-01-0{n}", "North", "pay", told={"quantity": Quantity(2.0, 2.0, "USD")})
        for n in (1, 2, 3)
    ]
    assert judged(rule, claims=(*parts[:2],))["1"].status is Status.OVERDUE
    assert judged(rule, claims=(*parts,))["1"].since == day("2031-01-03")


SHELLING = act("shell", object=named("town"))


def _ban(**more: object) -> Rule:
    return duty("2", NormKind.PROHIBITION, SHELLING, **{"start": At(*moment("2031-02-01")), **more})


def test_a_prohibition_is_breached_in_episodes_and_only_in_force() -> None:
    claims = tuple(
        did(f"R{n}", when, "North", "shell", object="town")
        for n, when in enumerate(("2031-01-31", "2031-02-01", "2031-05-01"))
    )
    said = judged(_ban(), claims=claims)["2"]
    assert (said.status, said.since) == (Status.BREACHED, day("2031-02-01"))
    assert [e.reports for e in said.episodes] == [("R1",), ("R2",)]


def test_a_prohibition_that_has_run_out_without_a_breach_is_kept() -> None:
    """An error of others: an expired prohibition was called breached."""
    rule = _ban(end=At(*moment("2031-06-30")))
    after = did("R1", "2031-07-01", "North", "shell", object="town")
    said = judged(rule, claims=(after,))["2"]
    assert (said.status, said.since) == (Status.KEPT, day("2031-07-01"))
    on_the_last_day = did("R1", "2031-06-30", "North", "shell", object="town")
    assert judged(rule, claims=(on_the_last_day,))["2"].status is Status.BREACHED


def test_what_begins_at_a_time_that_nobody_states_is_not_said_to_be_breached() -> None:
    shelled = did("R1", "2031-02-01", "North", "shell", object="town")
    said = judged(_ban(start=None), claims=(shelled,))["2"]
    assert (said.status, said.why) == (Status.UNDECIDED, (Why(Reason.NO_START),))
    assert judged(_ban(start=None))["2"].status is Status.KEPT_SO_FAR


def test_an_agreement_that_has_entered_into_force_starts_what_has_no_start() -> None:
    entry = Claim("R0", ClaimKind.EVENT, "entry into force", happened=moment("2031-01-15"))
    shelled = did("R1", "2031-02-01", "North", "shell", object="town")
    assert judged(_ban(start=None), claims=(entry, shelled))["2"].status is Status.BREACHED


def test_an_act_whose_doer_is_not_named_is_laid_at_nobody_s_door() -> None:
    many = _ban(bearers=("North", "South"))
    pattern = Pattern(
        ClaimKind.ACT, "shell", Slot(frozenset({"North", "South"}), BEARER, unstated=True),
        (("", named("town")),),
    )  # fmt: skip
    rule = replace(many, duty=Duty(pattern))
    shelled = did("R1", "2031-03-01", None, "shell", object="town")
    said = judge(Program((rule,)), (shelled,), World(), end_of("2031-12-31"))
    assert [(str(v.instance[0][1]), v.status) for v in said] == [
        ("(not stated)", Status.BREACHED),
        ("North", Status.KEPT_SO_FAR),
        ("South", Status.KEPT_SO_FAR),
    ]


def test_a_limit_is_cured_by_a_figure_within_it() -> None:
    limit = Limit(
        Pattern(ClaimKind.MEASURE, "strength"), Bound(Comparison.AT_MOST, 600_000.0, "personnel")
    )
    rule = Rule("6", "6", "6", NormKind.LIMIT, variables=(), start=BY_MARCH, limit=limit)

    def figure(label: str, when: str, low: float, high: float, best: float | None = None) -> Claim:
        quantity = Quantity(low, high, "personnel", best)
        return Claim(label, ClaimKind.MEASURE, "strength", quantity=quantity, happened=moment(when))

    above = figure("R1", "2031-05-01", 610_000, 620_000)
    within = figure("R2", "2031-06-01", 590_000, 590_000)
    doubtful = figure("R3", "2031-05-01", 590_000, 620_000)
    assert judged(rule, claims=(above,))["6"].status is Status.BREACHED
    cured = judged(rule, claims=(above, within))["6"]
    assert (cured.status, cured.episodes[0].end) == (Status.CURED, day("2031-06-01"))
    assert judged(rule, claims=(doubtful,))["6"].why == (Why(Reason.RANGE),)
    best = figure("R4", "2031-05-01", 590_000, 620_000, 605_000)
    assert judged(rule, claims=(best,))["6"].status is Status.BREACHED


def test_a_repeated_duty_is_judged_period_by_period() -> None:
    rule = duty(
        "3", NormKind.REPEAT, act("report"), start=At(*moment("2031-01-01")),
        period=Period(Length(1, "month")),
    )  # fmt: skip
    reports = tuple(did(f"R{m}", f"2031-0{m}-15", "North", "report") for m in (1, 2, 4))
    said = judged(rule, claims=reports, as_of="2031-04-20", complete=("report",))["3"]
    assert said.status is Status.BREACHED
    assert [(e.start, e.end) for e in said.episodes] == [(day("2031-04-01"), day("2031-04-15"))]
    assert judged(rule, claims=reports, as_of="2031-04-20")["3"].status is Status.OVERDUE
    assert judged(rule, claims=reports[:2], as_of="2031-03-20")["3"].status is Status.PENDING


def test_so_many_times_in_any_days() -> None:
    rule = _ban(
        frequency=Bound(Comparison.AT_MOST, 2.0, "times"),
        period=Period(Length(30, "day"), rolling=True),
    )
    days = ("2031-03-01", "2031-03-10", "2031-03-31", "2031-04-01")
    claims = tuple(
        did(f"R{n}", when, "North", "shell", object="town") for n, when in enumerate(days)
    )
    said = judged(rule, claims=claims)["2"]
    assert [e.reports for e in said.episodes] == [("R3",)], "on 31 March the first is 30 days old"


def test_no_access_is_told_apart_from_no_violation() -> None:
    rule = _ban(verifiers=("Mission",))
    turned_back = did("R1", "2031-03-01", "Mission", "patrol", told={"negated": True})
    said = judged(rule, claims=(turned_back,))["2"]
    assert (said.status, said.reports) == (Status.KEPT_SO_FAR, ("R1",))
    assert said.why == (Why(Reason.NOT_SEEN),)
    assert judged(rule)["2"].why == ()
