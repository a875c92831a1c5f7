"""What a declared name names."""

from __future__ import annotations

from dataclasses import dataclass, field

from servanda.findings import Span
from servanda.instrument.pact.declarations import Kind

ACTORS = frozenset({Kind.SIGNATORY, Kind.NAMED, Kind.BODY, Kind.PERSON})
"""Kinds of names that can be bound, and can act."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One declared name. It may be of several kinds: a state is a party and a place.

    `forms` are its adjectives; `members` those of a collective or body (None: it is not said to
    have any; `members_open`: it has some that are not stated); `inside` the places that hold it;
    `unit` that of a measure; `ended` the date on which a treaty ended; `meaning` its definition.
    """

    name: str
    kinds: frozenset[Kind]
    forms: tuple[str, ...] = ()
    members: tuple[str, ...] | None = None
    members_open: bool = False
    inside: tuple[str, ...] = ()
    head: str | None = None
    unit: str | None = None
    ended: str | None = None
    meaning: str | None = None
    at: Span | None = field(default=None, compare=False, repr=False)

    @property
    def acts(self) -> bool:
        """Whether it can be bound, or do something."""
        return bool(self.kinds & ACTORS)

    @property
    def signs(self) -> bool:
        """Whether it is a signatory."""
        return Kind.SIGNATORY in self.kinds

    @property
    def collective(self) -> bool:
        """Whether it stands for several that act."""
        return self.members is not None or self.members_open


@dataclass(frozen=True, slots=True)
class RoleSpec:
    """What a verb takes: `at a place` is (`at`, PLACE); `a thing` is (None, THING)."""

    preposition: str | None
    kind: str  # "party", "place", "thing", "measure" or "anything"


@dataclass(frozen=True, slots=True)
class Verb:
    """A declared verb: its roles in order, and what its drafters say of it."""

    name: str
    roles: tuple[RoleSpec, ...] = ()
    irreversible: bool | None = None
    force: bool | None = None
    at: Span | None = field(default=None, compare=False, repr=False)
