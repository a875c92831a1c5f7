"""No way to settle a dispute about what the agreement means."""

from __future__ import annotations

from servanda.effects.final_clauses import rules_on_disputes
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind as Declared
from servanda.norms import Agreement, Norm
from servanda.norms.walk import pieces
from servanda.review.rule import WHOLE, Case, Family, Hit, Kind, Looked, Rule


def look(case: Case) -> Looked:
    """Look through the whole text for a clause on disputes, and for a third party in it."""
    agreement = case.agreement
    clauses = rules_on_disputes(agreement)
    hits: tuple[Hit, ...] = ()
    if not clauses:
        hits = (Hit(WHOLE, "The text does not say who settles a dispute about what it means."),)
    elif not any(_third_parties(agreement, clause) for clause in clauses):
        first = clauses[0]
        hits = (
            Hit(
                first.clause,
                "Disputes are left to the parties themselves: nobody decides where they fail.",
                at=first.at,
                quote=first.quote,
            ),
        )
    return Looked(
        f"all {len(agreement.norms)} norms, for a clause on disputes", max(1, len(clauses)), hits
    )


def _third_parties(agreement: Agreement, clause: Norm) -> tuple[str, ...]:
    """Return who, beside the parties, takes part in settling disputes."""
    terms = (p for p in pieces(clause.core) if isinstance(p, s.NounPhrase))
    names = (n for term in terms for n in agreement.vocabulary.names(term))
    entities = (agreement.vocabulary.entity(name) for name in (*clause.bearers, *names))
    outside = {Declared.BODY, Declared.NAMED, Declared.PERSON}
    return tuple(e.name for e in entities if e is not None and not e.signs and e.kinds & outside)


RULE = Rule(
    code="dispute-settlement",
    family=Family.FINAL_CLAUSES,
    kind=Kind.FORMAL,
    title="no way to settle a dispute about what the agreement means",
    silenced_by="a clause by which a dispute may be brought before somebody who is not a party, or "
    "a procedure in stages that ends with such a body",
    look=look,
)
