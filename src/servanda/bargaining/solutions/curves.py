"""What figures are worth, known at points, and what lies above them where they are concave."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

_FIRST = 9
"""So many points are looked at first."""

_NEAR = 1e-9
"""Points nearer than this, as a share of the whole range, are not looked at separately."""

_ROUNDING = 1e-12
"""Values nearer than this, as a share of their size, may be bent either way by rounding."""


class Curves:
    """What the figures of one issue, between two ends, are worth to each party."""

    def __init__(
        self, low: float, high: float, functions: Sequence[Callable[[float], float]]
    ) -> None:
        self.low, self.high = low, high
        self.functions = functions
        self.points: list[float] = []
        self._values: list[list[float]] = []
        for point in np.linspace(low, high, _FIRST).tolist():
            self.add(point)

    @property
    def values(self) -> NDArray[np.float64]:
        """The worth of each point to each party, shape (points, parties)."""
        return np.array(self._values)

    def at(self, point: float) -> list[float]:
        """Return what a figure is worth to each party. Raises ValueError where it is no number."""
        try:
            worth = [float(function(point)) for function in self.functions]
        except (ArithmeticError, TypeError, ValueError) as error:
            raise ValueError(f"at {point:g} a worth is not a number: {error}") from error
        if not np.isfinite(worth).all():
            raise ValueError(f"at {point:g} a worth is not a number")
        return worth

    def add(self, point: float) -> None:
        """Look at a point, unless one next to it is known."""
        point = min(max(point, self.low), self.high)
        place = bisect_left(self.points, point)
        near = self.points[max(0, place - 1) : place + 1]
        if all(abs(known - point) > _NEAR * (self.high - self.low) for known in near):
            self.points.insert(place, point)
            self._values.insert(place, self.at(point))

    def bends_upward(self, party: int) -> bool:
        """Whether the points known show that a party's worth is not concave."""
        x, y = np.array(self.points), self.values[:, party]
        chord = y[:-2] + (y[2:] - y[:-2]) * (x[1:-1] - x[:-2]) / (x[2:] - x[:-2])
        size = np.abs(y).max() + 1e-300
        return bool((chord - y[1:-1] > _ROUNDING * size).any())

    def turns(self, party: int) -> bool:
        """Whether the points known show that a party's worth both rises and falls."""
        steps = np.diff(self.values[:, party])
        size = _ROUNDING * (np.abs(self.values[:, party]).max() + 1e-300)
        return bool((steps > size).any() and (steps < -size).any())

    def top(self, weights: NDArray[np.float64]) -> tuple[float, float]:
        """Return what a weighted sum of concave worths cannot exceed, and where it might be so.

        Between two points a concave curve lies below the lines through each of them and the next
        point outward.
        """
        x, y = np.array(self.points), self.values @ weights
        slopes = np.diff(y) / np.diff(x)
        best, where = float(y.max()), float(x[y.argmax()])
        for left in range(len(x) - 1):
            rising = slopes[left - 1] if left else np.inf
            falling = slopes[left + 1] if left + 2 < len(x) else -np.inf
            height, place = _peak(x[left : left + 2], y[left : left + 2], rising, falling)
            if height > best:
                best, where = height, place
        return best, where


def _peak(
    x: NDArray[np.float64], y: NDArray[np.float64], rising: float, falling: float
) -> tuple[float, float]:
    """Return the highest point below a line from the left end and one from the right, between."""
    if rising <= 0:
        return float(y[0]), float(x[0])
    if falling >= 0:
        return float(y[1]), float(x[1])
    width = x[1] - x[0]
    if np.isinf(rising) and np.isinf(falling):
        raise ValueError("a curve needs three points to be bounded")
    if np.isinf(rising):
        return float(y[1] - falling * width), float(x[0])
    if np.isinf(falling):
        return float(y[0] + rising * width), float(x[1])
    along = (y[1] - y[0] - falling * width) / (rising - falling)
    along = min(max(along, 0.0), width)
    return float(y[0] + rising * along), float(x[0] + along)
