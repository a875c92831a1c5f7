"""Maxima in four columns and more: divided by each column in turn.

After Kung, Luccio and Preparata, "On finding the maxima of a set of vectors" (1975), and Bentley,
"Multidimensional divide-and-conquer" (1980).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.compiled import compiled
from servanda.bargaining.maxima.halves import halves

Whole = NDArray[np.int64]

_FEW = 24
"""So few points are compared each with each."""


@compiled
def maxima_of_many(points: Whole) -> Whole:
    """Return which points are maxima, in rising order; see `maxima.maxima` for what is asked.

    Ranges of points, each twice as long as before, are put together. Points of an earlier range are
    as good in the first column as any of a later one, which can beat none of them: so only the
    other columns of the two are compared.
    """
    count, last = len(points), points.shape[1] - 1
    beaten = np.zeros(count, np.bool_)
    ranges = [_maxima_of_few(points, low, last, beaten) for low in range(0, count, _FEW)]
    while len(ranges) > 1:
        for one in range(len(ranges) // 2):
            first, second = ranges[2 * one], ranges[2 * one + 1]
            _beat(points, first, second, last, beaten)
            ranges[one] = _merged(points, first, second[~beaten[second]])
        if len(ranges) % 2:
            ranges[len(ranges) // 2] = ranges[-1]
        ranges = ranges[: (len(ranges) + 1) // 2]
    return np.flatnonzero(~beaten)


@compiled
def _maxima_of_few(points: Whole, low: int, last: int, beaten: NDArray[np.bool_]) -> Whole:
    """Mark what is beaten from `low` on; return the rest, the best in the second column first."""
    high = min(low + _FEW, len(points))
    for one in range(low, high):
        for other in range(low, one):
            if not beaten[other] and _beats(points, other, one, last):
                beaten[one] = True
                break
    few = np.arange(low, high)
    rest = few[~beaten[few]]
    return rest[np.argsort(-points[rest, 1], kind="mergesort")]


@compiled
def _beat(points: Whole, by: Whole, those: Whole, last: int, beaten: NDArray[np.bool_]) -> None:
    """Mark which of `those` are no better than one of `by` in any column from 1 to `last`.

    Both are given with the best in column 1 first, and divided by each of the other columns in
    turn. What is left to do is kept in a list, since compiled code that calls itself cannot be kept
    for the next run (numba issue 6061).
    """
    tasks = [(by, those, last)]
    while tasks:
        by, those, last = tasks.pop()
        those = those[~beaten[those]]
        if not len(by) or not len(those):
            continue
        if last <= 2:  # noqa: PLR2004 - two columns are left: 1 and 2
            _sweep(points, by, those, beaten)
        elif len(by) * len(those) <= _FEW * _FEW:
            _beat_one_by_one(points, by, those, last, beaten)
        else:
            numbers = np.concatenate((points[by, last], points[those, last]))
            lowest, pivot = halves(numbers)
            if pivot == lowest:  # all are alike in this column
                tasks.append((by, those, last - 1))
                continue
            above, high = points[those, last] >= pivot, points[by, last] >= pivot
            tasks.append((by[~high], those[~above], last))
            tasks.append((by[high], those[~above], last - 1))
            tasks.append((by[high], those[above], last))


@compiled
def _beat_one_by_one(
    points: Whole, by: Whole, those: Whole, last: int, beaten: NDArray[np.bool_]
) -> None:
    for one in those:
        for other in by:
            if _beats(points, other, one, last):
                beaten[one] = True
                break


@compiled
def _sweep(points: Whole, by: Whole, those: Whole, beaten: NDArray[np.bool_]) -> None:
    """Do so where only columns 1 and 2 count: the best of column 2 so far tells."""
    at = 0
    best = points[by[0], 2]
    for one in those:
        while at < len(by) and points[by[at], 1] >= points[one, 1]:
            best = max(best, points[by[at], 2])
            at += 1
        if at and best >= points[one, 2]:
            beaten[one] = True


@compiled
def _beats(points: Whole, one: int, other: int, last: int) -> bool:
    for column in range(1, last + 1):  # noqa: SIM110 - what is compiled knows no generators
        if points[one, column] < points[other, column]:
            return False
    return True


@compiled
def _merged(points: Whole, first: Whole, second: Whole) -> Whole:
    """Return both in one, the best in column 1 first, as each of them is."""
    merged = np.empty(len(first) + len(second), np.int64)
    one = other = 0
    for at in range(len(merged)):
        if other == len(second) or (
            one < len(first) and points[first[one], 1] >= points[second[other], 1]
        ):
            merged[at] = first[one]
            one += 1
        else:
            merged[at] = second[other]
            other += 1
    return merged
