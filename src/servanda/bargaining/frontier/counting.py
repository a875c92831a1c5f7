"""How many packages give everybody so much or more: counted, or where that is too much, sampled.

Blocks are added up on two sides, equal totals put together, what can never come up to the floors
left out. A total of one side then needs one of the other that makes up for what it lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, sqrt
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.frontier.weighing import weight_above
from servanda.bargaining.packages import Block, Packages

MOST_TOTALS = 300_000
"""How many different totals may be looked at on either side before packages are sampled."""

_DRAWN = 200_000
_DEVIATIONS = 2.576  # of a normal distribution: 99 in 100 lie within
_LIMB = 40  # bits of a weight that are summed at once, so that sums stay within 64

Whole: TypeAlias = NDArray[np.int64]
Ways: TypeAlias = NDArray[np.object_]
"""How often each total comes about, in Python's own whole numbers, which have no end."""

_Side: TypeAlias = tuple[Whole, Ways]


@dataclass(frozen=True, slots=True)
class Count:
    """How many packages there are of some kind: between `low` and `high`, both included.

    Counted exactly where the two are the same and `drawn` is 0. Where it is not, so many packages
    were drawn at random (the same ones at each asking), and in 99 of 100 such samples the number
    lies between the two (Wilson, "Probable inference", 1927). Where nothing was drawn and they
    differ, not all packages could be looked at.
    """

    low: int
    high: int
    drawn: int = 0

    def __str__(self) -> str:
        """Return the number, or the two that it lies between."""
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,} to {self.high:,}"

    @property
    def exact(self) -> bool:
        """Whether all packages were counted, and none sampled or left out."""
        return not self.drawn and self.low == self.high

    def without(self, some: Count) -> Count:
        """Return how many are left where some of them are not to be counted."""
        drawn = max(self.drawn, some.drawn)
        return Count(max(0, self.low - some.high), max(0, self.high - some.low), drawn)


def count_at_least(packages: Packages, floors: Whole, most: int = MOST_TOTALS) -> Count:
    """Return how many packages are worth at least `floors`, shape (parties,), in whole numbers."""
    sides = _two_sides(packages, floors, None, most)
    if sides is None:
        return _sampled(packages, lambda totals: np.all(totals >= floors, axis=1))
    (totals, ways), (others, weights) = sides
    count = bits = 0
    while weights.any():
        limb = (weights & (2**_LIMB - 1)).astype(np.int64)
        above = weight_above(floors - totals, others, limb)
        count += int(ways @ above.astype(object)) << bits
        weights, bits = weights >> _LIMB, bits + _LIMB
    return Count(count, count)


def count_worth(packages: Packages, total: Whole, most: int = MOST_TOTALS) -> Count:
    """Return how many packages are worth exactly `total`, shape (parties,), in whole numbers."""
    sides = _two_sides(packages, total, total, most)
    if sides is None:
        return _sampled(packages, lambda totals: np.all(totals == total, axis=1))
    (totals, ways), (others, weights) = sides
    both = np.concatenate((total - totals, others))
    group = np.unique(both, axis=0, return_inverse=True)[1].ravel()
    weight = np.zeros(len(both), dtype=object)
    np.add.at(weight, group[len(totals) :], weights)
    count = int(ways @ weight[group[: len(totals)]])
    return Count(count, count)


def _two_sides(
    packages: Packages, floors: Whole, ceilings: Whole | None, most: int
) -> tuple[_Side, _Side] | None:
    """Return the totals that can still come up to the floors, on each side; None if too many."""
    empty = np.zeros((1, packages.parties), dtype=np.int64), np.ones(1, dtype=object)
    sides = [empty, empty]
    if not packages.count:
        none = empty[0][:0], empty[1][:0]
        return none, none
    blocks = sorted(packages.blocks, key=lambda block: -block.size)
    least = _reach(blocks, np.min, packages.parties)
    best = _reach(blocks, np.max, packages.parties)
    reached = [(least * 0, best * 0)] * 2
    for block in blocks:
        worths, ways = _together(block.worth, np.ones(block.size, dtype=object))
        side = 0 if len(sides[0][0]) <= len(sides[1][0]) else 1
        totals, before = sides[side]
        if len(totals) * len(worths) > most:
            return None
        sums = (totals[:, None] + worths[None]).reshape(-1, packages.parties)
        low, high = reached[side]
        reached[side] = low + block.worth.min(axis=0), high + block.worth.max(axis=0)
        fine = (sums + (best - reached[side][1]) >= floors).all(axis=1)
        if ceilings is not None:
            fine &= (sums + (least - reached[side][0]) <= ceilings).all(axis=1)
        sides[side] = _together(sums[fine], np.outer(before, ways).ravel()[fine])
    return sides[0], sides[1]


def _together(totals: Whole, ways: Ways) -> _Side:
    """Put equal totals together."""
    if not len(totals):
        return totals, ways
    order = np.lexsort(totals.T)
    totals = totals[order]
    new = np.flatnonzero(np.append(True, (totals[1:] != totals[:-1]).any(axis=1)))
    return totals[new], np.add.reduceat(ways[order], new)


def _reach(blocks: Sequence[Block], of: Callable[..., Whole], parties: int) -> Whole:
    reach = np.zeros(parties, dtype=np.int64)
    for block in blocks:
        reach += of(block.worth, axis=0)
    return reach


def _sampled(packages: Packages, counts: Callable[[Whole], np.bool_ | NDArray[np.bool_]]) -> Count:
    """Draw packages at random, each as likely as any other, and tell how many there may be."""
    random = np.random.default_rng(0)
    sizes = [block.size for block in packages.blocks]
    rows = random.integers(0, sizes, (_DRAWN, len(sizes)))
    share = int(np.sum(counts(packages.totals(rows)))) / _DRAWN
    spread = _DEVIATIONS**2 / _DRAWN
    middle = (share + spread / 2) / (1 + spread)
    reach = sqrt(spread * share * (1 - share) + spread**2 / 4) / (1 + spread)
    low, high = (Fraction(max(0.0, min(1.0, middle + side * reach))) for side in (-1, 1))
    return Count(floor(low * packages.count), ceil(high * packages.count), _DRAWN)
