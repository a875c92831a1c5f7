"""What each solution picks in each draw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.solutions import Concept
from servanda.bargaining.uncertainty.aims import EQUAL, PRODUCT, SMALLEST, SUM
from servanda.bargaining.uncertainty.drawn import Reals
from servanda.bargaining.uncertainty.ground import Ground, Whole
from servanda.bargaining.uncertainty.search import search_draws

MOST_EQUAL = 16
"""So many equally good packages of a draw are counted one by one; further ones as others."""


@dataclass(frozen=True, slots=True, eq=False)
class Picked:
    """What a solution picks in each of some draws.

    `rows`, shape (draws, MOST_EQUAL, blocks), has the first of `counts` equally good packages;
    where the count is 0 there is none. `settled` is whether the search came to its end, `levels`
    how good they are in the solution's measure (a logarithm for Nash), `rates` what gains were
    multiplied by, or raised to, shape (draws, parties).
    """

    concept: Concept
    rows: Whole
    counts: Whole
    settled: NDArray[np.bool_]
    levels: Reals
    rates: Reals


class Choice:
    """Some draws, and what solutions pick in them.

    `worth` has shape (draws, choices, parties), `floors` is everybody's walk-away, shape (draws,
    parties), nan where it is not known.
    """

    def __init__(self, ground: Ground, worth: Reals, floors: Reals) -> None:
        self.ground = ground
        self.worth = worth
        self.floors = floors
        self.known = ~np.isnan(floors[0])
        self._base = np.where(np.isnan(floors), 0.0, -floors)
        blocks = zip(ground.starts, ground.starts[1:], strict=False)
        self._spans: Reals = sum(
            (np.ptp(worth[:, start:end], axis=1) for start, end in blocks),
            start=np.zeros(floors.shape),
        )

    def picked(self, powers: Reals | None) -> Iterator[Picked]:
        """Give what each solution picks; asymmetric Nash only with powers.

        Those that need everybody's walk-away are left out where one is not known.
        """
        even = np.ones(self.floors.shape)
        sums = self._search(Concept.UTILITARIAN, SUM, even)
        yield sums
        if not self.known.all():
            return
        some = sums.counts > 0
        smallest = self._search(Concept.EGALITARIAN, SMALLEST, _where(some, even))
        yield smallest
        gaining = some & (smallest.levels > EQUAL * self._spans.max(axis=1))
        parties = len(self.known)
        yield self._search(Concept.NASH, PRODUCT, _where(gaining, even / parties))
        if powers is not None:
            yield self._search(Concept.ASYMMETRIC_NASH, PRODUCT, _where(gaining, powers))
        ideals = np.stack(
            [
                self._search(Concept.UTILITARIAN, SUM, _where(some, np.eye(parties)[[p]])).levels
                for p in range(parties)
            ],
            axis=1,
        )
        gains = ideals > EQUAL * self._spans
        rates = np.where(gains, 1 / np.where(gains, ideals, 1), 0)
        yield self._search(
            Concept.KALAI_SMORODINSKY, SMALLEST, _where(some & (rates > 0).any(axis=1), rates)
        )

    def beaten(self, row: Whole) -> NDArray[np.bool_]:
        """Tell for each draw whether another package is better for somebody, worse for nobody."""
        base = -self.ground.of_rows(self.worth, row[None])[:, 0]
        limits = np.ones(base.shape[1], dtype=np.bool_)
        rates = 1 / np.where(self._spans > 0, self._spans, 1)
        rows = np.zeros((len(base), 1, len(row)), dtype=np.int64)
        _, _, levels = search_draws(self.worth, self.ground.starts, base, limits, SUM, rates, rows)
        better: NDArray[np.bool_] = levels > 2 * EQUAL * base.shape[1]
        return better

    def _search(self, concept: Concept, aim: int, rates: Reals) -> Picked:
        rates = np.broadcast_to(rates, self.floors.shape).copy()
        blocks = len(self.ground.starts) - 1
        rows = np.zeros((len(rates), MOST_EQUAL, blocks), dtype=np.int64)
        counts, settled, levels = search_draws(
            self.worth, self.ground.starts, self._base, self.known, aim, rates, rows
        )
        return Picked(concept, rows, counts, settled, levels, rates)


def _where(asked: NDArray[np.bool_], rates: Reals) -> Reals:
    """Return rates for the draws that are asked, nan for others."""
    return np.where(asked[:, None], rates, np.nan)
