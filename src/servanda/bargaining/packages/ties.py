"""What ties issues together: what is refused, or worth more, where several options meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.packages.scale import Scale, known
from servanda.bargaining.problem import Literal, Problem


@dataclass(frozen=True, slots=True)
class Tie:
    """Where all its literals hold, a party has so much more; or where `party` is None, all refuse.

    `more` is in whole numbers of the party's unit.
    """

    literals: tuple[Literal, ...]
    party: int | None = None
    more: int = 0

    @property
    def issues(self) -> frozenset[int]:
        """The issues that it speaks of."""
        return frozenset(literal.issue for literal in self.literals)

    def holds(self, choices: NDArray[np.int32], column: Mapping[int, int]) -> NDArray[np.bool_]:
        """Tell for each choice whether every literal holds; an issue's options are in its column.

        `choices` has shape (n, columns).
        """
        hold = np.ones(len(choices), dtype=np.bool_)
        for literal in self.literals:
            hold &= np.isin(choices[:, column[literal.issue]], list(literal.options))
        return hold


def ties_of(problem: Problem, scales: Sequence[Scale]) -> tuple[Tie, ...]:
    """Return all that is refused, and all that is worth more or less together."""
    refused = tuple(Tie(exclusion.literals) for exclusion in problem.exclusions)
    more = tuple(
        Tie(
            tuple(Literal(issue, frozenset({option})) for issue, option in extra.options),
            party,
            scale.whole(known(extra.worth)),
        )
        for party, (preference, scale) in enumerate(zip(problem.preferences, scales, strict=True))
        for extra in preference.together
    )
    return refused + more


def applied(
    ties: Sequence[Tie],
    choices: NDArray[np.int32],
    column: Mapping[int, int],
    worth: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Add to `worth`, shape (n, parties), what is worth more together; tell what is not refused."""
    fine = np.ones(len(choices), dtype=np.bool_)
    for tie in ties:
        hold = tie.holds(choices, column)
        if tie.party is None:
            fine &= ~hold
        else:
            worth[hold, tie.party] += tie.more
    return fine
