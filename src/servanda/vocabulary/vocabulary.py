"""All names of one agreement, looked up by any form in which a sentence may write them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.instrument.pact.inflection import plural
from servanda.vocabulary.entity import Entity, Verb

ALL_SIGNATORIES = frozenset({"signatory", "signatories", "party", "parties"})
"""Names that every agreement has for those who sign it."""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Entities and verbs by name. `signatories_open`: further signatories are not stated.

    Made once for the same declarations, and known by its identity (see `vocabulary_from`).
    """

    entities: dict[str, Entity]
    verbs: dict[str, Verb]
    open_terms: tuple[str, ...] = ()
    definitions: dict[str, str] = field(default_factory=dict)
    signatories_open: bool = False

    @cached_property
    def _by_form(self) -> dict[str, Entity]:
        forms: dict[str, Entity] = {}
        for entity in self.entities.values():
            forms.setdefault(plural(entity.name), entity)
            forms[entity.name] = entity
        return forms

    def entity(self, name: str) -> Entity | None:
        """Look a name up as written: singular or plural, first letter large or small."""
        return (
            self._by_form.get(name)
            or self._by_form.get(name[:1].lower() + name[1:])
            or self._by_form.get(name[:1].upper() + name[1:])
        )

    @cached_property
    def signatories(self) -> tuple[str, ...]:
        """The names of those who sign, in the order declared."""
        return tuple(e.name for e in self.entities.values() if e.signs)

    @cached_property
    def units(self) -> frozenset[str]:
        """The units in which something is declared to be counted, in both numbers."""
        names = {e.unit for e in self.entities.values() if e.unit}
        names |= {e.name for e in self.of_kind(Kind.THING)}
        return frozenset(names | {plural(name) for name in names})

    def unit(self, written: str) -> str:
        """Return a unit as it is declared, whatever its number: `prisoner` for `prisoners`."""
        thing = self.entity(written)
        if thing is not None and Kind.THING in thing.kinds:
            return thing.name
        declared = {e.unit for e in self.entities.values() if e.unit}
        forms = (written, plural(written), written.removesuffix("s"))
        return next((form for form in forms if form in declared), written)

    def of_kind(self, kind: Kind) -> tuple[Entity, ...]:
        """Return the entities of a kind, in the order declared."""
        return tuple(e for e in self.entities.values() if kind in e.kinds)

    def names(self, term: s.Term | None) -> tuple[str, ...]:
        """Return the names in a term as declared; `the signatories` become their names."""
        match term:
            case s.NounPhrase(name=name, member=member):
                if name in ALL_SIGNATORIES:
                    return self.signatories
                entity = self.entity(name)
                if entity is not None and member:
                    return self.members(entity.name)
                return (entity.name if entity else name,)
            case s.Group(members=members):
                return tuple(dict.fromkeys(n for m in members for n in self.names(m)))
        return ()

    def members(self, name: str) -> tuple[str, ...]:
        """Return all that a collective stands for, members of members included; itself if none."""
        found: dict[str, None] = {}
        waiting, seen = [name], set[str]()
        while waiting:
            current = waiting.pop(0)
            if current in seen:
                continue
            seen.add(current)
            entity = self.entity(current)
            if entity is None or not entity.members:
                found[current] = None
            else:
                waiting += entity.members
        return tuple(found)

    def contains(self, place: str, other: str) -> bool:
        """Whether `other` is `place` or lies inside it."""
        waiting, seen = [other], set[str]()
        while waiting:
            current = waiting.pop()
            if current == place:
                return True
            if current not in seen:
                seen.add(current)
                entity = self.entity(current)
                waiting += entity.inside if entity else ()
        return False
