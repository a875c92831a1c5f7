"""What parties can expect where packages may be drawn by lot, exactly.

The best lottery is found over a few packages; at its prices, the best package of all is then looked
for, which is easy as blocks add up. If that is better than what is expected it joins the few, and
so on until none is: then no lottery over any packages is better (column generation: Dantzig and
Wolfe, Operations Research, 1960).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TypeAlias

import numpy as np

from servanda.bargaining.solutions.ground import Ground
from servanda.bargaining.solutions.simplex import maximum

Row: TypeAlias = tuple[int, ...]

Chances: TypeAlias = tuple[tuple[Fraction, Row], ...]
"""How likely each row of packages is."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A weighted sum of gains must be at least `low`, and a part of the level besides."""

    weights: tuple[Fraction, ...]
    low: Fraction
    part: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A best lottery: how likely each row of packages is, what the parties gain, and its level.

    `prices` say how much each limit costs; `weights` are those of a sum of gains that no package
    has more of than the lottery.
    """

    chances: Chances
    gains: tuple[Fraction, ...]
    level: Fraction
    prices: tuple[Fraction, ...]
    weights: tuple[Fraction, ...]


class Hull:
    """All lotteries over packages, of which those looked at so far are known."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.known: dict[Row, tuple[int, ...]] = {}

    def best_row(self, weights: Sequence[Fraction]) -> Row:
        """Return the package with the largest weighted sum of gains, the first of several."""
        common = lcm(*(weight.denominator for weight in weights))
        whole = np.array([int(weight * common) for weight in weights], dtype=object)
        return tuple(
            int(block.index[np.argmin(block.short.astype(object) @ whole)])
            for block in self.ground.blocks
        )

    def add(self, row: Row) -> tuple[int, ...]:
        """Take a package among those looked at, and return the gains from it."""
        if row not in self.known:
            total = self.ground.packages.totals(np.array([row], dtype=np.int64))
            self.known[row] = tuple(self.ground.gains(total)[0].tolist())
        return self.known[row]

    def best(self, aim: Sequence[Fraction], limits: Sequence[Limit]) -> Drawn | None:
        """Maximise the level, plus gains times their `aim`, exactly.

        The level may be negative; it is 0 where no limit has a part of it. Returns None where no
        lottery over the packages that are known keeps to the limits.
        """
        if not self.known:
            self.add(self.best_row([Fraction(1)] * len(self.ground.most)))
        signs = [Fraction(1), Fraction(-1)] if any(limit.part for limit in limits) else []
        while True:
            rows = list(self.known)
            found = maximum(
                self._table(rows, limits, signs),
                [*(limit.low for limit in limits), Fraction(1)],
                [*(_sum(aim, self.known[r]) for r in rows), *signs, *[Fraction(0)] * len(limits)],
            )
            if found is None:
                return None
            prices = tuple(-price for price in found.prices[:-1])
            weights = list(aim)
            for price, limit in zip(prices, limits, strict=True):
                weights = [w + price * x for w, x in zip(weights, limit.weights, strict=True)]
            best = self.best_row(weights)
            if _sum(weights, self.add(best)) <= found.prices[-1]:
                chances = tuple((v, row) for v, row in zip(found.values, rows, strict=False) if v)
                after = zip(signs, found.values[len(rows) :], strict=False)
                level = sum((sign * value for sign, value in after), Fraction(0))
                return Drawn(chances, self.expected(chances), level, prices, tuple(weights))

    def expected(self, chances: Chances) -> tuple[Fraction, ...]:
        """Return what the parties gain from a lottery, before anything is drawn."""
        return tuple(
            sum((chance * self.known[row][party] for chance, row in chances), Fraction(0))
            for party in range(len(self.ground.most))
        )

    def _table(
        self, rows: Sequence[Row], limits: Sequence[Limit], signs: Sequence[Fraction]
    ) -> list[list[Fraction]]:
        """Return a row for each limit, which may be exceeded, and one for the chances' sum of 1."""
        table = [
            [
                *(_sum(limit.weights, self.known[row]) for row in rows),
                *(-sign * limit.part for sign in signs),
                *(Fraction(-int(place == other)) for other in range(len(limits))),
            ]
            for place, limit in enumerate(limits)
        ]
        others = len(signs) + len(limits)
        return [*table, [Fraction(1)] * len(rows) + [Fraction(0)] * others]


def _sum(weights: Sequence[Fraction], gains: Sequence[int]) -> Fraction:
    return sum((w * g for w, g in zip(weights, gains, strict=True)), Fraction(0))
