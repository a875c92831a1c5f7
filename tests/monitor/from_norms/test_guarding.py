"""A trigger that nothing brings in is refused, with a rewrite that works."""

import pytest
from monitor.from_norms.sentences import program_of

from servanda.monitor.program import Undetermined

UNGUARDED = (
    "If a State does not release a prisoner, then [2] lapses",
    "If a State does not release a prisoner within 10 days, then [2] lapses",
    "Whenever Northland has not released a prisoner, Northland must pay compensation to Southland",
    "If a State fails to release a prisoner, as found by Commission, then [2] is suspended",
)
GUARDED = (
    "Whenever a State captures a prisoner and that State does not release that prisoner within 30 "
    "days, then [2] lapses"
)
SECOND = "Northland may station troops in valley"


@pytest.mark.parametrize("sentence", UNGUARDED)
def test_what_is_named_only_in_what_is_not_done_is_refused(sentence: str) -> None:
    program, findings = program_of(sentence, SECOND)
    (finding,) = findings
    assert finding.code == "unguarded-negation"
    assert "prisoner" in finding.message
    assert finding.span is not None
    trigger = program.rules[0].trigger
    assert trigger is not None
    assert isinstance(trigger.condition, Undetermined)


@pytest.mark.parametrize("sentence", UNGUARDED)
def test_the_rewrite_that_is_offered_works(sentence: str) -> None:
    _, (finding,) = program_of(sentence, SECOND)
    assert finding.fix is not None
    rewrite = finding.fix.title.removeprefix("For instance: ")
    program, findings = program_of(" ".join(rewrite.rstrip(".").split()), SECOND)
    assert not findings
    trigger = program.rules[0].trigger
    assert trigger is not None
    assert trigger.each_time
    assert "prisoner" in program.rules[0].variables


@pytest.mark.parametrize(
    "sentence",
    [
        GUARDED,
        "If Northland does not release prisoners, then [2] lapses",
        "If Northland has not released all prisoners by signature, then [2] lapses",
        'If a State launches a missile and this is not "without cause", then [2] lapses',
        "If [2] is not in force, then [2] does not apply",
    ],
)
def test_what_is_brought_in_or_names_nothing_variable_is_taken(sentence: str) -> None:
    _, findings = program_of(sentence, SECOND)
    assert not [finding for finding in findings if finding.code != "circle-in-an-instant"]


def test_what_is_not_so_and_nothing_else_has_no_moment() -> None:
    _, findings = program_of("If [2] is not complete, then [2] lapses", SECOND)
    assert [finding.code for finding in findings] == ["no-moment"]


def test_of_parties_that_are_all_named_each_is_named_for_himself() -> None:
    sentence = (
        "If a signatory has not released all prisoners by signature, as found by Commission, then "
        "that signatory must pay compensation to Union, within 30 days"
    )
    _, (finding,) = program_of(sentence)
    assert finding.code == "unguarded-negation"
    assert finding.fix is not None
    rewrite = " ".join(finding.fix.title.removeprefix("For instance: ").rstrip(".").split())
    assert "Northland has not released" in rewrite
    program, findings = program_of(rewrite)
    assert not findings
    assert program.rules[1].bearers == ("Northland",)


def test_the_end_of_the_agreement_is_guarded_too() -> None:
    sentence = "If Northland does not release a prisoner, then this agreement ends"
    program, (finding,) = program_of(sentence)
    assert finding.code == "unguarded-negation"
    assert isinstance(program.termination, Undetermined)
