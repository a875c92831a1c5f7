"""What sentences come to: who is bound, to what, and when."""

from monitor.from_norms.sentences import rule_of, rules_of

from servanda.evidence.claim import ClaimKind
from servanda.instrument.pact.syntax import Comparison
from servanda.monitor.program import (
    AGREEMENT,
    BEARER,
    After,
    All,
    At,
    Bearing,
    Bound,
    InState,
    Length,
    Occurred,
    Omitted,
    OnceTrue,
    Period,
    State,
    Unstated,
    Within,
)
from servanda.vocabulary.calendar import moment

# ---- who ---------------------------------------------------------------------------------------


def test_one_who_is_named_is_bound() -> None:
    rule = rule_of("Northland must release prisoners, by 2026-03-31")
    assert (rule.variables, rule.bearers, rule.bearer) == ((BEARER,), ("Northland",), BEARER)
    assert rule.duty is not None
    assert rule.duty.act.subject.names == frozenset({"Northland"})
    assert rule.duty.act.subject.variable is None
    assert rule.duty.failure is not None
    assert rule.duty.failure.negated
    day = moment("2026-03-31")
    assert rule.due == At(day.first, day.last)


def test_each_of_several_is_bound_alone_unless_jointly() -> None:
    rule = rule_of("Each signatory must release prisoners, by 2026-03-31")
    assert rule.bearers == ("Northland", "Southland")
    assert rule.bearing is Bearing.EACH
    assert rule.duty is not None
    assert rule.duty.act.subject.variable == BEARER
    together = rule_of("Northland and Southland must build a bridge, jointly, by 2026")
    assert (together.bearing, together.variables) == (Bearing.JOINTLY, ())
    either = rule_of("Northland or Southland must build a bridge, by 2026")
    assert either.bearing is Bearing.ANY


def test_what_a_member_does_counts_for_the_collective_that_is_bound() -> None:
    rule = rule_of("Union must not station troops in valley, from 2026")
    assert rule.duty is not None
    assert rule.duty.act.subject.names == frozenset({"Union", "Eastland", "Westland"})
    two = rule_of("Union and Northland must not station troops in valley, from 2026")
    assert two.duty is not None
    assert two.duty.act.subject.counts_as == (("Eastland", "Union"), ("Westland", "Union"))
    members = rule_of("Each member of Union must pay compensation to Northland, by 2026")
    assert members.bearers == ("Eastland", "Westland")


def test_a_class_binds_whoever_occurs() -> None:
    rule = rule_of("Each State must not station troops in valley, from 2026")
    assert (rule.variables, rule.bearers) == ((BEARER,), ())
    nobody = rule_of("(not stated) must observe embargo, at all times from 2026")
    assert nobody.duty is not None
    slot = nobody.duty.act.subject
    assert (slot.names, slot.variable, slot.unstated) == (None, BEARER, True)
    assert "who is bound is not stated" in nobody.assumptions


def test_where_several_are_bound_a_breach_of_unknown_doer_is_nobody_s_in_particular() -> None:
    rule = rule_of("Northland and Southland must not launch missiles, from 2026")
    assert rule.duty is not None
    assert rule.duty.act.subject.unstated
    sides = dict(rule.duty.act.roles)
    assert sides["between"].names == sides["and"].names == frozenset({"Northland", "Southland"})
    assert sides["between"].unstated
    alone = rule_of("Northland must not launch missiles, from 2026")
    assert alone.duty is not None
    assert not alone.duty.act.subject.unstated


def test_no_one_may_is_a_prohibition_that_an_exception_per_state_lifts() -> None:
    rules = rules_of(
        "Once Guarantor grants a State security guarantee, Guarantor guarantees that State "
        "security guarantee",
        "No State may claim compensation, unless [1] is in force",
        "If a State invades Northland, as found by (not applicable), then [1] lapses",
    )
    assert rules["1"].variables == (BEARER, "State")
    assert rules["2"].exception == InState(("1",), State.IN_FORCE, same=(("State", BEARER),))
    assert rules["3"].variables == ("State",)
    assert rules["3"].changes[0].rules == ("1",)
    assert not rules["3"].decider.needed


# ---- what --------------------------------------------------------------------------------------


def test_inner_places_and_further_roles_fit() -> None:
    rule = rule_of("Northland must not station troops in valley, from 2026")
    assert rule.duty is not None
    assert dict(rule.duty.act.roles)["in"].names == frozenset({"valley", "mill"})


def test_a_list_to_be_done_is_each_of_it_and_a_list_forbidden_any_of_it() -> None:
    rule = rule_of("Northland must build a bridge and a road, by 2026")
    assert rule.duty is not None
    assert [dict(p.roles)[""].names for p in (rule.duty.act, *rule.duty.also)] == [
        frozenset({"bridge"}),
        frozenset({"road"}),
    ]
    forbidden = rule_of("Northland must not build a bridge and a road, from 2026")
    assert forbidden.duty is not None
    assert dict(forbidden.duty.act.roles)[""].names == frozenset({"bridge", "road"})


def test_all_of_a_kind_asks_for_a_report_of_all() -> None:
    rule = rule_of("Northland must release all prisoners, by 2026")
    assert rule.duty is not None
    assert rule.duty.act.every == {""}


def test_a_limit_is_in_the_unit_of_its_measure() -> None:
    rule = rule_of("Northland must keep range of missiles at most 300 km, from 2026")
    assert rule.limit is not None
    assert rule.limit.bound == Bound(Comparison.AT_MOST, 300.0, "km")
    assert rule.limit.measure.subject.unstated
    total = rule_of("Northland must keep stock of boats at most 5 boats in total each year")
    assert total.limit is not None
    assert total.limit.period == Period(Length(1, "year"))
    open_bound = rule_of("Northland must keep stock of boats at most (not stated), from 2026")
    assert open_bound.limit is not None
    assert open_bound.limit.bound.value is None
    assert "how much is not stated" in open_bound.assumptions


def test_how_often_and_how_much() -> None:
    often = rule_of("Northland must not launch missiles more than 3 times in any 30 days")
    assert often.duty is not None
    assert often.duty.frequency == Bound(Comparison.MORE_THAN, 3.0, "times")
    assert often.duty.period == Period(Length(30, "day"), rolling=True)
    again = rule_of("Northland must submit a report to Southland, every 90 days")
    assert again.duty is not None
    assert again.duty.period == Period(Length(90, "day"))
    much = rule_of("Northland must release at least 50 prisoners, by 2026")
    assert much.duty is not None
    assert much.duty.amount == Bound(Comparison.AT_LEAST, 50.0, "prisoner")
    money = rule_of("Northland must pay compensation to Southland, amount USD 5 million, by 2026")
    assert money.duty is not None
    assert money.duty.amount == Bound(Comparison.AT_LEAST, 5_000_000.0, "USD")


def test_an_expectation_that_something_is_not_done_is_met_by_its_not_being_done() -> None:
    rule = rule_of("Northland is expected not to launch missiles")
    assert rule.duty is not None
    assert rule.duty.act.negated
    assert rule.duty.failure is not None
    assert not rule.duty.failure.negated


# ---- when --------------------------------------------------------------------------------------


def test_so_long_after_what_happened_or_after_the_trigger() -> None:
    rule = rule_of("Northland must release prisoners, within 30 days of signature")
    assert isinstance(rule.due, After)
    assert isinstance(rule.due.of, OnceTrue)
    assert isinstance(rule.due.of.condition, Occurred)
    assert rule.due.of.condition.pattern.kind is ClaimKind.EVENT
    triggered = rule_of(
        "Whenever a supplier pledges a consignment, that supplier must deliver that consignment, "
        "within 30 days"
    )
    assert triggered.due == After(Length(30, "day"))
    assert triggered.variables == ("supplier", "consignment")
    assert triggered.bearer == "supplier"
    assert not triggered.assumptions
    nothing = rule_of("Northland must release prisoners, within 30 days of (not stated)")
    assert isinstance(nothing.due, Unstated)


def test_from_and_until() -> None:
    rule = rule_of(
        "Each State must not station troops in valley, from entry into force until the end of "
        "this agreement"
    )
    assert rule.start == OnceTrue(InState((AGREEMENT,), State.IN_FORCE))
    assert rule.end == OnceTrue(InState((AGREEMENT,), State.TERMINATED))
    years = rule_of("Northland must not launch missiles, for 10 years from 2026-01-01")
    assert isinstance(years.end, After)
    assert years.end.of == years.start


def test_only_after_a_clause_is_after_its_completion() -> None:
    rules = rules_of(
        "Northland must release prisoners, by 2026",
        "Southland must withdraw troops, only after [1]",
    )
    assert rules["2"].start == OnceTrue(InState(("1",), State.COMPLETE))


def test_what_is_left_undone_after_something_is_counted_from_it() -> None:
    rule = rules_of(
        "Whenever a State captures a prisoner and that State does not release that prisoner within "
        "30 days, then [2] lapses",
        "Northland may station troops in valley",
    )["1"]
    assert rule.trigger is not None
    assert isinstance(rule.trigger.condition, All)
    captured, omitted = rule.trigger.condition.parts
    assert isinstance(omitted, Omitted)
    assert omitted.window == Within(Length(30, "day"), of=OnceTrue(captured))
