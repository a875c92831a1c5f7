"""Stability where every party compares all states: a few walks back for each party.

What does not deter a party at one rank does not at any lower rank, so the states that stop it are
nested: the one number that counts is the least rank that others can bring about after its move.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.conflict.closure import Levels, levels
from servanda.bargaining.conflict.moves import Moves


def stable_by_ranks(moves: Moves, ranks: Levels, party: int) -> NDArray[np.bool_]:
    """Return whether each state is stable for a party, shape (4, states).

    The concepts come in the order of `Concept`. `ranks` has shape (parties, states).
    """
    own, everybody = ranks[party], np.arange(len(ranks))
    others, wherever = everybody[everybody != party], ranks[:0]
    by_rank = np.argsort(own, kind="stable")
    best = np.maximum(own, _best_by_one_move(moves, party, own))
    worst = [
        levels(moves, others, own, by_rank, wherever),
        levels(moves, others, best, np.argsort(best, kind="stable"), wherever),
        levels(moves, others, own, by_rank, ranks),
    ]
    return np.stack(
        [
            best == own,
            # A move helps where neither its end nor what others make of it is as bad as before.
            *(_best_by_one_move(moves, party, np.minimum(own, after)) <= own for after in worst),
        ]
    )


def _best_by_one_move(moves: Moves, party: int, values: Levels) -> Levels:
    """Return the greatest value that one move of a party leads to, -1 where it has none."""
    least_first = values.max() - values
    order = np.argsort(least_first, kind="stable")
    reached = levels(moves, np.array([party]), least_first, order, values[None, :0][:0])
    return np.where(reached > values.max(), -1, values.max() - reached).astype(np.int32)
