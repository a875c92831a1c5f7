"""Somebody is bound, or given a task, who is not said to sign."""

from __future__ import annotations

from servanda.findings import Note
from servanda.norms import Agreement, Norm
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, NotLooked, Rule
from servanda.review.signing import hosts, outsiders_in, tasked
from servanda.review.telling import listed


def look(case: Case) -> Looked | NotLooked:
    """Find outsiders among those bound, given tasks, or on whose land something is to be done."""
    agreement = case.agreement
    if not agreement.vocabulary.signatories and not agreement.vocabulary.signatories_open:
        return NotLooked("“Words used” does not say who signs, nor that this is not stated")
    bound: dict[str, list[str]] = {}
    outside: dict[str, tuple[str, ...]] = {}
    first: dict[str, Norm] = {}
    for norm in agreement.norms:
        for name in (*tasked(agreement, norm), *hosts(agreement, norm)):
            if name not in outside:
                outside[name] = outsiders_in(agreement, name)
            listed_here = bound.setdefault(norm.clause, [])
            listed_here += [n for n in outside[name] if n not in listed_here]
            if outside[name]:
                first.setdefault(norm.clause, norm)
    hits = tuple(_hit(agreement, first[clause], names) for clause, names in bound.items() if names)
    return Looked(f"{len(outside)} names that are bound or given a task", len(outside), hits)


def _hit(agreement: Agreement, first: Norm, names: list[str]) -> Hit:
    several = len(names) > 1
    open_list = Note("The list of signatories is itself not stated in full.")
    return Hit(
        first.clause,
        f"This needs {listed(names)} to act or to agree, and the text does not say that "
        f"{'they sign' if several else 'it signs'}.",
        at=first.at,
        quote=first.quote,
        notes=(open_list,) if agreement.vocabulary.signatories_open else (),
    )


RULE = Rule(
    code="non-party-bound",
    family=Family.PARTIES,
    kind=Kind.FORMAL,
    title="a duty on somebody who does not sign",
    silenced_by="its place among the signatories, or its consent as a condition of the clause",
    look=look,
    gather=Gather.CLAUSE,
)
