"""Every sum of two sets of points, in order, without sorting: both sets are in order already.

Points are in order where the best for the first party comes first, of those the best for the
second, and so on. Adding one point to all leaves their order as it is, so that the sums are as many
lists in order as one set has points; a heap merges them.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.compiled import compiled

Whole = NDArray[np.int64]


def sums_in_order(
    long: Whole, short: Whole, floors: Whole, most: int = 4_000_000
) -> Iterator[tuple[Whole, Whole, Whole]]:
    """Yield the sums of two sets of points in order, each with where it comes from.

    Shapes (n, parties) and (m, parties), both in order; it takes time n·m·log m. Sums that are
    below `floors`, shape (parties,), in any column are left out. At most `most` different sums are
    yielded at once: their values, shape (k, parties); `start`, shape (k + 1,); and `pairs`, where
    the sum numbered i comes from the pairs `start[i]` to `start[i + 1]`, each the number of a long
    point times m plus that of a short one. What is yielded later is later in order.
    """
    lists = np.arange(len(short) if len(long) else 0)
    place = np.zeros(len(short), np.int64)
    while len(lists):
        values, start, pairs, lists = _next_sums(long, short, floors, lists, place, most)
        yield values, start, pairs


@compiled
def _next_sums(  # noqa: PLR0913, PLR0917 - compiled code takes arrays, not objects that hold them
    long: Whole, short: Whole, floors: Whole, heap: Whole, place: Whole, most: int
) -> tuple[Whole, Whole, Whole, Whole]:
    """Merge the lists in the heap, each from its place on, until enough is found."""
    count, columns = long.shape
    width = len(short)
    room = 0
    for one in heap:
        room += count - place[one]
    values = np.empty((min(most, room), columns), np.int64)
    start = np.empty(min(most, room) + 1, np.int64)
    pairs = np.empty(room, np.int64)
    point = np.empty(columns, np.int64)
    found = used = 0
    size = len(heap)
    while size:
        top = heap[0]
        high_enough = True
        for column in range(columns):
            point[column] = long[place[top], column] + short[top, column]
            high_enough &= point[column] >= floors[column]
        if high_enough:
            if not found or not _same(values[found - 1], point):
                if found == most:
                    break
                values[found] = point
                start[found] = used
                found += 1
            pairs[used] = place[top] * width + top
            used += 1
        place[top] += 1
        if place[top] == count:
            size -= 1
            heap[0] = heap[size]
        _sink(heap, size, place, long, short)
    start[found] = used
    left = heap[:size].copy()
    return values[:found].copy(), start[: found + 1].copy(), pairs[:used].copy(), left


@compiled
def _same(one: Whole, other: Whole) -> bool:
    for column in range(len(one)):  # noqa: SIM110 - what is compiled knows no generators
        if one[column] != other[column]:
            return False
    return True


@compiled
def _sink(heap: Whole, size: int, place: Whole, long: Whole, short: Whole) -> None:
    """Put the list on top of the heap to where it belongs."""
    at = 0
    while True:
        child = 2 * at + 1
        if child >= size:
            return
        if child + 1 < size and _before(heap[child + 1], heap[child], place, long, short):
            child += 1
        if not _before(heap[child], heap[at], place, long, short):
            return
        heap[at], heap[child] = heap[child], heap[at]
        at = child


@compiled
def _before(one: int, other: int, place: Whole, long: Whole, short: Whole) -> bool:
    """Tell whether the next sum of a list comes before that of another."""
    for column in range(long.shape[1]):
        mine = long[place[one], column] + short[one, column]
        theirs = long[place[other], column] + short[other, column]
        if mine != theirs:
            return bool(mine > theirs)
    return one < other
