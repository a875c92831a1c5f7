"""Arrays that grow at their end: what is put behind them moves nothing of what is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

_ROOM = 4
"""For each so many things there is room for one more."""


@dataclass
class Room:
    """An array with room behind it, of which the first `filled` things count.

    Whoever holds a part of it holds what does not change. Who was the last to put something behind
    it may go on; anybody else, for whom it ended earlier, begins with a copy.
    """

    things: NDArray[Any]
    filled: int

    @classmethod
    def of(cls, things: NDArray[Any], more: int) -> Room:
        """Return a copy of an array with room for so many things more, and some."""
        size = len(things)
        made = np.empty(size + more + (size + more) // _ROOM, things.dtype)
        made[:size] = things
        return cls(made, size)

    def holds(self, more: NDArray[Any]) -> bool:
        """Whether there is room for these things."""
        return self.filled + len(more) <= len(self.things) and self.things.dtype == more.dtype

    def with_more(self, more: NDArray[Any]) -> NDArray[Any]:
        """Put things behind those that are there; return all of them."""
        end = self.filled + len(more)
        self.things[self.filled : end] = more
        self.filled = end
        return self.things[:end]
