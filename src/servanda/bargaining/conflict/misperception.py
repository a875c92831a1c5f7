"""Whose equilibrium is stable in whose eyes: parties that see one conflict differently.

A first-level hypergame (Bennett 1977; Wang, Hipel and Fraser, Modeling misperceptions in games,
1988): each party has a view of its own, and acts on it without knowing that others differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.conflict.concept import Concept, Extension
from servanda.bargaining.conflict.empty import nothing_of
from servanda.bargaining.conflict.equilibria_told import equilibria_told
from servanda.bargaining.conflict.from_preference import standing_of
from servanda.bargaining.conflict.graph import Graph
from servanda.bargaining.conflict.mistake import mistake
from servanda.bargaining.conflict.moves import moves_among
from servanda.bargaining.conflict.preference import Preference
from servanda.bargaining.conflict.stability import Stability, stability
from servanda.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class View:
    """How one party sees a conflict, where it does not see it as it is.

    `preferences` are what it takes parties to prefer, itself included; `unseen` are options that
    it does not know of: it takes nobody to be able to take them.
    """

    preferences: Mapping[str, Preference] = field(default_factory=dict)
    unseen: Iterable[str] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Misperception:
    """What is stable in whose eyes.

    `seen`, shape (parties, states), says which states each party knows of; `views` has for each
    party what it takes to be stable for whom (it means nothing for states that are not seen).
    """

    graph: Graph
    seen: NDArray[np.bool_]
    views: tuple[Stability, ...]
    findings: tuple[Finding, ...] = ()

    def __repr__(self) -> str:
        """Return the first equilibria of each concept, and what is wrong."""
        told = equilibria_told(self.graph.states, self.equilibria)
        return "\n".join([told, *(f"  {finding.message}" for finding in self.findings)])

    def own(self, concept: Concept, extension: Extension | None = None) -> NDArray[np.bool_]:
        """Return whether each party would stay, as it sees things, shape (parties, states).

        False too where the party does not know of the state.
        """
        stays = [view.of(concept, extension)[who] for who, view in enumerate(self.views)]
        return np.array(stays).reshape(self.seen.shape) & self.seen

    def equilibria(self, concept: Concept, extension: Extension | None = None) -> tuple[int, ...]:
        """Return the states in which every party would stay, as each sees things."""
        return _everywhere(self.own(concept, extension))

    def unrecognised(self, concept: Concept, extension: Extension | None = None) -> tuple[int, ...]:
        """Return the states that all who know of them would stay in, and somebody knows not of."""
        stays = _everywhere(self.own(concept, extension) | ~self.seen)
        return tuple(state for state in stays if not self.seen[:, state].all())

    def expected(
        self, party: str, concept: Concept, extension: Extension | None = None
    ) -> tuple[int, ...]:
        """Return the states that a party takes to be equilibria.

        Those that are not among `equilibria` it would wait for in vain. Raises ValueError where no
        party is called so.
        """
        who = self.graph.parties.index(party)
        return _everywhere(self.views[who].of(concept, extension) & self.seen[who])


def misperception(graph: Graph, views: Mapping[str, View]) -> Misperception:
    """Return what is stable in whose eyes; a party without a view sees the conflict as it is."""
    findings: list[Finding] = [
        mistake("party-unknown", f"“{name}” has a view, but is no party to the conflict.")
        for name in views
        if name not in graph.parties
    ]
    seen = np.ones((len(graph.parties), graph.states.count), dtype=bool)
    seen_graphs = [graph] * len(graph.parties)
    for who, party in enumerate(graph.parties):
        if party not in views:
            continue
        if isinstance(views[party], View):
            seen_graphs[who], seen[who] = _seen(graph, views[party], findings)
        else:
            message = f"Say how {party} sees the conflict as a View."
            findings.append(mistake("preference-unfit", message))
    if any(finding.severity is Severity.MISTAKE for finding in findings):
        nothing = nothing_of(graph.parties)
        views_of_nothing = (stability(nothing),) * len(graph.parties)
        return Misperception(nothing, seen[:, :0], views_of_nothing, tuple(findings))
    return Misperception(graph, seen, tuple(map(stability, seen_graphs)), tuple(findings))


def _seen(graph: Graph, view: View, findings: list[Finding]) -> tuple[Graph, NDArray[np.bool_]]:
    kept = np.ones(graph.states.count, dtype=bool)
    for name in view.unseen:
        option = graph.states.options.one(name)
        if isinstance(option, Finding):
            findings.append(option)
        else:
            kept &= (graph.states.masks & graph.states.settled & (1 << option)) == 0
    standings = list(graph.standings)
    for name, preference in view.preferences.items():
        if name not in graph.parties:
            message = f"A view gives “{name}” preferences, who is no party to the conflict."
            findings.append(mistake("party-unknown", message))
            continue
        standing, more = standing_of(name, preference, graph.states)
        standings[graph.parties.index(name)] = standing
        findings += more
    moves = graph.moves if kept.all() else moves_among(graph.moves, kept)
    return Graph(graph.parties, graph.states, moves, tuple(standings)), kept


def _everywhere(verdicts: NDArray[np.bool_]) -> tuple[int, ...]:
    """Return the states that are so for all parties, of verdicts of shape (parties, states)."""
    return tuple(np.flatnonzero(verdicts.all(axis=0)).tolist())
