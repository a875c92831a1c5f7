"""A conflict and which of its states are stable, as data."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.conflict import Concept, Conflict, Stability
from servanda.bargaining.enforcement.states_told import taken_in

Json: TypeAlias = dict[str, object]

MOST_STATES = 1 << 12
"""Of more states only those that nobody would leave are listed."""


def conflict_as_data(conflict: Conflict, stability: Stability) -> Json:
    """Return the parties, their options, the states, and by each concept who would stay."""
    states = conflict.graph.states
    options = states.options
    stable = {concept: stability.of(concept) for concept in Concept}
    depends = {concept: stability.depends(concept) for concept in Concept}
    equilibria = {concept: set(stability.equilibria(concept)) for concept in Concept}
    every = range(states.count)
    listed = every if states.count <= MOST_STATES else sorted(set().union(*equilibria.values()))
    return {
        "parties": list(conflict.parties),
        "options": [
            {
                "party": options.parties[option.party],
                "name": option.name,
                "direction": option.direction.value,
            }
            for option in options.options
        ],
        "state_count": states.count,
        "states": [
            {
                "name": states.label(state),
                "taken": list(taken_in(conflict, state)),
                "equilibrium": [c.value for c in Concept if state in equilibria[c]],
                "stable": _for_whom(conflict, stable, state),
                "depends": _for_whom(conflict, depends, state),
            }
            for state in listed
        ],
    }


def _for_whom(
    conflict: Conflict, verdicts: dict[Concept, NDArray[np.bool_]], state: int
) -> dict[str, list[str]]:
    """Return for which parties something is so of a state, by each concept."""
    return {
        concept.value: [
            party for party, holds in zip(conflict.parties, found[:, state], strict=True) if holds
        ]
        for concept, found in verdicts.items()
    }
