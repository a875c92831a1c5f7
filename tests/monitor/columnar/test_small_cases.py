"""Small agreements on which it is easy to say something else than the reference semantics."""

from dataclasses import replace

import polars as pl
from monitor.programs import act, consequence, did, duty, instance, named

from servanda.evidence.claim import Claim, ClaimKind
from servanda.evidence.table import claims_from, table_from
from servanda.instrument.pact.syntax import Comparison
from servanda.monitor.columnar import by_columns
from servanda.monitor.program import (
    AGREEMENT,
    BEARER,
    After,
    All,
    AnyOf,
    At,
    Bound,
    Change,
    Decider,
    Duty,
    Effect,
    HasStatus,
    InState,
    Length,
    Not,
    Occurred,
    Omitted,
    OnceTrue,
    Period,
    Program,
    Reached,
    Rule,
    Slot,
    State,
    Unstated,
    Within,
)
from servanda.monitor.reference import judge
from servanda.monitor.verdict import Status, Verdict
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import moment

AS_OF = moment("2031-12-31").last
START = At(*moment("2031-01-01"))
PROMISE = Rule("2", "2", "2", NormKind.GUARANTEE, start=START)
SHELLED = did("R1", "2031-02-01", "South", "shell")


def verdicts(*rules: Rule, claims: tuple[Claim, ...]) -> tuple[Verdict, ...]:
    """What both engines say."""
    return verdicts_on(Program(rules), claims, World())


def verdicts_on(program: Program, claims: tuple[Claim, ...], world: World) -> tuple[Verdict, ...]:
    """What both engines say of a program in a world."""
    table = table_from(claims)
    defined = judge(program, tuple(claims_from(table)), world, AS_OF)
    assert by_columns(program, table, [world], AS_OF) == (defined,)
    return defined


def statuses(*rules: Rule, claims: tuple[Claim, ...]) -> list[Status]:
    return [verdict.status for verdict in verdicts(*rules, claims=claims)]


def test_a_declaration_that_was_revoked_before_it_began_brings_nothing_about() -> None:
    recognises = Rule(
        "1", "1", "1", NormKind.DECLARATION, start=At(*moment("2031-03-01")),
        changes=(Change(Effect.SUSPEND, ("2",)),),
    )  # fmt: skip
    revokes = consequence(
        "3", Occurred(act("shell", named("South"))), Effect.REVOKE, "1", start=START
    )
    said = statuses(recognises, PROMISE, revokes, claims=(SHELLED,))
    assert said == [Status.REVOKED, Status.IN_FORCE, Status.TRIGGERED]
    said = statuses(recognises, PROMISE, revokes, claims=())
    assert said == [Status.IN_FORCE, Status.SUSPENDED, Status.NOT_MET]


def test_a_declaration_that_something_has_a_status_no_more_is_not_itself_revoked() -> None:
    north = named("North")
    recognises = Rule(
        "1", "1", "1", NormKind.DECLARATION, start=START,
        changes=(Change(Effect.GRANT, (), "recognised", north),),
    )  # fmt: skip
    revokes = Rule(
        "2", "2", "2", NormKind.DECLARATION, start=At(*moment("2031-03-01")),
        changes=(Change(Effect.REVOKE, (), "recognised", north),),
    )  # fmt: skip
    said = statuses(recognises, revokes, claims=())
    assert said == [Status.REVOKED, Status.IN_FORCE]


def test_a_declared_status_may_end_by_itself() -> None:
    for_ten_days = After(Length(10, "day"))
    recognises = Rule(
        "1", "1", "1", NormKind.DECLARATION, start=START,
        changes=(Change(Effect.GRANT, (), "recognised", named("North"), for_ten_days),),
    )  # fmt: skip
    assert statuses(recognises, claims=()) == [Status.REVOKED]


def test_until_entry_into_force_is_reported_it_is_open_whether_a_clause_applies() -> None:
    allowed = duty(
        "1", NormKind.PERMISSION, act("patrol"), start=Unstated("the start is not stated")
    )
    applies = consequence("2", InState(("1",), State.IN_FORCE), Effect.SUSPEND, "3")
    entered = Claim("R1", ClaimKind.EVENT, "entry into force", happened=moment("2031-02-01"))
    promise = replace(PROMISE, id="3", clause="3")
    said = statuses(allowed, applies, promise, claims=(entered,))
    assert said == [Status.NOT_EXERCISED, Status.TRIGGERED, Status.SUSPENDED]
    assert statuses(allowed, applies, promise, claims=())[1] is Status.UNDECIDED


def test_what_is_left_undone_is_left_undone_for_the_values_that_are_known_before() -> None:
    thing = Slot(None, "thing")
    within = Within(Length(5, "day"), of=OnceTrue(Occurred(act("shell", named("South")))))
    delivered = Occurred(act("deliver", named("North"), object=thing))
    not_pledged = Omitted(act("pledge", named("North"), object=thing), within)
    lapses = consequence(
        "1", All((delivered, not_pledged)), Effect.LAPSE, "2", start=START, variables=("thing",)
    )
    claims = (
        did("R2", "2031-01-05", "North", "deliver", object="tractor:1"),
        did("R3", "2031-01-05", "North", "deliver", object="tractor:2"),
        SHELLED,
        did("R4", "2031-02-03", "North", "pledge", object="tractor:2"),
    )
    assert statuses(lapses, PROMISE, claims=claims) == [Status.TRIGGERED, Status.LAPSED]
    assert statuses(lapses, PROMISE, claims=claims[1:]) == [Status.NOT_MET, Status.IN_FORCE]


def test_what_has_been_so_since_ever_bears_no_date() -> None:
    """Whatever is told besides: the day of the first report is not when a ban began to be kept."""
    ban = duty("1", NormKind.PROHIBITION, act("shell", named("North", variable=BEARER)))
    kept = consequence("2", InState(("1",), State.KEPT), Effect.SUSPEND, "3")
    promise = Rule("3", "3", "3", NormKind.GUARANTEE, due=START)
    for claims in ((), (SHELLED,)):
        said = verdicts(ban, kept, promise, claims=claims)
        assert [one.status for one in said] == [
            Status.KEPT_SO_FAR,
            Status.TRIGGERED,
            Status.SUSPENDED,
        ]
        assert [(one.since, one.episodes) for one in said] == [(None, ())] * 3


def test_a_declaration_without_a_beginning_has_been_made_since_ever() -> None:
    recognises = Rule(
        "1", "1", "1", NormKind.DECLARATION, due=START,
        changes=(Change(Effect.END, ("1",)), Change(Effect.SUSPEND, ("2",))),
    )  # fmt: skip
    said = verdicts(recognises, PROMISE, claims=())
    assert [one.status for one in said] == [Status.LAPSED, Status.SUSPENDED]
    assert [one.since for one in said] == [None, None]


def test_what_has_no_beginning_of_its_own_begins_when_the_agreement_does() -> None:
    """Until entry into force is reported it has applied since ever, and nothing has begun."""
    begins = Rule("1", "1", "1", NormKind.CONSEQUENCE, due=START)
    entered = Claim("R1", ClaimKind.EVENT, "entry into force", happened=moment("2031-02-01"))
    (said,) = verdicts(begins, claims=(entered,))
    assert (said.status, said.since) == (Status.TRIGGERED, moment("2031-02-01").first)
    assert statuses(begins, claims=()) == [Status.NOT_MET]


def test_what_is_so_in_two_ways_on_the_same_reports_is_so_once() -> None:
    shelled = Occurred(act("shell", named("South")))
    either = AnyOf((shelled, All((shelled, Not(InState(("2",), State.VOID))))))
    lapses = consequence("1", either, Effect.LAPSE, "2", start=START)
    said = verdicts(lapses, PROMISE, claims=(SHELLED,))
    assert [len(one.episodes) for one in said] == [1, 0]


def test_several_who_come_to_be_bound_at_once_bring_a_consequence_about_once() -> None:
    ban = duty("1", NormKind.PROHIBITION, act("shell"), start=START, bearers=("North", "South"))
    applies = consequence("3", InState(("1",), State.IN_FORCE), Effect.LAPSE, "2", start=START)
    said = verdicts(ban, applies, PROMISE, claims=())
    assert [len(one.episodes) for one in said if one.rule == "3"] == [1]


def test_what_a_void_entitlement_was_given_for_stands() -> None:
    """An entitlement is judged by the duty that it contains: nothing follows from it alone."""
    entitled = Rule("3", "3", "3", NormKind.ENTITLEMENT, exchange=("2",))
    voids = Rule(
        "1", "1", "1", NormKind.PROVISION, start=START, changes=(Change(Effect.VOID, ("3",)),)
    )
    assert statuses(voids, PROMISE, entitled, claims=()) == [Status.TRIGGERED, Status.IN_FORCE]


def test_what_ended_a_clause_ends_its_instances_to_come_whatever_else_befalls_them() -> None:
    thing = Slot(None, "thing")
    delivered = Occurred(act("deliver", named("North"), object=thing))
    fires = consequence("1", delivered, Effect.LAPSE, "2", start=START, variables=("thing",))
    suspends = consequence("3", delivered, Effect.SUSPEND, "1", start=START, variables=("thing",))
    ends = consequence("4", Occurred(act("shell", named("South"))), Effect.END, "1", start=START)
    brought = did("R2", "2031-03-01", "North", "deliver", object="tractor:1")
    said = statuses(fires, PROMISE, suspends, ends, claims=(SHELLED, brought))
    assert said[:2] == [Status.NOT_MET, Status.IN_FORCE]
    said = statuses(fires, PROMISE, suspends, ends, claims=(brought,))
    assert said[:2] == [Status.TRIGGERED, Status.LAPSED]


def test_an_agreement_ends_in_time_for_whoever_hears_when_it_began_from_its_body_alone() -> None:
    """Nobody else knows of that beginning, and so of the instant at which the end comes."""
    entered = OnceTrue(InState((AGREEMENT,), State.IN_FORCE))
    patrols = Duty(
        act("patrol", named("North")),
        frequency=Bound(Comparison.FEWER_THAN, 2, "times"),
        period=Period(Length(1, "month")),
    )
    panel = Decider(needed=False, names=("Panel",))
    rule = Rule("1", "1", "1", NormKind.REPEAT, duty=patrols, decider=panel)
    program = Program((rule,), termination=Reached(After(Length(9, "day"), entered)))
    found = Claim(
        "R1", ClaimKind.EVENT, "entry into force", happened=moment("2031-02-01"),
        author="Panel", finding=True,
    )  # fmt: skip
    world = World(pl.Series([False]), competent=pl.Series([True]))
    (said,) = verdicts_on(program, (found,), world)
    assert (said.status, said.since) == (Status.KEPT, moment("2031-02-10").first)


def test_a_power_used_before_entry_into_force_had_its_effect_then() -> None:
    power = duty(
        "1", NormKind.POWER, act("denounce", named("North")),
        changes=(Change(Effect.VOID, ("2",)),),
    )  # fmt: skip
    used = did("R1", "2031-02-01", "North", "denounce")
    entered = Claim("R2", ClaimKind.EVENT, "entry into force", happened=moment("2031-03-01"))
    assert statuses(power, PROMISE, claims=(used, entered)) == [Status.OF_NO_EFFECT, Status.VOID]
    later = replace(used, happened=moment("2031-04-01"))
    assert statuses(power, PROMISE, claims=(later, entered)) == [Status.EXERCISED, Status.VOID]
    assert statuses(power, PROMISE, claims=(entered,)) == [Status.NOT_EXERCISED, Status.IN_FORCE]


def test_a_declared_status_is_that_of_whoever_is_bound_whoever_he_counts_for_elsewhere() -> None:
    counting = Slot(None, BEARER, counts_as=(("South", "League"),))
    recognises = Rule(
        "1", "1", "1", NormKind.DECLARATION, start=START, variables=(BEARER,), bearer=BEARER,
        bearers=("North", "South"), changes=(Change(Effect.GRANT, (), "recognised", counting),),
    )  # fmt: skip
    assert statuses(recognises, claims=()) == [Status.IN_FORCE] * 2
    revokes = Rule(
        "2", "2", "2", NormKind.DECLARATION, start=At(*moment("2031-03-01")),
        changes=(Change(Effect.REVOKE, (), "recognised", named("South")),),
    )  # fmt: skip
    said = statuses(recognises, revokes, claims=())
    assert said == [Status.IN_FORCE, Status.REVOKED, Status.IN_FORCE]


def test_a_status_is_asked_for_of_members_and_of_one_told_apart_by_a_number() -> None:
    of_members = Slot(frozenset({"North", "South"}), "who", counts_as=(("South", "League"),))
    of_the_first = Slot(frozenset({"prisoner"}), identity="1")
    for subject, fitting, other in (
        (of_members, "South", "East"),
        (of_the_first, "prisoner:1", "prisoner:2"),
    ):
        lapses = consequence(
            "1", HasStatus("released", subject), Effect.LAPSE, "2", start=START,
            variables=() if subject.variable is None else (subject.variable,),
        )  # fmt: skip
        for who, expected in ((fitting, Status.LAPSED), (other, Status.IN_FORCE)):
            told = Claim(
                "R1", ClaimKind.STATUS, "released", instance(who), happened=moment("2031-02-01")
            )
            said = verdicts(lapses, PROMISE, claims=(told,))
            assert said[-1].status is expected
            assert who != "South" or said[0].instance == (("who", instance("League")),)


def test_what_the_beginning_of_an_agreement_brings_about_is_brought_about_once() -> None:
    """By its own words it began with a strike; that it began later is reported afterwards."""
    begins = Rule("1", "1", "1", NormKind.PROVISION)
    program = Program((begins,), entry=Occurred(act("strike", named("North"))))
    strike = did("R1", "2031-02-01", "North", "strike")
    entered = Claim("R2", ClaimKind.EVENT, "entry into force", happened=moment("2031-03-01"))
    for claims in ((strike,), (strike, entered)):
        (said,) = verdicts_on(program, claims, World())
        assert (said.status, said.since) == (Status.TRIGGERED, moment("2031-02-01").first)
        assert len(said.episodes) == 1
