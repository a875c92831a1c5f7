"""One block added to the front of others: what nothing beats of the sums, and how it came about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.frontier.sums import sums_in_order
from servanda.bargaining.maxima import maxima
from servanda.bargaining.packages import Block

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """In which ways each of some points came about: from `start[i]` to `start[i + 1]`."""

    start: Whole
    pairs: Whole

    def of(self, points: Whole) -> Ways:
        """Return the ways of some of the points only."""
        counts = np.diff(self.start)[points]
        start = np.append(0, np.cumsum(counts))
        moved = np.repeat(self.start[points] - start[:-1], counts)
        return Ways(start, self.pairs[moved + np.arange(start[-1])])

    def and_then(self, later: Ways) -> Ways:
        """Return these ways followed by those of other points."""
        start = np.append(self.start, later.start[1:] + len(self.pairs))
        return Ways(start, np.append(self.pairs, later.pairs))


@dataclass(frozen=True, slots=True, eq=False)
class Added:
    """What of a block can be part of an efficient package: its different worths, in order.

    The worth numbered i is had by the choices from `first[i]` to `first[i + 1]`, in rising order.
    """

    block: int
    values: Whole
    first: Whole
    choices: Whole

    @classmethod
    def of(cls, number: int, block: Block) -> Added:
        """Leave out every choice that another of the same block beats."""
        order = np.lexsort(-block.worth.T[::-1])
        worth = block.worth[order]
        new = np.ones(len(worth), dtype=np.bool_)
        new[1:] = (worth[1:] != worth[:-1]).any(axis=1)
        ways = Ways(np.append(np.flatnonzero(new), len(worth)), order)
        values = worth[new]
        kept = maxima(values)
        ways = ways.of(kept)
        return cls(number, values[kept], ways.start, ways.pairs)

    @property
    def reach(self) -> tuple[Whole, Whole]:
        """The least and the most that it is worth to each party; 0 where nothing can be chosen."""
        if not len(self.values):
            none = np.zeros(self.values.shape[1], dtype=np.int64)
            return none, none
        return self.values.min(axis=0), self.values.max(axis=0)


def reach_of(blocks: Sequence[Added], parties: int) -> tuple[Whole, Whole]:
    """Return the least and the most that all blocks together can be worth to each party."""
    none = np.zeros(parties, dtype=np.int64)
    reaches = [block.reach for block in blocks]
    return sum((r[0] for r in reaches), start=none), sum((r[1] for r in reaches), start=none)


def with_block(
    points: Whole,
    block: Added,
    floors: Whole,
    best_of: Callable[[Whole], Whole] = maxima,
) -> tuple[Whole, Ways]:
    """Return the best of the points with a block added, in order, and how they came about.

    Sums below `floors`, shape (parties,), are left out. A way is the number of the point before,
    times how many worths the block has, plus the number of a worth.
    """
    swapped = len(points) < len(block.values)
    long, short = (block.values, points) if swapped else (points, block.values)
    best = np.zeros((0, points.shape[1]), dtype=np.int64)
    ways = Ways(np.zeros(1, dtype=np.int64), np.zeros(0, dtype=np.int64))
    for values, start, pairs in sums_in_order(long, short, floors):
        best = np.concatenate((best, values))
        kept = best_of(best)
        best, ways = best[kept], ways.and_then(Ways(start, pairs)).of(kept)
    if swapped:
        worth, before = np.divmod(ways.pairs, len(short))
        ways = Ways(ways.start, before * len(long) + worth)
    return best, ways
