"""Counts the packages that all would sign, without writing them out.

Block by block, packages so far are told apart only by what they are worth; those with the same
worth are counted together. A party that is sure of its walk-away whatever follows is told apart no
more, and what cannot reach somebody's walk-away any more is dropped.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.packages import Packages

_MOST_TOLD_APART = 4_000_000
"""Beyond so many different worths at once there is no count (some 200 MB)."""


def count_acceptable(packages: Packages) -> int | None:
    """Return how many packages are worth every known walk-away, None where they are too many."""
    if not packages.exact:
        return None
    known = [p for p, floor in enumerate(packages.walk_away) if floor is not None]
    if not known:
        return packages.count
    if not all(block.size for block in packages.blocks):
        return 0
    floor = np.array([packages.walk_away[p] for p in known], dtype=np.int64)
    worths = [block.worth[:, known] for block in packages.blocks]
    least = _still_to_come([worth.min(axis=0) for worth in worths])
    most = _still_to_come([worth.max(axis=0) for worth in worths])
    totals = np.zeros((1, len(known)), dtype=np.int64)
    counts = np.ones(1, dtype=np.object_)
    for worth, low, high in zip(worths, least, most, strict=True):
        # Choices that are worth the same to all count as one, several times.
        kinds, times = np.unique(worth, axis=0, return_counts=True)
        if len(totals) * len(kinds) > _MOST_TOLD_APART:
            return None
        reached = (totals[:, None, :] + kinds[None, :, :]).reshape(-1, len(known))
        many = (counts[:, None] * times.astype(np.object_)[None, :]).ravel()
        hopeful = (reached + high >= floor).all(axis=1)
        reached = np.minimum(reached[hopeful], floor - low)
        totals, counts = _merged(reached, many[hopeful])
    return int(counts.sum()) if len(counts) else 0


def _still_to_come(ends: list[NDArray[np.int64]]) -> list[NDArray[np.int64]]:
    """Return for each block what all the blocks after it add up to."""
    sums = np.cumsum(np.array(ends[::-1]), axis=0)[::-1]
    return [*sums[1:], np.zeros_like(sums[0])]


def _merged(
    totals: NDArray[np.int64], counts: NDArray[np.object_]
) -> tuple[NDArray[np.int64], NDArray[np.object_]]:
    """Put packages with the same worth together and add their counts."""
    if not len(totals):
        return totals, counts
    order = np.lexsort(totals.T)
    totals, counts = totals[order], counts[order]
    new = np.append(True, (totals[1:] != totals[:-1]).any(axis=1))
    starts = np.flatnonzero(new)
    return totals[starts], np.add.reduceat(counts, starts)
