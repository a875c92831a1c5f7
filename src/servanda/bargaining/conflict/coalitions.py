"""Which states are stable for every coalition: what several parties can do together.

After Kilgour, Hipel, Fang and Peng, Coalition analysis in group decision support (2001), and
Inohara and Hipel, Coalition analysis in the graph model (2008).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.conflict.concept import Concept, Extension
from servanda.bargaining.conflict.equilibria_told import equilibria_told
from servanda.bargaining.conflict.graph import Graph
from servanda.bargaining.conflict.mistake import mistake
from servanda.bargaining.conflict.moves import Moves, moves_by_pairs
from servanda.bargaining.conflict.paired import reach_matrix, stable_by_pairs
from servanda.bargaining.conflict.standing import MOST_COMPARED, Compared, matrix_of
from servanda.findings import Finding

Coalition = tuple[int, ...]
Relation = NDArray[np.bool_]
Compare = NDArray[np.int8]
_MAYBE_BETTER = frozenset({Compared.BETTER, Compared.UNKNOWN})
MOST_WORK = 1 << 27
"""Coalitions times states times states; beyond that the analysis would take minutes."""


@dataclass(frozen=True, slots=True, eq=False)
class CoalitionStability:
    """Whether each state is stable for each coalition, single parties included.

    A coalition moves by any legal sequence of its members' moves, to what is better for all of
    them; it is stopped by what is no better for one of them. For sequential stability the others
    answer in any coalitions of theirs, each by what is better for all in it, so that a single party
    may be stable here and not where everybody answers alone.

    `verdicts` has shape (extensions, concepts, coalitions, states), in the order of `Extension`,
    `Concept`, `coalitions` and the graph's states.
    """

    graph: Graph
    coalitions: tuple[tuple[str, ...], ...]
    verdicts: Relation
    findings: tuple[Finding, ...] = ()

    def __repr__(self) -> str:
        """Return the first equilibria of each concept, and what is wrong."""
        told = equilibria_told(self.graph.states, self.equilibria)
        return "\n".join([told, *(f"  {finding.message}" for finding in self.findings)])

    def of(self, concept: Concept, extension: Extension | None = None) -> Relation:
        """Return whether each state is stable, shape (coalitions, states).

        Without an extension: whether it is so however unknown comparisons are taken.
        """
        by_extension = self.verdicts[:, list(Concept).index(concept)]
        chosen = list(Extension) if extension is None else [extension]
        stable: Relation = np.all([by_extension[list(Extension).index(e)] for e in chosen], axis=0)
        return stable

    def equilibria(self, concept: Concept, extension: Extension | None = None) -> tuple[int, ...]:
        """Return the states that are stable for every coalition, in ascending order."""
        return tuple(int(s) for s in np.flatnonzero(self.of(concept, extension).all(axis=0)))


def coalition_stability(graph: Graph) -> CoalitionStability:
    """Return which states are stable for which coalitions, by each concept and extension."""
    parties = range(len(graph.parties))
    every: list[Coalition] = [c for k in parties for c in combinations(parties, k + 1)]
    named = tuple(tuple(graph.parties[member] for member in coalition) for coalition in every)
    count = graph.states.count
    if not count:
        shape = (len(Extension), len(Concept), len(every), 0)
        return CoalitionStability(graph, named, np.ones(shape, dtype=bool))
    if count > MOST_COMPARED or len(every) * count * count > MOST_WORK:
        message = f"{count:,} states and {len(every):,} coalitions are more than can be analysed."
        nothing = np.ones((len(Extension), len(Concept), len(every), 0), dtype=bool)
        return CoalitionStability(graph, named, nothing, (mistake("too-many-states", message),))
    seen = [np.ascontiguousarray(matrix_of(standing).T) for standing in graph.standings]
    together = _moves_together(graph, every[:-1], seen)
    kinds = list(Extension) if not graph.complete else [Extension.A]
    verdicts = np.empty((len(kinds), len(Concept), len(every), count), dtype=bool)
    for place, coalition in enumerate(every[:-1]):
        general, sequential = _answers(graph, together, every, coalition)
        for kind, extension in enumerate(kinds):
            verdicts[kind, :, place] = stable_by_pairs(
                together.can,
                place,
                general,
                sequential,
                _tempting(seen, coalition, extension),
                _stopping(seen, coalition, extension),
            )
    # Nobody is left to stop all parties together: whatever the concept, it is as by Nash.
    all_together = _reach(graph, every[-1])
    for kind, extension in enumerate(kinds):
        verdicts[kind, :, -1] = ~(all_together & _tempting(seen, every[-1], extension)).any(axis=1)
    shape = (len(Extension), *verdicts.shape[1:])
    return CoalitionStability(graph, named, np.broadcast_to(verdicts, shape))


@dataclass(frozen=True, slots=True, eq=False)
class _Together:
    """What coalitions can do, and what they would do. Mover k is coalition k."""

    can: Moves
    would: Moves


def _moves_together(
    graph: Graph, coalitions: Sequence[Coalition], seen: Sequence[Compare]
) -> _Together:
    can, would = [], []
    for coalition in coalitions:
        reached = _reach(graph, coalition)
        can.append(_pairs(reached))
        would.append(_pairs(reached & _all(seen, coalition, _MAYBE_BETTER)))
    count = graph.states.count
    return _Together(moves_by_pairs(can, count), moves_by_pairs(would, count))


def _pairs(relation: Relation) -> NDArray[np.int32]:
    return np.argwhere(relation).astype(np.int32)


def _reach(graph: Graph, coalition: Coalition) -> Relation:
    """Return where a coalition can go from each state, shape (states, states)."""
    return reach_matrix(graph.moves, np.array(coalition, dtype=np.int64))


def _answers(
    graph: Graph, together: _Together, every: Sequence[Coalition], coalition: Coalition
) -> tuple[Relation, Relation]:
    """Return what those outside a coalition can bring about from each state, and what they would.

    What they can, they can one by one; what they would, in any coalitions of theirs.
    """
    outside = [party for party in range(len(graph.parties)) if party not in coalition]
    answering = [k for k, other in enumerate(every) if not set(coalition) & set(other)]
    return (
        reach_matrix(graph.moves, np.array(outside, dtype=np.int64)),
        reach_matrix(together.would, np.array(answering, dtype=np.int64)),
    )


def _tempting(seen: Sequence[Compare], coalition: Coalition, extension: Extension) -> Relation:
    tries = _MAYBE_BETTER if extension.tries_unknown else frozenset({Compared.BETTER})
    return _all(seen, coalition, tries)


def _stopping(seen: Sequence[Compare], coalition: Coalition, extension: Extension) -> Relation:
    """Return which second state stops a coalition in the first: for one of it, it is no better."""
    how = {Compared.WORSE, Compared.EQUAL}
    if extension.fears_unknown:
        how.add(Compared.UNKNOWN)
    found: Relation = np.any([np.isin(seen[i], list(how)) for i in coalition], axis=0)
    return found


def _all(seen: Sequence[Compare], coalition: Coalition, how: frozenset[Compared]) -> Relation:
    """Return which second state compares so with the first for all of a coalition."""
    found: Relation = np.all([np.isin(seen[i], list(how)) for i in coalition], axis=0)
    return found
