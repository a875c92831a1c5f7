"""Prisoners, missing and dead without list, date or check; claims closed without redress."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.review.checking import checked_elsewhere
from servanda.review.matter import listed, one_each, speaks_of, stated
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule
from servanda.review.war_victims import (
    HELD_OR_MISSING,
    LIST,
    closes_claims,
    gives_back,
    gives_redress,
    people_in,
)

_WHEN = (s.Slot.BY, s.Slot.WITHIN, s.Slot.ON, s.Slot.COMPLETED_BY, s.Slot.EVERY)
_CHECKED = (s.Slot.VERIFIED_BY, s.Slot.SUPERVISED_BY, s.Slot.COUNTED_BY)


def look(case: Case) -> Looked:
    """Find returns of people that cannot be checked, and closed claims without redress."""
    agreement = case.agreement
    returns = [n for n in agreement.norms if gives_back(agreement, n)]
    closings = [n for n in agreement.norms if closes_claims(agreement, n)]
    redress = any(gives_redress(agreement, n) for n in agreement.norms)
    hits = [
        Hit(
            norm.clause,
            f"On “{people_in(agreement, norm)[0]}”: they are to be given back, and the text names "
            f"{listed(missing)}.",
            norm.reading.at,
            norm.quote,
        )
        for norm in returns
        if (missing := tuple(_missing(agreement, norm)))
    ]
    hits += [
        Hit(
            norm.clause,
            "This clause ends claims or punishment, and no clause gives those who were harmed "
            "a way to redress.",
            norm.reading.at,
            norm.quote,
        )
        for norm in closings
        if not redress
    ]
    looked = f"{len(returns)} returns of people and {len(closings)} clauses that close claims"
    return Looked(looked, len(returns) + len(closings), one_each(hits))


def _missing(agreement: Agreement, norm: Norm) -> Iterator[str]:
    listed_here = stated(norm, s.Slot.LISTED_IN)
    if not listed_here and not any(_lists(agreement, n, norm.article) for n in agreement.norms):
        yield "no list"
    if not stated(norm, *_WHEN):
        yield "no date"
    if not stated(norm, *_CHECKED) and norm.id not in checked_elsewhere(agreement):
        yield "nobody who checks it"


def _lists(agreement: Agreement, norm: Norm, article: str) -> bool:
    """Whether a norm has lists made or exchanged: in this article, or of people anywhere."""
    lists = speaks_of(agreement, norm, LIST)
    return any(norm.article == article or HELD_OR_MISSING.search(words) for words in lists)


RULE = Rule(
    code="victims-missing-detainees",
    family=Family.INCLUSION,
    kind=Kind.FORMAL,
    title="prisoners, missing and dead without list, date or check, or victims without redress",
    silenced_by="“listed in …”, a date and “verified by BODY”; a clause on redress",
    look=look,
    gather=Gather.ARTICLE,
)
