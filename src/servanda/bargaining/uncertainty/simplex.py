"""Weights, or powers, that add up to one, drawn evenly from all that lie within stated bounds."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.uncertainty.sampling import BURN_IN, LEAST_ACCEPTED, PILOT, Manner

_ROUNDING = 1e-12

Reals = NDArray[np.float64]


def shares_drawn(
    low: Reals, high: Reals, count: int, random: np.random.Generator
) -> tuple[Reals, Manner] | None:
    """Return shares that add up to one, shape (count, n), each from `low` to `high`.

    None where no shares fit.
    """
    low, high = np.maximum(low, 0), np.minimum(high, 1)
    high = np.minimum(high, 1 - (low.sum() - low))
    low = np.maximum(low, 1 - (high.sum() - high))
    if (low > high).any() or low.sum() > 1 + _ROUNDING or high.sum() < 1 - _ROUNDING:
        return None
    if (high <= low).all():
        return np.repeat(low[None, :], count, axis=0), Manner.KNOWN
    if len(low) == 2:  # noqa: PLR2004 - the other has what one leaves
        one = random.uniform(low[0], high[0], count)
        return np.stack([one, 1 - one], axis=1), Manner.EVEN
    found: list[Reals] = []
    tried = kept = 0
    while kept < count:
        drawn = random.dirichlet(np.ones(len(low)), count)
        drawn = drawn[((drawn >= low) & (drawn <= high)).all(axis=1)]
        tried, kept = tried + count, kept + len(drawn)
        found.append(drawn)
        if tried >= PILOT and kept < LEAST_ACCEPTED * tried:
            return _walked(low, high, count, random), Manner.WALKED
    return np.concatenate(found)[:count], Manner.EVEN


def _walked(low: Reals, high: Reals, count: int, random: np.random.Generator) -> Reals:
    """Walk from shares that fit, moving a part of one to another at a time."""
    start = low + (high - low) * (1 - low.sum()) / (high - low).sum()
    drawn = np.repeat(start[None, :], count, axis=0)
    for _ in range(BURN_IN):
        for one, other in combinations(range(len(low)), 2):
            both = drawn[:, one] + drawn[:, other]
            least = np.maximum(low[one], both - high[other])
            most = np.minimum(high[one], both - low[other])
            drawn[:, one] = least + random.random(count) * np.maximum(0, most - least)
            drawn[:, other] = both - drawn[:, one]
    return drawn
