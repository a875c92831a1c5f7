"""Where one package lies: whether anybody could gain without anybody losing, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.frontier.counting import Count, count_at_least, count_worth
from servanda.bargaining.frontier.front import Front
from servanda.bargaining.frontier.listing import rows_at_least
from servanda.bargaining.frontier.nearest import Nearest, nearest_on
from servanda.bargaining.frontier.programme import front_of
from servanda.bargaining.packages import Packages, packages_of, total_of
from servanda.bargaining.problem import Exclusion, Problem

Whole: TypeAlias = NDArray[np.int64]

_MOST_IMPROVED = 20_000
"""So many efficient improvements are all told; where there are more, within a margin."""


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Where a package lies among all that nothing refuses.

    `refused` are the names of the red lines and linkages that refuse the package itself; it can be
    compared with the others all the same. `total` is what it is worth in whole numbers, shape
    (parties,), read-only. `acceptable` tells whether nobody would rather walk away, as far as that
    is known. `efficient` tells whether nothing refuses it and nobody could gain without somebody
    losing.

    `better` counts the packages that nobody would lose by and somebody would gain by, `preferred`
    those that every party would gain by. `improved` is the front of all that nobody would lose by.
    In these no walk-away is looked at, since who is content with the package is content with them.

    `nearest` are the efficient and acceptable packages that change the fewest issues, None where
    nothing is acceptable; `nearest_improved` those of `improved`.
    """

    packages: Packages
    package: tuple[int, ...]
    refused: tuple[str, ...]
    total: NDArray[np.int64]
    acceptable: bool
    efficient: bool
    better: Count
    preferred: Count
    improved: Front
    nearest: Nearest | None
    nearest_improved: Nearest | None

    def __repr__(self) -> str:
        """Return in a line where it lies."""
        return (
            f"{self.package}: {'' if self.efficient else 'not '}efficient, "
            f"{'' if self.acceptable else 'not '}acceptable; {self.better} are better for somebody "
            f"and worse for nobody, {self.preferred} better for all"
        )

    @property
    def gains(self) -> tuple[Fraction, ...]:
        """The most that each party could gain without anybody losing, in its own worth.

        Where `improved` is told within a margin they could gain so much more.
        """
        points = np.vstack((self.improved.points, self.total))
        return self.packages.utilities(points.max(axis=0) - self.total)

    def list_better(self, most: int = 100) -> tuple[tuple[int, ...], ...]:
        """Return what nobody would lose by and somebody would gain by, the first in order."""
        rows = islice(_better(self.packages, self.total), most)
        return tuple(self.packages.package(row) for row in rows)

    def list_preferred(self, most: int = 100) -> tuple[tuple[int, ...], ...]:
        """Return what every party would gain by, the first in order."""
        rows = islice(rows_at_least(self.packages, self.total + 1), most)
        return tuple(self.packages.package(row) for row in rows)


def standing_of(problem: Problem, package: tuple[int, ...], front: Front | None = None) -> Standing:
    """Return where a package lies; `front` is the problem's, if it is known already.

    Raises ValueError where it is no package of the problem, the problem is not definite, or too
    much of it hangs together (see `packages_of`).
    """
    total = total_of(problem, package)
    packages = front.packages if front else packages_of(problem)
    refused = tuple(e.name for e in problem.exclusions if _holds(e, package))
    total.flags.writeable = False
    improved = front_of(packages, floors=total.tolist(), most=_MOST_IMPROVED)
    at_least = count_at_least(packages, total)
    return Standing(
        packages,
        package,
        refused,
        total,
        acceptable=bool(packages.acceptable(total[None])[0]),
        efficient=not refused and next(_better(packages, total), None) is None,
        better=_at_least(at_least.without(count_worth(packages, total)), packages, problem),
        preferred=_at_least(count_at_least(packages, total + 1), packages, problem),
        improved=improved,
        nearest=nearest_on(front or front_of(packages), package),
        nearest_improved=nearest_on(improved, package),
    )


def beaten_by(problem: Problem, package: tuple[int, ...]) -> tuple[int, ...] | None:
    """Return a package that nobody would lose by and somebody would gain by, if there is one.

    Of several it is the first in order. Raises ValueError as `standing_of` does.
    """
    packages = packages_of(problem)
    row = next(_better(packages, total_of(problem, package)), None)
    return None if row is None else packages.package(row)


def _at_least(found: Count, packages: Packages, problem: Problem) -> Count:
    """Allow for the packages that were left out since others beat them."""
    return replace(found, high=problem.count) if packages.thinned and found.high else found


def _better(packages: Packages, total: Whole) -> Iterator[Whole]:
    rows = rows_at_least(packages, total)
    return (row for row in rows if (packages.totals(row[None])[0] != total).any())


def _holds(exclusion: Exclusion, package: tuple[int, ...]) -> bool:
    return all(package[literal.issue] in literal.options for literal in exclusion.literals)
