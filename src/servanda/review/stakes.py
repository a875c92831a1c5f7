"""What is at stake in a clause, from which the severity of a finding follows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from servanda.effects import armed_force
from servanda.effects.guarantees import taken_away
from servanda.findings import Severity
from servanda.instrument.pact import syntax as s
from servanda.norms import DUTIES, Agreement, Norm, NormKind
from servanda.norms.walk import pieces
from servanda.review.irreversible import is_irreversible
from servanda.review.rule import WHOLE, Stake
from servanda.review.territory import settles_status

SEVERITY = {
    Stake.FORCE: Severity.HIGH,
    Stake.IRREVERSIBLE: Severity.HIGH,
    Stake.GUARANTEE: Severity.HIGH,
    Stake.STATUS: Severity.HIGH,
    Stake.BENEFIT: Severity.MEDIUM,
    Stake.DUTY: Severity.MEDIUM,
    Stake.NONE: Severity.LOW,
}


def severity_of(stake: Stake) -> Severity:
    """Return the severity that a stake calls for."""
    return SEVERITY[stake]


def stake_of(agreement: Agreement, clause: str) -> Stake:
    """Return the gravest thing at stake in a clause and its sub-clauses, or in the `whole`."""
    norms = agreement.norms if clause == WHOLE else agreement.at(clause)
    order = list(Stake)
    stakes = [stake_of_norm(agreement, norm) for norm in norms]
    return min(stakes, key=order.index, default=Stake.NONE)


def gravest_stake(agreement: Agreement, clauses: Iterable[str]) -> Stake:
    """Return the gravest thing at stake in any of several clauses."""
    order = list(Stake)
    return min((stake_of(agreement, clause) for clause in clauses), key=order.index)


@lru_cache(maxsize=1 << 14)
def _verbs_in(norm_core: object, modifiers: object) -> frozenset[str]:
    return frozenset(p.verb for p in pieces((norm_core, modifiers)) if isinstance(p, s.Act))


def stake_of_norm(agreement: Agreement, norm: Norm) -> Stake:
    """Return what is at stake in one norm."""
    verbs = _verbs_in(norm.core, norm.sentence.modifiers)
    if any(uses_force(agreement, verb) for verb in verbs):
        return Stake.FORCE
    if taken_away(agreement, norm) or norm.kind is NormKind.GUARANTEE:
        return Stake.GUARANTEE
    if norm.act is not None and is_irreversible(agreement, norm.act):
        return Stake.IRREVERSIBLE
    if settles_status(agreement, norm):
        return Stake.STATUS
    if norm.sentence.values(s.Slot.EXCHANGE) or norm.kind is NormKind.CONSEQUENCE:
        return Stake.BENEFIT
    return Stake.DUTY if norm.kind in DUTIES else Stake.NONE


def uses_force(agreement: Agreement, verb: str) -> bool:
    """Whether an act is a use of force, as declared or, if nothing is declared, by its verb."""
    return armed_force.uses_force(agreement.vocabulary, verb)
