"""Guarantees: what is done when they are called upon, and what takes them away."""

from __future__ import annotations

from servanda.effects.circumstances import setting_off
from servanda.effects.likeness import all_names, names_in_order, one_of
from servanda.effects.removals import removed_by
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.acts import COMPLIANCE, mentions, names_this_agreement


def beneficiaries(agreement: Agreement, guarantee: Norm) -> tuple[str, ...]:
    """Return whom a guarantee is given to, members included, as written."""
    term = guarantee.core.beneficiary if isinstance(guarantee.core, s.Guarantee) else None
    return names_in_order(agreement.vocabulary, term)


def guarantors(agreement: Agreement, guarantee: Norm) -> frozenset[str]:
    """Return who gives a guarantee, members included."""
    term = guarantee.core.guarantor if isinstance(guarantee.core, s.Guarantee) else None
    return all_names(agreement.vocabulary, term)


def taken_away(agreement: Agreement, norm: Norm) -> tuple[Norm, ...]:
    """Return the guarantees that a consequence takes away, by their clause or by what they give."""
    found = (g for term in removed_by(norm) for g in guarantees_meant(agreement, term))
    return tuple({guarantee.id: guarantee for guarantee in found}.values())


def guarantees_meant(agreement: Agreement, term: s.Term) -> tuple[Norm, ...]:
    """Return the guarantees that a term means, by their clause or by what they give."""
    if isinstance(term, s.Reference):
        return tuple(n for n in agreement.at(term.label) if n.kind is NormKind.GUARANTEE)
    return tuple(g for g in agreement.of_kind(NormKind.GUARANTEE) if _gives(agreement, g, term))


def _gives(agreement: Agreement, guarantee: Norm, term: s.Term) -> bool:
    if not isinstance(guarantee.core, s.Guarantee):
        return False
    given = agreement.vocabulary.names(guarantee.core.thing)
    lost = agreement.vocabulary.names(term)
    return bool({one_of(name) for name in given} & {one_of(name) for name in lost})


def answers(agreement: Agreement, guarantee: Norm) -> tuple[Norm, ...]:
    """Return the consequences that perform a guarantee: an event sets off a duty to respond.

    They stand in the article of the guarantee, or refer to its clause; what the beneficiary itself
    sets off is no answer.
    """
    own = frozenset(beneficiaries(agreement, guarantee))
    referring = {norm.id for norm in agreement.referred_by.get(guarantee.clause, ())}
    return tuple(
        norm
        for norm in agreement.of_kind(NormKind.CONSEQUENCE)
        if (norm.article == guarantee.article or norm.id in referring)
        and any(isinstance(effect, s.Norm) for effect in norm.effects)
        and not (own and _only_by(agreement, norm, own))
    )


def responses_in(agreement: Agreement, answer: Norm) -> tuple[Norm, ...]:
    """Return the duties that a consequence sets off."""
    return tuple(
        norm
        for norm in agreement.at(answer.clause)
        if norm.parent == answer.id and isinstance(norm.core, s.Norm)
    )


def responses_without_a_doer(agreement: Agreement) -> frozenset[str]:
    """Return the ids of the duties by which guarantees are performed, and which nobody has."""
    return frozenset(
        response.id
        for guarantee in agreement.of_kind(NormKind.GUARANTEE)
        if not is_of_compliance(guarantee)
        for answer in answers(agreement, guarantee)
        for response in responses_in(agreement, answer)
        if not response.bearers
    )


def is_of_compliance(guarantee: Norm) -> bool:
    """Whether what is guaranteed is only that the agreement is kept."""
    thing = guarantee.core.thing if isinstance(guarantee.core, s.Guarantee) else None
    return names_this_agreement(thing) or mentions(thing, COMPLIANCE)


def actors_who_set_off(agreement: Agreement, norm: Norm) -> tuple[str, ...]:
    """Return everybody whose act may set a consequence off, as written."""
    events = setting_off(agreement, norm)
    named = (names_in_order(agreement.vocabulary, event.subject) for event in events)
    return tuple(dict.fromkeys(name for names in named for name in names))


def _only_by(agreement: Agreement, norm: Norm, names: frozenset[str]) -> bool:
    actors = actors_who_set_off(agreement, norm)
    return bool(actors) and names.issuperset(actors)
