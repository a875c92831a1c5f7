"""A conflict as an analyst types it in, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from servanda.bargaining.conflict.coalitions import CoalitionStability, coalition_stability
from servanda.bargaining.conflict.concept import Concept, Extension
from servanda.bargaining.conflict.conditions import Conditions, conditions
from servanda.bargaining.conflict.conflict_table import conflict_table
from servanda.bargaining.conflict.from_arrays import Tables, game_of
from servanda.bargaining.conflict.from_moves import graph_of_moves
from servanda.bargaining.conflict.from_options import graph_of_options
from servanda.bargaining.conflict.graph import Graph
from servanda.bargaining.conflict.misperception import Misperception, View, misperception
from servanda.bargaining.conflict.mistake import mistake
from servanda.bargaining.conflict.option import Direction, Pattern
from servanda.bargaining.conflict.paths import Paths, paths
from servanda.bargaining.conflict.preference import Preference
from servanda.bargaining.conflict.stability import Stability, stability
from servanda.bargaining.conflict.states import StateName
from servanda.bargaining.conflict.verdict import Verdict, verdict
from servanda.findings import Finding, Severity

_WHICH_EXTENSION = (
    "Some comparisons are not known: say by which extension, a to d, they are to be taken."
)


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
        payoffs: Tables | None = None,
        ranks: Tables | None = None,
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

    def verdict(
        self,
        state: StateName,
        party: str,
        concept: Concept,
        extension: Extension | None = None,
    ) -> Verdict | Finding:
        """Return whether a state is stable for a party, each move it would try, what stops it.

        `extension` says how unknown comparisons count, and may be left out where there are none.
        A finding comes back where there is no such state or party, or the extension is missing.
        Raises ValueError for what is no concept or no extension.
        """
        index, who = self.graph.states.find(state), self._party(party)
        if isinstance(index, Finding):
            return index
        if isinstance(who, Finding):
            return who
        if extension is None and not self.graph.complete:
            return mistake("extension-missing", _WHICH_EXTENSION)
        return verdict(
            self.graph, index, who, Concept(concept), Extension(extension or Extension.A)
        )

    def conditions(self, state: StateName, party: str, concept: Concept) -> Conditions | Finding:
        """Return exactly which preferences of a party make a state stable for it.

        A finding comes back, or ValueError is raised, as by `verdict`.
        """
        index, who = self.graph.states.find(state), self._party(party)
        if isinstance(index, Finding):
            return index
        if isinstance(who, Finding):
            return who
        return conditions(self.graph, index, who, Concept(concept))

    def paths(self, status_quo: StateName, *, improving: bool = False) -> Paths:
        """Return which states can come of the status quo, by which shortest sequence of moves.

        With `improving`, by moves each of which makes things better for whoever makes it, or may.
        """
        return paths(self.graph, status_quo, improving=improving)

    def coalitions(self) -> CoalitionStability:
        """Return which states are stable for which coalitions, by each concept."""
        return coalition_stability(self.graph)

    def seen_by(self, views: Mapping[str, View]) -> Misperception:
        """Return what is stable in whose eyes, where parties see the conflict differently.

        `views[party]` is how that party sees it; who has none sees it as it is.
        """
        return misperception(self.graph, views)

    def __repr__(self) -> str:
        """Return who is in it and how large it is, and what is wrong with it."""
        head = f"Conflict of {', '.join(self.parties)}: {self.graph.states.count:,} states"
        return "\n".join([head, *(f"  {finding.message}" for finding in self.findings)])

    def _repr_html_(self) -> str:
        return conflict_table(self.graph, self.findings)

    def _party(self, name: str) -> int | Finding:
        if name in self.parties:
            return self.parties.index(name)
        return mistake("party-unknown", f"“{name}” is no party to the conflict.")
