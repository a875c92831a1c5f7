"""Which claims a group of rules asks for, and to which of its shards each of them goes.

A claim goes where the value is judged that it names for the variable by which instances are judged
apart; a claim that names none goes to every shard, as do those that no instance alone is about: on
the agreement as a whole, judgements, findings on a clause. What a claim denies does not matter
here: who denies an act is heard where the act is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from zlib import crc32

import polars as pl

from servanda.evidence.claim import ClaimKind
from servanda.evidence.table import OBJECT, SUBJECT
from servanda.instrument.pact.pieces import pieces
from servanda.monitor.program import Change, HasStatus, Judged, Pattern, Slot, Variable
from servanda.monitor.sharding.groups import Group
from servanda.vocabulary.instance import Instance

Topic: TypeAlias = tuple[ClaimKind, str]
"""What a claim tells of: its kind, and the verb, measure, status, event or words."""

_ON_THE_AGREEMENT: tuple[Topic, ...] = (
    (ClaimKind.EVENT, "entry into force"),
    (ClaimKind.EVENT, "end"),
)
_ROW, _SHARD, _NAME, _IDENTITY = "place", "shard", "name", "identity"


def shard_of(value: Instance, shards: int) -> int:
    """Return the shard in which a value is judged: the same on every machine, in every release."""
    identity = "" if value.identity is None else f"\x00{value.identity}"
    return crc32(f"{value.name}{identity}".encode()) % shards


@dataclass(frozen=True, slots=True)
class Place:
    """The column in which a claim names a value, and for whom else a name counts there."""

    column: str
    counts_as: tuple[tuple[str, str], ...] = ()

    def shards(self, name: str, identity: str | None, shards: int) -> frozenset[int]:
        """Return where the values are judged that something of this name stands for."""
        wholes = [Instance(whole) for member, whole in self.counts_as if member == name]
        return frozenset(shard_of(v, shards) for v in wholes or [Instance(name, identity)])


@dataclass(frozen=True)
class Needed:
    """The rows of the claims that every shard needs, and of those that some shards need."""

    by_all: pl.Series
    own: Mapping[int, pl.Series]

    def of(self, shard: int) -> pl.Series:
        """Return the rows that a shard needs, in their order."""
        own = self.own.get(shard)
        return self.by_all if own is None else pl.concat([self.by_all, own]).unique().sort()


@dataclass(frozen=True)
class Routes:
    """Where the claims go that a group asks for.

    `places` gives, for each topic, where its claims name the values that count; none: they go to
    every shard. `clauses` are those on which findings count, `verifiers` those of whom it counts
    what they left undone, whatever it was.
    """

    shards: int
    places: Mapping[Topic, frozenset[Place]]
    clauses: frozenset[str]
    verifiers: frozenset[str]

    @classmethod
    def of(cls, group: Group, shards: int) -> Routes:
        """Return the routes of a group whose claims are shared out among so many shards."""
        program = group.program
        asked = list(_asked((program.entry, program.termination), None))
        asked += [(topic, None) for topic in _ON_THE_AGREEMENT]
        for rule in program.rules:
            asked += _asked(rule, group.keys.get(rule.id))
        everywhere = {topic for topic, place in asked if place is None}
        places: dict[Topic, frozenset[Place]] = dict.fromkeys(everywhere, frozenset())
        for topic, place in asked:
            if place is not None and topic not in everywhere:
                places[topic] = places.get(topic, frozenset()) | {place}
        clauses = frozenset(name for rule in program.rules for name in (rule.id, rule.clause))
        verifiers = frozenset(name for rule in program.rules for name in rule.verifiers)
        is_shared = bool(group.keys) and any(places.values())
        return cls(shards if is_shared else 1, places, clauses, verifiers)

    def share(self, claims: pl.DataFrame) -> Iterator[tuple[int, pl.DataFrame]]:
        """Yield for each shard the claims that it needs, where there are any, in their order."""
        needed = self.divided(claims)
        for shard in range(self.shards):
            rows = needed.of(shard)
            if len(rows):
                yield shard, claims[rows]

    def divided(self, claims: pl.DataFrame) -> Needed:
        """Return which claims each shard needs."""
        if not claims.height:
            return Needed(pl.Series(_ROW, [], pl.UInt32()), {})
        narrow = claims.lazy().with_row_index(_ROW)
        everywhere = [narrow.filter(self._is_for_all(claims.columns)).select(_ROW)]
        single: list[pl.DataFrame] = []
        for place, topics in self._by_place().items() if self.shards > 1 else ():
            named = _named(narrow, place, _are(topics), claims.columns)
            everywhere.append(named.filter(pl.col(_NAME).is_null()).select(_ROW).lazy())
            single.append(_shared_out(named.drop_nulls(_NAME), place, self.shards))
        to_all = pl.concat(everywhere).collect()[_ROW].unique().sort()
        apart = pl.concat(single) if single else pl.DataFrame(schema=_PAIRS)
        own = apart.partition_by(_SHARD, as_dict=True, include_key=False)
        return Needed(to_all, {shard: rows[_ROW] for (shard,), rows in own.items()})

    def _by_place(self) -> dict[Place, list[Topic]]:
        found: dict[Place, list[Topic]] = {}
        for topic, places in self.places.items():
            for place in places:
                found.setdefault(place, []).append(topic)
        return found

    def _is_for_all(self, columns: Iterable[str]) -> pl.Expr:
        for_all = self.places if self.shards == 1 else (t for t, p in self.places.items() if not p)
        found = _are(for_all)
        if {"finding", "clause"} <= set(columns):
            on_a_clause = pl.col("finding") & pl.col("clause").is_in(sorted(self.clauses))
            found |= (pl.col("kind") == ClaimKind.STATUS) & on_a_clause
        if {SUBJECT, "negated"} <= set(columns):
            left_undone = pl.col("negated") & pl.col(SUBJECT).is_in(sorted(self.verifiers))
            found |= (pl.col("kind") == ClaimKind.ACT) & left_undone
        return found


_PAIRS = {_ROW: pl.UInt32(), _SHARD: pl.Int32()}


def _are(topics: Iterable[Topic]) -> pl.Expr:
    kinds: dict[ClaimKind, list[str]] = {}
    for kind, what in topics:
        kinds.setdefault(kind, []).append(what)
    return pl.any_horizontal(
        pl.lit(value=False),
        *((pl.col("kind") == kind) & pl.col("what").is_in(whats) for kind, whats in kinds.items()),
    )


def _named(
    claims: pl.LazyFrame, place: Place, are_asked_for: pl.Expr, columns: Iterable[str]
) -> pl.DataFrame:
    """Return whom each claim names in a place; nobody where the table has no such column."""
    name, identity = (
        (pl.col(column) if column in columns else pl.lit(None, pl.String())).alias(alias)
        for column, alias in ((place.column, _NAME), (f"{place.column}#", _IDENTITY))
    )
    return claims.filter(are_asked_for).select(_ROW, name, identity).collect()


def _shared_out(named: pl.DataFrame, place: Place, shards: int) -> pl.DataFrame:
    """Return the rows of claims with the shards to which they go."""
    values = named.select(_NAME, _IDENTITY).unique()
    found = [sorted(place.shards(name, of, shards)) for name, of in values.iter_rows()]
    where = values.with_columns(pl.Series(_SHARD, found, pl.List(pl.Int32()))).explode(_SHARD)
    pairs = named.join(where, on=[_NAME, _IDENTITY], nulls_equal=True)
    return pairs.select(pl.col(_ROW).cast(pl.UInt32()), _SHARD)


def _asked(part: object, key: Variable | None) -> Iterator[tuple[Topic, Place | None]]:
    """Yield what part of a program asks for, and where such claims name the values of a key."""
    for piece in pieces(part):
        match piece:
            case Pattern(kind=kind, what=what):
                yield (kind, what), _place_of(piece, key)
            case HasStatus(status=str() as status, subject=subject):
                yield (ClaimKind.STATUS, status), _place_in(subject, SUBJECT, key)
            case Change(status=str() as status, subject=subject):
                yield (ClaimKind.STATUS, status), _place_in(subject, SUBJECT, key)
            case Judged(words=words):
                yield (ClaimKind.JUDGEMENT, words), None
            case _:
                pass


def _place_of(pattern: Pattern, key: Variable | None) -> Place | None:
    slots = ((SUBJECT, pattern.subject), *((role or OBJECT, slot) for role, slot in pattern.roles))
    return next((place for role, slot in slots if (place := _place_in(slot, role, key))), None)


def _place_in(slot: Slot, column: str, key: Variable | None) -> Place | None:
    if key is None or slot.variable != key:
        return None
    return Place(column, slot.counts_as)
