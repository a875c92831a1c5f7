"""What makes one package of a draw better than another, compiled, in floating point."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.compiled import compiled

SUM, PRODUCT, SMALLEST = 0, 1, 2
"""Aims: the sum of gains times rates; the product of gains to the power of rates that add up to
one; the smallest gain times its rate, then the next smallest, and so on. A rate of 0 leaves a party
out."""

EQUAL = 1e-10
"""Numbers that differ by no more than this part of their range are equal: drawn numbers have some
15 digits."""

Reals = NDArray[np.float64]


@compiled
def judged(gains: Reals, aim: int, rates: Reals, key: Reals) -> float:
    """Write what packages are compared by into `key`, and return its first number."""
    parties = len(gains)
    if aim == SMALLEST:
        for p in range(parties):
            one = rates[p] * gains[p] if rates[p] > 0 else np.inf
            q = p
            while q > 0 and key[q - 1] > one:
                key[q] = key[q - 1]
                q -= 1
            key[q] = one
        return float(key[0])
    total = 0.0
    for p in range(parties):
        if aim == SUM:
            total += rates[p] * gains[p]
        elif rates[p] > 0:
            if gains[p] <= 0:
                total = -np.inf
                break
            total += rates[p] * np.log(gains[p])
    key[:] = 0.0
    key[0] = total
    return total


@compiled
def compared(key: Reals, best: Reals, slack: float) -> int:
    """Return 1, 0 or -1: whether a package is better, as good, or worse than another."""
    for p in range(len(key)):
        if key[p] > best[p] + slack:
            return 1
        if key[p] < best[p] - slack:
            return -1
    return 0


@compiled
def reaches(gains: Reals, limits: NDArray[np.bool_], spans: Reals) -> bool:
    """Tell whether no party with a limit has a gain below 0."""
    for p in range(len(gains)):  # noqa: SIM110 - compiled code runs through a loop
        if limits[p] and gains[p] < -EQUAL * spans[p]:
            return False
    return True


@compiled
def needed(level: float, aim: int, rates: Reals, weights: Reals) -> float:
    """Return the weighted sum of gains that no package of at least this level falls short of.

    For a sum, weights are rates and more for parties whose gains may not be negative. For a product
    it is the inequality of arithmetic and geometric means. For the smallest gain, each party's gain
    times its rate is no smaller.
    """
    if level == -np.inf:
        return level
    if aim == SUM:
        return level
    if aim == PRODUCT:
        for p in range(len(rates)):
            if rates[p] > 0:
                level += rates[p] * np.log(weights[p] / rates[p])
        return float(np.exp(level))
    total = 0.0
    for p in range(len(rates)):
        if rates[p] > 0:
            total += weights[p] / rates[p]
    return level * total


@compiled
def level_of(most: float, aim: int, rates: Reals, weights: Reals) -> float:
    """Return the level that no package exceeds whose weighted sum is at most so much."""
    if aim == SUM:
        return most
    if aim == PRODUCT:
        if most <= 0:
            return -np.inf
        level = float(np.log(most))
        for p in range(len(rates)):
            if rates[p] > 0:
                level -= rates[p] * np.log(weights[p] / rates[p])
        return level
    total = 0.0
    for p in range(len(rates)):
        if rates[p] > 0:
            total += weights[p] / rates[p]
    return most / total
