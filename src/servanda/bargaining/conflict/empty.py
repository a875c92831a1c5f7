"""What is left of a conflict that cannot be understood: its parties, and no state."""

from __future__ import annotations

import numpy as np

from servanda.bargaining.conflict.graph import Graph
from servanda.bargaining.conflict.moves import moves_by_pairs
from servanda.bargaining.conflict.option import Options
from servanda.bargaining.conflict.standing import Ranked
from servanda.bargaining.conflict.states import States


def nothing_of(parties: tuple[str, ...]) -> Graph:
    """Return a graph without states."""
    none, no_masks = np.empty(0, dtype=np.int32), np.empty(0, dtype=np.int64)
    return Graph(
        parties,
        States(0, (), Options(parties, ()), no_masks, no_masks),
        moves_by_pairs([np.empty((0, 2), dtype=np.int32) for _ in parties], 0),
        tuple(Ranked(none) for _ in parties),
    )
