"""Signatories who stand beside the sides: they mediate, host, observe or check."""

from __future__ import annotations

from servanda.effects.checking import MONITORING, VERIFYING, is_check
from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.walk import happenings
from servanda.review.matter import does
from servanda.review.stakes import uses_force

# What witnesses and mediators sign for (UN Guidance for Effective Mediation, A/66/811).
_HELPING = frozenset(
    {"appoint", "assist", "convene", "facilitate", "help", "host", "mediate", "observe", "support"}
)  # fmt: skip
_BESIDE = _HELPING | VERIFYING | MONITORING


def only_helps(agreement: Agreement, norm: Norm) -> bool:
    """Whether a norm has its bearer help or check the others."""
    return is_check(agreement, norm) or does(norm, _BESIDE)


def mediators(agreement: Agreement) -> frozenset[str]:
    """Return the signatories all of whose own duties are to help or to check, if they have any.

    What one shares with other signatories does not count; who guarantees, or whose use of force is
    foreseen, is a side.
    """
    helping: set[str] = set()
    sides: set[str] = set()
    for norm in (*agreement.duties, *agreement.of_kind(NormKind.GUARANTEE)):
        if len(norm.bearers) == 1 or norm.kind is NormKind.GUARANTEE:
            (helping if only_helps(agreement, norm) else sides).update(norm.bearers)
    for norm in agreement.norms:
        for happening in happenings(norm.conditions):
            if uses_force(agreement, happening.act.verb):
                sides.update(agreement.vocabulary.names(happening.subject))
    return (frozenset(agreement.vocabulary.signatories) & helping) - sides


def sides(agreement: Agreement) -> tuple[str, ...]:
    """Return the signatories, except mediators."""
    beside = mediators(agreement)
    return tuple(name for name in agreement.vocabulary.signatories if name not in beside)
