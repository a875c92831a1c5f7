"""Something is to be done, or given, and nobody is named to do it."""

from __future__ import annotations

from servanda.effects.guarantees import responses_without_a_doer
from servanda.norms import DUTIES, Agreement, Gap, Norm, NormKind
from servanda.review.money import lacks_a_payer, lacks_a_reliever
from servanda.review.naming import names_any, speaks_of_parties
from servanda.review.passives import act_told_as_a_fact, passives_without_doer
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule
from servanda.review.telling import one_each
from servanda.review.words import Occurrence

_HAS_A_DOER = DUTIES | {NormKind.GUARANTEE, NormKind.DECLARATION, NormKind.EXPECTATION}


def look(case: Case) -> Looked:
    """Find norms without a bearer, and passives whose doer only the reading names."""
    agreement = case.agreement
    norms = [n for n in agreement.of_kind(*_HAS_A_DOER) if not _takes_effect_by_itself(n)]
    responses = responses_without_a_doer(agreement)
    without = (
        _hit(agreement, norm)
        for norm in norms
        if norm.has_hole(Gap.BEARER)
        and norm.id not in responses  # who responds is asked by response-undefined
        and not _asked_who_pays(agreement, norm)
    )
    passives = (
        Hit(
            found.clause,
            f"“{found.words}” does not say by whom.",
            at=found.at,
            quote=found.sentence,
            other_reading=reading,
        )
        for found in passives_without_doer(case)
        if (reading := _supplied(agreement, found)) is not None
    )
    return Looked(
        f"{len(norms)} norms that need a doer", len(norms), one_each((*without, *passives))
    )


def _takes_effect_by_itself(norm: Norm) -> bool:
    """Whether a status is only stated, or deemed: then it is the reading that has somebody declare.

    Words that tell of an act (“is confirmed”, “are recognised”) need a doer all the same.
    """
    return norm.kind is NormKind.DECLARATION and act_told_as_a_fact(norm.quote) is None


def _asked_who_pays(agreement: Agreement, norm: Norm) -> bool:
    """Whether the rule on money asks already who pays, or who lifts the measures."""
    return lacks_a_payer(agreement, norm) or lacks_a_reliever(agreement, norm)


def _hit(agreement: Agreement, norm: Norm) -> Hit:
    giver = agreement.by_id[norm.parent].kind if norm.parent else None
    if giver is NormKind.ENTITLEMENT or norm.kind is NormKind.GUARANTEE:
        message = "Something is promised here, and the text does not say who owes it."
    elif norm.kind is NormKind.DECLARATION:
        message = f"“{act_told_as_a_fact(norm.quote)}” does not say by whom."
    elif norm.kind is NormKind.PROHIBITION:
        message = "The text does not say who must not do this."
    else:
        message = "The text does not say who is to do this."
    return Hit(norm.clause, message, at=norm.at, quote=norm.quote)


def _supplied(agreement: Agreement, found: Occurrence) -> str | None:
    """Say whom a reading takes to be meant where the sentence names nobody; else None."""
    readings = [
        n for n in agreement.at(found.clause) if n.parent is None and found.words in n.quote
    ]
    for norm in readings:
        if not norm.bearers:
            continue
        if names_any(agreement.vocabulary, norm.bearers, found.sentence):
            continue
        if speaks_of_parties(found.sentence):
            continue
        return f"The reading takes {' and '.join(norm.bearers)} to be meant."
    return None


RULE = Rule(
    code="agentless",
    family=Family.WORDING,
    kind=Kind.LEXICAL_FORMAL,
    title="a passive with no doer, or a benefit that nobody owes",
    silenced_by="the name of whoever is to do it: “… is done by NAME”, or “NAME does …”",
    look=look,
    gather=Gather.CLAUSE,
)
