"""Why a state is stable for a party or not: what it would try, and what would stop it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.conflict.concept import Concept, Extension
from servanda.bargaining.conflict.graph import Graph
from servanda.bargaining.conflict.paired import no_way_out
from servanda.bargaining.conflict.sequences import replies
from servanda.bargaining.conflict.standing import Compared, comparisons
from servanda.bargaining.conflict.step import Step


@dataclass(frozen=True, slots=True)
class Try:
    """A move that a party would make, and what stops it.

    `reply` is one of the shortest sequences of the others' moves that deter it; none where nothing
    does, and then the move is why the state is unstable.
    """

    move: Step
    reply: tuple[Step, ...] = ()

    @property
    def stopped(self) -> bool:
        """Whether the others can deter it."""
        return bool(self.reply)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a state is stable for a party, with the working."""

    state: str
    party: str
    concept: Concept
    extension: Extension
    tries: tuple[Try, ...]

    @property
    def stable(self) -> bool:
        """Whether nothing that it would try goes unstopped."""
        return all(attempt.stopped for attempt in self.tries)

    def __repr__(self) -> str:
        """Return the verdict in words."""
        return "\n".join([self._head(), *(_told(attempt) for attempt in self.tries)])

    def _head(self) -> str:
        how = "stable" if self.stable else "not stable"
        head = f"{self.state} is {how} for {self.party} ({self.concept})"
        return f"{head}: it has no move to anything better." if not self.tries else f"{head}:"


def _told(attempt: Try) -> str:
    move = f"- it would move to {attempt.move.target}"
    if not attempt.stopped:
        return f"{move}, and nothing stops it"
    reply = ", then ".join(f"{step.party} moves to {step.target}" for step in attempt.reply)
    return f"{move}, but {reply}"


def verdict(
    graph: Graph, state: int, party: int, concept: Concept, extension: Extension
) -> Verdict:
    """Return whether a state is stable for a party, each move it would try, and what stops it."""
    seen = comparisons(graph.standings[party], state)
    tempting = seen == Compared.BETTER
    stopping = (seen == Compared.WORSE) | (seen == Compared.EQUAL)
    if extension.tries_unknown:
        tempting |= seen == Compared.UNKNOWN
    if extension.fears_unknown:
        stopping |= seen == Compared.UNKNOWN
    if concept is Concept.SMR:
        stopping = no_way_out(graph.moves, party, stopping)
    targets = np.sort(graph.moves.reach(party, state))
    tries = [
        Try(
            _step(graph, party, state, int(target)),
            _reply(graph, party, concept, int(target), stopping),
        )
        for target in targets[tempting[targets]]
    ]
    return Verdict(
        graph.states.label(state), graph.parties[party], concept, extension, tuple(tries)
    )


def _reply(
    graph: Graph, party: int, concept: Concept, target: int, stopping: NDArray[np.bool_]
) -> tuple[Step, ...]:
    """Return how the others can bring about a stopping state, the nearest one."""
    reply = replies(graph, party, concept, target)
    ends = np.flatnonzero(stopping & (reply.steps > 0))
    if not len(ends):
        return ()
    nearest = int(ends[np.argmin(reply.steps[ends])])
    return tuple(_step(graph, *step) for step in reply.to(nearest))


def _step(graph: Graph, mover: int, origin: int, target: int) -> Step:
    label = graph.states.label
    return Step(graph.parties[mover], label(origin), label(target))
