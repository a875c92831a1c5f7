"""Finds the rows of a stream by key and time: the one lookup that all others are made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from servanda.monitor.columnar.arrays import ALWAYS, Bools, Ints
from servanda.monitor.columnar.packing import Packing, packing_for

_SPARSE = 8


@dataclass(frozen=True, eq=False)
class Index:
    """Rows sorted by key, then by instant, then as they came.

    `packed` are the sorted keys and instants, `order` the rows that they belong to.
    """

    packing: Packing
    packed: Ints
    order: Ints

    def between(self, keys: tuple[Ints, ...], first: Ints, last: Ints) -> tuple[Ints, Ints]:
        """Return, for each key and stretch `first..last` (both included), a slice of `order`."""
        groups, known = self.packing.group(keys, len(first))
        return self._slice(groups, known, first, last)

    def until(self, keys: tuple[Ints, ...], last: Ints) -> tuple[Ints, Ints]:
        """Return, for each key, the slice of `order` at or before an instant."""
        groups, known = self.packing.group(keys, len(last))
        low = self._begins(groups, known)
        high = np.searchsorted(self.packed, self.packing.pack(groups, last), "right")
        return low, np.where(known, np.maximum(high, low), low)

    def since(self, keys: tuple[Ints, ...], first: Ints) -> tuple[Ints, Ints]:
        """Return, for each key, the slice of `order` at or after an instant."""
        groups, known = self.packing.group(keys, len(first))
        low = np.searchsorted(self.packed, self.packing.pack(groups, _before(first)), "right")
        high = self._begins(groups + 1, known)
        return low, np.where(known, np.maximum(high, low), low)

    def _begins(self, groups: Ints, known: Bools) -> Ints:
        """Return where the rows of groups begin; of groups that cannot occur, anything."""
        if self._starts is None:
            return np.searchsorted(self.packed, groups * (self.packing.instants.count + 1), "left")
        return self._starts[np.where(known, groups, 0)]

    @cached_property
    def _starts(self) -> Ints | None:
        """Where the rows of each group begin, where there are not many more groups than rows."""
        count = self.packing.groups + 1
        if count > _SPARSE * len(self.packed) + _SPARSE:
            return None
        size = self.packing.instants.count + 1
        return np.searchsorted(self.packed, np.arange(count) * size, "left")

    def _slice(self, groups: Ints, known: Bools, first: Ints, last: Ints) -> tuple[Ints, Ints]:
        low = np.searchsorted(self.packed, self.packing.pack(groups, _before(first)), "right")
        high = np.searchsorted(self.packed, self.packing.pack(groups, last), "right")
        return low, np.where(known, np.maximum(high, low), low)


def _before(at: Ints) -> Ints:
    """Return the instants just before; before the first of all there is none."""
    return np.where(at == ALWAYS, at, at - 1)


def index_of(keys: tuple[Ints, ...], instants: Ints) -> Index:
    """Return an index over the rows of a stream that is in the order of its instants."""
    packing = packing_for(keys, instants)
    groups, _ = packing.group(keys, len(instants))
    packed = packing.pack(groups, instants)
    # Rows alike must keep their order; where none are, the faster sort does as well.
    order = np.argsort(packed)
    in_order = packed[order]
    if (in_order[1:] == in_order[:-1]).any():
        order = np.argsort(packed, kind="stable")
    return Index(packing, in_order, order)


def merged(
    index: Index, keys: tuple[Ints, ...], instants: Ints, places: Ints, moved: Ints
) -> Index | None:
    """Return an index with rows put in, or None where it must be made anew.

    `places` are the rows' places in the stream as it becomes; `moved` the places there of the rows
    that it had.
    """
    if not index.packing.fits(keys, instants):
        return None
    groups, _ = index.packing.group(keys, len(instants))
    packed = index.packing.pack(groups, instants)
    sequence = np.argsort(packed, kind="stable")
    packed, places = packed[sequence], places[sequence]
    at = np.searchsorted(index.packed, packed, "right")
    everything = np.insert(index.packed, at, packed)
    order = np.insert(moved[index.order], at, places)
    tied = everything[1:] == everything[:-1]
    if (tied & (order[1:] < order[:-1])).any():
        order = order[np.lexsort((order, everything))]
    return Index(index.packing, everything, order)


def narrowed(index: Index, kept: Bools) -> Index:
    """Return the index over some of the rows of a stream, these numbered anew."""
    mine = kept[index.order]
    place = np.cumsum(kept) - 1
    return Index(index.packing, index.packed[mine], place[index.order[mine]])
