"""The packages that give everybody so much or more, found one by one and none sought in vain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.frontier.adding import Added, reach_of, with_block
from servanda.bargaining.packages import Packages

Whole = NDArray[np.int64]

_MOST = 100_000
"""A front of the blocks that are left is only bounded, by its best for each, beyond so many."""


def rows_at_least(packages: Packages, floors: Whole) -> Iterator[NDArray[np.int64]]:
    """Yield the rows of all packages worth at least `floors`, shape (parties,), in order.

    Rows are in order by their choice in the first block, of those in the second, and so on. A
    beginning is gone on with only where the front of the blocks that are left makes up for all that
    it lacks.
    """
    if not packages.count:
        return
    row = np.empty(len(packages.blocks), dtype=np.int64)
    yield from _rows_from(packages, 0, row, floors, _fronts_of_the_rest(packages, floors))


def _rows_from(
    packages: Packages, number: int, row: Whole, lacking: Whole, fronts: Sequence[Whole]
) -> Iterator[Whole]:
    if number == len(packages.blocks):
        yield row.copy()
        return
    worth = packages.blocks[number].worth
    for choice in range(len(worth)):
        still = lacking - worth[choice]
        if (fronts[number] >= still).all(axis=1).any():
            row[number] = choice
            yield from _rows_from(packages, number + 1, row, still, fronts)


def _fronts_of_the_rest(packages: Packages, floors: Whole) -> list[Whole]:
    """Return for each block the front of all after it, as far as the floors may need it."""
    blocks = [Added.of(number, block) for number, block in enumerate(packages.blocks)]
    points = np.zeros((1, packages.parties), dtype=np.int64)
    fronts = [points]
    for number in range(len(blocks) - 1, 0, -1):
        before = reach_of(blocks[:number], packages.parties)[1]
        points = with_block(points, blocks[number], floors - before)[0]
        if len(points) > _MOST:
            points = points.max(axis=0, keepdims=True)
        fronts.append(points)
    return fronts[::-1]
