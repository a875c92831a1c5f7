"""How solutions bear it when a party's scale is stretched, in the words of the case."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from servanda.bargaining.problem import Problem
from servanda.bargaining.solutions.answer import plain
from servanda.bargaining.solutions.shown import table
from servanda.bargaining.solutions.solution import Agreed
from servanda.bargaining.solutions.stretched import Stretch


@dataclass(frozen=True, slots=True)
class Bearing:
    """Which solutions move when a party's worths are multiplied, and the factor at which they do.

    `stretches` are one for each solution found and each party, in that order.
    """

    problem: Problem
    stretches: tuple[Stretch, ...]

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """For each solution and party: both names, and what happens as the scale grows, shrinks."""
        return tuple(
            (
                str(one.concept),
                self.problem.parties[one.party],
                self._flip(one, one.up, one.above, one.furthest),
                self._flip(one, one.down, one.below, 1 / one.furthest),
            )
            for one in self.stretches
        )

    def _flip(
        self, one: Stretch, flip: Fraction | None, beyond: Agreed | None, end: Fraction
    ) -> str:
        if not one.known:
            return "not known: the search was cut off"
        if flip is None or beyond is None:
            return f"the same up to times {plain(end)}"
        return f"other than now from times {plain(flip)}: {self._words(beyond)}"

    def _words(self, beyond: Agreed) -> str:
        names = (issue.name for issue in self.problem.issues)
        labels = zip(names, self.problem.labels(beyond.package), strict=True)
        return ", ".join(f"{name}: {label}" for name, label in labels)

    def __repr__(self) -> str:
        return "\n".join(
            f"{concept}, worth to {party} multiplied: {up}; {down}"
            for concept, party, up, down in self.rows
        )

    def _repr_html_(self) -> str:
        head = ("Solution", "Worth multiplied", "As it grows", "As it shrinks")
        return table("What changes when one scale is stretched", head, self.rows)
