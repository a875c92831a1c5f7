"""What sentences come to: who, what, when, and what follows."""

from monitor.from_norms.sentences import program_of, rule_of, rules_of

from servanda.evidence.claim import ClaimKind
from servanda.instrument.pact.syntax import Comparison
from servanda.monitor.program import (
    AGREEMENT,
    BEARER,
    After,
    All,
    AnyOf,
    At,
    Bearing,
    Bound,
    Decider,
    Effect,
    Fired,
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


# ---- what follows ------------------------------------------------------------------------------


def test_a_new_duty_follows_its_consequence() -> None:
    rules = rules_of(
        "If Northland invades Southland, as found by Commission, then [2] is suspended, for 30 "
        "days",
        "Southland may station troops in valley",
        "If a signatory invades a State, as found by (not stated), then that signatory must pay "
        "compensation to that State, within 60 days",
    )
    assert rules["1"].decider == Decider(needed=True, names=("Commission",))
    assert rules["1"].changes[0].until == After(Length(30, "day"))
    assert rules["3"].decider == Decider(needed=True)
    follows = rules["3:1"]
    assert follows.trigger is not None
    assert follows.trigger.condition == Fired("3")
    assert follows.variables == ("signatory", "State")
    assert follows.due == After(Length(60, "day"))


def test_failing_which_follows_a_breach_by_the_same_bearer() -> None:
    rules = rules_of(
        "Each signatory must release prisoners, by 2026, failing which that signatory must pay "
        "compensation to Union"
    )
    failing = rules["1:failing"]
    assert failing.trigger is not None
    assert failing.trigger.condition == InState(
        ("1",), State.BREACHED, same=((BEARER, "signatory"),)
    )
    assert rules["1:1"].bearer == "signatory"
    assert rules["1:1"].due is None


def test_a_breach_by_somebody_asks_every_rule_for_its_bearer() -> None:
    rules = rules_of(
        "If a signatory breaches [2], as found by Commission, then that signatory must pay "
        "compensation to Union",
        "Each signatory must release prisoners, by 2026",
    )
    trigger = rules["1"].trigger
    assert trigger is not None
    assert isinstance(trigger.condition, AnyOf)
    *_, state = trigger.condition.parts
    assert isinstance(state, InState)
    assert state.rules == ("2",)
    assert state.by.variable == "signatory"


def test_a_power_changes_what_it_is_over() -> None:
    rules = rules_of(
        "Commission has the power to suspend [2], with notice of 30 days",
        "Southland may station troops in valley",
        "Any signatory may terminate this agreement, with notice of 90 days",
    )
    power = rules["1"]
    assert power.duty is not None
    assert (power.duty.act.kind, power.duty.act.clause) == (ClaimKind.EFFECT, "2")
    assert (power.changes[0].effect, power.changes[0].rules) == (Effect.SUSPEND, ("2",))
    assert power.notice == Length(30, "day")
    assert rules["3"].changes[0].rules == (AGREEMENT,)


def test_a_permission_prevails_over_a_prohibition() -> None:
    rules = rules_of(
        "Northland must not station troops in valley, from 2026",
        "Northland may station troops in mill, notwithstanding [1]",
        "Southland must not station troops in valley, from 2026, subject to [4]",
        "Southland may station troops in mill",
    )
    assert rules["1"].yields_to == ("2",)
    assert rules["3"].yields_to == ("4",)


def test_a_declaration_grants_a_status_and_what_is_lost_ends() -> None:
    rules = rules_of(
        "The signatories declare that Northport is demilitarised",
        "Guarantor guarantees Northland compensation",
        "If Northland invades Southland, as found by Commission, then Northland loses compensation",
    )
    (change,) = rules["1"].changes
    assert (change.effect, change.status) == (Effect.GRANT, "demilitarised")
    assert rules["3"].changes[0].rules == ("2",)


def test_the_duty_that_matches_a_right_lies_on_whom_it_is_from() -> None:
    program, findings = program_of(
        "Northland is entitled to compensation from Southland, amount USD 5 million, by 2026"
    )
    right, duty = program.rules
    assert right.duty is None
    assert (duty.parent, duty.bearers) == ("1", ("Southland",))
    assert duty.due is not None
    # No report can be written with a verb that is not declared.
    assert [finding.code for finding in findings] == ["verb-not-declared"]


# ---- the agreement -----------------------------------------------------------------------------


def test_entry_into_force_and_end() -> None:
    program, findings = program_of(
        "This agreement enters into force, on signature",
        "This agreement remains in force, for 10 years from entry into force",
    )
    assert not findings
    assert isinstance(program.entry, Occurred)
    assert program.termination is not None
    nothing, _ = program_of("Northland may station troops in valley")
    assert (nothing.entry, nothing.termination) == (None, None)


def test_rules_in_a_circle_are_one_stratum_and_at_once_a_finding() -> None:
    program, findings = program_of(
        "If [2] is suspended, then [3] is suspended",
        "If [3] is suspended, then [2] is reinstated",
        "Northland may station troops in valley",
    )
    assert ("1", "2", "3") in program.strata
    assert [finding.code for finding in findings] == ["circle-in-an-instant"]


def test_that_takes_up_what_was_brought_in() -> None:
    _, findings = program_of("Northland must release that prisoner, by 2026")
    assert [finding.code for finding in findings] == ["nothing-to-take-up"]


def test_phrases_that_no_report_is_held_to_are_named() -> None:
    rule = rule_of(
        "Northland must pay compensation to Union, amount USD 5 million, paid by Eastland, by 2026"
    )
    assert rule.assumptions == ("“paid by Eastland” is left to those who report and find",)


def test_what_follows_where_a_duty_is_not_done_needs_no_other_finding() -> None:
    rules = rules_of(
        "Whenever a State captures a prisoner, Commission must release that prisoner, within 30 "
        "days, failing which [2] is suspended",
        "Northland may station troops in valley",
    )
    assert rules["1:failing"].decider == Decider(needed=False)
    assert rules["1:failing"].changes[0].rules == ("2",)


def test_what_only_one_of_two_conditions_brings_in_is_not_told_apart() -> None:
    rules = rules_of(
        "If a State invades Northland or Southland launches missiles, as found by Commission, then "
        "that State must pay compensation to Union"
    )
    assert rules["1"].variables == ()
    assert rules["1:1"].assumptions == ("which State is meant is not told apart",)


def test_until_a_clause_is_no_longer_in_force_is_until_it_is_suspended_or_ends() -> None:
    rules = rules_of(
        "Northland must observe embargo, until [2] is not in force",
        "Northland may station troops in valley",
    )
    end = rules["1"].end
    assert isinstance(end, OnceTrue)
    assert isinstance(end.condition, AnyOf)
    assert InState(("2",), State.SUSPENDED) in end.condition.parts


def test_members_that_are_not_stated_are_named_as_a_hole() -> None:
    rule = rule_of("League must not station troops in valley, from 2026")
    assert rule.assumptions == ("who the members of League are is not stated",)


def test_words_right_after_a_name_say_which_one_it_is() -> None:
    rule = rule_of('Northland must release prisoner "7", by 2026-03-01')
    assert rule.duty is not None
    (role,) = rule.duty.act.roles
    assert role[1].identity == "7"


def test_of_two_objects_the_first_is_to_whom() -> None:
    rule = rule_of("Guarantor must grant Northland security guarantee, by 2026")
    assert rule.duty is not None
    assert dict(rule.duty.act.roles)["to"].names == frozenset({"Northland"})
