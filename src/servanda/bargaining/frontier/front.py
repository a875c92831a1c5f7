"""The Pareto front: the packages that nobody can improve on without somebody losing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.frontier.origins import Origins
from servanda.bargaining.packages import Packages

_SHOWN = 10
"""So many points are printed."""


@dataclass(frozen=True, slots=True, eq=False)
class Front:
    """Every way in which the worth of an efficient package is shared out, each told once.

    A package is *efficient* where no other is worth at least as much to every party and more to
    one. `points` are what efficient packages are worth in whole numbers of `packages.units`, shape
    (n, parties), no two alike, the best for the first party first; they are read-only. `origins`
    knows the packages that are worth so much, as many as there are. `walk_away` are the floors
    under which nothing was looked at, in the same whole numbers: a floor that is None was not
    observed, since it is not known or the front was asked for without.

    `epsilon` is how far, in whole numbers, the front may fall short for each party: for every
    package there is a point that is worth no more than that less to anybody. It is all zeros, and
    the front exact, unless it was asked for within a margin, or has more points than were allowed.
    With a margin, points need not be efficient, and a package that is within the margin of
    somebody's floor need have no point near it.
    """

    packages: Packages
    points: NDArray[np.int64]
    origins: Origins
    walk_away: tuple[int | None, ...]
    epsilon: tuple[int, ...]

    def __repr__(self) -> str:
        """Return the first points in lines: a package, and what it is worth to each party."""
        how = "exact" if self.exact else "within a margin"
        lines = [f"Front of {len(self):,} points, {how}:"]
        for point in range(min(len(self), _SHOWN)):
            worths = ", ".join(f"{float(worth):g}" for worth in self.utilities(point))
            lines.append(f"  {self.package(point)} -> {worths}")
        more = [f"  ... and {len(self) - _SHOWN:,} more"] if len(self) > _SHOWN else []
        return "\n".join([*lines, *more])

    def __len__(self) -> int:
        """How many points there are; none where no package is acceptable."""
        return len(self.points)

    @property
    def exact(self) -> bool:
        """Whether these are all efficient packages, as the problem gives their worth."""
        return not any(self.epsilon) and self.packages.exact

    @property
    def margin(self) -> tuple[Fraction, ...]:
        """How far it may fall short for each party, in that party's own worth; 0 where exact.

        What numbers too far apart for 64 bits lost in rounding is part of it.
        """
        packages = self.packages
        return tuple(
            short * unit + 2 * rounding
            for short, unit, rounding in zip(
                self.epsilon, packages.units, packages.rounding, strict=True
            )
        )

    @property
    def reals(self) -> NDArray[np.float64]:
        """What points are worth, shape (n, parties), as near as floating point allows."""
        return self.packages.reals(self.points)

    @property
    def counts(self) -> tuple[int, ...]:
        """How many packages each point stands for: those worth the same to every party.

        With a margin, as many of them as were met.
        """
        return self.origins.counts()

    @property
    def rows(self) -> NDArray[np.int64]:
        """One package for each point, shape (n, blocks): of several the first in order."""
        return self.origins.rows()

    def utilities(self, point: int) -> tuple[Fraction, ...]:
        """Return exactly what a point is worth to each party."""
        return self.packages.utilities(self.points[point])

    def package(self, point: int) -> tuple[int, ...]:
        """Return the package of a point: of several the first in order."""
        return self.packages.package(self.origins.rows(np.array([point]))[0])

    def ties(self, point: int, most: int | None = None) -> tuple[tuple[int, ...], ...]:
        """Return all packages that are worth what a point is, or the first of them in order."""
        rows = islice(self.origins.all_rows(point), most)
        return tuple(self.packages.package(row) for row in rows)

    def point_of(self, total: NDArray[np.int64]) -> int | None:
        """Return which point a package is worth, from its total of shape (parties,), if any."""
        found = np.flatnonzero((self.points == total).all(axis=1))
        return int(found[0]) if len(found) else None
