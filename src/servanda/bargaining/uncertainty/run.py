"""Goes through all draws, in parts that fit into memory, and keeps what is picked in each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.problem import Problem
from servanda.bargaining.solutions import Concept
from servanda.bargaining.uncertainty.aims import EQUAL
from servanda.bargaining.uncertainty.choosing import Choice
from servanda.bargaining.uncertainty.drawn import Drawn, Reals
from servanda.bargaining.uncertainty.ground import Ground, Whole
from servanda.bargaining.uncertainty.tally import Counting, Tally

_AT_ONCE = 2**21
"""So many worths are held at a time."""

Progress: TypeAlias = Callable[[int, int], None]
"""Is told how many draws are done, of how many."""


@dataclass(frozen=True, slots=True, eq=False)
class DraftWorth:
    """What the draft, its row given, is worth in each draw, and in which it is beaten.

    `worths` has shape (draws, parties); `beaten` tells where another package is worth as much to
    everybody and more to somebody.
    """

    row: Whole
    worths: Reals
    beaten: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """All draws gone through.

    `floors` is everybody's walk-away, shape (draws, parties), nan where it is not known; `tallies`
    what each solution picks; `draft` is None where there is none, or it is refused.
    """

    ground: Ground
    drawn: Drawn
    floors: Reals
    tallies: tuple[Tally, ...]
    draft: DraftWorth | None

    @classmethod
    def through(
        cls, problem: Problem, ground: Ground, drawn: Drawn, progress: Progress | None
    ) -> Run:
        """Find what every solution picks in every draw."""
        unknown = np.full(drawn.count, np.nan)
        floors = np.stack([unknown if f is None else f for f in drawn.walk_away], axis=1)
        row = None if problem.draft is None else ground.packages.row_of(problem.draft)
        beaten = np.zeros(drawn.count, dtype=np.bool_)
        counting: dict[Concept, Counting] = {}
        for part in _parts(ground, drawn):
            worth = ground.worth(drawn, part)
            choice = Choice(ground, worth, floors[part])
            for picked in choice.picked(None if drawn.powers is None else drawn.powers[part]):
                counts = counting.setdefault(
                    picked.concept, Counting(picked.concept, ground.packages)
                )
                counts.add(picked, ground.of_rows(worth, picked.rows))
            if row is not None:
                beaten[part] = choice.beaten(row)
            if progress:
                progress(min(part.stop, drawn.count), drawn.count)
        tallies = tuple(counts.tally() for counts in counting.values())
        run = cls(ground, drawn, floors, tallies, None)
        if row is None:
            return run
        draft = DraftWorth(row, run.worths(row[None])[:, 0], beaten)
        return cls(ground, drawn, floors, tallies, draft)

    @property
    def known(self) -> bool:
        """Whether everybody's walk-away is known."""
        return not np.isnan(self.floors).any()

    @property
    def zone(self) -> NDArray[np.bool_]:
        """In which draws some package is acceptable to all whose walk-away is known."""
        return self.tallies[0].answered

    def worths(self, rows: Whole) -> Reals:
        """Return what packages are worth in every draw, shape (draws, packages, parties)."""
        parts = _parts(self.ground, self.drawn)
        found = [self.ground.of_rows(self.ground.worth(self.drawn, part), rows) for part in parts]
        return np.concatenate(found)


def meets(worths: Reals, floors: Reals) -> NDArray[np.bool_]:
    """Tell for each draw and party whether a package is worth its walk-away, shape like both."""
    fine: NDArray[np.bool_] = (worths >= floors) | np.isclose(worths, floors, rtol=EQUAL, atol=0)
    return fine


def accepted(worths: Reals, floors: Reals) -> NDArray[np.bool_]:
    """Tell for each draw whether nobody would rather walk away."""
    by_all: NDArray[np.bool_] = np.logical_and.reduce(meets(worths, floors), axis=1)
    return by_all


def _parts(ground: Ground, drawn: Drawn) -> list[slice]:
    size = int(ground.starts[-1]) * len(drawn.worths)
    step = max(1, _AT_ONCE // max(1, size))
    return [slice(at, at + step) for at in range(0, drawn.count, step)]
