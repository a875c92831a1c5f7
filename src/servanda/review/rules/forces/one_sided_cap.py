"""Forces are limited on one side, and not on the other."""

from __future__ import annotations

from servanda.norms import Agreement, Norm
from servanda.review.armed_forces import force_limit
from servanda.review.mediators import sides
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule
from servanda.review.telling import listed, one_each


def look(case: Case) -> Looked:
    """Find limits on forces that some signatory has and another side has not, unit by unit."""
    agreement = case.agreement
    signatories, every_side = agreement.vocabulary.signatories, sides(agreement)
    limits = [(n, bound.unit) for n in agreement.norms if (bound := force_limit(agreement, n))]
    limited: dict[str, set[str]] = {}
    for norm, unit in limits:
        limited.setdefault(unit, set()).update(_bound(agreement, norm))
    hits = one_each(
        Hit(
            norm.clause,
            f"Limited here in {unit}: {listed(capped)}. Limited by no clause in the same, near the "
            f"border or anywhere else: {listed(free)}.",
            norm.at,
            norm.quote,
        )
        for norm, unit in limits
        if (capped := [x for x in signatories if x in _bound(agreement, norm)])
        and (free := [x for x in every_side if x not in limited[unit]])
    )
    return Looked(f"{len(limits)} limits on forces", len(limits), hits)


def _bound(agreement: Agreement, norm: Norm) -> set[str]:
    """Return who is limited, members of collectives included."""
    return {m for name in norm.bearers for m in agreement.vocabulary.members(name)}


RULE = Rule(
    code="one-sided-cap",
    family=Family.FORCES,
    kind=Kind.FORMAL,
    title="a limit on the forces of one side, with none on the other",
    silenced_by="a limit in the same unit on every other side, in full or near the border",
    look=look,
    gather=Gather.ARTICLE,
)
