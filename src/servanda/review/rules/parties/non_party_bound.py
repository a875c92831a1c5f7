"""Somebody is bound, or given a task, who is not said to sign."""

from __future__ import annotations

from servanda.findings import Note
from servanda.norms import Agreement, Norm
from servanda.review.rule import WHOLE, Case, Family, Gather, Hit, Kind, Looked, NotLooked, Rule
from servanda.review.signing import consents_first, hosts, outsiders_in, tasked
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
            asked = [n for n in outside[name] if not consents_first(agreement, norm, n)]
            listed_here += [n for n in asked if n not in listed_here]
            if asked:
                first.setdefault(norm.clause, norm)
    looked = f"{len(outside)} names that are bound or given a task"
    if not agreement.vocabulary.signatories:
        names = tuple(dict.fromkeys(name for here in bound.values() for name in here))
        return Looked(looked, len(outside), _nobody_signs(names) if names else ())
    hits = tuple(_hit(agreement, first[clause], names) for clause, names in bound.items() if names)
    return Looked(looked, len(outside), hits)


def _nobody_signs(names: tuple[str, ...]) -> tuple[Hit]:
    """Say once of the whole what would else have to be said of every clause."""
    message = (
        "The text does not say who signs it, and so not whom it can bind. It needs the act or "
        f"consent of these: {listed(names)}."
    )
    return (Hit(WHOLE, message),)


def _hit(agreement: Agreement, first: Norm, names: list[str]) -> Hit:
    whom = "some who are" if len(names) > 1 else "one who is"
    open_list = Note("The list of signatories is itself not stated in full.")
    return Hit(
        first.clause,
        f"This needs the act or consent of {whom} not said to sign: {listed(names)}.",
        at=first.at,
        quote=first.quote,
        notes=(open_list,) if agreement.vocabulary.signatories_open else (),
    )


RULE = Rule(
    code="non-party-bound",
    family=Family.PARTIES,
    kind=Kind.FORMAL,
    title="a duty on somebody who does not sign",
    silenced_by="a place among the signatories, or consent to the clause as its condition",
    look=look,
    gather=Gather.CLAUSE,
)
