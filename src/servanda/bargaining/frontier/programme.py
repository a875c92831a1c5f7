"""The front by a dynamic programme over blocks: no package is ever written out.

Worths of blocks add up, so whatever beats a part of a package beats it in every package that it is
part of. One block after the other is added, and only what nothing beats is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.frontier.coarse import Margin
from servanda.bargaining.frontier.front import Front
from servanda.bargaining.frontier.maxima import maxima
from servanda.bargaining.frontier.origins import Origins, Step
from servanda.bargaining.frontier.sums import sums_in_order
from servanda.bargaining.packages import Block, Packages
from servanda.bargaining.problem.preference import Number

MOST_POINTS = 200_000
"""How many points a front, or a part of one, may have before it is told within a margin."""

_LOWEST = -(2**62)

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class _Added:
    """What of a block can be part of an efficient package: its different worths, in order.

    The worth numbered i is had by the choices from `first[i]` to `first[i + 1]`, in rising order.
    """

    block: int
    values: Whole
    first: Whole
    choices: Whole

    @classmethod
    def of(cls, number: int, block: Block) -> _Added:
        """Leave out every choice that another of the same block beats."""
        order = np.lexsort(-block.worth.T[::-1])
        worth = block.worth[order]
        new = np.ones(len(worth), dtype=np.bool_)
        new[1:] = (worth[1:] != worth[:-1]).any(axis=1)
        ways = _Ways(np.append(np.flatnonzero(new), len(worth)), order)
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


@dataclass(frozen=True, slots=True, eq=False)
class _Ways:
    """In which ways each of some points came about: from `start[i]` to `start[i + 1]`."""

    start: Whole
    pairs: Whole

    def of(self, points: Whole) -> _Ways:
        """Return the ways of some of the points only."""
        counts = np.diff(self.start)[points]
        start = np.append(0, np.cumsum(counts))
        moved = np.repeat(self.start[points] - start[:-1], counts)
        return _Ways(start, self.pairs[moved + np.arange(start[-1])])

    def and_then(self, later: _Ways) -> _Ways:
        """Return these ways followed by those of other points."""
        start = np.append(self.start, later.start[1:] + len(self.pairs))
        return _Ways(start, np.append(self.pairs, later.pairs))


def front_of(
    packages: Packages,
    *,
    floors: Sequence[int | None] | None = None,
    most: int = MOST_POINTS,
    within: Sequence[Number] | None = None,
) -> Front:
    """Return the front of the packages that give nobody less than `floors`.

    Floors are in whole numbers of the packages' units, None for no floor; they are the walk-aways
    unless given. The front is exact unless it, or the front of some blocks, has more than `most`
    points: it is then told within a margin, as small as is found to do. `within` asks for a margin
    of so much to each party, in that party's own worth, from the start.

    Raises ValueError where floors or margins are not one for each party, or a margin is negative.
    """
    floors = packages.walk_away if floors is None else tuple(floors)
    lowest = np.array([_LOWEST if floor is None else floor for floor in floors], dtype=np.int64)
    allowed = _whole(within or [0] * packages.parties, packages.units)
    if len(lowest) != packages.parties or len(allowed) != packages.parties:
        raise ValueError("floors and margins must be one for each party")
    blocks = [_Added.of(number, block) for number, block in enumerate(packages.blocks)]
    blocks.sort(key=lambda block: len(block.values))  # the fewest sums are then looked at
    least, rest = _reach(blocks, packages.parties)
    margin = Margin(rest - least, allowed, most, np.zeros_like(rest))
    points = np.zeros((1, packages.parties), dtype=np.int64)
    steps = []
    for number, block in enumerate(blocks):
        rest = rest - block.reach[1]
        points, ways = _sums(points, block, lowest - rest)
        kept = margin.thinned(points, len(blocks) - number)
        if len(kept) < len(points):
            points, ways = points[kept], ways.of(kept)
        steps.append(_step(block, ways))
    points.flags.writeable = False
    lost = tuple(margin.lost.tolist())
    return Front(packages, points, Origins(tuple(steps), len(points)), floors, lost)


def _whole(within: Sequence[Number], units: Sequence[Fraction]) -> Whole:
    if any(number < 0 for number in within):
        raise ValueError("a margin cannot be negative")
    largest = 2**62
    pairs = zip(within, units, strict=False)
    return np.array([min(Fraction(n) // unit, largest) for n, unit in pairs], dtype=np.int64)


def _reach(blocks: Sequence[_Added], parties: int) -> tuple[Whole, Whole]:
    """Return the least and the most that all blocks together can be worth to each party."""
    none = np.zeros(parties, dtype=np.int64)
    reaches = [block.reach for block in blocks]
    return sum((r[0] for r in reaches), start=none), sum((r[1] for r in reaches), start=none)


def _sums(points: Whole, block: _Added, floors: Whole) -> tuple[Whole, _Ways]:
    """Return what nothing beats of the points with a block added, in order, and how it came about.

    A way is the number of the point before times that of the block's worths, plus that of a worth.
    """
    swapped = len(points) < len(block.values)
    long, short = (block.values, points) if swapped else (points, block.values)
    best = np.zeros((0, points.shape[1]), dtype=np.int64)
    ways = _Ways(np.zeros(1, dtype=np.int64), np.zeros(0, dtype=np.int64))
    for values, start, pairs in sums_in_order(long, short, floors):
        best = np.concatenate((best, values))
        kept = maxima(best)
        best, ways = best[kept], ways.and_then(_Ways(start, pairs)).of(kept)
    if swapped:
        worth, before = np.divmod(ways.pairs, len(short))
        ways = _Ways(ways.start, before * len(long) + worth)
    return best, ways


def _step(block: _Added, ways: _Ways) -> Step:
    """Note how points came about; of the ways of one point, that with the first choice first."""
    before, worth = np.divmod(ways.pairs, max(1, len(block.values)))
    if len(ways.pairs) >= len(ways.start):
        point = np.repeat(np.arange(len(ways.start) - 1), np.diff(ways.start))
        order = np.lexsort((block.choices[block.first[worth]], point))
        before, worth = before[order], worth[order]
    return Step(block.block, ways.start, before, worth, block.first, block.choices)
