"""The packages among which power decides: each leaves every party a gain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.frontier import Front
from servanda.bargaining.power.measure import Measure

MOST_EQUALS = 20
"""How many packages are named where several leave everybody the very same gains."""


@dataclass(frozen=True, slots=True)
class Winner:
    """Packages that leave each party the same gain, and win at some power.

    `packages` are up to `MOST_EQUALS` of them, each the option of each issue; `count` is how many
    there are in all. `gains` are what they are worth above the walk-away, `worths` what they are
    worth, for each party on its own scale.
    """

    packages: tuple[tuple[int, ...], ...]
    count: int
    gains: tuple[Fraction, ...]
    worths: tuple[Fraction, ...]

    @property
    def package(self) -> tuple[int, ...]:
        """The first of them."""
        return self.packages[0]


@dataclass(frozen=True, slots=True, eq=False)
class Contenders:
    """Packages that could win.

    `gains[k]` are in whole numbers of each party's unit, above zero, shape (n, parties), no two
    rows alike; `winner` tells which packages they are.
    """

    units: tuple[Fraction, ...]
    gains: NDArray[np.int64]
    winner: Callable[[int], Winner]


def contenders_of(front: Front, measure: Measure) -> Contenders:
    """Return the packages on a front that leave every party a gain.

    No other can win: whatever is off the front is worth less to somebody and more to nobody than
    something on it. Where gains are just added up, none is needed, and an unknown walk-away is no
    limit. Raises ValueError where logarithms are asked for and a walk-away is not known.
    """
    packages = front.packages
    if measure is Measure.NASH and None in packages.walk_away:
        raise ValueError("nobody's gain is known without a walk-away")
    gains = front.points - np.array([floor or 0 for floor in packages.walk_away], dtype=np.int64)
    fine = np.arange(len(gains))
    if measure is Measure.NASH:
        fine = np.flatnonzero((gains > 0).all(axis=1))
    counts: list[tuple[int, ...]] = []

    def winner(k: int) -> Winner:
        if not counts:
            counts.append(front.counts)
        point = int(fine[k])
        return Winner(
            front.ties(point, MOST_EQUALS),
            counts[0][point],
            packages.utilities(gains[point]),
            front.utilities(point),
        )

    return Contenders(packages.units, gains[fine], winner)
