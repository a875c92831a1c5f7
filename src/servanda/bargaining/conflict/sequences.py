"""Where several parties can take a conflict from a state, or would."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.conflict.concept import Concept
from servanda.bargaining.conflict.graph import Graph
from servanda.bargaining.conflict.stability import improving_moves, ranks_of
from servanda.bargaining.conflict.walk import Walk, walk


def sequences(graph: Graph, movers: NDArray[np.int64], start: int, *, improving: bool) -> Walk:
    """Return where legal sequences lead; with `improving`, by what is better or may be."""
    if not improving:
        return walk(graph.moves, movers, start)
    if graph.complete:
        return walk(graph.moves, movers, start, ranks_of(graph))
    return walk(improving_moves(graph), movers, start)


def replies(graph: Graph, party: int, concept: Concept, target: int) -> Walk:
    """Return where the others can answer a party's move to `target`, as a concept sees it.

    By Nash nobody looks at answers; by sequential stability others only do what is better.
    """
    everybody = np.arange(len(graph.parties))
    others = everybody[:0] if concept is Concept.NASH else everybody[everybody != party]
    return sequences(graph, others, target, improving=concept is Concept.SEQ)
