"""The shortest legal sequences of moves from a state, and who moves in them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.compiled import compiled
from servanda.bargaining.conflict.moves import Moves

_START = -1
_UNSEEN = -2


@dataclass(frozen=True, slots=True, eq=False)
class Walk:
    """Where legal sequences of `movers` lead from `start`, by the shortest way.

    `steps`, shape (states,), counts moves to each state, -1 where none leads there; `last` is the
    place in `movers` of who moves last on such a way. `came`, shape (movers, states), is the place
    of who moved before on the way that ends with each mover at each state, and `source` whence.
    """

    start: int
    movers: NDArray[np.int64]
    steps: NDArray[np.int32]
    last: NDArray[np.int32]
    came: NDArray[np.int32]
    source: NDArray[np.int32]

    def to(self, state: int) -> tuple[tuple[int, int, int], ...]:
        """Return one of the shortest ways to a state: (mover, from, to) for each move of it."""
        if self.steps[state] < 0:
            return ()
        way: list[tuple[int, int, int]] = []
        place = int(self.last[state])
        while place != _START:
            before = int(self.source[place, state])
            way.append((int(self.movers[place]), before, state))
            place, state = int(self.came[place, state]), before
        return tuple(reversed(way))


def walk(
    moves: Moves, movers: NDArray[np.int64], start: int, ranks: NDArray[np.int32] | None = None
) -> Walk:
    """Walk from a state to wherever legal sequences lead.

    With `ranks`, shape (parties, states), movers move only to what is better for them.
    """
    count = moves.spent.shape[1]
    wherever = np.zeros((0, count), dtype=np.int32)
    found = _walk(moves, movers, start, wherever if ranks is None else ranks)
    return Walk(start, movers, *found)


@compiled
def _walk(
    moves: Moves, movers: NDArray[np.int64], start: int, ranks: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Walk breadth first over pairs of a state and who moved last."""
    count = moves.spent.shape[1]
    steps = np.full(count, -1, dtype=np.int32)
    last = np.full(count, _START, dtype=np.int32)
    came = np.full((movers.size, count), _UNSEEN, dtype=np.int32)
    source = np.full((movers.size, count), -1, dtype=np.int32)
    length = np.zeros((movers.size, count), dtype=np.int32)
    queue = np.empty(movers.size * count + 1, dtype=np.int64)
    queue[0] = start * (movers.size + 1) + movers.size  # nobody has moved yet
    head, tail = 0, 1
    while head < tail:
        state, mover_before = divmod(queue[head], movers.size + 1)
        head += 1
        begun = mover_before < movers.size
        far = length[mover_before, state] + 1 if begun else 1
        for m in range(movers.size):
            if m == mover_before:
                continue
            mover = movers[m]
            for place in range(moves.after_first[mover, state], moves.after_last[mover, state]):
                target = moves.after[place]
                if target == state or came[m, target] != _UNSEEN:
                    continue
                if moves.spent[mover, state] & ~moves.spent[mover, target]:
                    continue
                if len(ranks) and ranks[mover, target] <= ranks[mover, state]:
                    continue
                came[m, target] = mover_before if begun else _START
                source[m, target] = state
                length[m, target] = far
                if steps[target] < 0:
                    steps[target] = far
                    last[target] = m
                queue[tail] = target * (movers.size + 1) + m
                tail += 1
    return steps, last, came, source
