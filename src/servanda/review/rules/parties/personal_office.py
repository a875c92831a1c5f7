"""An office tied to a named person."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.instrument.pact.declarations import Kind as NameKind
from servanda.norms import Agreement, Norm
from servanda.norms.walk import terms_of
from servanda.review.matter import does, speaks_of
from servanda.review.naming import names_any
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule
from servanda.review.signing import tasked
from servanda.review.succession import SUCCEEDING, SUCCESSION


def look(case: Case) -> Looked:
    """Find people who hold an office by name, with no rule on who follows them."""
    agreement = case.agreement
    people = agreement.vocabulary.of_kind(NameKind.PERSON)
    hits: list[Hit] = []
    for person in people:
        norms = tuple(_under(agreement, person.name))
        if norms and not _has_successor(agreement, person.name):
            hits.append(_hit(agreement, person.name, norms))
    return Looked(f"{len(people)} people named", len(people), tuple(hits))


def _under(agreement: Agreement, person: str) -> Iterator[Norm]:
    """Yield the norms that give something to do to a person, or to a body that the person heads."""
    headed = {e.name for e in agreement.vocabulary.entities.values() if e.head == person}
    for norm in agreement.norms:
        if {person, *headed} & set(tasked(agreement, norm)):
            yield norm


def _hit(agreement: Agreement, person: str, norms: tuple[Norm, ...]) -> Hit:
    named = (n for n in norms if names_any(agreement.vocabulary, (person,), n.quote))
    norm = next(named, norms[0])
    return Hit(
        norm.clause,
        f"This office is tied to {person}: the text does not say who follows, or who decides if "
        "the person no longer can.",
        at=norm.at,
        quote=norm.quote,
    )


def _has_successor(agreement: Agreement, person: str) -> bool:
    """Whether some clause has the office filled again."""
    offices = {e.name for e in agreement.vocabulary.entities.values() if e.head == person} | {
        person
    }
    for norm in agreement.norms:
        spoken = {t.name for t in terms_of((norm.core, norm.conditions))}
        if does(norm, SUCCEEDING) and (offices & spoken or speaks_of(agreement, norm, SUCCESSION)):
            return True
    return False


RULE = Rule(
    code="personal-office",
    family=Family.PARTIES,
    kind=Kind.FORMAL,
    title="a role tied to a named person, with no successor",
    silenced_by="a clause on who appoints, replaces or succeeds, or an office in place of the name",
    look=look,
    gather=Gather.CLAUSE,
)
