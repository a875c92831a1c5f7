"""Which declared names a term stands for: members of collectives and places inside places too."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from servanda.instrument.pact import phrasing
from servanda.instrument.pact import syntax as s
from servanda.vocabulary import Vocabulary
from servanda.vocabulary.vocabulary import ALL_SIGNATORIES

_OTHER = frozenset({s.Determiner.ANOTHER, s.Determiner.THAT_OTHER})

SIGNATORY = "signatory"
"""The class of all who sign, which every agreement knows."""


@dataclass(frozen=True)
class Naming:
    """The names of one agreement, and what lies inside what."""

    vocabulary: Vocabulary

    @cached_property
    def inside(self) -> dict[str, frozenset[str]]:
        """For each declared name the collectives and places that hold it, itself included."""
        holders: dict[str, set[str]] = {
            name: {name, *entity.inside} for name, entity in self.vocabulary.entities.items()
        }
        for name, entity in self.vocabulary.entities.items():
            for member in entity.members or ():
                holders.setdefault(member, {member}).add(name)
        return {name: frozenset(_reached(name, holders)) for name in holders}

    @cached_property
    def _held(self) -> dict[str, frozenset[str]]:
        held: dict[str, set[str]] = {}
        for name, holders in self.inside.items():
            for holder in holders:
                held.setdefault(holder, set()).add(name)
        return {holder: frozenset(names) for holder, names in held.items()}

    def fitting(self, name: str) -> frozenset[str]:
        """Return the names that fit where a declared name is asked for."""
        return self._held.get(name, frozenset({name}))

    def listed(self, term: s.NounPhrase) -> tuple[str, ...]:
        """Return the declared names that a class stands for; none where they are not stated."""
        if term.name in ALL_SIGNATORIES:
            return self.vocabulary.signatories
        entity = self.vocabulary.entity(term.name)
        if entity is None or not term.member or not entity.members:
            return ()
        return self.vocabulary.members(entity.name)

    def class_of(self, term: s.NounPhrase) -> str:
        """Return what the kind of thing is called: the same for `a party` and `that signatory`.

        `another party` and `that other party` are a kind of their own, beside the first.
        """
        entity = self.vocabulary.entity(term.name)
        name = entity.name if entity else term.name
        if term.name in ALL_SIGNATORIES:
            name = SIGNATORY
        if term.member:
            name = f"member of {name}"
        return f"other {name}" if term.determiner in _OTHER else name

    def words(self, term: s.Term) -> tuple[str, ...]:
        """Return what may stand in a role for a term, before members and inner places are added."""
        match term:
            case s.NounPhrase():
                return self.vocabulary.names(term)
            case s.Group(members=members):
                return tuple(dict.fromkeys(word for m in members for word in self.words(m)))
            case s.Words(text=text):
                return (text,)
            case s.Reference() | s.Agreement():
                return (phrasing.term(term),)
        return ()

    def names(self, term: s.Term) -> frozenset[str]:
        """Return all names that fit where the term stands; none where it names nothing."""
        return frozenset(name for word in self.words(term) for name in self.fitting(word))


def _reached(start: str, holders: dict[str, set[str]]) -> set[str]:
    found, waiting = set[str](), [start]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += holders.get(name, ())
    return found
