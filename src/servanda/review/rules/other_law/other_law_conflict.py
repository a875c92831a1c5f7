"""A clause that touches other law: a charter, a membership, a constitution, a court."""

from __future__ import annotations

from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.declared import is_named_outside
from servanda.review.armed_forces import FORCES
from servanda.review.matter import speaks_of
from servanda.review.membership import changes_membership
from servanda.review.patterns import nouns
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule
from servanda.review.telling import one_each
from servanda.review.war_victims import AMNESTY

# Where treaties meet other law: UN Charter, article 103; Vienna Convention on the Law of Treaties,
# articles 30, 41 and 46 (earlier treaties, agreements between some parties, internal law of
# fundamental importance); constituent instruments and admission, UN Charter, article 4.
_MEMBERSHIP = nouns("accession", "admission", "membership")
_FUNDAMENTAL = nouns("charter", "constitution", "statute")


def look(case: Case) -> Looked:
    """Find clauses that another treaty, a constitution or a court may contradict."""
    agreement = case.agreement
    hits = one_each(
        Hit(
            norm.clause,
            f"This clause is about {about}. Is it compatible with the earlier treaties, the "
            "constituent rules and the constitutions of those it concerns, and with the UN Charter "
            "(article 103)?",
            norm.at,
            norm.quote,
        )
        for norm in agreement.norms
        if (about := _about(agreement, norm))
    )
    return Looked(
        f"{len(agreement.norms)} norms, for what touches other law", len(agreement.norms), hits
    )


def _about(agreement: Agreement, norm: Norm) -> str | None:
    if norm.parent is not None or norm.kind is NormKind.DEFINITION:
        return None
    if speaks_of(agreement, norm, _MEMBERSHIP) or changes_membership(agreement, norm):
        return "joining an organisation, or staying out of it"
    if speaks_of(agreement, norm, _FUNDAMENTAL):
        return "what a constitution or a charter is to say"
    if speaks_of(agreement, norm, AMNESTY):
        return "who may be prosecuted"
    if _binds_others_forces(agreement, norm):
        return "what somebody who does not sign may do with forces"
    return None


def _binds_others_forces(agreement: Agreement, norm: Norm) -> bool:
    """Whether forces are kept out of somewhere by a rule on somebody who does not sign."""
    if norm.kind is not NormKind.PROHIBITION or not speaks_of(agreement, norm, FORCES):
        return False
    return any(is_named_outside(agreement, name) for name in norm.bearers)


RULE = Rule(
    code="other-law-conflict",
    family=Family.OTHER_LAW,
    kind=Kind.ASK,
    title="a clause that a charter, an earlier treaty, a constitution or a court may contradict",
    silenced_by="the dated answer of counsel",
    look=look,
)
