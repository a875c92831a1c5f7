"""Permissions and powers: exercised or not, and whether an act of power has an effect."""

from __future__ import annotations

from servanda.monitor.program import Duty
from servanda.monitor.reference.case import Case
from servanda.monitor.reference.facts import Fact
from servanda.monitor.reference.truth import Truth
from servanda.monitor.verdict import Episode, Status, Verdict
from servanda.norms.norm import NormKind

_OVER_NORMS = frozenset({NormKind.POWER, NormKind.DISABILITY})


def valid_acts(case: Case, duty: Duty) -> tuple[Fact, ...]:
    """Return the acts that the rule allows at their time; of a lack of power there are none."""
    if case.rule.kind is NormKind.DISABILITY:
        return ()
    return tuple(
        fact
        for fact in case.fitting(duty.act)
        if case.in_force(fact.at, (fact,)) is Truth.TRUE
        and case.excepted(fact.at, (fact,)) is Truth.FALSE
    )


def exercise(case: Case, duty: Duty) -> Verdict:
    """Judge a permission, an exemption, a power or a lack of power by its acts."""
    acts, valid = case.fitting(duty.act), valid_acts(case, duty)
    episodes = tuple(Episode(fact.at, fact.latest, (fact.claim.report,)) for fact in valid)
    voided = case.by_effect(earlier_stands=True)
    if voided is not None:
        return case.verdict(*voided, episodes=episodes, facts=valid)
    if valid:
        return case.verdict(Status.EXERCISED, valid[0].at, episodes=episodes, facts=valid)
    if case.begins is None or case.at < case.begins:
        return case.verdict(Status.DORMANT)
    if acts and case.rule.kind in _OVER_NORMS:
        return case.verdict(Status.OF_NO_EFFECT, acts[0].at, facts=acts, why=case.unknown_start)
    changed = case.by_effect(earlier_stands=False)
    if changed is not None:
        return case.verdict(*changed)
    if case.ends is not None and case.ends <= case.at:
        return case.verdict(Status.LAPSED, case.ends)
    return case.verdict(Status.NOT_EXERCISED, case.begins)
