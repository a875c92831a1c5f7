"""The instances of one rule, and the effects that befall them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from servanda.monitor.columnar.arrays import NEVER, Bools, Codes, Ints, Truths
from servanda.monitor.columnar.index import index_of
from servanda.monitor.columnar.ragged import Lists, spread
from servanda.monitor.program import BEARER, Change, Effect, Rule
from servanda.monitor.verdict import Status

STATUSES: tuple[Status, ...] = tuple(Status)
"""Statuses by their number."""

CODE: Mapping[Status, int] = {status: place for place, status in enumerate(STATUSES)}
"""The number of each status."""


@dataclass(frozen=True, eq=False)
class Records:
    """One instance a row: its variables' values, when it came about, how surely, by which claims.

    `created` at the earliest, `latest` at the latest, `ALWAYS` where nothing brought it about;
    `seen` the first instant at which it was there.
    """

    rule: Rule
    values: Mapping[str, Ints]
    created: Ints
    latest: Ints
    seen: Ints
    truth: Truths
    evidence: Lists

    def __len__(self) -> int:
        return len(self.created)

    def take(self, rows: Ints) -> Records:
        """Return some of them."""
        return Records(
            self.rule,
            {name: column[rows] for name, column in self.values.items()},
            self.created[rows],
            self.latest[rows],
            self.seen[rows],
            self.truth[rows],
            self.evidence.take(rows),
        )


@dataclass(frozen=True, eq=False)
class Orders:
    """Effects of one kind that one rule brought about, in the order of time.

    `values` are those of the rule's variables; `subject` what an effect on a status concerns, -1
    where that is not known.
    """

    change: Change
    at: Ints
    values: Mapping[str, Ints]
    evidence: Lists
    subject: Ints

    def same_as(self, other: Orders) -> bool:
        """Return whether the effects are the same."""
        return (
            np.array_equal(self.at, other.at)
            and all(np.array_equal(self.values[n], other.values[n]) for n in self.values)
            and np.array_equal(self.subject, other.subject)
            and np.array_equal(self.evidence.flat, other.evidence.flat)
        )


_ENDS = {Effect.LAPSE: Status.LAPSED, Effect.END: Status.LAPSED, Effect.REVOKE: Status.REVOKED}
_SUSPENDS = frozenset({Effect.SUSPEND, Effect.NOT_APPLY})


@dataclass(frozen=True, eq=False)
class Standing:
    """What effects have made of instances: since when each is so, `NEVER` where it is not."""

    void: Ints
    ended: Ints
    ended_as: Codes
    suspended: Ints
    reinstated: Ints

    @property
    def stands(self) -> Bools:
        """Which are neither void, nor ended, nor suspended."""
        return np.asarray((self.void == NEVER) & (self.ended == NEVER) & (self.suspended == NEVER))


class Effects:
    """The effects on the instances of one rule, to be asked how these stand at any instant."""

    def __init__(self, records: Records, orders: Sequence[Orders]) -> None:
        parts = [_befallen(records, one, place) for place, one in enumerate(orders) if len(one.at)]
        self.none = not any(len(owner) for owner, _, _ in parts)
        if self.none:
            return
        owner, at, which = (np.concatenate(column) for column in zip(*parts, strict=True))
        order = np.lexsort((which, at, owner))
        self._owner, self._at, which = owner[order], at[order], which[order]
        effects = [one.change.effect for one in orders]
        self._fold(np.array([effects.index(effects[w]) for w in which]), effects)
        self._key = _Keyed(self._owner, self._at)

    def _fold(self, which: Ints, effects: Sequence[Effect]) -> None:
        """Go through the effects on each instance in the order of time, all instances at once."""
        place = np.arange(len(which))
        first = np.concatenate([[True], self._owner[1:] != self._owner[:-1]])
        begin = np.maximum.accumulate(np.where(first, place, 0))

        def last(wanted: frozenset[Effect]) -> Ints:
            hit = np.isin(which, [n for n, effect in enumerate(effects) if effect in wanted])
            found = np.maximum.accumulate(np.where(hit, place, -1))
            return np.where(found >= begin, found, -1)

        ended, suspended = last(frozenset(_ENDS)), last(_SUSPENDS)
        restored = last(frozenset({Effect.REINSTATE}))
        applied = np.maximum(last(frozenset({Effect.APPLY})), restored)
        voids = np.isin(which, [n for n, e in enumerate(effects) if e is Effect.VOID])
        self.void = _firsts(voids, self._owner, self._at)
        self.ended = self._since(ended, ended > restored)
        self.suspended = self._since(suspended, suspended > applied)
        kinds = np.array([CODE[_ENDS.get(effect, Status.LAPSED)] for effect in effects], np.int8)
        self.ended_as = np.where(ended >= 0, kinds[which[ended]], CODE[Status.LAPSED])
        # To reinstate what neither ended nor was suspended is nothing.
        before_ended = np.where(first, -1, np.roll(np.where(self.ended != NEVER, 1, -1), 1))
        before_held = np.where(first, -1, np.roll(np.where(self.suspended != NEVER, 1, -1), 1))
        works = (restored == place) & ((before_ended == 1) | (before_held == 1))
        worked = np.maximum.accumulate(np.where(works, place, -1))
        self.reinstated = self._since(worked, worked >= begin)

    def _since(self, places: Ints, holds: Bools) -> Ints:
        return np.where(holds & (places >= 0), self._at[places], NEVER)

    def at(self, rows: Ints, at: Ints) -> Standing:
        """Return how instances stand at instants."""
        never = np.full(len(rows), NEVER)
        lapsed = np.full(len(rows), CODE[Status.LAPSED], np.int8)
        if self.none:
            return Standing(never, never, lapsed, never, never)
        place = self._key.last(rows, at)
        none = place < 0
        return Standing(
            np.where(none | (self.void[place] > at), NEVER, self.void[place]),
            np.where(none, NEVER, self.ended[place]),
            np.where(none, lapsed, self.ended_as[place]),
            np.where(none, NEVER, self.suspended[place]),
            np.where(none, NEVER, self.reinstated[place]),
        )

    def changes(self) -> tuple[Ints, Ints]:
        """Return the instances that effects befall, and when."""
        if self.none:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        return self._owner, self._at


class _Keyed:
    """Finds the last of sorted (owner, instant) pairs at or before an instant."""

    def __init__(self, owner: Ints, at: Ints) -> None:
        self._instants = np.unique(at)
        self._size = len(self._instants) + 1
        self._packed = owner * self._size + np.searchsorted(self._instants, at, "left") + 1

    def last(self, owner: Ints, at: Ints) -> Ints:
        """Return the place of the last pair, -1 where there is none."""
        tick = np.searchsorted(self._instants, at, "right")
        place = np.searchsorted(self._packed, owner * self._size + tick, "right") - 1
        there = (place >= 0) & (self._packed[np.maximum(place, 0)] // self._size == owner)
        return np.where(there, place, -1)


def _firsts(hits: Bools, owner: Ints, at: Ints) -> Ints:
    """Return, at each place, the first instant of a hit of its owner, `NEVER` without."""
    most = int(owner[-1]) + 1 if len(owner) else 0
    found = np.full(most, NEVER)
    np.minimum.at(found, owner[hits], at[hits])
    return found[owner]


def _befallen(records: Records, orders: Orders, place: int) -> tuple[Ints, Ints, Ints]:
    """Return which instances effects befall, and when."""
    shared = [n for n in records.rule.variables if n in orders.values and n != BEARER]
    if not shared:
        owner = np.tile(np.arange(len(records)), len(orders.at))
        at = np.repeat(orders.at, len(records))
        return owner, at, np.full(len(owner), place)
    index = index_of(
        tuple(records.values[name] for name in shared), np.zeros(len(records), np.int64)
    )
    zero = np.zeros(len(orders.at), np.int64)
    low, high = index.until(tuple(orders.values[name] for name in shared), zero)
    which, places = spread(low, high)
    owner, at = index.order[places], orders.at[which]
    there = records.created[owner] <= at
    owner, at = owner[there], at[there]
    return owner, at, np.full(len(owner), place)
