"""The effects on the instances of one rule, and how these stand by them at any instant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from servanda.monitor.columnar.arrays import ALWAYS, NEVER, Bools, Codes, Ints
from servanda.monitor.columnar.index import Lookup, index_of
from servanda.monitor.columnar.ragged import spread
from servanda.monitor.columnar.records import CODE, Orders, Records
from servanda.monitor.program import BEARER, Effect
from servanda.monitor.verdict import Status


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
        nothing = (self.void == NEVER) & (self.ended == NEVER) & (self.suspended == NEVER)
        return np.asarray(nothing)


_ENDS = {Effect.LAPSE: Status.LAPSED, Effect.END: Status.LAPSED, Effect.REVOKE: Status.REVOKED}
_VOID, _END, _HOLD, _APPLY, _RESTORE = range(5)
_DOES = {
    Effect.VOID: _VOID,
    Effect.SUSPEND: _HOLD,
    Effect.NOT_APPLY: _HOLD,
    Effect.APPLY: _APPLY,
    Effect.REINSTATE: _RESTORE,
} | dict.fromkeys(_ENDS, _END)
_NOTHING = -1


class Effects:
    """Effects, to be asked how instances stand.

    They are looked up by the values that an instance shares with what befalls it; an effect from
    before it came about does not count. So no effect is written out for each instance, save where
    effects share different variables with it. Effects are numbered in the order of time.
    """

    def __init__(self, records: Records, orders: Sequence[Orders]) -> None:
        told = [one for one in orders if len(one.at) and one.change.effect in _DOES]
        self.none = not told
        if self.none:
            return
        shared = {_shared(records, one) for one in told}
        names = next(iter(shared))
        if len(shared) == 1:
            self._keys = tuple(records.values[name] for name in names)
            parts = [(tuple(one.values[n] for n in names), one.at) for one in told]
        else:
            self._keys = (np.arange(len(records)),)
            parts = [_befallen(records, one) for one in told]
        self._created = records.created if any(shared) else np.full(len(records), ALWAYS)
        which = np.repeat(np.arange(len(told)), [len(at) for _, at in parts])
        at = np.concatenate([at for _, at in parts])
        keys = [np.concatenate(column) for column in zip(*(k for k, _ in parts), strict=True)]
        order = np.lexsort((which, at))
        self._at, which = at[order], which[order]
        does = np.array([_DOES[one.change.effect] for one in told])[which]
        ends = [CODE[_ENDS.get(one.change.effect, Status.LAPSED)] for one in told]
        self._ends_as = np.array(ends, np.int8)[which]
        self._lines: dict[int, Lookup] = {}
        self._numbers: dict[int, Ints] = {}
        for kind in range(5):
            mine = np.flatnonzero(does == kind)
            self._numbers[kind] = mine
            self._lines[kind] = index_of(tuple(column[order][mine] for column in keys), mine)

    def at(self, rows: Ints, at: Ints) -> Standing:
        """Return how instances stand at instants."""
        if self.none:
            never = np.full(len(rows), NEVER)
            return Standing(never, never, _lapsed(len(rows)), never, never)
        last = np.searchsorted(self._at, at, "right") - 1
        first = np.searchsorted(self._at, self._created[rows], "left")
        ended, held, restored = self._before(rows, last, first)
        end = self._last(_END, rows, last, first)
        void = self._first(_VOID, rows, first)
        return Standing(
            np.where((void >= 0) & (void <= last), self._at[void], NEVER),
            np.where(ended >= 0, self._at[ended], NEVER),
            np.where(end >= 0, self._ends_as[end], _lapsed(len(rows))),
            np.where(held >= 0, self._at[held], NEVER),
            self._reinstated(rows, restored, first),
        )

    def _before(self, rows: Ints, last: Ints, first: Ints) -> tuple[Ints, Ints, Ints]:
        """Return which effects end and suspend, and which last restores, up to a number."""
        end, hold, apply, restore = (
            self._last(kind, rows, last, first) for kind in (_END, _HOLD, _APPLY, _RESTORE)
        )
        ended = np.where(end > restore, end, _NOTHING)
        held = np.where(hold > np.maximum(apply, restore), hold, _NOTHING)
        return ended, held, restore

    def _reinstated(self, rows: Ints, restored: Ints, first: Ints) -> Ints:
        """Return since when instances are reinstated; what stood is not."""
        since = np.full(len(rows), NEVER)
        left = np.flatnonzero(restored >= 0)
        tried = restored[left]
        while len(left):
            ended, held, earlier = self._before(rows[left], tried - 1, first[left])
            works = (ended >= 0) | (held >= 0)
            since[left[works]] = self._at[tried[works]]
            more = ~works & (earlier >= 0)
            left, tried = left[more], earlier[more]
        return since

    def _last(self, kind: int, rows: Ints, last: Ints, first: Ints) -> Ints:
        numbers = self._numbers[kind]
        if not len(numbers):
            return np.full(len(rows), _NOTHING)
        index = self._lines[kind]
        low, high = index.until(tuple(key[rows] for key in self._keys), last)
        found = numbers[index.order[np.maximum(high - 1, 0)]]
        return np.where((high > low) & (found >= first), found, _NOTHING)

    def _first(self, kind: int, rows: Ints, first: Ints) -> Ints:
        numbers = self._numbers[kind]
        if not len(numbers):
            return np.full(len(rows), _NOTHING)
        index = self._lines[kind]
        low, high = index.since(tuple(key[rows] for key in self._keys), first)
        found = numbers[index.order[np.minimum(low, len(numbers) - 1)]]
        return np.where(high > low, found, _NOTHING)

    def changes(self) -> tuple[Ints, Ints]:
        """Return instances that effects befall, and when each may come to stand otherwise."""
        nothing = np.zeros(0, np.int64)
        if self.none:
            return nothing, nothing
        rows = np.arange(len(self._created))
        first = np.searchsorted(self._at, self._created, "left")
        found: list[tuple[Ints, Ints]] = []
        for kind in (_VOID, _END, _HOLD):
            number = self._first(kind, rows, first)
            there = np.flatnonzero(number >= 0)
            found.append((there, self._at[number[there]]))
        if len(self._numbers[_APPLY]) + len(self._numbers[_RESTORE]):
            found = [self._all(kind, first) for kind in range(5)]
        owners, instants = (np.concatenate(column) for column in zip(*found, strict=True))
        return owners, instants

    def _all(self, kind: int, first: Ints) -> tuple[Ints, Ints]:
        numbers, index = self._numbers[kind], self._lines[kind]
        owner, places = spread(*index.since(self._keys, first))
        return owner, self._at[numbers[index.order[places]]]


def _lapsed(count: int) -> Codes:
    return np.full(count, CODE[Status.LAPSED], np.int8)


def _shared(records: Records, orders: Orders) -> tuple[str, ...]:
    """Return the variables by which effects and instances agree; who is bound is not one."""
    return tuple(n for n in records.rule.variables if n in orders.values and n != BEARER)


def _befallen(records: Records, orders: Orders) -> tuple[tuple[Ints, ...], Ints]:
    """Return which instances effects befall, and when."""
    shared = _shared(records, orders)
    index = index_of(tuple(records.values[n] for n in shared), np.zeros(len(records), np.int64))
    keys = tuple(orders.values[name] for name in shared)
    which, places = spread(*index.until(keys, np.zeros(len(orders.at), np.int64)))
    owner, at = index.order[places], orders.at[which]
    there = records.created[owner] <= at if shared else np.ones(len(owner), np.bool_)
    return (owner[there],), at[there]
