"""The inverse question: which preferences of a party make a state stable.

The answer is exact and not a list of orders: it says which states must not be preferred to the
state. After Kinsara, Kilgour and Hipel, Inverse approach to the graph model (2015), for whom the
conditions likewise speak of one state against others only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from servanda.bargaining.conflict.concept import Concept
from servanda.bargaining.conflict.graph import Graph
from servanda.bargaining.conflict.sequences import replies
from servanda.bargaining.conflict.standing import Compared, comparisons

Together: TypeAlias = frozenset[int]
"""States none of which may be preferred to the state in question."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """What one move must meet: `alternatives`, of which one at least must hold.

    Each is a set of states, none of which may be preferred to the state in question.
    """

    alternatives: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        """Return the requirement in words."""
        return ", or ".join(
            f"{alternative[0]} is not preferred"
            if len(alternative) == 1
            else f"none of {', '.join(alternative)} is preferred"
            for alternative in self.alternatives
        )


@dataclass(frozen=True, slots=True)
class Conditions:
    """When a state is stable for a party: exactly where every requirement is met.

    Nothing that another requirement, or another alternative, already says is among them; none at
    all is a state that is stable whatever the party prefers. What the others prefer is taken as it
    stands (only sequential stability depends on it). `met` says whether the party's own
    preferences meet them as they are; a comparison that is not known meets nothing.
    """

    state: str
    party: str
    concept: Concept
    requirements: tuple[Requirement, ...]
    met: bool

    def __repr__(self) -> str:
        """Return the conditions in words."""
        head = f"{self.state} is stable for {self.party} ({self.concept})"
        if not self.requirements:
            return f"{head} whatever {self.party} prefers."
        listed = "\n".join(f"- {requirement}" for requirement in self.requirements)
        return f"{head} where, against {self.state}:\n{listed}"


def conditions(graph: Graph, state: int, party: int, concept: Concept) -> Conditions:
    """Return which preferences of a party make a state stable."""
    clauses = _least(
        [
            _alternatives(graph, state, party, concept, int(target))
            for target in graph.moves.reach(party, state)
        ]
    )
    seen = comparisons(graph.standings[party], state)
    no_better = (seen == Compared.WORSE) | (seen == Compared.EQUAL)
    label = graph.states.label
    return Conditions(
        label(state),
        graph.parties[party],
        concept,
        tuple(
            Requirement(
                tuple(tuple(label(s) for s in sorted(together)) for together in _sorted(clause))
            )
            for clause in clauses
        ),
        all(any(no_better[list(together)].all() for together in clause) for clause in clauses),
    )


def _alternatives(
    graph: Graph, state: int, party: int, concept: Concept, target: int
) -> frozenset[Together]:
    """Return what keeps a party from one move: it is no better, or a reply to it is none."""
    found = {frozenset({target})}
    for reply in np.flatnonzero(replies(graph, party, concept, target).steps > 0):
        together = {int(reply)}
        if concept is Concept.SMR:
            together |= {int(s) for s in graph.moves.reach(party, int(reply))}
        found.add(frozenset(together - {state}))  # no state is preferred to itself
    return frozenset(_smallest(found))


def _smallest(found: set[Together]) -> list[Together]:
    """Return the sets that contain no other."""
    if frozenset() in found:
        return [frozenset()]
    alone = {state for together in found if len(together) == 1 for state in together}
    several = [together for together in found if len(together) > 1 and not together & alone]
    return [
        *(frozenset({state}) for state in alone),
        *(one for one in several if not any(other < one for other in several)),
    ]


def _least(clauses: list[frozenset[Together]]) -> list[frozenset[Together]]:
    """Return the clauses that no other clause implies, in an order that depends on no name."""
    asked = {clause for clause in clauses if frozenset() not in clause}
    kept = [c for c in asked if not any(other != c and _implies(other, c) for other in asked)]
    return sorted(kept, key=lambda clause: [sorted(t) for t in _sorted(clause)])


def _implies(clause: frozenset[Together], other: frozenset[Together]) -> bool:
    """Whether meeting a clause meets the other: each alternative asks for all of one of its."""
    return all(any(asked <= together for asked in other) for together in clause)


def _sorted(clause: frozenset[Together]) -> list[Together]:
    return sorted(clause, key=lambda together: (len(together), sorted(together)))
