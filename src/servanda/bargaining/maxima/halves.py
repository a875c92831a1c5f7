"""Where to divide numbers in two."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.compiled import compiled

_SOME = 64
"""So many numbers tell about where the middle of all is."""


@compiled
def halves(numbers: NDArray[np.int64]) -> tuple[int, int]:
    """Return the lowest of some numbers, and one above it that divides them about in half.

    Where all numbers are alike, so are the two that are returned.
    """
    lowest = numbers.min()
    some = np.sort(numbers[:: max(1, len(numbers) // _SOME)])
    pivot = some[len(some) // 2]
    if pivot == lowest:
        above = numbers[numbers > lowest]
        if len(above):
            pivot = above.min()
    return lowest, pivot
