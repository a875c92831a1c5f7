"""Who wins as power moves along a line: the exact upper envelope, and where it flips.

Along the line from powers `start` to powers `end`, package k is worth
`(1 - s) * score(k, start) + s * score(k, end)`, so the packages that win for some s are the corners
of the upper right hull of the points `(score(k, end), score(k, start))`, and the flips are its
edges' slopes.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cmp_to_key
from itertools import pairwise

import numpy as np

from servanda.bargaining.power.measure import DIGITS, Weighed, Weights


@dataclass(frozen=True, slots=True)
class Reach:
    """From `low` to `high`, both included, these contenders win, all equally good throughout.

    `low` and `high` are one where they win at a flip only, beside those that win around it.
    """

    winners: tuple[int, ...]
    low: float
    high: float


def reaches_along(weighed: Weighed, start: Weights, end: Weights) -> tuple[Reach, ...]:
    """Return who wins where on the line, in order; each flip is to within 1e-15.

    The ends are limits: a party with no power at an end has a little on the way there.
    """
    hull = _Hull(weighed, start, end)
    groups = hull.corners()
    flips = [0.0, *(hull.flip(a[0], b[0]) for a, b in pairwise(groups)), 1.0]
    return tuple(
        Reach(tuple(group), low, high)
        for group, (low, high) in zip(groups, pairwise(flips), strict=True)
    )


class _Hull:
    """The upper right hull of the points that a line makes of packages."""

    def __init__(self, weighed: Weighed, start: Weights, end: Weights) -> None:
        self._weighed = weighed
        self._start = start
        self._end = end
        self._x = weighed.values @ np.array([float(w) for w in end])
        self._y = weighed.values @ np.array([float(w) for w in start])
        self._slack = 8 * weighed.error

    def corners(self) -> list[list[int]]:
        """Return the packages on the hull, from `start` to `end`; equal ones stand together."""
        chain: list[list[int]] = []
        for k in sorted(self._near_the_top(), key=cmp_to_key(self._order)):
            if chain and self._compare(k, chain[-1][0], self._end) == 0:
                if self._compare(k, chain[-1][0], self._start) == 0:
                    chain[-1].append(k)
                continue  # as good at the end, and worse at the start
            while chain and self._compare(k, chain[-1][0], self._start) >= 0:
                chain.pop()
            while len(chain) > 1 and self._sags(chain[-2][0], chain[-1][0], k):
                chain.pop()
            chain.append([k])
        return [sorted(group) for group in chain]

    def flip(self, before: int, after: int) -> float:
        """Return where on the line two neighbours on the hull are equally good."""
        lost = self._more(before, after, self._start, DIGITS[-1])
        won = self._more(after, before, self._end, DIGITS[-1])
        return float(lost / (lost + won))

    def _near_the_top(self) -> list[int]:
        """Return all that may be on the hull, as far as floating point can tell, and few more."""
        order = np.argsort(self._x, kind="stable")
        top = np.flatnonzero(self._y >= self._y.max() - self._slack)
        right = np.flatnonzero(self._x >= self._x.max() - self._slack)
        found = {*top.tolist(), *right.tolist()}
        first = int(top[self._x[top].argmax()])
        last = int(right[self._y[right].argmax()])
        # Where rounding turns the two about, one is as good as the best at both ends: all is found.
        edges = [(first, last)] if self._x[first] <= self._x[last] else []
        while edges:
            one, other = edges.pop()
            down, across = self._y[one] - self._y[other], self._x[other] - self._x[one]
            low, high = np.searchsorted(self._x, (self._x[one], self._x[other]), sorter=order)
            between = order[low : high + 1]
            height = down * self._x[between] + across * self._y[between]
            highest = int(between[height.argmax()])
            slack = self._slack * (abs(down) + across)  # `down` is below 0 by rounding only
            if height.max() > down * self._x[one] + across * self._y[one] + slack:
                edges += [(one, highest), (highest, other)]
            else:
                found.update(between[height >= height.max() - 2 * slack].tolist())
        return list(found)

    def _order(self, one: int, other: int) -> int:
        return self._compare(one, other, self._end) or self._compare(other, one, self._start)

    def _compare(self, one: int, other: int, weights: Weights) -> int:
        """Return the sign of what one is worth more than the other."""
        rough = self._y if weights is self._start else self._x
        more = rough[one] - rough[other]
        if abs(more) > self._slack:
            return 1 if more > 0 else -1
        return self._weighed.surely(lambda digits: self._more(one, other, weights, digits))

    def _sags(self, left: int, middle: int, right: int) -> bool:
        """Tell whether the middle one of three lies below the line between the others."""
        x, y = self._x, self._y
        below = (x[middle] - x[left]) * (y[right] - y[left])
        above = (y[middle] - y[left]) * (x[right] - x[left])
        reach = x[right] - x[left] + y[left] - y[right]
        if abs(below - above) > self._slack * reach:
            return bool(below > above)

        def turn(digits: int) -> Fraction:
            ends = [self._more(n, left, self._end, digits) for n in (middle, right)]
            starts = [self._more(n, left, self._start, digits) for n in (middle, right)]
            return ends[0] * starts[1] - starts[0] * ends[1]

        return self._weighed.surely(turn) > 0

    def _more(self, one: int, other: int, weights: Weights, digits: int) -> Fraction:
        score = self._weighed.score
        return score(one, weights, digits) - score(other, weights, digits)
