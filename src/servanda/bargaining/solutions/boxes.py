"""The best figures where each worth only rises or only falls, however it bends.

All figures are one box. In a box nobody has more than it would if each party could choose an end
for itself, issue by issue; that bounds what the box holds. The box with the largest bound is
halved, again and again, until its bound is hardly above the best figures (branch and bound).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.solutions.aims import Aim
from servanda.bargaining.solutions.curves import Curves

CLOSE = 1e-7
"""Bound and figures have met where they are so near, as a share."""

_MOST = 60_000
"""So many boxes are looked at, at most."""


@dataclass(frozen=True, slots=True)
class Point:
    """The best figures found for an aim, the level that they reach, and one that none exceeds."""

    figures: tuple[float, ...]
    level: float
    bound: float


@dataclass(order=True, frozen=True, slots=True)
class _Box:
    below: float
    """Its bound, negative, so that the largest comes first."""
    ends: tuple[tuple[float, float], ...]


def best_in_boxes(
    curves: Sequence[Curves], scale: NDArray[np.float64], base: NDArray[np.float64], aim: Aim
) -> Point:
    """Return the best figures for an aim, which judges worth in units of `scale` above `base`."""
    ends = tuple((one.low, one.high) for one in curves)
    best = Point(tuple(low for low, _ in ends), -np.inf, np.inf)
    waiting = [_Box(-np.inf, ends)]
    for _ in range(_MOST):
        if not waiting:
            return Point(best.figures, best.level, best.level)
        box = heappop(waiting)
        if best.level > -np.inf and aim.near(best.level, -box.below) <= CLOSE:
            return Point(best.figures, best.level, -box.below)
        best = Point(best.figures, best.level, -box.below)
        for half in _halves(box.ends, ends):
            middle = tuple((low + high) / 2 for low, high in half)
            for figures in (middle, *zip(*half, strict=True)):
                level = _level(aim, _worth(curves, figures) / scale - base)
                if level > best.level:
                    best = Point(figures, level, best.bound)
            bound = _level(aim, _most(curves, half) / scale - base)
            if bound > best.level:
                heappush(waiting, _Box(-bound, half))
    return best


def _halves(
    box: tuple[tuple[float, float], ...], whole: tuple[tuple[float, float], ...]
) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Cut a box in two across the issue in which it is longest, as a share of the whole."""
    shares = [(b[1] - b[0]) / (w[1] - w[0]) for b, w in zip(box, whole, strict=True)]
    longest = shares.index(max(shares))
    low, high = box[longest]
    parts = ((low, (low + high) / 2), ((low + high) / 2, high))
    return tuple((*box[:longest], part, *box[longest + 1 :]) for part in parts)


def _worth(curves: Sequence[Curves], figures: Sequence[float]) -> NDArray[np.float64]:
    worth = [one.at(figure) for one, figure in zip(curves, figures, strict=True)]
    total: NDArray[np.float64] = np.array(worth).sum(axis=0)
    return total


def _most(curves: Sequence[Curves], box: tuple[tuple[float, float], ...]) -> NDArray[np.float64]:
    """Return what each party would have if it could choose an end of each issue for itself."""
    ends = [np.array([one.at(e) for e in pair]) for one, pair in zip(curves, box, strict=True)]
    total: NDArray[np.float64] = np.array([worth.max(axis=0) for worth in ends]).sum(axis=0)
    return total


def _level(aim: Aim, gains: NDArray[np.float64]) -> float:
    """Return a level; minus infinity where somebody would rather walk away."""
    return float(aim.levels(gains[None])[0]) if (gains >= 0).all() else -np.inf
