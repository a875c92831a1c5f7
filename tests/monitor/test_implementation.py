"""How far clauses are carried out: levels that follow from the parts of a norm, over time."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from monitor.programs import act, consequence, day, did, duty, end_of, named

from servanda.evidence.claim import Claim, Quantity
from servanda.evidence.table import table_from
from servanda.instrument.pact.syntax import Comparison
from servanda.monitor.engine import by_reference
from servanda.monitor.history import past
from servanda.monitor.implementation import (
    ON_THE_SCALE,
    Clause,
    Gauge,
    Level,
    ViewImplementation,
    clauses,
    implementations,
)
from servanda.monitor.implementation.gauges import Counted
from servanda.monitor.implementation.level import level_of_parts
from servanda.monitor.program import (
    BEARER,
    At,
    Bearing,
    Bound,
    Effect,
    Length,
    Occurred,
    Period,
    Program,
    Rule,
    Slot,
    Trigger,
)
from servanda.monitor.reference import judge
from servanda.monitor.verdict import Status, Verdict
from servanda.monitor.world import Instants, World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import as_date, moment

FROM = At(*moment("2031-01-01"))
BY = At(*moment("2031-06-30"))
AS_OF = "2031-12-31"


def carried_out(
    *rules: Rule, claims: Sequence[Claim] = (), as_of: str = AS_OF, world: World | None = None
) -> dict[str, Clause]:
    program, table, end = Program(rules), table_from(claims), end_of(as_of)
    where = world or World()
    told = past(lambda at: judge(program, claims, where, at), end)
    return {clause.clause: clause for clause in clauses(program, told, table, Instants.FIRST)}


def steps(clause: Clause) -> list[tuple[str | None, Level]]:
    """From which day on each level holds; changes that are no change of level left out."""
    found: list[tuple[str | None, Level]] = []
    for step in clause.steps:
        if not found or found[-1][1] is not step.level:
            found.append((None if step.start is None else as_date(step.start), step.level))
    return found


def achieve(asked: str = "withdraw", **more: object) -> Rule:
    parts = {"start": FROM, "due": BY, **more}
    return duty("1", NormKind.ACHIEVE, act(asked), **parts)


def paid(label: str, when: str, amount: float, unit: str = "USD") -> Claim:
    return did(label, when, "North", "pay", told={"quantity": Quantity(amount, amount, unit)})


def test_one_act_is_done_or_it_is_not() -> None:
    found = carried_out(achieve(), claims=[did("R1", "2031-03-01", "North", "withdraw")])
    assert steps(found["1"]) == [
        (None, Level.NOT_ASKED), ("2031-01-01", Level.NOT_BEGUN), ("2031-03-01", Level.COMPLETE),
    ]  # fmt: skip
    assert found["1"].steps[-1].reports == ("R1",)


def test_done_too_late_is_done_all_the_same() -> None:
    found = carried_out(achieve(), claims=[did("R1", "2031-09-01", "North", "withdraw")])
    assert steps(found["1"])[-1] == ("2031-09-01", Level.COMPLETE)


def test_an_amount_is_minimal_below_half_of_it_and_intermediate_from_then_on() -> None:
    asked = achieve("pay", amount=Bound(Comparison.AT_LEAST, 100, "USD"))
    claims = [
        paid("R1", "2031-02-01", 20),
        paid("R2", "2031-03-01", 30),
        paid("R3", "2031-04-01", 50),
    ]
    clause = carried_out(asked, claims=claims)["1"]
    assert steps(clause)[1:] == [
        ("2031-01-01", Level.NOT_BEGUN),
        ("2031-02-01", Level.MINIMAL),
        ("2031-03-01", Level.INTERMEDIATE),
        ("2031-04-01", Level.COMPLETE),
    ]
    half = clause.at(day("2031-03-15"))
    assert half is not None
    assert half.gauges == (Gauge(Counted.AMOUNT, 50, 100, "USD"),)
    assert half.reports == ("R2",)


def test_of_an_amount_that_is_not_stated_no_half_is_known() -> None:
    asked = achieve("pay", amount=Bound(Comparison.AT_LEAST, None, "USD"))
    found = carried_out(asked, claims=[paid("R1", "2031-02-01", 10**9)])
    assert steps(found["1"])[-1] == ("2031-02-01", Level.MINIMAL)


def test_bound_jointly_each_who_acts_counts() -> None:
    names = ("North", "South", "West")
    asked = replace(
        achieve(bearers=names, bearing=Bearing.JOINTLY, variables=()),
        duty=replace(achieve().duty, act=act("withdraw", named(*names))),  # type: ignore[type-var]
    )
    claims = [
        did("R1", "2031-02-01", "North", "withdraw"),
        did("R2", "2031-03-01", "South", "withdraw"),
        did("R3", "2031-04-01", "West", "withdraw"),
    ]
    assert steps(carried_out(asked, claims=claims)["1"])[2:] == [
        ("2031-02-01", Level.MINIMAL),
        ("2031-03-01", Level.INTERMEDIATE),
        ("2031-04-01", Level.COMPLETE),
    ]


def test_bound_each_the_clause_has_a_part_for_each() -> None:
    asked = replace(
        achieve(bearers=("North", "South")),
        duty=replace(achieve().duty, act=act("withdraw", named("North", "South", variable=BEARER))),  # type: ignore[type-var]
    )
    clause = carried_out(asked, claims=[did("R1", "2031-02-01", "South", "withdraw")])["1"]
    assert steps(clause)[-1] == ("2031-02-01", Level.INTERMEDIATE)
    assert clause.steps[-1].gauges == (Gauge(Counted.PARTS, 1, 2),)


def test_a_repeated_duty_is_complete_while_no_period_was_missed_and_declines_when_one_was() -> None:
    asked = duty("1", NormKind.REPEAT, act("report"), start=FROM, period=Period(Length(1, "month")))
    claims = [did(f"R{month}", f"2031-{month:02}-10", "North", "report") for month in (1, 2, 4)]
    clause = carried_out(asked, claims=claims, as_of="2031-04-30")["1"]
    assert steps(clause)[1:] == [
        ("2031-01-01", Level.NOT_BEGUN),
        ("2031-01-10", Level.COMPLETE),
        ("2031-04-01", Level.INTERMEDIATE),  # March has run out without a report
    ]
    assert clause.steps[-1].gauges == (Gauge(Counted.PERIODS, 3, 4),)


def test_the_stages_of_a_clause_are_its_parts() -> None:
    stages = [replace(achieve(f"stage {n}"), id=f"1/{n}", clause="1") for n in (1, 2, 3)]
    claims = [
        did("R1", "2031-02-01", "North", "stage 1"),
        did("R2", "2031-03-01", "North", "stage 2"),
    ]
    assert steps(carried_out(*stages, claims=claims)["1"])[1:] == [
        ("2031-01-01", Level.NOT_BEGUN),
        ("2031-02-01", Level.MINIMAL),
        ("2031-03-01", Level.INTERMEDIATE),
    ]


def test_what_hangs_on_a_condition_is_not_asked_until_the_condition_is_met() -> None:
    asked = achieve(trigger=Trigger(Occurred(act("ratify", Slot()))), start=None, due=None)
    claims = [
        did("R1", "2031-05-01", "South", "ratify"),
        did("R2", "2031-06-01", "North", "withdraw"),
    ]
    assert steps(carried_out(asked, claims=claims)["1"]) == [
        (None, Level.NOT_ASKED),
        ("2031-05-01", Level.NOT_BEGUN),
        ("2031-06-01", Level.COMPLETE),
    ]


def test_a_new_occasion_lowers_what_was_complete() -> None:
    captured = act("capture", object=named("prisoner", variable="prisoner"))
    asked = duty(
        "1", NormKind.ACHIEVE, act("release", object=named("prisoner", variable="prisoner")),
        variables=(BEARER, "prisoner"), start=None,
        trigger=Trigger(Occurred(captured), each_time=True),
    )  # fmt: skip
    claims = [
        did("R1", "2031-02-01", "North", "capture", object="prisoner:1"),
        did("R2", "2031-03-01", "North", "release", object="prisoner:1"),
        did("R3", "2031-04-01", "North", "capture", object="prisoner:2"),
    ]
    assert [level for _, level in steps(carried_out(asked, claims=claims)["1"])][1:] == [
        Level.NOT_BEGUN, Level.COMPLETE, Level.INTERMEDIATE,
    ]  # fmt: skip


def test_what_lapsed_is_no_longer_asked_and_what_was_done_before_stays_done() -> None:
    lapses = consequence("2", Occurred(act("leave", Slot())), Effect.LAPSE, "1", start=FROM)
    left = did("R9", "2031-05-01", "South", "leave")
    done = did("R1", "2031-03-01", "North", "withdraw")
    undone = carried_out(achieve(), lapses, claims=[left])["1"]
    assert steps(undone)[-1][1] is Level.NO_LONGER_ASKED
    assert undone.steps[-1].start == day("2031-05-01") + 1
    earlier = carried_out(achieve(), lapses, claims=[done, left])["1"]
    assert steps(earlier)[-1] == ("2031-03-01", Level.COMPLETE)


def test_a_clause_that_asks_for_no_act_is_outside_the_scale() -> None:
    truce = duty("1", NormKind.PROHIBITION, act("attack"), start=FROM)
    kept = carried_out(truce)["1"]
    assert kept.steps == ()
    assert kept.others[0].statuses == ((Status.KEPT_SO_FAR, ("North",)),)
    broken = carried_out(truce, claims=[did("R1", "2031-02-01", "North", "attack")])["1"]
    assert broken.others[0].statuses == ((Status.BREACHED, ("North",)),)


def view_of(rules: Sequence[Rule], claims: Sequence[Claim], *worlds: World) -> ViewImplementation:
    program, table = Program(tuple(rules)), table_from(claims)

    def judge_worlds(asked: Sequence[World], at: int) -> Sequence[tuple[Verdict, ...]]:
        return by_reference(program, table, asked, at)

    (found,) = implementations(program, judge_worlds, table, [("a view", worlds)], end_of(AS_OF))
    return found


def test_where_a_view_leaves_it_open_both_levels_are_said() -> None:
    claims = [did("R1", "2031-03-01", "North", "withdraw")]
    table = table_from(claims)
    denied = World(accepted=table["report"] != "R1")
    found = view_of([achieve()], claims, World(), denied)
    assert found.clauses[0].steps[-1].levels == (Level.NOT_BEGUN, Level.COMPLETE)
    assert found.distribution == {None: 1}


def test_what_is_known_to_the_day_is_not_open_for_that_day() -> None:
    claims = [did("R1", "2031-03-01", "North", "withdraw")]
    found = view_of([achieve()], claims, World(), World(instants=Instants.LAST))
    assert [(step.start, step.levels) for step in found.clauses[0].steps] == [
        (None, (Level.NOT_ASKED,)),
        (day("2031-01-01"), (Level.NOT_BEGUN,)),
        (day("2031-03-01"), (Level.COMPLETE,)),
    ]


def test_what_is_known_to_the_month_is_open_for_that_month() -> None:
    claims = [did("R1", "2031-03", "North", "withdraw")]
    found = view_of([achieve()], claims, World(), World(instants=Instants.LAST))
    assert [(step.start, step.levels) for step in found.clauses[0].steps[2:]] == [
        (day("2031-03-01"), (Level.NOT_BEGUN, Level.COMPLETE)),
        (end_of("2031-03-31"), (Level.COMPLETE,)),
    ]


def test_clauses_are_counted_by_level_and_never_summed_up() -> None:
    rules = [
        replace(achieve(), id="1", clause="1"),
        replace(achieve("release"), id="2", clause="2"),
        replace(achieve("open"), id="3", clause="3"),
        replace(duty("4", NormKind.PROHIBITION, act("attack")), start=FROM),
    ]
    found = view_of(rules, [did("R1", "2031-03-01", "North", "withdraw")], World())
    assert found.distribution == {Level.NOT_BEGUN: 2, Level.COMPLETE: 1}
    assert [clause.clause for clause in found.outside] == ["4"]


@given(st.dictionaries(st.sampled_from(list(Level)), st.integers(1, 50), min_size=1))
def test_the_level_of_a_clause_lies_among_those_of_its_parts(parts: dict[Level, int]) -> None:
    found = level_of_parts(parts)
    asked = [level for level in ON_THE_SCALE if level in parts]
    if asked:
        places = [place(level) for level in asked]
        assert min(places) <= place(found) <= max(places)
    else:
        assert found in parts


@given(
    st.dictionaries(st.sampled_from(ON_THE_SCALE), st.integers(1, 9), min_size=1),
    st.sampled_from(ON_THE_SCALE[:-1]),
)
def test_carrying_a_part_further_never_lowers_the_clause(
    parts: dict[Level, int], moved: Level
) -> None:
    if moved not in parts:
        return
    further = ON_THE_SCALE[ON_THE_SCALE.index(moved) + 1]
    after = {**parts, moved: parts[moved] - 1, further: parts.get(further, 0) + 1}
    assert place(level_of_parts(after)) >= place(level_of_parts(parts))


def place(level: Level) -> int:
    assert level.scale is not None
    return level.scale
