"""Stability by its definition, state by state: for comparisons not known, and for coalitions."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.compiled import compiled
from servanda.bargaining.conflict.closure import NEVER, levels
from servanda.bargaining.conflict.moves import Moves, backwards

Relation = NDArray[np.bool_]
"""Shape (states, states): something that is so of the second state, seen from the first."""


def reach_matrix(moves: Moves, movers: NDArray[np.int64]) -> Relation:
    """Return which states legal sequences of some movers lead to from each."""
    return _reach_matrix(backwards(moves), movers)


@compiled
def _reach_matrix(back: Moves, movers: NDArray[np.int64]) -> Relation:
    count = back.spent.shape[1]
    reached = np.zeros((count, count), dtype=np.bool_)
    no_keys = np.zeros(count, dtype=np.int32)
    wherever = np.zeros((0, count), dtype=np.int32)
    for state in range(count):
        reached[state] = levels(back, movers, no_keys, np.array([state]), wherever) != NEVER
    return reached


@compiled
def no_way_out(own: Moves, mover: int, stopping: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which of the stopping states the mover can leave for no state but another of them."""
    lasting = stopping.copy()
    for state in np.flatnonzero(stopping):
        for place in range(own.after_first[mover, state], own.after_last[mover, state]):
            target = own.after[place]
            if target == state or own.spent[mover, state] & ~own.spent[mover, target]:
                continue
            if not stopping[target]:
                lasting[state] = False
                break
    return lasting


@compiled
def stable_by_pairs(  # noqa: PLR0913, PLR0917 - a definition, in arrays
    own: Moves,
    mover: int,
    general: Relation,
    sequential: Relation,
    tempting: Relation,
    stopping: Relation,
) -> NDArray[np.bool_]:
    """Return whether each state is stable for `mover` of `own`, shape (4, states).

    The concepts come in the order of `Concept`. From a state it would move to what is `tempting`;
    what is `stopping` deters it. From there its opponents can bring about what is `general`, and
    would bring about what is `sequential`.
    """
    count = tempting.shape[0]
    stable = np.ones((4, count), dtype=np.bool_)
    for state in range(count):
        deterring = stopping[state]
        lasting = deterring
        for place in range(own.after_first[mover, state], own.after_last[mover, state]):
            target = own.after[place]
            if target == state or own.spent[mover, state] & ~own.spent[mover, target]:
                continue
            if not tempting[state, target]:
                continue
            if stable[0, state]:
                stable[0, state] = False
                lasting = no_way_out(own, mover, deterring)
            stable[1, state] &= _meet(general[target], deterring)
            stable[2, state] &= _meet(general[target], lasting)
            stable[3, state] &= _meet(sequential[target], deterring)
    return stable


@compiled
def _meet(some: NDArray[np.bool_], others: NDArray[np.bool_]) -> bool:
    for state in range(some.size):  # noqa: SIM110 - any() of a generator would not compile
        if some[state] and others[state]:
            return True
    return False
