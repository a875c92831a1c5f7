"""What options of one issue may be worth to a party, given what is stated: bounds and an order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.problem import AtLeastAsGood, Worth


@dataclass(frozen=True, slots=True, eq=False)
class Admissible:
    """All worths that fit: a convex set, from which draws are taken evenly.

    Options that are as good as one another are one *class*. `classes[o]` is the class of option o;
    `low` and `high` bound the worth of each class, drawn as close as the order allows, infinite
    where nothing bounds it; `above[a, b]` says that class a is worth at least as much as b.
    """

    classes: tuple[int, ...]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    above: NDArray[np.bool_]

    @property
    def bounded(self) -> bool:
        """Whether every worth lies between two numbers."""
        return bool(np.isfinite(self.low).all() and np.isfinite(self.high).all())

    @property
    def open(self) -> NDArray[np.bool_]:
        """Which classes are not known exactly."""
        unknown: NDArray[np.bool_] = self.low < self.high
        return unknown


def admissible(worths: Sequence[Worth | None], orders: Iterable[AtLeastAsGood]) -> Admissible:
    """Return what fits the stated worths of one issue's options, and the orders among them."""
    size = len(worths)
    above = np.eye(size, dtype=np.bool_)
    for order in orders:
        above[order.better, order.worse] = True
    for middle in range(size):  # Warshall 1962
        above |= above[:, [middle]] & above[[middle], :]
    leaders = (above & above.T).argmax(axis=1)
    heads, classes = np.unique(leaders, return_inverse=True)
    low = np.array([-np.inf if w is None else float(w.low) for w in worths])
    high = np.array([np.inf if w is None else float(w.high) for w in worths])
    low = np.where(above, low[None, :], -np.inf).max(axis=1, initial=-np.inf)
    high = np.where(above.T, high[None, :], np.inf).min(axis=1, initial=np.inf)
    between = above[np.ix_(heads, heads)] & ~np.eye(len(heads), dtype=np.bool_)
    return Admissible(tuple(classes.tolist()), low[heads], high[heads], between)
