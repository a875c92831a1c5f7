"""Stability where every party compares all states: one walk back for each party and concept.

What does not deter a party at one rank does not at any lower rank, so the states that stop it are
nested: the one number that counts is the worst that others can bring about after its move.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.compiled import compiled
from servanda.bargaining.conflict.closure import NEVER, Levels, levels
from servanda.bargaining.conflict.moves import Moves

Verdicts = NDArray[np.bool_]


def stable_by_ranks(moves: Moves, ranks: Levels, party: int) -> Verdicts:
    """Return whether each state is stable for a party, shape (4, states).

    The concepts come in the order of `Concept`. `ranks` has shape (parties, states).
    """
    own = ranks[party]
    others = np.array([other for other in range(len(ranks)) if other != party], dtype=np.int64)
    wherever = np.zeros((0, own.size), dtype=np.int32)
    best = best_own_reply(moves, party, own)
    by_rank = np.argsort(own, kind="stable")
    by_best = np.argsort(best, kind="stable")
    worst = np.stack(
        [
            np.full(own.size, NEVER, dtype=np.int32),
            levels(moves, others, own, by_rank, wherever),
            levels(moves, others, best, by_best, wherever),
            levels(moves, others, own, by_rank, ranks),
        ]
    )
    return every_improvement_stopped(moves, party, own, worst)


@compiled
def best_own_reply(moves: Moves, party: int, own: Levels) -> Levels:
    """Return the best rank that a party can have from each state by one move, or by none."""
    best = own.copy()
    for state in range(own.size):
        for place in range(moves.after_first[party, state], moves.after_last[party, state]):
            target = moves.after[place]
            if moves.spent[party, state] & ~moves.spent[party, target]:
                continue
            best[state] = max(best[state], own[target])
    return best


@compiled
def every_improvement_stopped(moves: Moves, party: int, own: Levels, worst: Levels) -> Verdicts:
    """Return whether after each improving move from a state others can bring about no better.

    `worst`, shape (concepts, states), is the least rank that others can bring about.
    """
    stable = np.ones(worst.shape, dtype=np.bool_)
    for state in range(own.size):
        for place in range(moves.after_first[party, state], moves.after_last[party, state]):
            target = moves.after[place]
            if own[target] <= own[state]:
                continue
            if moves.spent[party, state] & ~moves.spent[party, target]:
                continue
            for concept in range(worst.shape[0]):
                if worst[concept, target] > own[state]:
                    stable[concept, state] = False
    return stable
