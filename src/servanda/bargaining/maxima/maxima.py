"""Which of many points no other equals in every column and exceeds in one: the maxima."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.compiled import compiled
from servanda.bargaining.maxima.many import maxima_of_many

Whole = NDArray[np.int64]

_TWO = 2
_THREE = 3


def maxima(points: Whole) -> Whole:
    """Return which points are maxima, in rising order; points are different, shape (n, columns).

    They must be in order: the best in the first column first, of those the best in the second, and
    so on, so that whatever exceeds a point comes before it.
    """
    columns = points.shape[1]
    if columns < _TWO:
        return np.arange(min(len(points), 1))
    if columns == _TWO:
        return maxima_of_two(points)
    if columns == _THREE:
        return maxima_of_three(points)
    return maxima_of_many(points)


@compiled
def maxima_of_two(points: Whole) -> Whole:
    """Return the maxima in one sweep: each is better for the second party than all before it."""
    kept = np.empty(len(points), np.int64)
    count = 0
    for point in range(len(points)):
        if not count or points[point, 1] > points[kept[count - 1], 1]:
            kept[count] = point
            count += 1
    return kept[:count].copy()


@compiled
def maxima_of_three(points: Whole) -> Whole:
    """Return the maxima in one sweep over a staircase: the maxima so far of the last two columns.

    The stairs rise in the second column and fall in the third (Kung, Luccio and Preparata 1975).
    """
    kept = np.empty(len(points), np.int64)
    second = np.empty(len(points), np.int64)
    third = np.empty(len(points), np.int64)
    count = stairs = 0
    for point in range(len(points)):
        across, up = points[point, 1], points[point, 2]
        right = np.searchsorted(second[:stairs], across)
        if right < stairs and third[right] >= up:
            continue
        kept[count] = point
        count += 1
        left = right
        while left > 0 and third[left - 1] <= up:
            left -= 1
        if right < stairs and second[right] == across:
            right += 1
        stairs = _replace(second, third, left, right, stairs)
        second[left], third[left] = across, up
    return kept[:count].copy()


@compiled
def _replace(second: Whole, third: Whole, left: int, right: int, stairs: int) -> int:
    """Make room for one stair in place of those from `left` to before `right`."""
    moved = left + 1 - right
    if moved > 0:
        for at in range(stairs, right, -1):
            second[at], third[at] = second[at - 1], third[at - 1]
    elif moved < 0:
        for at in range(right, stairs):
            second[at + moved], third[at + moved] = second[at], third[at]
    return stairs + moved
