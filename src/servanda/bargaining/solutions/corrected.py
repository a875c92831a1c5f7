"""The lottery with the largest product of gains, as near as floating point goes.

Newton's method finds the best lottery over a few packages; at its slopes, the best package of all
joins them, and so on until none would raise the product (simplicial decomposition: von Hohenbalken,
Mathematical Programming, 1977).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.solutions.hull import Chances, Hull, Row

_ROUNDS = 200
"""Packages join, and steps are taken, so many times at most; some ten are needed."""

_LEVEL = 1e-13
"""A package that would raise the product by a smaller share does not join."""

_NEVER = 1e-15
"""A chance so small is none."""

_SHORTEST = 1e-12
"""Steps that would have to be shorter than this are not taken."""


def corrected(hull: Hull, chances: Chances, powers: Sequence[Fraction]) -> Chances:
    """Return the lottery with the largest product of gains, from one in which all parties gain.

    Every power must be positive.
    """
    weights = np.array([float(power) for power in powers])
    spans = hull.ground.spans
    rows = [row for _, row in chances]
    shares = np.array([float(chance) for chance, _ in chances])
    for _ in range(_ROUNDS):
        table = np.array([hull.add(row) for row in rows]) / spans
        shares = _climbed(table, shares, weights)
        slopes = weights / (shares @ table) / spans
        best = hull.best_row([Fraction(slope) for slope in slopes.tolist()])
        raised = float(np.array(hull.add(best)) @ slopes)
        rows, shares = _kept(rows, shares)
        if best in rows or raised <= weights.sum() * (1 + _LEVEL):
            break
        rows, shares = [*rows, best], np.append(shares, 0.0)
    exact = [Fraction(share) for share in shares.tolist()]
    return tuple((share / sum(exact), row) for share, row in zip(exact, rows, strict=True))


def _kept(rows: list[Row], shares: NDArray[np.float64]) -> tuple[list[Row], NDArray[np.float64]]:
    """Leave out packages that are never drawn."""
    return [row for row, share in zip(rows, shares, strict=True) if share > 0], shares[shares > 0]


def _climbed(
    table: NDArray[np.float64], shares: NDArray[np.float64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the best chances of some packages, whose gains have shape (packages, parties)."""
    fixed = np.zeros(len(shares), dtype=np.bool_)
    for _ in range(_ROUNDS):
        free = np.flatnonzero(~fixed)
        step = np.zeros(len(shares))
        step[free] = _newton(table[free], shares @ table, weights)
        downward = step < 0
        longest = min(1.0, *(shares[downward] / -step[downward])) if downward.any() else 1.0
        length = _length(table, shares, step, weights, longest)
        moved = shares + length * step
        hit = downward & (moved <= _NEVER)
        fixed |= hit
        moved[hit] = 0.0
        moved /= moved.sum()
        still = float(np.abs(moved - shares).max()) <= _NEVER
        shares = moved
        if still and not hit.any():
            break
    return shares


def _newton(
    table: NDArray[np.float64], gains: NDArray[np.float64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return Newton's step for the logarithm of the product, the chances' sum held."""
    count = len(table)
    slope = table @ (weights / gains)
    curve = (table * (weights / gains**2)) @ table.T
    system = np.zeros((count + 1, count + 1))
    system[:count, :count] = curve
    system[count, :count] = system[:count, count] = 1.0
    solved = np.linalg.lstsq(system, np.append(slope, 0.0))[0]
    step: NDArray[np.float64] = solved[:count] - solved[:count].sum() / count
    return step


def _length(
    table: NDArray[np.float64],
    shares: NDArray[np.float64],
    step: NDArray[np.float64],
    weights: NDArray[np.float64],
    longest: float,
) -> float:
    """Return how far to go along a step so that the product does not fall."""
    gains, change = shares @ table, step @ table
    length = longest
    while length > _SHORTEST:
        after = gains + length * change
        if (after > 0).all() and weights @ np.log(after / gains) >= 0:
            return length
        length /= 2
    return 0.0
