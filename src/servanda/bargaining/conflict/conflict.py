"""A conflict as an analyst types it in, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from numpy.typing import ArrayLike

from servanda.bargaining.conflict.from_arrays import game_of
from servanda.bargaining.conflict.from_moves import graph_of_moves
from servanda.bargaining.conflict.from_options import graph_of_options
from servanda.bargaining.conflict.graph import Graph
from servanda.bargaining.conflict.option import Direction, Pattern
from servanda.bargaining.conflict.preference import Preference
from servanda.bargaining.conflict.stability import Stability, stability
from servanda.findings import Finding, Severity


@dataclass(frozen=True, slots=True, eq=False)
class Conflict:
    """Who can do what, and who would rather be where.

    `findings` say what is wrong with it as it was typed in. While one of them is a mistake there
    are no states, and nothing is said of any.
    """

    graph: Graph
    findings: tuple[Finding, ...] = ()

    @classmethod
    def from_options(  # noqa: PLR0913 - a conflict is made of so many things
        cls,
        options: Mapping[str, Sequence[str]],
        preferences: Mapping[str, Preference],
        *,
        infeasible: Iterable[Pattern] = (),
        irreversible: Mapping[str, Direction] | Iterable[str] = (),
        same: Mapping[str, Pattern] | None = None,
        names: Mapping[str, Pattern] | None = None,
    ) -> Conflict:
        """Make a conflict in option form: `options[party]` are what the party takes or leaves.

        A state is a combination of options that fits none of the patterns `infeasible`; states
        come in ascending order, the first option changing fastest. A party moves by changing any
        of its own options; `irreversible` says which can be changed one way only (names alone:
        once taken, they stay taken). All states that fit a pattern of `same` are one state, of
        that name; `names` gives states names that published tables use.
        """
        return cls._checked(
            graph_of_options(
                options, preferences, infeasible, irreversible, same or {}, names or {}
            )
        )

    @classmethod
    def from_moves(
        cls,
        states: Sequence[str],
        moves: Mapping[str, Iterable[tuple[str, str]]],
        preferences: Mapping[str, Preference],
    ) -> Conflict:
        """Make a conflict from its graph: `moves[party]` are pairs of states, from and to.

        A party's moves are taken as given: that it can go on from one state to the next does not
        mean that it can go there at once.
        """
        return cls._checked(graph_of_moves(states, moves, preferences))

    @classmethod
    def from_arrays(
        cls,
        *,
        payoffs: Sequence[ArrayLike] | None = None,
        ranks: Sequence[ArrayLike] | None = None,
        parties: Sequence[str] | None = None,
        strategies: Sequence[Sequence[str]] | None = None,
    ) -> Conflict:
        """Make a conflict from a game in strategic form, an array for each party.

        Each array has an axis for each party, along which that party chooses. `payoffs`: greater
        is better; `ranks`: 1 is the most preferred. Only the order of the numbers counts.
        """
        return cls._checked(game_of(payoffs, ranks, parties, strategies))

    @classmethod
    def _checked(cls, made: tuple[Graph, list[Finding]]) -> Conflict:
        graph, findings = made
        return cls(graph, tuple(findings))

    @property
    def sound(self) -> bool:
        """Whether it could be understood as typed in."""
        return all(finding.severity is not Severity.MISTAKE for finding in self.findings)

    @property
    def parties(self) -> tuple[str, ...]:
        """The names of the parties, the graph model's decision makers."""
        return self.graph.parties

    @property
    def states(self) -> tuple[str, ...]:
        """The names of the states, in order."""
        return tuple(self.graph.states.label(state) for state in range(self.graph.states.count))

    def stability(self) -> Stability:
        """Return which states are stable for whom, by each concept."""
        return stability(self.graph)
