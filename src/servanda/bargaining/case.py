"""A bargaining case as an analyst types it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from servanda.bargaining.division import Fitting, division_of
from servanda.bargaining.packages import Packages, packages_of
from servanda.bargaining.problem import Issue, Option, Preference, Problem, Worth, worth
from servanda.bargaining.problem.preference import Number
from servanda.bargaining.zone import Zone, zone_of

if TYPE_CHECKING:
    from servanda.bargaining.frontier import Front

Table: TypeAlias = Sequence[ArrayLike]
"""What the options of each issue are worth to one party: for each issue, shape (options,)."""


@dataclass(frozen=True, slots=True)
class Case:
    """A bargaining problem, and what can be asked of it."""

    problem: Problem

    @classmethod
    def from_arrays(
        cls,
        values: Sequence[Table] | NDArray[np.number],
        *,
        parties: Sequence[str] | None = None,
        issues: Sequence[str] | None = None,
        walk_away: Sequence[Number | None] | None = None,
        title: str = "",
    ) -> Case:
        """Make a case whose issues add up: `values[party][issue][option]`.

        `walk_away` is the worth of no agreement to each party; None where it is not known, and it
        is never taken to be anything else. Raises ValueError where shapes do not fit together or a
        number is none.
        """
        tables = [[np.asarray(options, dtype=float) for options in party] for party in values]
        shapes = [[table.shape for table in party] for party in tables]
        if any(shape != shapes[0] for shape in shapes):
            raise ValueError("each party must value the same options of the same issues")
        names = parties or [f"party {number}" for number in range(1, len(tables) + 1)]
        titles = issues or [f"issue {number}" for number in range(1, len(shapes[0]) + 1)]
        floors = walk_away or [None] * len(tables)
        return cls(
            Problem(
                title,
                tuple(
                    Issue(name, tuple(Option(str(o)) for o in range(1, shape[0] + 1)))
                    for name, shape in zip(titles, shapes[0], strict=True)
                ),
                tuple(
                    Preference(
                        name,
                        tuple(tuple(worth(v) for v in options.tolist()) for options in party),
                        walk_away=_floor(floor),
                    )
                    for name, party, floor in zip(names, tables, floors, strict=True)
                ),
            )
        )

    def zone(self) -> Zone:
        """Return whether there is something that all would sign, and what is, or stands against."""
        return zone_of(self.problem)

    def adjusted_winner(self) -> Fitting:
        """Divide what two parties dispute, or say why the case is not one of dividing items."""
        return division_of(self.problem)

    @property
    def packages(self) -> Packages:
        """Every package in whole numbers; the case must be definite."""
        return packages_of(self.problem)

    def front(self) -> Front:
        """Return the packages that nobody can improve on without somebody losing.

        Those that somebody would rather walk away from are left out, where that is known. For
        other floors, or none, there is `frontier.front_of(case.packages, floors=...)`.
        """
        from servanda.bargaining.frontier import front_of  # noqa: PLC0415 - numba loads slowly

        return front_of(self.packages)


def _floor(number: Number | None) -> Worth | None:
    return None if number is None else worth(Fraction(number))
