"""Declarations claim that a thing has a status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from servanda.effects.propositions import Claim, ClashKind, Propositions
from servanda.effects.statuses import opposed
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm, NormKind


def claimed_statuses(agreement: Agreement, propositions: Propositions) -> Iterator[Claim]:
    """Yield what declarations claim of each thing, and what the agreement says of itself."""
    statuses: dict[str, dict[str, None]] = defaultdict(dict)
    for norm in agreement.of_kind(NormKind.DECLARATION, NormKind.PROVISION):
        for thing, status, holds in _declared(agreement, norm):
            statuses[thing][status] = None
            number = propositions.of("is", thing, status)
            yield Claim(norm, ClashKind.STATUS, (number if holds else -number,))
    _hand_down(agreement, statuses, propositions)
    for thing, known in statuses.items():
        for one, other in combinations(known, 2):
            if opposed(one, other):
                propositions.exclude(
                    propositions.of("is", thing, one), propositions.of("is", thing, other)
                )


def _declared(agreement: Agreement, norm: Norm) -> Iterator[tuple[str, str, bool]]:
    match norm.core:
        case s.Declaration(fact=s.Stands(subject=subject, status=status, negated=negated)):
            for thing in agreement.vocabulary.names(subject):
                yield thing, status, not negated
        case s.Character(relation="is" | "is not" as relation, term=s.NounPhrase(name=name)):
            yield "this agreement", name, relation == "is"


def _hand_down(
    agreement: Agreement, statuses: dict[str, dict[str, None]], propositions: Propositions
) -> None:
    """Lay down that the status of a place is that of every place inside it."""
    places = list(statuses)
    own = {place: dict(known) for place, known in statuses.items()}
    for inner in places:
        entity = agreement.vocabulary.entity(inner)
        if entity is None or not entity.inside:
            continue
        for outer in places:
            if outer != inner and agreement.vocabulary.contains(outer, inner):
                statuses[inner] |= own[outer]
                for status in own[outer]:
                    propositions.implies(
                        propositions.of("is", outer, status), propositions.of("is", inner, status)
                    )
