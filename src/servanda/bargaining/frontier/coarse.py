"""A front told within a margin: of points that are nearly alike, one stands for all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.frontier.maxima import maxima

Whole = NDArray[np.int64]

_FINEST = 2.0**-16
_COARSER = 1.5


@dataclass(slots=True, eq=False)
class Margin:
    """What may be given up so that no more than `most` points need be kept, and what has been.

    `reach` is how far a party's worth can range, shape (parties,), and `allowed` what each may lose
    even where points are few, both in whole numbers. `lost` is what each may have lost so far:
    worths add up, and so do the losses of each step.
    """

    reach: Whole
    allowed: Whole
    most: int
    lost: Whole
    grain: float = _FINEST

    def thinned(self, points: Whole, steps_left: int) -> Whole:
        """Return which points to keep, in rising order, and note down what that may lose."""
        if not len(points):
            return np.arange(0)
        share = np.maximum(self.allowed - self.lost, 0) // steps_left
        kept = self._kept(points, share + 1) if share.any() else np.arange(len(points))
        while len(kept) > self.most:
            share = np.maximum(share, np.ceil(self.reach * self.grain).astype(np.int64))
            kept = self._kept(points, share + 1)
            if len(kept) > self.most:
                self.grain *= _COARSER
        if len(kept) < len(points):
            self.lost = self.lost + share
        return kept

    @staticmethod
    def _kept(points: Whole, cell: Whole) -> Whole:
        """Return one point of each cell of a grid that no other cell beats, shape (k,).

        A point that is left out is in the same cell as one that is kept, or in one that is beaten
        by that of a kept one: which is worth no more than a cell's width less one to anybody less.
        """
        above = points - points.min(axis=0)
        cells = above // cell
        within = np.sort((above - cells * cell) / cell, axis=1).sum(axis=1)
        order = np.lexsort((-within, *(-cells.T[::-1])))
        inside = cells[order]
        new = np.ones(len(points), dtype=np.bool_)
        new[1:] = (inside[1:] != inside[:-1]).any(axis=1)
        first = order[new]
        return np.sort(first[maxima(np.ascontiguousarray(cells[first]))])
