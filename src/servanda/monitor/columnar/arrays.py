"""The kinds of array that the engine computes with."""

from __future__ import annotations

from collections.abc import Iterator, Sized
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

# NumPy's operators widen the types of numbers, so that the checker cannot follow them: the names
# say what is inside.
Ints: TypeAlias = NDArray[Any]
"""Whole numbers of 64 bits: instants (µs since 1970), codes, places."""
Floats: TypeAlias = NDArray[Any]
Bools: TypeAlias = NDArray[Any]
Truths: TypeAlias = NDArray[Any]
"""Three values: 0 false, 1 unknown, 2 true, so that *and* is the least and *or* the greatest."""
Codes: TypeAlias = NDArray[Any]
"""Small whole numbers that stand for something."""

NEVER = np.iinfo(np.int64).max
"""The instant of what does not come about."""
ALWAYS = np.iinfo(np.int64).min
"""The instant before all instants."""

FALSE, UNKNOWN, TRUE = np.int8(0), np.int8(1), np.int8(2)


def repeated(value: int | np.int8, length: int) -> Ints:
    """Return one value so many times, in the room of one; it cannot be changed."""
    return np.broadcast_to(np.asarray(value), (length,))


def only_value(values: Ints) -> int | None:
    """Return the value that is `repeated`, None where values stand in rooms of their own."""
    return int(values[0]) if len(values) and values.strides == (0,) else None


class _Numbers:
    """0, 1, 2 and so on, written down once for all who count."""

    def __init__(self) -> None:
        self._all = np.arange(0)

    def first(self, count: int) -> Ints:
        every = self._all
        if count > len(every):
            every = np.arange(count + count // 4)
            every.flags.writeable = False
            self._all = every
        return every[:count]

    def have(self, values: Ints) -> bool:
        """Whether these are some of them, one after the other."""
        return values.base is self._all and values.strides == self._all.strides


_NUMBERS = _Numbers()


def numbers(count: int) -> Ints:
    """Return 0, 1, 2 and so on, so many; they take no room of their own, and cannot be changed."""
    return _NUMBERS.first(count)


_BLOCK = 1 << 16
"""So many things fit into the memory that is near the processor."""


def blocks(count: int) -> Iterator[Ints]:
    """Yield 0, 1, 2 and so on in blocks that are worked on one after the other."""
    for begin in range(0, count, _BLOCK):
        yield numbers(count)[begin : begin + _BLOCK]


def are_many(values: Sized) -> bool:
    """Return whether things are worked on in more than one of the `blocks`."""
    return len(values) > _BLOCK


def are_all(rows: Ints, count: int) -> bool:
    """Return whether rows are all of so many, in their order."""
    if len(rows) != count or not count:
        return not len(rows) and not count
    if _NUMBERS.have(rows):
        return int(rows[0]) == 0
    return int(rows[0]) == 0 and int(rows[-1]) == count - 1 and bool((rows[1:] > rows[:-1]).all())


def taken(values: Ints, rows: Ints) -> Ints:
    """Return the values of some rows, without a copy where that can be had; it is not changed."""
    if len(rows) and _NUMBERS.have(rows):
        return values[int(rows[0]) : int(rows[-1]) + 1]
    if are_all(rows, len(values)):
        return values
    if only_value(values) is not None:
        return np.broadcast_to(values[0], (len(rows),))
    return values[rows]


def greater(one: Ints, other: Ints) -> Ints:
    """Return the greater of two, row by row; it is not changed."""
    if one is other or only_value(other) == ALWAYS:
        return one
    return other if only_value(one) == ALWAYS else np.maximum(one, other)


def smaller(one: Truths, other: Truths) -> Truths:
    """Return the smaller of two truths, row by row; it is not changed."""
    if only_value(other) == TRUE:
        return one
    return other if only_value(one) == TRUE else np.minimum(one, other)
