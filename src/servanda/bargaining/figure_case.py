"""A case whose issues are figures, and what they are worth is given as functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf
from typing import TypeAlias

from servanda.bargaining.solutions import Answer, Concept, Figures, answer_of_figures
from servanda.bargaining.solvable import Solvable
from servanda.bargaining.tables import WalkAways, walk_aways_of

Functions: TypeAlias = Mapping[str, Callable[[float], float] | Sequence[Callable[[float], float]]]
"""What figures are worth to each party, by name: a function, or one for each issue."""

Ranges: TypeAlias = Mapping[str, tuple[float, float]]
"""The least and the largest figure of each issue, by name."""


@dataclass(frozen=True, slots=True)
class FigureCase(Solvable):
    """A bargaining problem over figures: `Case.from_functions` makes it."""

    issues: tuple[str, ...]
    figures: Figures
    names: tuple[str, ...]
    about: str

    @classmethod
    def of(
        cls, functions: Functions, ranges: Ranges, walk_away: WalkAways | None, title: str
    ) -> FigureCase:
        """Make a case; see `Case.from_functions`."""
        parties = tuple(functions)
        if not parties or not ranges:
            nothing = "there is no issue" if parties else "there is no party"
            raise ValueError(f"{nothing}: name one at least")
        worths = [_of_each_issue(party, given) for party, given in functions.items()]
        if any(len(of_party) != len(ranges) for of_party in worths):
            raise ValueError(f"each party needs a function for each of {len(ranges)} issues")
        for issue, (low, high) in ranges.items():
            if not -inf < low < high < inf:
                raise ValueError(f"{issue} runs from {low} to {high}: two ends, the lower first")
        given = walk_aways_of(walk_away, parties)
        floors = [None if floor is None else float(floor) for floor in given]
        figures = Figures(list(ranges.values()), worths, floors)
        return cls(tuple(ranges), figures, parties, title)

    @property
    def parties(self) -> tuple[str, ...]:
        """The names of the parties."""
        return self.names

    @property
    def title(self) -> str:
        """What the case is called."""
        return self.about

    def __repr__(self) -> str:
        """Return who is in it, and about what."""
        return f"Case of {', '.join(self.parties)}: figures of {', '.join(self.issues)}"

    def _repr_html_(self) -> str:
        return self.solutions()._repr_html_()

    def _answers(
        self, concepts: tuple[Concept, ...], powers: tuple[Fraction, ...] | None, limit: int
    ) -> tuple[Answer, ...]:
        del limit  # ties are whole stretches of figures, of which the ends are given
        settled = (self.figures.answer(concept, powers) for concept in concepts)
        return tuple(answer_of_figures(self.parties, self.issues, one) for one in settled)


def _of_each_issue(
    party: str, given: Callable[[float], float] | Sequence[Callable[[float], float]]
) -> list[Callable[[float], float]]:
    each = list(given) if isinstance(given, Sequence) else [given]
    if not all(callable(one) for one in each):
        raise ValueError(f"what figures are worth to {party} must be a function, or a list of them")
    return each
