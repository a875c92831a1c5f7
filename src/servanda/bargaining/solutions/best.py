"""Finds the best packages for an aim, all of them, and knows that there are no others."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.solutions.aims import Aim
from servanda.bargaining.solutions.ground import Ground
from servanda.bargaining.solutions.kept import Kept, kept
from servanda.bargaining.solutions.relaxed import Mixture

_ABOVE = 1e-6
"""So far above the best mixture, as a share, nothing is found; that alone bounds every package."""

_FIRST_GAP = 1e-4
"""How far below the best mixture a package is then sought, as a share."""

_WIDER = 1.6
"""By how much that grows as long as none is found."""

_NEAR = 1e-9
"""Levels nearer to each other than this, as a share, are told apart in whole numbers."""

_FINE = 2.0**44
"""The largest weight is made a whole number of at least this size."""


@dataclass(frozen=True, slots=True, eq=False)
class Best:
    """The best packages for an aim: those of `among` at the places `chosen`.

    `bound` is the level that no package exceeds; `proven` says that those chosen are the best and
    all of them. None are chosen where no package keeps to the limits, which then is proven, or
    where the search was cut off before it found one. `weights` are those that the search went by.
    """

    among: Kept
    chosen: NDArray[np.int64]
    bound: float
    proven: bool
    weights: tuple[tuple[int, ...], ...]
    examined: int

    @property
    def gains(self) -> tuple[int, ...] | None:
        """What the parties gain from one of those chosen."""
        return tuple(self.among.gains[self.chosen[0]].tolist()) if len(self.chosen) else None

    def level(self, aim: Aim) -> float:
        """Return what those chosen reach; minus infinity where none is."""
        return float(max(aim.levels(self.among.gains[self.chosen]), default=float("-inf")))

    def cut_off(self, aim: Aim, known: Best | None, bound: float) -> Best:
        """Return the better of this and what was known, as far as that is from being proven."""
        better = known if known and known.level(aim) > self.level(aim) else self
        return replace(
            better, bound=bound, proven=False, weights=self.weights, examined=self.examined
        )


def best(ground: Ground, aim: Aim, known: Best | None = None) -> Best:
    """Return the best packages; `known` is some package that is acceptable, where one is known.

    The level asked for starts above what the best mixture reaches and is lowered until a package
    reaches it: then all that do have been found, and the best of all are among them. Where the
    search is cut off, the best that was found is returned, or else what was known.
    """
    mixture = aim.relaxed(ground)
    if mixture is None:
        raise ArithmeticError("the linear programme of a bargaining problem was not solved")
    reached = 0.0 if known is None else known.level(aim)
    floor = reached - _NEAR * abs(reached)
    unit = max(mixture.level - floor, abs(mixture.level) * _NEAR)
    gap, examined, bound = -_ABOVE * unit, 0, float("inf")
    while True:
        level = max(mixture.level - gap, floor)
        weights = _weights(ground, aim, mixture, max(gap, _FIRST_GAP * unit))
        found = kept(ground, weights, [aim.least(w, level) for w in weights])
        examined += found.examined
        chosen, reached = _best_of(aim, found)
        enough = len(chosen) > 0 and reached > level + _NEAR * abs(level)
        if level == floor or enough or not found.all:
            answer = Best(found, chosen, reached, found.all, weights, examined)
            return answer if found.all else answer.cut_off(aim, known, bound)
        bound = level
        gap = gap * _WIDER if gap > 0 else _FIRST_GAP * unit


def acceptable(ground: Ground) -> Best:
    """Return every package in which no gain is negative, as one best is like another."""
    weights = _units(ground)
    found = kept(ground, weights, [0] * len(weights))
    chosen = np.flatnonzero((found.gains >= 0).all(axis=1))
    return Best(found, chosen, 0.0, found.all, weights, found.examined)


def _best_of(aim: Aim, found: Kept) -> tuple[NDArray[np.int64], float]:
    """Return the places of the best, compared in whole numbers, and the level that they reach."""
    fine = np.flatnonzero((found.gains >= 0).all(axis=1))
    if not len(fine):
        return fine, float("-inf")
    levels = aim.levels(found.gains[fine])
    reached = float(levels.max())
    if reached == float("-inf"):
        return fine, reached
    near = fine[levels >= reached - _NEAR * abs(reached)]
    keys = [aim.key(gains) for gains in found.gains[near].tolist()]
    top = max(keys)
    return near[[key == top for key in keys]], reached


def _weights(ground: Ground, aim: Aim, mixture: Mixture, gap: float) -> tuple[tuple[int, ...], ...]:
    """Return whole-number weights for sums of gains: the mixture's, some aside, and each gain's."""
    own = (mixture.weights, *aim.aside(mixture.weights, gap))
    return (*(_whole(weights, ground.spans) for weights in own), *_units(ground))


def _whole(weights: NDArray[np.float64], spans: NDArray[np.float64]) -> tuple[int, ...]:
    """Return weights on gains in whole numbers, from weights on gains as shares of the spans."""
    fine = weights / weights.max() * _FINE * (spans.max() / spans)
    return tuple(round(weight) for weight in fine.tolist())


def _units(ground: Ground) -> tuple[tuple[int, ...], ...]:
    parties = range(ground.packages.parties)
    return tuple(tuple(int(p == other) for other in parties) for p in parties)
