"""Every norm of every example becomes a rule."""

from pathlib import Path

import pytest

from servanda.findings import Severity, Text
from servanda.instrument.from_text import read_pact
from servanda.monitor.from_norms import program_from
from servanda.monitor.program import Fired
from servanda.norms import Agreement, NormKind, agreement_from

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*/*.pact.md"))
WITHOUT_RULE = {NormKind.DEFINITION, NormKind.PROVISION}


def read(path: Path) -> Agreement:
    return agreement_from(read_pact(Text(path.name, path.read_text("utf-8"))))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_norm_has_its_rule_and_no_reading_is_refused(path: Path) -> None:
    agreement = read(path)
    program, findings = program_from(agreement)
    expected = [norm.id for norm in agreement.norms if norm.kind not in WITHOUT_RULE]
    assert [rule.id for rule in program.rules] == expected
    assert not [finding for finding in findings if finding.severity is Severity.MISTAKE]
    assert sorted(name for stratum in program.strata for name in stratum) == sorted(expected)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_rule_asks_something_or_does_something(path: Path) -> None:
    agreement = read(path)
    program, _ = program_from(agreement)
    triggers = [rule.trigger.condition for rule in program.rules if rule.trigger is not None]
    fired = {condition.rule for condition in triggers if isinstance(condition, Fired)}
    for rule in program.rules:
        if rule.kind in {NormKind.GUARANTEE, NormKind.ENTITLEMENT}:
            continue
        asks = rule.duty is not None or rule.limit is not None
        assert asks or rule.changes or rule.id in fired, rule.id


def test_a_clause_with_rival_readings_has_a_rule_for_each() -> None:
    agreement = read(next(path for path in EXAMPLES if path.name == "twenty.pact.md"))
    program, _ = program_from(agreement)
    rivals = {rule.rival for rule in program.rules if rule.clause == "12"}
    assert rivals == {"three-way", "two-way"}
