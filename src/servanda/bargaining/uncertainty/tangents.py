"""Weights that bound a draw's aim from above as closely as a few rounds can find.

Each round takes the package with the largest weighted sum of gains, which is found block by block,
and moves the weights towards the parties that it leaves little: for a product by the mean of all
packages so far (Frank and Wolfe 1956), for the smallest gain by multiplying (Freund and Schapire
1999), for a sum by what parties fall short of their limits.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.compiled import compiled
from servanda.bargaining.uncertainty.aims import (
    PRODUCT,
    SMALLEST,
    SUM,
    compared,
    judged,
    level_of,
    reaches,
)

_ROUNDS = 60

Reals = NDArray[np.float64]
Whole = NDArray[np.int64]


@compiled
def tangent(  # noqa: PLR0913, PLR0917 - compiled code takes arrays, not objects
    worth: Reals,
    starts: Whole,
    base: Reals,
    limits: NDArray[np.bool_],
    aim: int,
    rates: Reals,
    spans: Reals,
    best: Reals,
) -> tuple[Reals, float]:
    """Return weights, and the level that they prove no package to exceed.

    Raises `best`, the key of the best package known, to that of any that is met on the way. `spans`
    are how far each party's gains reach at most, above 0. The rest is as in `search_draws`, of one
    draw.
    """
    parties = len(base)
    weights = np.where(rates > 0, 1 / spans, 0.0)
    if aim == SUM:
        weights = rates.copy()
    closest, bound = weights.copy(), np.inf
    key, mean = np.zeros(parties), np.zeros(parties)
    for turn in range(_ROUNDS):
        gains = _largest(worth, starts, base, weights)
        level = level_of((weights * gains).sum(), aim, rates, weights)
        if level < bound:
            bound = level
            closest[:] = weights
        if reaches(gains, limits, spans):
            judged(gains, aim, rates, key)
            if compared(key, best, 0.0) > 0:
                best[:] = key
        if best[0] >= bound:
            break
        step = 2 / (turn + 2)
        if aim == PRODUCT:
            mean += step * (gains - mean)
            weights = rates / np.maximum(mean, 1e-6 * spans)
        elif aim == SMALLEST:
            shares = np.where(rates > 0, gains * rates, 0.0)
            reach = np.abs(shares).max() + 1e-300
            weights = weights * np.exp(-2 * np.sqrt(step) * shares / reach)
            weights = weights / (weights * spans).sum()
        else:
            most = (rates * spans).max()
            push = np.where(limits, -gains / spans, 0.0) * step * most / spans
            weights = np.maximum(rates, weights + push)
    return closest, bound


@compiled
def _largest(worth: Reals, starts: Whole, base: Reals, weights: Reals) -> Reals:
    """Return the gains of a package whose weighted sum of gains is the largest."""
    gains = base.copy()
    for block in range(len(starts) - 1):
        top, best = -np.inf, starts[block]
        for choice in range(starts[block], starts[block + 1]):
            total = 0.0
            for p in range(len(weights)):
                total += weights[p] * worth[choice, p]
            if total > top:
                top, best = total, choice
        gains += worth[best]
    return gains
