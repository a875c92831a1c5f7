"""From which states some parties can bring about what, by any legal sequence of moves.

A sequence is legal where nobody moves twice running (Fang, Hipel and Kilgour 1993, section 3.3).
Walking back from the states aimed at, the question at each is who *arrived* by a move: from
there on everybody else may move. A state is *open* to a mover, to arrive at it from before, where
it is aimed at, or where somebody else can go on from it. It becomes so once at most for each
mover, and is walked back from then, so that every move is looked at once at most.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.compiled import compiled, inlined
from servanda.bargaining.conflict.moves import Moves

Levels = NDArray[np.int32]
Flags = NDArray[np.bool_]
NEVER = np.iinfo(np.int32).max
_UNTRIED = -1
_EVERYWHERE = -1
_NOWHERE = -2


@compiled
def levels(  # noqa: C901, PLR0912 - one loop for compiled code to run through
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
    # Taken out of the tuple once: compiled code would count references at each use.
    before_first, before_last, before = moves.before_first, moves.before_last, moves.before
    spent, alike, direct = moves.spent, moves.alike, moves.direct
    count, size, improving = keys.size, movers.size, len(ranks) > 0
    level = np.full(count, NEVER, dtype=np.int32)
    arrived = np.zeros((size, count), dtype=np.bool_)
    opened = np.zeros((size, count), dtype=np.bool_)
    tried = np.full((size, count), _UNTRIED, dtype=np.int32)
    waiting = np.empty(size * count + size, dtype=np.int64)
    for aim in order:
        height = 0
        for m in range(size):
            height = _open(aim, m, opened, waiting, height)
        while height:
            height -= 1
            m = waiting[height] // count
            state = waiting[height] - m * count
            mover = movers[m]
            like = alike[mover, state]
            done, only = tried[m, like], _EVERYWHERE
            # States that are alike lead back to the same states, themselves aside: from the first
            # all are taken in but the first itself, which is taken in from the second. And where
            # moves are direct, what leads to a state that a mover can leave leads on at once.
            if improving:
                if done >= ranks[mover, state] or (direct and arrived[m, state]):
                    continue
                tried[m, like] = ranks[mover, state]
            elif done == _UNTRIED and not (direct and arrived[m, state]):
                tried[m, like] = state
            else:
                tried[m, like] = _NOWHERE
                if done < 0:
                    continue
                only = done
            begin = before_first[mover, state]
            end = before_last[mover, state] if only == _EVERYWHERE else begin + 1
            for place in range(begin, end):
                source = before[place] if only == _EVERYWHERE else only
                if arrived[m, source] or source == state:
                    continue
                if spent[mover, source] & ~spent[mover, state]:
                    continue
                if improving and ranks[mover, source] >= ranks[mover, state]:
                    continue
                arrived[m, source] = True
                level[source] = min(level[source], keys[aim])
                another = False
                for k in range(size):
                    if k != m:
                        another |= arrived[k, source]
                        height = _open(source, k, opened, waiting, height)
                if another:
                    height = _open(source, m, opened, waiting, height)
    return level


@inlined
def _open(state: int, m: int, opened: Flags, waiting: NDArray[np.int64], height: int) -> int:
    """Open a state to a mover, once; return how many now wait to be walked back from."""
    if not opened[m, state]:
        opened[m, state] = True
        waiting[height] = m * opened.shape[1] + state
        height += 1
    return height
