"""Which states are stable, for whom and by which concept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.conflict.concept import Concept, Extension
from servanda.bargaining.conflict.equilibria_told import equilibria_told
from servanda.bargaining.conflict.graph import Graph
from servanda.bargaining.conflict.moves import Moves, moves_by_pairs, pairs_of
from servanda.bargaining.conflict.paired import reach_matrix, stable_by_pairs
from servanda.bargaining.conflict.ranked import stable_by_ranks
from servanda.bargaining.conflict.standing import Compared, Ranked, matrix_of
from servanda.bargaining.conflict.table import MOST_ROWS, table

Verdicts = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Stability:
    """Whether each state is stable for each party.

    `verdicts` has shape (extensions, concepts, parties, states), in the order of `Extension`,
    `Concept`, the graph's parties and its states. Where every comparison is known the extensions
    say the same. States that are stable for all parties are equilibria.
    """

    graph: Graph
    verdicts: Verdicts

    def of(self, concept: Concept, extension: Extension | None = None) -> Verdicts:
        """Return whether each state is stable, shape (parties, states).

        Without an extension: whether it is so however unknown comparisons are taken.
        """
        by_extension = self.verdicts[:, list(Concept).index(concept)]
        chosen = list(Extension) if extension is None else [extension]
        stable: Verdicts = np.all([by_extension[list(Extension).index(e)] for e in chosen], axis=0)
        return stable

    def depends(self, concept: Concept) -> Verdicts:
        """Return where stability hangs on how unknown comparisons are taken, likewise."""
        by_extension = self.verdicts[:, list(Concept).index(concept)]
        hangs: Verdicts = np.any(by_extension != by_extension[:1], axis=0)
        return hangs

    def equilibria(self, concept: Concept, extension: Extension | None = None) -> tuple[int, ...]:
        """Return the states that are stable for all parties, in ascending order."""
        everywhere = self.of(concept, extension).all(axis=0)
        return tuple(int(state) for state in np.flatnonzero(everywhere))

    def labels(self, states: Iterable[int]) -> tuple[str, ...]:
        """Return the names of states."""
        return tuple(self.graph.states.label(state) for state in states)

    def __repr__(self) -> str:
        """Return the first equilibria of each concept."""
        return equilibria_told(self.graph.states, self.equilibria)

    def _repr_html_(self) -> str:
        """Return a table: for each state and concept, for whom it is stable; equilibria first."""
        stable = np.stack([self.of(concept) for concept in Concept])
        depends = np.stack([self.depends(concept) for concept in Concept])
        order = np.argsort(-stable.all(axis=1).sum(axis=0), kind="stable")
        parties = self.graph.parties
        rows = [
            [
                self.graph.states.label(int(state)),
                *map(partial(_cell, parties), stable[:, :, state], depends[:, :, state]),
            ]
            for state in order[:MOST_ROWS]
        ]
        heads = ["state", *(concept.value for concept in Concept)]
        return table("For whom each state is stable", heads, rows, self.graph.states.count)


def _cell(parties: Sequence[str], stable: Verdicts, depends: Verdicts) -> str:
    if all(stable):
        return "equilibrium"
    sure = [party for party, holds in zip(parties, stable, strict=True) if holds]
    maybe = [party for party, hangs in zip(parties, depends, strict=True) if hangs]
    said = [", ".join(sure)] if sure else []
    if maybe:
        said.append(f"depends on what is not known: {', '.join(maybe)}")
    return "; ".join(said) or "nobody"


def stability(graph: Graph) -> Stability:
    """Return which states are stable for whom, by each concept and each extension."""
    shape = (len(Extension), len(Concept), len(graph.parties), graph.states.count)
    if not graph.states.count:
        return Stability(graph, np.ones(shape, dtype=bool))
    if graph.complete:
        ranks = ranks_of(graph)
        found = [stable_by_ranks(graph.moves, ranks, who) for who in range(len(graph.parties))]
        return Stability(graph, np.broadcast_to(np.stack(found, axis=1), shape))
    credible = improving_moves(graph)
    everybody = np.arange(len(graph.parties))
    verdicts = np.empty(shape, dtype=bool)
    for who in range(len(graph.parties)):
        others = everybody[everybody != who]
        general = reach_matrix(graph.moves, others)
        sequential = reach_matrix(credible, others)
        seen = matrix_of(graph.standings[who]).T  # how the second state compares with the first
        for place, extension in enumerate(Extension):
            tempting = (seen == Compared.BETTER) | (
                (seen == Compared.UNKNOWN) & extension.tries_unknown
            )
            stopping = ((seen == Compared.WORSE) | (seen == Compared.EQUAL)) | (
                (seen == Compared.UNKNOWN) & extension.fears_unknown
            )
            verdicts[place, :, who] = stable_by_pairs(
                graph.moves,
                who,
                general,
                sequential,
                np.ascontiguousarray(tempting),
                np.ascontiguousarray(stopping),
            )
    return Stability(graph, verdicts)


def improving_moves(graph: Graph) -> Moves:
    """Return the moves that a party would make: to what is better for it, or may be."""
    pairs = []
    for who, standing in enumerate(graph.standings):
        source, target = pairs_of(graph.moves, who).T
        compared = matrix_of(standing)[target, source]
        would = (compared == Compared.BETTER) | (compared == Compared.UNKNOWN)
        pairs.append(np.stack([source[would], target[would]], axis=1))
    return moves_by_pairs(pairs, graph.states.count)


def ranks_of(graph: Graph) -> NDArray[np.int32]:
    """Return how a complete graph ranks states for each party, shape (parties, states)."""
    return np.stack([s.ranks for s in graph.standings if isinstance(s, Ranked)])
