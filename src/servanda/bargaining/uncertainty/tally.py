"""Counts over all draws what a solution picks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.packages import Packages
from servanda.bargaining.solutions import Concept
from servanda.bargaining.uncertainty.choosing import MOST_EQUAL, Picked
from servanda.bargaining.uncertainty.drawn import Reals
from servanda.bargaining.uncertainty.ground import Whole
from servanda.bargaining.uncertainty.result import Chosen, Share


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """What one solution picks, draw by draw.

    `packages` are all that are picked anywhere, `rows` the same in blocks; `which`, shape (draws,
    MOST_EQUAL), names those of each draw by their place there, -1 for none; `counts`, `settled`,
    `levels` and `rates` are as in `Picked`; `worths`, shape (draws, parties), is the mean worth of
    what is picked.
    """

    concept: Concept
    packages: tuple[tuple[int, ...], ...]
    rows: Whole
    which: Whole
    counts: Whole
    settled: NDArray[np.bool_]
    levels: Reals
    rates: Reals
    worths: Reals

    @property
    def answered(self) -> NDArray[np.bool_]:
        """In which draws something is picked."""
        return self.counts > 0

    def credits(self, package: int) -> Reals:
        """Return what each draw counts for a package: its part among those equally good."""
        part = 1 / np.maximum(1, self.counts)
        return np.where((self.which == package).any(axis=1), part, 0.0)

    def chosen(self, most: int) -> tuple[Chosen, ...]:
        """Return the packages picked most often, the most often first; of equals in order."""
        parts = np.repeat((1 / np.maximum(1, self.counts))[:, None], self.which.shape[1], axis=1)
        listed = self.which >= 0
        totals = np.bincount(self.which[listed], parts[listed], minlength=len(self.packages))
        order = sorted(range(len(totals)), key=lambda k: (-totals[k], self.packages[k]))
        return tuple(Chosen(self.packages[k], share_of(self.credits(k))) for k in order[:most])

    def options(self, sizes: tuple[int, ...]) -> tuple[tuple[Share, ...], ...]:
        """Return for each issue, with so many options, how often each is part of what is picked."""
        listed = self.which >= 0
        parts = listed / np.maximum(1, listed.sum(axis=1, keepdims=True))
        table = np.array(self.packages, dtype=np.int64).reshape(len(self.packages), len(sizes))
        draws = np.arange(len(self.which))[:, None]
        found = []
        for issue, size in enumerate(sizes):
            places = (draws * size + _at(table[:, issue], self.which))[listed]
            counts = np.bincount(places, parts[listed], minlength=len(draws) * size)
            per_draw = counts.astype(np.float64).reshape(len(draws), size)
            found.append(tuple(share_of(per_draw[:, option]) for option in range(size)))
        return tuple(found)


class Counting:
    """A tally in the making."""

    def __init__(self, concept: Concept, packages: Packages) -> None:
        self._concept = concept
        self._packages = packages
        self._places: dict[bytes, int] = {}
        self._rows: list[Whole] = []
        self._parts: list[tuple[Whole, Picked, Reals]] = []

    def add(self, picked: Picked, worths: Reals) -> None:
        """Count some more draws; `worths` of what is picked, shape (draws, MOST_EQUAL, parties)."""
        listed = np.arange(MOST_EQUAL) < picked.counts[:, None]
        which = np.full(listed.shape, -1)
        which[listed] = [self._place(row) for row in picked.rows[listed]]
        mean = (worths * listed[:, :, None]).sum(axis=1)
        self._parts.append((which, picked, mean / np.maximum(1, listed.sum(axis=1))[:, None]))

    def tally(self) -> Tally:
        """Return all that was counted."""
        picks = [picked for _, picked, _ in self._parts]
        return Tally(
            self._concept,
            tuple(self._packages.package(row) for row in self._rows),
            np.array(self._rows, dtype=np.int64).reshape(-1, len(self._packages.blocks)),
            np.concatenate([which for which, _, _ in self._parts]),
            np.concatenate([picked.counts for picked in picks]),
            np.concatenate([picked.settled for picked in picks]),
            np.concatenate([picked.levels for picked in picks]),
            np.concatenate([picked.rates for picked in picks]),
            np.concatenate([worths for _, _, worths in self._parts]),
        )

    def _place(self, row: Whole) -> int:
        place = self._places.setdefault(row.tobytes(), len(self._rows))
        if place == len(self._rows):
            self._rows.append(row)
        return place


def share_of(counted: Reals | NDArray[np.bool_]) -> Share:
    """Return the mean of what each draw counts for, from 0 to 1, and its standard error."""
    if not len(counted):
        return Share(0.0, 0.0)
    return Share(float(counted.mean()), float(counted.std() / np.sqrt(len(counted))))


def _at(column: Whole, which: Whole) -> Whole:
    """Return what stands at each place, and anything where there is none."""
    return column[which] if len(column) else which
