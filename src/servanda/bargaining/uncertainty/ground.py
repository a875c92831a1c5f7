"""The packages of a problem, and what drawn worths make of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.packages import Packages, packages_of
from servanda.bargaining.problem import Preference, Problem, worth
from servanda.bargaining.uncertainty.drawn import Drawn, Reals

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Blocks of issues and their choices, whatever they are worth; `starts` is where each begins.

    `extras[party][k]` are the choices, of all blocks one below the other, in which what is worth
    more together is together.
    """

    packages: Packages
    starts: Whole
    extras: tuple[tuple[NDArray[np.bool_], ...], ...]

    @classmethod
    def of(cls, problem: Problem) -> Ground:
        """Take what red lines and linkages leave."""
        packages = packages_of(_worth_nothing(problem))
        sizes = [block.size for block in packages.blocks]
        extras = tuple(
            tuple(_holds(packages, dict(extra.options)) for extra in preference.together)
            for preference in problem.preferences
        )
        return cls(packages, np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64), extras)

    @property
    def empty(self) -> bool:
        """Whether red lines and linkages refuse everything."""
        return self.packages.count == 0

    def worth(self, drawn: Drawn, draws: slice) -> Reals:
        """Return what each choice is worth, shape (draws, choices, parties)."""
        count = len(range(*draws.indices(drawn.count)))
        worth = np.zeros((count, int(self.starts[-1]), len(drawn.worths)))
        for party, issues in enumerate(drawn.worths):
            for start, block in zip(self.starts, self.packages.blocks, strict=False):
                here = worth[:, start : start + block.size, party]
                for column, issue in enumerate(block.issues):
                    here += issues[issue][draws][:, block.choices[:, column]]
            for extra, together in enumerate(self.extras[party]):
                worth[:, together, party] += drawn.together[party][draws][:, [extra]]
        return worth

    def of_rows(self, worth: Reals, rows: Whole) -> Reals:
        """Return what packages are worth, shape (draws, packages, parties).

        `rows` are the same for all draws, shape (packages, blocks), or each draw's own, shape
        (draws, packages, blocks).
        """
        places = rows + self.starts[:-1]
        if rows.ndim == 2:  # noqa: PLR2004 - the same for all draws
            same: Reals = worth[:, places].sum(axis=2)
            return same
        flat = places.reshape(len(worth), -1)[:, :, None]
        each = np.take_along_axis(worth, flat, axis=1).reshape(*places.shape, worth.shape[2])
        own: Reals = each.sum(axis=2)
        return own


def _worth_nothing(problem: Problem) -> Problem:
    nothing = worth(0)

    def known(preference: Preference) -> Preference:
        return replace(
            preference,
            worths=tuple((nothing,) * len(options) for options in preference.worths),
            together=tuple(replace(extra, worth=nothing) for extra in preference.together),
            walk_away=None,
        )

    return replace(problem, preferences=tuple(known(p) for p in problem.preferences))


def _holds(packages: Packages, options: dict[int, int]) -> NDArray[np.bool_]:
    """Tell for each choice whether all of these options are in it."""
    held = []
    for block in packages.blocks:
        fits = np.ones(block.size, dtype=np.bool_)
        for issue, option in options.items():
            if issue in block.issues:
                fits &= block.choices[:, block.issues.index(issue)] == option
            else:
                fits[:] = False
        held.append(fits)
    return np.concatenate(held)
