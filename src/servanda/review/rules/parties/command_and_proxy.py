"""A rule on forces that does not say which forces it covers."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.norms import DUTIES, Agreement, Norm, NormKind
from servanda.norms.comma_phrases import says
from servanda.norms.walk import terms_of
from servanda.review.armed_forces import OTHER_FORCES, TROOPS
from servanda.review.definitions import is_defined
from servanda.review.matter import matter
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule
from servanda.review.telling import listed

_HOLDING = frozenset(
    {NormKind.PROHIBITION, NormKind.LIMIT, NormKind.MAINTAIN, NormKind.EXPECTATION}
)

# By these forces are moved or cut; each stands in the UN DPPA Guidance on Mediation of Ceasefires
# (2022), on separation, cantonment, disarmament and demobilisation.
_MOVING = frozenset(
    {"assemble", "canton", "demobilise", "demobilize", "disarm", "disband", "evacuate", "pull back",
     "pull out", "redeploy", "reduce", "remove", "retreat", "withdraw"}
)  # fmt: skip


def look(case: Case) -> Looked:
    """Find rules on forces without a word on guards, police, allied groups and contractors."""
    agreement = case.agreement
    rules = [(norm, _forces(agreement, norm)) for norm in agreement.norms]
    rules = [(norm, names) for norm, names in rules if names]
    hits: dict[str, Hit] = {}
    for norm, names in rules:
        if _says_which(agreement, norm, names):
            continue
        hits.setdefault(
            norm.clause,
            Hit(
                norm.clause,
                f"Does “{listed(names)}” cover guards, police, allied armed groups and "
                "contractors, and who answers for their orders?",
                at=norm.at,
                quote=norm.quote,
                other_reading="Only the regular army is meant; others may go where it may not.",
            ),
        )
    return Looked(f"{len(rules)} rules on forces", len(rules), tuple(hits.values()))


def _forces(agreement: Agreement, norm: Norm) -> tuple[str, ...]:
    """Return the forces that a norm restrains or moves."""
    moved = norm.kind in DUTIES and norm.act is not None and norm.act.verb in _MOVING
    if norm.kind not in _HOLDING and not moved:
        return ()
    return tuple(name for name in matter(agreement, norm.core) if TROOPS.search(name))


def _says_which(agreement: Agreement, norm: Norm, names: tuple[str, ...]) -> bool:
    if OTHER_FORCES.search(norm.quote) or says(norm, s.Slot.COUNTING, s.Slot.LISTED_IN):
        return True
    entities = (agreement.vocabulary.entity(term.name) for term in terms_of(norm.core))
    if any(
        e is not None and e.members and not e.members_open and e.name in names for e in entities
    ):
        return True
    return all(is_defined(agreement, name) for name in names)


RULE = Rule(
    code="command-and-proxy",
    family=Family.PARTIES,
    kind=Kind.FORMAL_ASK,
    title="a rule on forces that may leave out guards, police, proxies or contractors",
    silenced_by="a list or a definition of the forces covered, or an answer to the question",
    look=look,
    gather=Gather.CLAUSE,
)
