"""Who is who to an agreement: who signs, who can speak, who can find, and what lies in what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from servanda.instrument.pact.declarations import Kind
from servanda.vocabulary import Vocabulary


@dataclass(frozen=True)
class Roster:
    """Declared names by what they are to the agreement.

    `within` gives, for a place that holds others, all that lie in it, itself included.
    """

    signatories: tuple[str, ...] = ()
    actors: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    within: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def roster_of(vocabulary: Vocabulary) -> Roster:
    """Return who is who among the declared names."""
    places = [entity.name for entity in vocabulary.of_kind(Kind.PLACE)]
    holders = {outer for entity in vocabulary.entities.values() for outer in entity.inside}
    return Roster(
        vocabulary.signatories,
        frozenset(e.name for e in vocabulary.entities.values() if e.acts),
        frozenset(e.name for e in vocabulary.of_kind(Kind.BODY)),
        {
            outer: tuple(name for name in places if vocabulary.contains(outer, name))
            for outer in places
            if outer in holders
        },
    )
