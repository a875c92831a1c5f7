"""Consequences claim that something stands, or falls, on the event that sets them off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from servanda.effects.likeness import one_of
from servanda.effects.propositions import Claim, ClashKind, Propositions
from servanda.effects.removals import kept_by, removed_by
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm, NormKind


def claimed_effects(agreement: Agreement, propositions: Propositions) -> Iterator[Claim]:
    """Yield what consequences keep and remove.

    A consequence that answers an event with a duty, in an article that gives a guarantee, is how
    that guarantee is performed: it claims that the guarantee stands.
    """
    _tie_guarantees(agreement, propositions)
    for norm in agreement.norms:
        for sign, terms in ((1, kept_by(norm)), (-1, removed_by(norm))):
            for term in terms:
                for number in _standing(agreement, term, propositions):
                    yield Claim(norm, ClashKind.EFFECT, (sign * number,))
    by_article: dict[str, list[Norm]] = defaultdict(list)
    for guarantee in agreement.of_kind(NormKind.GUARANTEE):
        by_article[guarantee.article].append(guarantee)
    for norm in agreement.of_kind(NormKind.CONSEQUENCE):
        if any(isinstance(effect, s.Norm) for effect in norm.effects):
            for guarantee in by_article.get(norm.article, ()):
                number = propositions.of("stands", guarantee.clause)
                yield Claim(norm, ClashKind.EFFECT, (number,))


def _tie_guarantees(agreement: Agreement, propositions: Propositions) -> None:
    """Lay down that a clause which guarantees a thing stands only while the thing does."""
    for norm in agreement.of_kind(NormKind.GUARANTEE):
        if isinstance(norm.core, s.Guarantee):
            clause = propositions.of("stands", norm.clause)
            for thing in _standing(agreement, norm.core.thing, propositions):
                propositions.implies(clause, thing)


def _standing(agreement: Agreement, on: s.Term, propositions: Propositions) -> list[int]:
    if isinstance(on, s.Reference):
        return [propositions.of("stands", on.label)]
    names = agreement.vocabulary.names(on)
    return [propositions.of("stands", one_of(name)) for name in names]
