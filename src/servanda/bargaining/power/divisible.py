"""Alternating offers where packages may be split, or settled by lot: exact shares.

What two parties can have is then the hull of what the packages leave them, down to their
walk-aways. One division is the equilibrium, or a stretch of them where waiting costs both alike
(Rubinstein 1982, “Perfect equilibrium in a bargaining model”, Econometrica 50). With a pie of size
one, the hull of (1, 0) and (0, 1), and patience d and e, whoever is first has (1 - e) / (1 - de).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from servanda.bargaining.power.offers import Gains
from servanda.bargaining.power.waiting import Waiting

Split: TypeAlias = tuple[Fraction, Fraction]
"""What two parties gain."""

PIE: Gains = ((Fraction(1), Fraction(0)), (Fraction(0), Fraction(1)))


@dataclass(frozen=True, slots=True)
class Division:
    """What is agreed if the first party makes the first offer, and if the second does."""

    if_first: Split
    if_second: Split


def divisions(gains: Gains, first: Waiting, second: Waiting) -> tuple[Division, ...]:
    """Return the stationary equilibrium, exactly, or the two ends of a stretch of them.

    Empty where no split leaves both parties at least their walk-aways.
    """
    edge = _Edge.of(gains)
    if edge is None:
        return ()
    (least, _), (_, floor) = edge.knots[0], edge.knots[-1]

    def answer(mine: Fraction) -> Fraction:
        """Return what the first party is offered, if its own offer would give it so much."""
        return max(first.after(mine), least)

    def wait(mine: Fraction) -> Fraction:
        """Return what waiting is then worth to the second party."""
        return second.after(edge.second(answer(mine)))

    bends = {a for a, _ in edge.knots}
    if first.keeps:
        bends |= {(a + first.loses) / first.keeps for a in bends}
    bends = {bend for bend in bends if least <= bend <= edge.knots[-1][0]}
    bends |= set(_zeros(lambda mine: wait(mine) - floor, bends))
    even = list(_zeros(lambda mine: edge.second(mine) - max(wait(mine), floor), bends))
    return tuple(
        Division((mine, edge.second(mine)), (answer(mine), edge.second(answer(mine))))
        for mine in sorted({min(even), max(even)})
    )


def deadline(
    gains: Gains, first: Waiting, second: Waiting, *, turns: int, begins: int = 0
) -> Split | None:
    """Return what is agreed at once if all walk away after so many turns.

    Party `begins` (0 or 1) moves first. None where no split leaves both parties at least their
    walk-aways. Raises ValueError where there is no turn at all.
    """
    if turns < 1:
        raise ValueError("somebody must have a turn to make an offer")
    edge = _Edge.of(gains)
    if edge is None:
        return None
    agreed: Split | None = None
    for left in range(turns):
        waits = (Fraction(0), Fraction(0))
        if agreed:
            waits = (first.after(agreed[0]), second.after(agreed[1]))
        if (begins + turns - 1 - left) % 2:
            mine = max(waits[0], edge.knots[0][0])
        else:
            mine = edge.first(max(waits[1], edge.knots[-1][1]))
        agreed = (mine, edge.second(mine))
    return agreed


def _zeros(height: Callable[[Fraction], Fraction], bends: set[Fraction]) -> Iterator[Fraction]:
    """Give the zeros of what is straight between bends; of a stretch of zeros both ends."""
    points = [(bend, height(bend)) for bend in sorted(bends)]
    yield from (x for x, y in points if y == 0)
    for (x, y), (u, v) in pairwise(points):
        if y * v < 0:
            yield x + (u - x) * y / (y - v)


@dataclass(frozen=True, slots=True)
class _Edge:
    """The upper right edge of what two parties can have: `knots` from the second's best on."""

    knots: tuple[Split, ...]

    @classmethod
    def of(cls, gains: Gains) -> _Edge | None:
        """Take the hull of points, and cut off what leaves somebody below its walk-away."""
        hull: list[Split] = []
        for point in sorted(set(gains)):
            while hull and point[1] >= hull[-1][1]:
                hull.pop()
            while len(hull) > 1 and _sags(hull[-2], hull[-1], point):
                hull.pop()
            hull.append(point)
        inside = [point for point in hull if min(point) >= 0]
        for one, other in pairwise(hull):
            for axis in (0, 1):
                if one[axis] * other[axis] < 0:
                    part = one[axis] / (one[axis] - other[axis])
                    cut = tuple(a + part * (b - a) for a, b in zip(one, other, strict=True))
                    if min(cut) >= 0:
                        inside.append((cut[0], cut[1]))
        return cls(tuple(sorted(inside))) if inside else None

    def second(self, mine: Fraction) -> Fraction:
        """Return the most that the second party can have when the first has so much."""
        return _between(self.knots, mine)

    def first(self, theirs: Fraction) -> Fraction:
        """Return the most that the first party can have when the second has so much."""
        return _between([(b, a) for a, b in reversed(self.knots)], theirs)


def _between(knots: Gains, at: Fraction) -> Fraction:
    right = min(bisect_right(knots, at, key=lambda knot: knot[0]), len(knots) - 1)
    (x, y), (u, v) = knots[max(0, right - 1)], knots[right]
    return y if u == x else y + (v - y) * (at - x) / (u - x)


def _sags(left: Split, middle: Split, right: Split) -> bool:
    below = (middle[0] - left[0]) * (right[1] - left[1])
    return below >= (middle[1] - left[1]) * (right[0] - left[0])
