"""A front told within a margin: of points that are nearly alike, one stands for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.maxima import maxima

Whole: TypeAlias = NDArray[np.int64]

_LEAST_GROWTH = 1.1


@dataclass(slots=True, eq=False)
class Margin:
    """Keeps of many points those that nothing beats, and fewer where they would be too many.

    No more than `most` points are kept. `allowed` is what each party may lose even where points are
    few, in whole numbers, shape (parties,); it is spread over the `steps_left`. `lost` is what each
    may have lost so far: worths add up, and so do the losses of each step.
    """

    most: int
    allowed: Whole
    lost: Whole
    steps_left: int
    grain: float = 0.0

    def best_of(self, points: Whole) -> Whole:
        """Return which of some different points in order to keep, and note what may be lost.

        Points are as `maxima` asks for them, and so are those that are returned.
        """
        share = np.maximum(self.allowed - self.lost, 0) // max(1, self.steps_left)
        if share.any() or self.grain:
            kept = np.arange(len(points))
        else:
            kept = maxima(points)
            if len(kept) <= self.most:
                return kept
        return kept[self._thinned(points[kept], share)]

    def _thinned(self, points: Whole, share: Whole) -> Whole:
        if not len(points):
            return np.arange(0)
        extent = np.ptp(points, axis=0)
        while True:
            share = np.maximum(share, np.ceil(extent * self.grain).astype(np.int64))
            kept = _one_of_each_cell(points, share + 1)
            if len(kept) <= self.most:
                self.lost = self.lost + share
                return kept
            growth = max(len(kept) / self.most, _LEAST_GROWTH)
            self.grain = max(self._finest(points.shape[1]), self.grain * growth)

    def _finest(self, parties: int) -> float:
        """Return a grain so fine that it hardly leaves out too much: cells cover a surface."""
        return float(self.most ** (-1 / max(1, parties - 1)) / 8)


def _one_of_each_cell(points: Whole, cell: Whole) -> Whole:
    """Return one point of each cell of a grid that no other cell beats, in rising order.

    A point that is left out is in the same cell as one that is kept, or in one that is beaten by
    that of a kept one, which is worth less by no more than a cell's width less one to anybody. Of
    the points in a cell that is kept which lies highest in it, whatever the parties' order.
    """
    above = points - points.min(axis=0)
    cells = above // cell
    height = np.sort((above - cells * cell) / cell, axis=1).sum(axis=1)
    order = np.lexsort((-height, *(-cells.T[::-1])))
    inside = cells[order]
    new = np.ones(len(points), dtype=np.bool_)
    new[1:] = (inside[1:] != inside[:-1]).any(axis=1)
    first = order[new]
    return np.sort(first[maxima(np.ascontiguousarray(cells[first]))])
