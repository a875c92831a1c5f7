"""Prisoners, missing and dead without list, date or check; claims closed without redress."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.effects.checking import checked_elsewhere
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.norms.comma_phrases import CHECKED_BY, DUE, says
from servanda.review.matter import speaks_of
from servanda.review.rule import WHOLE, Case, Family, Gather, Hit, Kind, Looked, Rule
from servanda.review.telling import listed, one_each
from servanda.review.war_victims import (
    HELD_OR_MISSING,
    LIST,
    closes_claims,
    gives_back,
    gives_redress,
    people_in,
)


def look(case: Case) -> Looked:
    """Find returns of people that cannot be checked, and closed claims without redress."""
    agreement = case.agreement
    returns = [n for n in agreement.norms if gives_back(agreement, n)]
    closings = [n for n in agreement.norms if closes_claims(agreement, n)]
    checked = checked_elsewhere(agreement) if returns else frozenset()
    lists = {where for n in agreement.norms for where in _lists_for(agreement, n)}
    redress = any(gives_redress(agreement, n) for n in agreement.norms)
    hits = [
        Hit(
            norm.clause,
            f"People are to be given back (“{people_in(agreement, norm)[0]}”), and the text names "
            f"{listed(missing)}.",
            norm.at,
            norm.quote,
        )
        for norm in returns
        if (missing := tuple(_missing(norm, lists, checked)))
    ]
    hits += [
        Hit(
            norm.clause,
            "This clause ends claims or punishment, and no clause gives those who were harmed "
            "a way to redress.",
            norm.at,
            norm.quote,
        )
        for norm in closings
        if not redress
    ]
    looked = f"{len(returns)} returns of people and {len(closings)} clauses that close claims"
    return Looked(looked, len(returns) + len(closings), one_each(hits))


def _missing(norm: Norm, lists: set[str], checked: frozenset[str]) -> Iterator[str]:
    if not says(norm, s.Slot.LISTED_IN) and not lists & {norm.article, WHOLE}:
        yield "no list"
    if not says(norm, *DUE, s.Slot.EVERY):
        yield "no date"
    if not says(norm, *CHECKED_BY) and norm.id not in checked:
        yield "nobody who checks it"


def _lists_for(agreement: Agreement, norm: Norm) -> Iterator[str]:
    """Yield the article for which a norm has lists made; `WHOLE` where they are lists of people."""
    for words in speaks_of(agreement, norm, LIST):
        yield WHOLE if HELD_OR_MISSING.search(words) else norm.article


RULE = Rule(
    code="victims-missing-detainees",
    family=Family.INCLUSION,
    kind=Kind.FORMAL,
    title="prisoners, missing and dead without list, date or check, or victims without redress",
    silenced_by="“listed in …”, a date and “verified by BODY”; a clause on redress",
    look=look,
    gather=Gather.ARTICLE,
)
