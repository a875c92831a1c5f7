"""Verdicts of shards put together again: exactly those of the whole."""

from __future__ import annotations

from collections.abc import Iterable

from servanda.monitor.program import BEARER, NOT_STATED, Program, Rule
from servanda.monitor.verdict import Verdict, in_order


def merged(program: Program, verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Return the verdicts of one world, as its engine would give them over all claims."""
    found: dict[str, list[Verdict]] = {rule.id: [] for rule in program.rules}
    for verdict in verdicts:
        found[verdict.rule].append(verdict)
    return tuple(
        verdict
        for rule in program.rules
        for verdict in sorted(_standing(rule, found[rule.id]), key=in_order)
    )


def _standing(rule: Rule, found: list[Verdict]) -> list[Verdict]:
    instances = [v for v in found if v.instance or not rule.variables]
    if not instances:
        return found[:1]
    if rule.bearers or len(instances) == 1:
        return instances
    # Nobody stands for whoever it is once a claim names somebody.
    return [v for v in instances if v.reports or dict(v.instance).get(BEARER) != NOT_STATED]
