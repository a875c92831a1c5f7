"""How the packages behind a front's points are found again, without having been written out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

_MOST = 2**62


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """How each partial point of one step of the programme came about: one block was added.

    Partial point i came about in the ways `start[i]` to `start[i + 1]`. Each way adds one worth of
    block `block`, numbered `worth`, to a partial point of the step before, numbered `before`. A
    worth stands for the block's choices from `first[worth]` on in `choices`, in rising order. Of
    the ways of one point, that with the smallest choice comes first.
    """

    block: int
    start: NDArray[np.int64]
    before: NDArray[np.int64]
    worth: NDArray[np.int64]
    first: NDArray[np.int64]
    choices: NDArray[np.int64]

    def ways(self, point: int) -> list[tuple[int, int]]:
        """Return every choice of the block that leads to a point, in order, and from which one."""
        return sorted(
            (choice, int(self.before[way]))
            for way in range(self.start[point], self.start[point + 1])
            for choice in self.choices[slice(*self.first[self.worth[way] :][:2])].tolist()
        )


@dataclass(frozen=True, slots=True, eq=False)
class Origins:
    """Where `size` points come from: the steps of the programme, one for each block.

    Rows are put in order by their choice in the block that was added last, then in the one before.
    """

    steps: tuple[Step, ...]
    size: int

    def rows(self, points: NDArray[np.int64] | None = None) -> NDArray[np.int64]:
        """Return the first row of each point, or of those asked for, shape (n, blocks)."""
        at = np.arange(self.size) if points is None else points
        rows = np.empty((len(at), len(self.steps)), dtype=np.int64)
        for step in reversed(self.steps):
            way = step.start[at]
            rows[:, step.block] = step.choices[step.first[step.worth[way]]]
            at = step.before[way]
        return rows

    def all_rows(self, point: int) -> Iterator[NDArray[np.int64]]:
        """Yield every row that is worth as much as a point, in order."""
        row = np.empty(len(self.steps), dtype=np.int64)
        return self._rows_from(len(self.steps) - 1, point, row)

    def _rows_from(
        self, number: int, point: int, row: NDArray[np.int64]
    ) -> Iterator[NDArray[np.int64]]:
        if number < 0:
            yield row.copy()
            return
        step = self.steps[number]
        for choice, before in step.ways(point):
            row[step.block] = choice
            yield from self._rows_from(number - 1, before, row)

    def counts(self) -> tuple[int, ...]:
        """Return how many rows there are to each point, exactly however many."""
        if not self.size:
            return ()
        most = prod(len(step.choices) for step in self.steps)
        whole = np.int64 if most < _MOST else object  # Python's own whole numbers have no end
        counts = np.ones(1, dtype=whole)
        for step in self.steps:
            choices = np.diff(step.first).astype(whole)
            ways = counts[step.before] * choices[step.worth]
            counts = np.add.reduceat(ways, step.start[:-1])
        return tuple(counts.tolist())
