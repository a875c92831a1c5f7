"""Lists of integers of unequal length, one for each row, end to end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from servanda.monitor.columnar.arrays import Bools, Ints, are_all, numbers, taken
from servanda.monitor.columnar.sorting import by_group


def spread(low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """Return, for slices `low..high` (the end left out), each one's number and what is in it."""
    counts = high - low
    if len(counts) and int(counts.max()) <= 1:
        owner = np.flatnonzero(counts)
        return owner, taken(low, owner)
    owner = np.repeat(numbers(len(low)), counts)
    begins = np.cumsum(counts) - counts
    return owner, numbers(len(owner)) - (begins - low)[owner]


@dataclass(frozen=True, eq=False)
class Lists:
    """Row `i` has `flat[starts[i]:starts[i + 1]]`.

    `alone` says that each has one thing, where that is known without looking.
    """

    starts: Ints
    flat: Ints
    alone: bool = False

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, row: int) -> Ints:
        return self.flat[self.starts[row] : self.starts[row + 1]]

    @property
    def are_single(self) -> bool:
        """Whether each has one thing."""
        same = len(self.flat) == len(self)
        return self.alone or (same and bool((self.starts == numbers(len(self) + 1)).all()))

    @property
    def owners(self) -> Ints:
        """The row of each thing in `flat`."""
        if self.are_single:
            return numbers(len(self))
        return np.repeat(numbers(len(self)), np.diff(self.starts))

    def take(self, rows: Ints) -> Lists:
        """Return the lists of these rows."""
        if are_all(rows, len(self)):
            return self
        if self.are_single:
            return Lists.single(taken(self.flat, rows))
        low, high = self.starts[rows], self.starts[rows + 1]
        _, places = spread(low, high)
        return Lists(_starts(high - low), self.flat[places])

    @classmethod
    def empty(cls, length: int) -> Lists:
        """Return as many empty lists."""
        return cls(np.zeros(length + 1, np.int64), np.zeros(0, np.int64))

    @classmethod
    def single(cls, things: Ints) -> Lists:
        """Return lists of one thing each."""
        return cls(numbers(len(things) + 1), things, alone=True)

    @classmethod
    def grouped(cls, owners: Ints, things: Ints, length: int) -> Lists:
        """Return lists of things, each with its row; they keep their order."""
        if not len(things):
            return cls.empty(length)
        if are_all(owners, length):
            return cls.single(things)
        order = by_group(owners)
        return cls(_starts(np.bincount(owners, minlength=length)), things[order])

    @classmethod
    def beside(cls, parts: Sequence[Lists]) -> Lists:
        """Return, row by row, what stands in several, one after the other."""
        filled = [part for part in parts if len(part.flat)] or list(parts[:1])
        if len(filled) == 1:
            return filled[0]
        owners = np.concatenate([part.owners for part in filled])
        return cls.grouped(owners, np.concatenate([p.flat for p in filled]), len(filled[0]))

    def each_once(self) -> Lists:
        """Return the lists without what stands in one for the second time."""
        owners = self.owners
        order = np.lexsort((np.arange(len(owners)), self.flat, owners))
        again = np.zeros(len(order), np.bool_)
        again[1:] = (owners[order][1:] == owners[order][:-1]) & (
            self.flat[order][1:] == self.flat[order][:-1]
        )
        if not again.any():
            return self
        kept = np.sort(order[~again])
        return Lists.grouped(owners[kept], self.flat[kept], len(self))

    @classmethod
    def stacked(cls, parts: Sequence[Lists]) -> Lists:
        """Return the lists of several, row after row."""
        counts = np.concatenate([np.diff(part.starts) for part in parts] or [np.zeros(0, int)])
        flat = np.concatenate([part.flat for part in parts] or [np.zeros(0, np.int64)])
        return cls(_starts(counts), flat)


def _starts(counts: Ints) -> Ints:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def kept_of(lists: Lists, rows: Bools) -> Lists:
    """Return lists of which those of other rows are left empty."""
    if rows.all() or not len(lists.flat):
        return lists
    counts = np.diff(lists.starts)
    return Lists(_starts(np.where(rows, counts, 0)), lists.flat[np.repeat(rows, counts)])
