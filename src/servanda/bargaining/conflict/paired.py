"""Stability by its definition, state by state: for comparisons not known, and for coalitions."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.compiled import compiled
from servanda.bargaining.conflict.closure import NEVER, levels
from servanda.bargaining.conflict.moves import Moves

Relation = NDArray[np.bool_]
"""Shape (states, states): something that is so of the second state, seen from the first."""


@compiled
def reach_matrix(back: Moves, movers: NDArray[np.int64]) -> Relation:
    """Return which states legal sequences lead to from each; `back` are the moves backwards."""
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
    moves: Moves,
    movers: NDArray[np.int64],
    credible: Moves,
    credible_movers: NDArray[np.int64],
    tempting: Relation,
    stopping: Relation,
) -> NDArray[np.bool_]:
    """Return whether each state is stable for `mover` of `own`, shape (4, states).

    The concepts come in the order of `Concept`. From a state it would move to what is `tempting`;
    what is `stopping` deters it. Its opponents are the `movers` of `moves`, and for sequential
    stability the `credible_movers` of `credible`, which has none but moves that they would make.
    """
    count = tempting.shape[0]
    stable = np.ones((4, count), dtype=np.bool_)
    no_keys = np.zeros(count, dtype=np.int32)
    wherever = np.zeros((0, count), dtype=np.int32)
    tried = np.empty(count, dtype=np.int64)
    for state in range(count):
        tries = 0
        for place in range(own.after_first[mover, state], own.after_last[mover, state]):
            target = own.after[place]
            if target == state or own.spent[mover, state] & ~own.spent[mover, target]:
                continue
            if tempting[state, target]:
                tried[tries] = target
                tries += 1
        if not tries:
            continue
        stable[0, state] = False
        aims = np.flatnonzero(stopping[state])
        lasting = np.flatnonzero(no_way_out(own, mover, stopping[state]))
        general = levels(moves, movers, no_keys, aims, wherever)
        after_reply = levels(moves, movers, no_keys, lasting, wherever)
        sequential = levels(credible, credible_movers, no_keys, aims, wherever)
        for target in tried[:tries]:
            stable[1, state] &= general[target] != NEVER
            stable[2, state] &= after_reply[target] != NEVER
            stable[3, state] &= sequential[target] != NEVER
    return stable
