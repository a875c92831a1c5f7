"""A conflict as a graph: states, who can move between them, and who would rather be where."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.bargaining.conflict.moves import Moves
from servanda.bargaining.conflict.standing import Ranked, Standing
from servanda.bargaining.conflict.states import States


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """A graph model: what every analysis works on.

    `standings` holds, for each party, how it compares states; mover k of `moves` is party k. After
    Kilgour, Hipel and Fang, The Graph Model for Conflicts (Automatica 1987).
    """

    parties: tuple[str, ...]
    states: States
    moves: Moves
    standings: tuple[Standing, ...]

    @property
    def complete(self) -> bool:
        """Whether every party compares all states."""
        return all(isinstance(standing, Ranked) for standing in self.standings)
