"""Which pictures belong to which part of the answer to “would it hold”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from markupsafe import Markup

from servanda.bargaining.conflict import Concept, Conflict
from servanda.bargaining.conflict.standing import Compared, comparisons
from servanda.bargaining.enforcement import Outlook, Standing
from servanda.bargaining.enforcement.states_told import state_told
from servanda.bargaining.pictures.moves import MoveShown, move_graph
from servanda.bargaining.pictures.stability import StateShown, Verdict, stability_matrix

_MOST = 1 << 12
"""Of a conflict with more states nothing is drawn."""

_MOST_IN_GRAPH = 1 << 9
"""Of a conflict with more states no moves are drawn: nobody could follow them."""


def pictures_of_outlook(outlook: Outlook) -> Mapping[str, tuple[Markup, ...]]:
    """Return the pictures of each part, by its key."""
    conflict, standing = outlook.conflict, outlook.standing
    if conflict is None or standing is None or not 0 < len(conflict.states) <= _MOST:
        return {}
    return {"leaving": tuple(_leaving(conflict, standing))}


def _leaving(conflict: Conflict, standing: Standing) -> Iterator[Markup]:
    if standing.verdicts:
        concepts = [concept.value for concept in Concept]
        yield stability_matrix(conflict.parties, concepts, list(_states(conflict, standing)))
    start = conflict.graph.states.find(standing.now) if standing.now is not None else None
    if isinstance(start, int) and len(conflict.states) <= _MOST_IN_GRAPH:
        names = [state_told(conflict, label).strip("“”") for label in conflict.states]
        yield move_graph(conflict.parties, names, start, list(_moves(conflict)))


def _states(conflict: Conflict, standing: Standing) -> Iterator[StateShown]:
    stable = {concept: standing.stability.of(concept) for concept in Concept}
    depends = {concept: standing.stability.depends(concept) for concept in Concept}
    for state, label in enumerate(conflict.states):
        verdicts = {
            concept.value: tuple(
                Verdict.DEPENDS
                if depends[concept][party, state]
                else Verdict.STABLE
                if stable[concept][party, state]
                else Verdict.UNSTABLE
                for party in range(len(conflict.parties))
            )
            for concept in Concept
        }
        name = state_told(conflict, label).strip("“”")
        yield StateShown(name, verdicts, status_quo=label == standing.now)


def _moves(conflict: Conflict) -> Iterator[MoveShown]:
    graph = conflict.graph
    for party in range(len(conflict.parties)):
        for state in range(graph.states.count):
            better = comparisons(graph.standings[party], state) == Compared.BETTER
            for target in graph.moves.reach(party, state):
                back = bool(np.isin(state, graph.moves.reach(party, int(target))))
                yield MoveShown(party, state, int(target), bool(better[target]), back)
