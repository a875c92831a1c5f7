"""Runs the pass: norms in the order of the text, then what holds between their rules."""

from __future__ import annotations

from servanda.findings import Finding
from servanda.monitor.from_norms.circles import circles_in_an_instant
from servanda.monitor.from_norms.clauses import WITHOUT_RULE, Clauses
from servanda.monitor.from_norms.contained import Role, role_of
from servanda.monitor.from_norms.naming import Naming
from servanda.monitor.from_norms.precedence import with_precedence
from servanda.monitor.from_norms.provisions import Provisions
from servanda.monitor.from_norms.rules import Made, rule_from
from servanda.monitor.from_norms.strata import Asking, strata_of
from servanda.monitor.program import Program
from servanda.norms import Agreement, Norm


def program_from(agreement: Agreement) -> tuple[Program, tuple[Finding, ...]]:
    """Return the program of an agreement, and what of it cannot be monitored as it stands.

    Every norm has a rule but definitions, what the agreement itself is said to be, and when it
    begins and ends, which the program has as a whole. A finding tells of a sentence that the
    monitor cannot take as it stands; its rule is there all the same, and says so.
    """
    naming = Naming(agreement.vocabulary)
    clauses = Clauses(agreement, naming)
    made: dict[str, Made] = {}
    for norm in agreement.norms:
        if norm.kind not in WITHOUT_RULE:
            made[norm.id] = rule_from(norm, clauses, _container(norm, clauses, made))
    rules = with_precedence(tuple(one.rule for one in made.values()), clauses)
    provisions = Provisions(clauses)
    entry, termination = provisions.entry(), provisions.termination()
    on_the_agreement = tuple(c for c in (entry, termination) if c is not None)
    program = Program(
        rules,
        entry,
        termination,
        agreement.vocabulary.signatories,
        naming.inside,
        strata_of(Asking(rules, on_the_agreement).links()),
    )
    findings = [finding for one in made.values() for finding in one.findings]
    findings += provisions.findings
    findings += circles_in_an_instant(rules, agreement)
    return program, tuple(findings)


def _container(norm: Norm, clauses: Clauses, made: dict[str, Made]) -> Made | None:
    """Return the rule that brings about the one of this norm, where the norm is contained."""
    match role_of(norm, clauses.agreement):
        case Role.FOLLOWS | Role.FAILING:
            return made.get(norm.parent or "")
        case Role.FOLLOWS_FAILING:
            return made.get(f"{norm.parent}:failing")
    return None
