"""For many floors at once, what all points together weigh that are nowhere below them.

Divided by each column in turn, as Bentley, "Multidimensional divide-and-conquer" (1980).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.compiled import compiled
from servanda.bargaining.maxima import halves

Whole = NDArray[np.int64]

_FEW = 24


@compiled
def weight_above(floors: Whole, points: Whole, weights: Whole) -> Whole:
    """Return the weight of all points at or above each of the floors in every column.

    Floors have the shape (n, columns), points (m, columns), weights (m,), whose sum must fit into
    64 bits. It takes time (n + m)·log(n + m) to the power of the columns less one.
    """
    weight = np.zeros(len(floors), np.int64)
    high_first = np.argsort(-points[:, 0], kind="mergesort")
    tasks = [
        (np.argsort(-floors[:, 0], kind="mergesort"), high_first, floors.shape[1] - 1),
    ]
    while tasks:
        under, over, last = tasks.pop()
        if not len(under) or not len(over):
            continue
        if last == 0:
            _sweep(floors, under, points, over, weights, weight)
        elif len(under) * len(over) <= _FEW * _FEW:
            _one_by_one(floors, under, points, over, weights, last, weight)
        else:
            numbers = np.concatenate((floors[under, last], points[over, last]))
            lowest, pivot = halves(numbers)
            if pivot == lowest:  # all are alike in this column
                tasks.append((under, over, last - 1))
                continue
            high, above = points[over, last] >= pivot, floors[under, last] >= pivot
            tasks.append((under[~above], over[~high], last))
            tasks.append((under[~above], over[high], last - 1))
            tasks.append((under[above], over[high], last))
    return weight


@compiled
def _sweep(  # noqa: PLR0913, PLR0917 - compiled code takes arrays, not objects that hold them
    floors: Whole, under: Whole, points: Whole, over: Whole, weights: Whole, weight: Whole
) -> None:
    """Add up where only column 0 counts, in which both are given with the highest first."""
    at, so_far = 0, 0
    for floor in under:
        while at < len(over) and points[over[at], 0] >= floors[floor, 0]:
            so_far += weights[over[at]]
            at += 1
        weight[floor] += so_far


@compiled
def _one_by_one(  # noqa: PLR0913, PLR0917 - likewise
    floors: Whole,
    under: Whole,
    points: Whole,
    over: Whole,
    weights: Whole,
    last: int,
    weight: Whole,
) -> None:
    for floor in under:
        for point in over:
            if _at_least(points[point], floors[floor], last):
                weight[floor] += weights[point]


@compiled
def _at_least(point: Whole, floor: Whole, last: int) -> bool:
    for column in range(last + 1):  # noqa: SIM110 - what is compiled knows no generators
        if point[column] < floor[column]:
            return False
    return True
