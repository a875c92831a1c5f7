"""The front by a dynamic programme over blocks: no package is ever written out.

Worths of blocks add up, so whatever beats a part of a package beats it in every package that it is
part of. One block after the other is added, and only what nothing beats is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.frontier.adding import Added, Ways, reach_of, with_block
from servanda.bargaining.frontier.coarse import Margin
from servanda.bargaining.frontier.front import Front
from servanda.bargaining.frontier.origins import Origins, Step
from servanda.bargaining.packages import Packages
from servanda.bargaining.problem.preference import Number

MOST_POINTS = 100_000
"""How many points a front, or a part of one, may have before it is told within a margin."""

_LOWEST = -(2**62)

Whole = NDArray[np.int64]


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

    Raises ValueError where floors or margins are not one for each party, a margin is negative, or
    no point is allowed.
    """
    if most < 1:
        raise ValueError("a front may have one point at least")
    floors = packages.walk_away if floors is None else tuple(floors)
    lowest = np.array([_LOWEST if floor is None else floor for floor in floors], dtype=np.int64)
    allowed = _whole(within or [0] * packages.parties, packages.units)
    if len(lowest) != packages.parties or len(allowed) != packages.parties:
        raise ValueError("floors and margins must be one for each party")
    blocks = [Added.of(number, block) for number, block in enumerate(packages.blocks)]
    blocks.sort(key=lambda block: len(block.values))  # the fewest sums are then looked at
    rest = reach_of(blocks, packages.parties)[1]
    margin = Margin(most, allowed, np.zeros_like(rest), len(blocks))
    points = np.zeros((1, packages.parties), dtype=np.int64)
    steps = []
    for block in blocks:
        rest = rest - block.reach[1]
        points, ways = with_block(points, block, lowest - rest, margin.best_of)
        steps.append(_step(block, ways))
        margin.steps_left -= 1
    points.flags.writeable = False
    lost = tuple(margin.lost.tolist())
    return Front(packages, points, Origins(tuple(steps), len(points)), floors, lost)


def _whole(within: Sequence[Number], units: Sequence[Fraction]) -> Whole:
    if any(number < 0 for number in within):
        raise ValueError("a margin cannot be negative")
    largest = 2**62
    pairs = zip(within, units, strict=False)
    return np.array([min(Fraction(n) // unit, largest) for n, unit in pairs], dtype=np.int64)


def _step(block: Added, ways: Ways) -> Step:
    """Note how points came about; of the ways of one point, that with the first choice first."""
    before, worth = np.divmod(ways.pairs, max(1, len(block.values)))
    if len(ways.pairs) >= len(ways.start):
        point = np.repeat(np.arange(len(ways.start) - 1), np.diff(ways.start))
        order = np.lexsort((block.choices[block.first[worth]], point))
        before, worth = before[order], worth[order]
    return Step(block.block, ways.start, before, worth, block.first, block.choices)
