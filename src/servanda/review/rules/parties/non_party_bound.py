"""Somebody is bound, or given a task, who is not said to sign."""

from __future__ import annotations

from servanda.findings import Note
from servanda.norms import Agreement
from servanda.review.matter import listed
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, NotLooked, Rule
from servanda.review.signing import hosts, is_outsider, tasked


def look(case: Case) -> Looked | NotLooked:
    """Find outsiders among those bound, given tasks, or on whose land something is to be done."""
    agreement = case.agreement
    if not agreement.vocabulary.signatories and not agreement.vocabulary.signatories_open:
        return NotLooked("“Words used” does not say who signs, nor that this is not stated")
    bound: dict[str, list[str]] = {}
    named: dict[str, None] = {}
    for norm in agreement.norms:
        for name in (*tasked(agreement, norm), *hosts(agreement, norm)):
            named[name] = None
            outsiders = bound.setdefault(norm.clause, [])
            if name not in outsiders and is_outsider(agreement, name):
                outsiders.append(name)
    hits = tuple(_hit(agreement, clause, names) for clause, names in bound.items() if names)
    return Looked(f"{len(named)} names that are bound or given a task", len(named), hits)


def _hit(agreement: Agreement, clause: str, names: list[str]) -> Hit:
    several = len(names) > 1
    first = next(
        n for n in agreement.at(clause)
        if n.clause == clause and {*tasked(agreement, n), *hosts(agreement, n)} & set(names)
    )  # fmt: skip
    open_list = Note("The list of signatories is itself not stated in full.")
    return Hit(
        clause,
        f"This needs {listed(names)} to act or to agree, and the text does not say that "
        f"{'they sign' if several else 'it signs'}.",
        at=first.reading.at,
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
