"""From which states others can bring about a state that stops a party, by any legal sequence.

A sequence is legal where nobody moves twice running (Fang, Hipel and Kilgour 1993, section 3.3).
Walking back from the states aimed at, the question at each is who *arrived* by a move: from
there on everybody else may move. A state is *open* to a mover, to arrive at it from before, where
it is aimed at, or where somebody else can go on from it. It becomes so at most once for each
mover, and is walked back from then, so that every move is looked at once at most.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.compiled import compiled
from servanda.bargaining.conflict.moves import Moves

Levels = NDArray[np.int32]
NEVER = np.iinfo(np.int32).max
_NOBODY = -1
_ALL = -2


@compiled
def levels(  # noqa: C901, PLR0912, PLR0915 - one loop for compiled code to run through
    moves: Moves,
    movers: NDArray[np.int64],
    keys: Levels,
    order: NDArray[np.int64],
    ranks: Levels,
) -> Levels:
    """Return, for each state, the least key among those that `movers` can bring about from it.

    States are walked in `order` of their `keys`, shape (states,), the least first. A mover moves
    only to what is better for it by `ranks`, shape (parties, states), or, where these are none
    (shape (0, states)), wherever it can. The level is `NEVER` where nothing can be brought about.
    """
    count = keys.size
    improving = len(ranks) > 0
    level = np.full(count, NEVER, dtype=np.int32)
    arrived = np.zeros((movers.size, count), dtype=np.bool_)
    arrivals = np.zeros(count, dtype=np.int32)
    opened = np.zeros((movers.size, count), dtype=np.bool_)
    done = np.full((movers.size, count), _NOBODY, dtype=np.int32)
    stack = np.empty(movers.size * count + 1, dtype=np.int64)
    for aim in order:
        height = 0
        for m in range(movers.size):
            if not opened[m, aim]:
                opened[m, aim] = True
                stack[height] = aim * movers.size + m
                height += 1
        while height:
            height -= 1
            state, m = divmod(stack[height], movers.size)
            mover = movers[m]
            like = moves.alike[mover, state]
            only = _NOBODY
            if improving:
                if done[m, like] >= ranks[mover, state]:
                    continue
                done[m, like] = ranks[mover, state]
            elif done[m, like] == _ALL:
                continue
            elif done[m, like] != _NOBODY:
                only = done[m, like]
                done[m, like] = _ALL
            else:
                done[m, like] = state
            begin, end = moves.before_first[mover, state], moves.before_last[mover, state]
            if only != _NOBODY:
                end = begin + 1
            for place in range(begin, end):
                source = moves.before[place] if only == _NOBODY else only
                if source == state or arrived[m, source]:
                    continue
                if moves.spent[mover, source] & ~moves.spent[mover, state]:
                    continue
                if improving and ranks[mover, source] >= ranks[mover, state]:
                    continue
                arrived[m, source] = True
                arrivals[source] += 1
                if arrivals[source] == 1:
                    level[source] = keys[aim]
                elif arrivals[source] > 2:  # noqa: PLR2004 - from the second on it is open to all
                    continue
                for k in range(movers.size):
                    if not opened[k, source] and arrivals[source] - arrived[k, source] > 0:
                        opened[k, source] = True
                        stack[height] = source * movers.size + k
                        height += 1
    return level
