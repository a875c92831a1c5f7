"""For each kind of rule, what says how its instances stand."""

from __future__ import annotations

from dataclasses import replace

from servanda.monitor.columnar.achieving import Achieving
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.consequences import Fired, Firing
from servanda.monitor.columnar.constituting import Constituting
from servanda.monitor.columnar.episodic import Episodic, SoFar
from servanda.monitor.columnar.exercising import Exercising
from servanda.monitor.columnar.expecting import Expecting
from servanda.monitor.columnar.refraining import (
    acts_against,
    failures_to_maintain,
    figures_beyond,
    totals_beyond,
)
from servanda.monitor.columnar.repeating import Repeating
from servanda.monitor.columnar.states import Life
from servanda.monitor.program import Rule
from servanda.norms.norm import NormKind

_BRINGS_ABOUT = frozenset({NormKind.GUARANTEE, NormKind.ENTITLEMENT, NormKind.DECLARATION})


def life_of(  # noqa: C901, PLR0911 - one for each kind
    cases: Cases, fired: Fired | None, so_far: SoFar | None
) -> Life:
    """Return what says how the instances of a rule stand.

    `fired` are the firings of a rule that has no life of its own; `so_far` is what was told of the
    same instances up to an instant, where `goes_on_telling` says that it stands.
    """
    rule = cases.rule
    duty = rule.duty
    if fired is not None:
        return Firing(cases, fired)
    if rule.kind in _BRINGS_ABOUT:
        return Constituting(cases)
    if rule.limit is not None:
        period = rule.limit.period
        if period is not None:
            return Episodic(cases, totals_beyond(cases, rule.limit, period), cures=False)
        return Episodic(cases, figures_beyond(cases, rule.limit, so_far), cures=True)
    if duty is None:
        raise TypeError(f"{rule.id} is a {rule.kind} and asks for nothing.")
    match rule.kind:
        case NormKind.PROHIBITION:
            return Episodic(cases, acts_against(cases, duty, so_far), cures=False)
        case NormKind.MAINTAIN:
            return Episodic(cases, failures_to_maintain(cases, duty, so_far), cures=True)
        case NormKind.REPEAT if duty.period is not None:
            return Repeating(cases, duty, duty.period)
        case NormKind.EXPECTATION if duty.act.negated and duty.failure is not None:
            undone = replace(duty, act=duty.failure)
            return Expecting(Episodic(cases, acts_against(cases, undone), cures=False))
        case NormKind.EXPECTATION:
            return Expecting(Achieving(cases, duty))
        case NormKind.ACHIEVE:
            return Achieving(cases, duty)
    return Exercising(cases, duty)


def goes_on_telling(rule: Rule) -> bool:
    """Whether what was told of the instances of a rule up to an instant stands for good."""
    if rule.limit is not None:
        return rule.limit.period is None
    if rule.kind is NormKind.PROHIBITION:
        return rule.duty is not None and rule.duty.frequency is None
    return rule.kind is NormKind.MAINTAIN
