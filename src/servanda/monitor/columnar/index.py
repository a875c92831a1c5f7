"""Finds the rows of a stream by key and time: the one lookup that all others are made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from servanda.monitor.columnar.arrays import ALWAYS, NEVER, Bools, Ints, numbers, repeated, taken
from servanda.monitor.columnar.packing import Packing, packing_for
from servanda.monitor.columnar.sorting import by_group, places_in

_SPARSE = 8


@dataclass(frozen=True, eq=False)
class Timeline:
    """Rows in the order of their instants, to be found by these alone."""

    at: Ints

    @cached_property
    def order(self) -> Ints:
        """The rows, as they stand."""
        return numbers(len(self.at))

    def firsts(self) -> Ints:
        """Return the first row of all."""
        return self.order[:1]

    def between(self, _: tuple[Ints, ...], first: Ints, last: Ints) -> tuple[Ints, Ints]:
        """Return, for each stretch `first..last` (both included), a slice of `order`."""
        low, high = places_in(self.at, first, "left"), places_in(self.at, last, "right")
        return low, np.maximum(high, low)

    def until(self, _: tuple[Ints, ...], last: Ints) -> tuple[Ints, Ints]:
        """Return the slices of `order` at or before instants."""
        return repeated(0, len(last)), places_in(self.at, last, "right")

    def since(self, _: tuple[Ints, ...], first: Ints) -> tuple[Ints, Ints]:
        """Return the slices of `order` at or after instants."""
        return places_in(self.at, first, "left"), repeated(len(self.at), len(first))


@dataclass(frozen=True, eq=False)
class Index:
    """Rows sorted by key, then by instant, then as they came.

    `packed` are the sorted keys and instants, `order` the rows that they belong to. No row is
    before or after `span`.
    """

    packing: Packing
    packed: Ints
    order: Ints
    span: tuple[int, int]

    def between(self, keys: tuple[Ints, ...], first: Ints, last: Ints) -> tuple[Ints, Ints]:
        """Return, for each key and stretch `first..last` (both included), a slice of `order`."""
        groups, known = self.packing.group(keys)
        low, high = self._from(groups, first), self._to(groups, last)
        return low, _known(low, np.maximum(high, low), known)

    def until(self, keys: tuple[Ints, ...], last: Ints) -> tuple[Ints, Ints]:
        """Return, for each key, the slice of `order` at or before an instant."""
        groups, known = self.packing.group(keys)
        low = self._begins(groups)
        return low, _known(low, self._to(groups, last), known)

    def since(self, keys: tuple[Ints, ...], first: Ints) -> tuple[Ints, Ints]:
        """Return, for each key, the slice of `order` at or after an instant."""
        groups, known = self.packing.group(keys)
        low = self._from(groups, first)
        return low, _known(low, self._begins(groups + 1), known)

    def with_more(self, keys: tuple[Ints, ...], instants: Ints, rows: Ints) -> Index | None:
        """Return the index with rows of later instants, None where it must be made anew."""
        if not self.packing.fits(keys, instants):
            return None
        groups, _ = self.packing.group(keys)
        packed = groups * self.packing.size + self.packing.instants.upto(instants)
        sequence = np.argsort(packed, kind="stable")
        packed = packed[sequence]
        at = np.searchsorted(self.packed, packed, "right")
        grown = Index(
            self.packing,
            np.insert(self.packed, at, packed),
            np.insert(self.order, at, rows[sequence]),
            (self.span[0], int(instants[-1])),
        )
        if self.__dict__.get("_starts") is not None:
            grown.__dict__["_starts"] = _with_more(self.__dict__["_starts"], groups)
        return grown

    def firsts(self) -> Ints:
        """Return the first row of each key, in the order of the keys."""
        groups = self.packed // self.packing.size
        new = np.ones(len(groups), np.bool_)
        new[1:] = groups[1:] != groups[:-1]
        return self.order[new]

    def _from(self, groups: Ints, first: Ints) -> Ints:
        """Return where the rows of groups begin that are at or after instants."""
        if len(first) and int(first.max()) <= self.span[0]:
            return self._begins(groups)
        return self._find(groups, self.packing.instants.below(first))

    def _to(self, groups: Ints, last: Ints) -> Ints:
        """Return where the rows of groups end that are at or before instants."""
        if len(last) and int(last.min()) >= self.span[1]:
            return self._begins(groups + 1)
        return self._find(groups, self.packing.instants.upto(last))

    def _find(self, groups: Ints, steps: Ints) -> Ints:
        """Return how many rows are of earlier groups, or of these and at one of so many steps."""
        wanted = groups * self.packing.size + steps
        by_time = bool((steps[1:] >= steps[:-1]).all())
        return places_in(self.packed, wanted, "right", groups if by_time else None)

    def _begins(self, groups: Ints) -> Ints:
        """Return where the rows of groups begin."""
        if self._starts is None:
            return places_in(self.packed, groups * self.packing.size, "left")
        return self._starts[np.minimum(groups, len(self._starts) - 1)]

    @cached_property
    def _starts(self) -> Ints | None:
        """Where the rows of each group begin, where there are not many more groups than rows."""
        last = int(self.packed[-1]) // self.packing.size if len(self.packed) else 0
        if last > _SPARSE * len(self.packed) + _SPARSE:
            return None
        counts = np.bincount(self.packed // self.packing.size, minlength=last + 1)
        return np.concatenate([[0], np.cumsum(counts)])


Lookup = Timeline | Index


def _with_more(starts: Ints, groups: Ints) -> Ints:
    """Return where the rows of each group begin, with more rows of these groups."""
    counts = np.bincount(groups, minlength=len(starts) - 1)
    grown = np.concatenate([[0], np.cumsum(counts)])
    grown[: len(starts)] += starts
    grown[len(starts) :] += starts[-1]
    return grown


def _known(low: Ints, high: Ints, known: Bools | None) -> Ints:
    """Return where slices end; those of keys that cannot occur are empty."""
    return high if known is None else np.where(known, high, low)


def index_of(keys: tuple[Ints, ...], instants: Ints) -> Lookup:
    """Return an index over the rows of a stream that is in the order of its instants."""
    if not keys:
        return Timeline(instants)
    packing = packing_for(keys, instants)
    groups, _ = packing.group(keys)
    order = by_group(groups)
    packed = groups * packing.size
    packed += packing.instants.upto(instants)
    span = (int(instants[0]), int(instants[-1])) if len(instants) else (NEVER, ALWAYS)
    return Index(packing, taken(packed, order), order, span)


def merged(
    index: Lookup, keys: tuple[Ints, ...], instants: Ints, places: Ints, moved: Ints
) -> Index | None:
    """Return an index with rows put in, or None where it must be made anew.

    `places` are the rows' places in the stream as it becomes; `moved` the places there of the rows
    that it had.
    """
    if isinstance(index, Timeline) or not index.packing.fits(keys, instants):
        return None
    groups, _ = index.packing.group(keys)
    packed = groups * index.packing.size + index.packing.instants.upto(instants)
    sequence = np.argsort(packed, kind="stable")
    packed, places = packed[sequence], places[sequence]
    at = np.searchsorted(index.packed, packed, "right")
    everything = np.insert(index.packed, at, packed)
    order = np.insert(moved[index.order], at, places)
    tied = everything[1:] == everything[:-1]
    if (tied & (order[1:] < order[:-1])).any():
        order = order[np.lexsort((order, everything))]
    begin, end = index.span
    span = (min(begin, int(instants.min())), max(end, int(instants.max())))
    return Index(index.packing, everything, order, span)


def narrowed(index: Lookup, kept: Bools) -> Lookup:
    """Return the index over some of the rows of a stream, these numbered anew."""
    if isinstance(index, Timeline):
        return Timeline(index.at[kept])
    mine = kept[index.order]
    place = np.cumsum(kept) - 1
    return Index(index.packing, index.packed[mine], place[index.order[mine]], index.span)
