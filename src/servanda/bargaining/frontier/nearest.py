"""Which efficient packages are reached from one package by the fewest changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.frontier.front import Front
from servanda.bargaining.frontier.origins import Step
from servanda.bargaining.packages import Packages

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Nearest:
    """The packages of a front that settle the fewest issues otherwise than some package does.

    `changes` is how many issues. `packages` are all of them, or the first in order where
    `all_told` is False.
    """

    changes: int
    packages: tuple[tuple[int, ...], ...]
    all_told: bool


def nearest_on(front: Front, package: tuple[int, ...], most: int = 10) -> Nearest | None:
    """Return the nearest packages of a front, `most` at most; None where it has none.

    Every package of the front is looked at, those that are worth the same included.
    """
    if not len(front):
        return None
    steps = front.origins.steps
    changes = [_changes(front.packages, step.block, package) for step in steps]
    fewest = _fewest(steps, changes)
    least = int(fewest[-1].min())
    points = np.flatnonzero(fewest[-1] == least).tolist()
    search = _Search(steps, changes, fewest)
    found = merge(*(search.rows(len(steps), point, least) for point in points))
    rows = list(islice(found, most + 1))
    order = np.argsort([step.block for step in reversed(steps)])
    told = tuple(front.packages.package(np.array(row)[order]) for row in rows[:most])
    return Nearest(least, told, len(rows) <= most)


def _changes(packages: Packages, block: int, package: tuple[int, ...]) -> Whole:
    """Return how many issues each choice of a block settles otherwise, shape (choices,)."""
    issues, choices = packages.blocks[block].issues, packages.blocks[block].choices
    wanted = np.array([package[issue] for issue in issues])
    changed: Whole = (choices != wanted).sum(axis=1)
    return changed


def _fewest(steps: Sequence[Step], changes: Sequence[Whole]) -> list[Whole]:
    """Return the fewest changes that any way to each partial point takes, after each step."""
    fewest = [np.zeros(1, dtype=np.int64)]
    for step, of_choices in zip(steps, changes, strict=True):
        of_worths = np.minimum.reduceat(of_choices[step.choices], step.first[:-1])
        ways = fewest[-1][step.before] + of_worths[step.worth]
        fewest.append(np.minimum.reduceat(ways, step.start[:-1]))
    return fewest


@dataclass(frozen=True, slots=True)
class _Search:
    """Goes back from points along those ways only that take no more changes than need be."""

    steps: Sequence[Step]
    changes: Sequence[Whole]
    fewest: Sequence[Whole]

    def rows(self, number: int, point: int, left: int) -> Iterator[tuple[int, ...]]:
        """Yield choices, that of the last step first, in order, which take `left` changes."""
        if not number:
            yield ()
            return
        step, changes = self.steps[number - 1], self.changes[number - 1]
        for choice, before in step.ways(point):
            still = left - int(changes[choice])
            if self.fewest[number - 1][before] <= still:
                for row in self.rows(number - 1, before, still):
                    yield (choice, *row)
