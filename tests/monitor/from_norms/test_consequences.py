"""What follows from conditions, breaches and powers, and when the agreement begins and ends."""

from monitor.from_norms.sentences import program_of, rule_of, rules_of

from servanda.evidence.claim import ClaimKind
from servanda.monitor.program import (
    AGREEMENT,
    BEARER,
    After,
    AnyOf,
    Decider,
    Effect,
    Fired,
    InState,
    Length,
    Occurred,
    OnceTrue,
    State,
)

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
