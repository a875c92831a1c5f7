"""The effects on the instances of one rule, and how these stand by them at any instant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from servanda.monitor.columnar.arrays import (
    ALWAYS,
    NEVER,
    Bools,
    Codes,
    Ints,
    only_value,
    repeated,
    taken,
)
from servanda.monitor.columnar.ending import ends_of
from servanda.monitor.columnar.index import Lookup, index_of
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.columnar.question import Evaluator
from servanda.monitor.columnar.ragged import spread
from servanda.monitor.columnar.records import CODE, Orders, Records
from servanda.monitor.columnar.sorting import places_in
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


@dataclass(frozen=True, eq=False)
class _Line:
    """Effects of one kind by the values of those whom they befall, in the order of their numbers.

    `gone` is when each ends by itself, in the same order for whomever they befall; `over` finds
    them by that. None: they do not.
    """

    numbers: Ints
    index: Lookup
    gone: Ints | None = None
    over: Lookup | None = None

    @classmethod
    def of(cls, numbers: Ints, keys: tuple[Ints, ...], gone: Ints | None) -> _Line:
        """Return effects as a line; refuses those that end in another order than they began."""
        index = index_of(keys, numbers)
        if gone is None:
            return cls(numbers, index)
        order = np.lexsort((numbers, *keys))
        alike = np.logical_and.reduce(
            [gone[order][1:] < gone[order][:-1], *(k[order][1:] == k[order][:-1] for k in keys)]
        )
        if alike.any():
            raise NotColumnarError("effects that end in another order than they began")
        return cls(numbers, index, gone, index_of(keys, gone))

    def last(self, keys: tuple[Ints, ...], last: Ints, first: Ints, at: Ints) -> Ints:
        """Return the last from number `first` to `last` that has not ended by an instant."""
        low, high = self.index.until(keys, last)
        place = self.index.order[np.maximum(high - 1, 0)]
        found = self.numbers[place]
        there = (high > low) & (found >= first)
        if self.gone is not None:
            there &= self.gone[place] > at
        return np.where(there, found, _NOTHING)

    def first(self, keys: tuple[Ints, ...], first: Ints, at: Ints) -> Ints:
        """Return the first from a number on that has not ended by an instant."""
        low, high = self.index.since(keys, first)
        if self.over is not None:
            low = np.maximum(low, self.over.until(keys, at)[1])
        found = self.numbers[self.index.order[np.minimum(low, len(self.numbers) - 1)]]
        return np.where(high > low, found, _NOTHING)


class Effects:
    """Effects, to be asked how instances stand.

    They are looked up by the values that an instance shares with what befalls it; an effect from
    before it came about does not count. So no effect is written out for each instance, save where
    effects share different variables with it. Effects are numbered in the order of time; those that
    end by themselves stand apart, change by change.
    """

    def __init__(self, ev: Evaluator, records: Records, orders: Sequence[Orders]) -> None:
        told = [one for one in orders if len(one.at) and one.change.effect in _DOES]
        self.none = not told
        if self.none:
            return
        shared = {_shared(records, one) for one in told}
        names = next(iter(shared))
        ends = [ends_of(ev, one) for one in told]
        if len(shared) == 1:
            self._keys = tuple(records.values[name] for name in names)
            parts = [
                (tuple(one.values[n] for n in names), one.at, gone)
                for one, gone in zip(told, ends, strict=True)
            ]
        else:
            self._keys = (np.arange(len(records)),)
            parts = [_befallen(records, *pair) for pair in zip(told, ends, strict=True)]
        # Written out for each instance, only those are there that befall it.
        looked_up = len(shared) == 1 and bool(names)
        self._created = records.created if looked_up else np.full(len(records), ALWAYS)
        which = np.repeat(np.arange(len(told)), [len(at) for _, at, _ in parts])
        at = np.concatenate([at for _, at, _ in parts])
        keys = [np.concatenate(column) for column in zip(*(k for k, _, _ in parts), strict=True)]
        gone = np.concatenate([gone for _, _, gone in parts])
        order = np.lexsort((which, at))
        order = order[gone[order] > at[order]]
        self.none = not len(order)
        self._at, which, gone = at[order], which[order], gone[order]
        ends_as = [CODE[_ENDS.get(one.change.effect, Status.LAPSED)] for one in told]
        self._ends_as = np.array(ends_as, np.int8)[which]
        apart = [
            (_DOES[one.change.effect], place if one.change.until is not None else None)
            for place, one in enumerate(told)
        ]
        self._lines: dict[int, list[_Line]] = {kind: [] for kind in range(5)}
        for kind, own in dict.fromkeys(apart):
            together = [place for place, one in enumerate(apart) if one == (kind, own)]
            mine = np.flatnonzero(np.isin(which, together))
            if len(mine):
                own_keys = tuple(column[order][mine] for column in keys)
                line = _Line.of(mine, own_keys, None if own is None else gone[mine])
                self._lines[kind].append(line)

    def at(self, rows: Ints, at: Ints) -> Standing:
        """Return how instances stand at instants."""
        if self.none:
            never = np.full(len(rows), NEVER)
            return Standing(never, never, _lapsed(len(rows)), never, never)
        last = places_in(self._at, at, "right") - 1
        first = places_in(self._at, taken(self._created, rows), "left")
        ended, held, restored, end = self._before(rows, last, first, at)
        void = self._first(_VOID, rows, first, at)
        return Standing(
            self._since(np.where(void <= last, void, _NOTHING)),
            self._since(ended),
            np.where(end >= 0, self._ends_as[end], _lapsed(len(rows))),
            self._since(held),
            self._reinstated(rows, restored, first, at),
        )

    def _since(self, number: Ints) -> Ints:
        if only_value(number) == _NOTHING:
            return repeated(NEVER, len(number))
        return np.where(number >= 0, self._at[number], NEVER)

    def _before(self, rows: Ints, last: Ints, first: Ints, at: Ints) -> tuple[Ints, ...]:
        """Return which effects end and suspend, up to a number, and the last to restore and end."""
        end, hold, apply, restore = (
            self._last(kind, rows, last, first, at) for kind in (_END, _HOLD, _APPLY, _RESTORE)
        )
        if only_value(apply) == _NOTHING and only_value(restore) == _NOTHING:
            return end, hold, restore, end
        ended = np.where(end > restore, end, _NOTHING)
        held = np.where(hold > np.maximum(apply, restore), hold, _NOTHING)
        return ended, held, restore, end

    def _reinstated(self, rows: Ints, restored: Ints, first: Ints, at: Ints) -> Ints:
        """Return since when instances are reinstated; what stood is not."""
        if only_value(restored) == _NOTHING:
            return repeated(NEVER, len(rows))
        since = np.full(len(rows), NEVER)
        left = np.flatnonzero(restored >= 0)
        tried = restored[left]
        while len(left):
            ended, held, earlier, _ = self._before(rows[left], tried - 1, first[left], at[left])
            works = (ended >= 0) | (held >= 0)
            since[left[works]] = self._at[tried[works]]
            more = ~works & (earlier >= 0)
            left, tried = left[more], earlier[more]
        return since

    def _last(self, kind: int, rows: Ints, last: Ints, first: Ints, at: Ints) -> Ints:
        found = repeated(_NOTHING, len(rows))
        keys = tuple(taken(key, rows) for key in self._keys)
        for line in self._lines[kind]:
            found = np.maximum(found, line.last(keys, last, first, at))
        return found

    def _first(self, kind: int, rows: Ints, first: Ints, at: Ints) -> Ints:
        found = repeated(_NOTHING, len(rows))
        keys = tuple(taken(key, rows) for key in self._keys)
        for line in self._lines[kind]:
            one = line.first(keys, first, at)
            found = np.where((found < 0) | ((one >= 0) & (one < found)), one, found)
        return found

    def changes(self) -> tuple[Ints, Ints]:
        """Return instances that effects befall, and when each may come to stand otherwise."""
        nothing = np.zeros(0, np.int64)
        if self.none:
            return nothing, nothing
        rows = np.arange(len(self._created))
        first = np.searchsorted(self._at, self._created, "left")
        lines = [line for kind in self._lines.values() for line in kind]
        undone = self._lines[_APPLY] + self._lines[_RESTORE]
        if undone or any(line.gone is not None for line in lines):
            found = [one for line in lines for one in self._all(line, first)]
        else:
            numbers = [self._first(kind, rows, first, rows) for kind in (_VOID, _END, _HOLD)]
            found = [(rows[n >= 0], self._at[n[n >= 0]]) for n in numbers]
        owners, instants = (np.concatenate(column) for column in zip(*found, strict=True))
        return owners, instants

    def _all(self, line: _Line, first: Ints) -> Iterator[tuple[Ints, Ints]]:
        """Yield whom the effects of a line befall, with when, and with when they end."""
        owner, places = spread(*line.index.since(self._keys, first))
        place = line.index.order[places]
        yield owner, self._at[line.numbers[place]]
        if line.gone is not None:
            there = np.flatnonzero(line.gone[place] != NEVER)
            yield owner[there], line.gone[place[there]]


def _lapsed(count: int) -> Codes:
    return np.full(count, CODE[Status.LAPSED], np.int8)


def _shared(records: Records, orders: Orders) -> tuple[str, ...]:
    """Return the variables by which effects and instances agree; who is bound is not one."""
    return tuple(n for n in records.rule.variables if n in orders.values and n != BEARER)


def befalls(records: Records, orders: Sequence[Orders], since: int) -> Bools:
    """Return which instances an effect may befall after an instant."""
    found = np.zeros(len(records), np.bool_)
    for one in orders:
        later = one.at > since
        if one.change.effect in _DOES and later.any():
            agrees = np.ones(len(records), np.bool_)
            for name in _shared(records, one):
                agrees &= np.isin(records.values[name], one.values[name][later])
            found |= agrees
    return found


def _befallen(records: Records, orders: Orders, ends: Ints) -> tuple[tuple[Ints, ...], Ints, Ints]:
    """Return which instances effects befall, when, and until when."""
    shared = _shared(records, orders)
    index = index_of(tuple(records.values[n] for n in shared), np.zeros(len(records), np.int64))
    keys = tuple(orders.values[name] for name in shared)
    which, places = spread(*index.until(keys, np.zeros(len(orders.at), np.int64)))
    owner, at = index.order[places], orders.at[which]
    there = records.created[owner] <= at if shared else np.ones(len(owner), np.bool_)
    return (owner[there],), at[there], ends[which[there]]
