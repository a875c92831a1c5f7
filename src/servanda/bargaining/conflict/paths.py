"""Which states can come of the state of today, and by whose moves (status quo analysis).

After Li, Kilgour and Hipel, Status quo analysis in the graph model (2005).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from servanda.bargaining.conflict.graph import Graph
from servanda.bargaining.conflict.sequences import sequences
from servanda.bargaining.conflict.states import StateName
from servanda.bargaining.conflict.step import Step
from servanda.bargaining.conflict.walk import Walk
from servanda.findings import Finding

_SHOWN = 20
"""So many states are printed."""


@dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """Where legal sequences of moves lead from a state, nobody moving twice running.

    With `improving`, each move makes things better for whoever makes it, or may. Where the state
    asked about is none, `walked` is None and `findings` say so.
    """

    graph: Graph
    improving: bool
    walked: Walk | None
    findings: tuple[Finding, ...] = ()

    def __repr__(self) -> str:
        """Return how many moves lead to the nearest states."""
        reached = [f"  {state}: {steps}" for state, steps in self.distances.items()]
        shown, more = reached[:_SHOWN], len(reached) - _SHOWN
        lines = [f"Moves to each of {len(reached):,} states:", *shown]
        lines += [f"  ... and {more:,} more in `distances`"] if more > 0 else []
        return "\n".join([*lines, *(f"  {finding.message}" for finding in self.findings)])

    @property
    def distances(self) -> dict[str, int]:
        """The least number of moves to each state that can be reached, the nearest first.

        The state itself is among them where one can come back to it.
        """
        if self.walked is None:
            return {}
        steps = self.walked.steps
        reached = np.flatnonzero(steps > 0)
        nearest_first = reached[np.argsort(steps[reached], kind="stable")]
        return {self.graph.states.label(int(s)): int(steps[s]) for s in nearest_first}

    def to(self, state: StateName) -> tuple[Step, ...]:
        """Return one of the shortest sequences of moves to a state; none where there is none."""
        index = self.graph.states.find(state)
        if self.walked is None or isinstance(index, Finding):
            return ()
        label = self.graph.states.label
        return tuple(
            Step(self.graph.parties[mover], label(origin), label(target))
            for mover, origin, target in self.walked.to(index)
        )


def paths(graph: Graph, start: StateName, *, improving: bool) -> Paths:
    """Return where moves, or improving moves, lead from a state."""
    state = graph.states.find(start)
    if isinstance(state, Finding):
        return Paths(graph, improving, None, (state,))
    everybody = np.arange(len(graph.parties))
    return Paths(graph, improving, sequences(graph, everybody, state, improving=improving))
