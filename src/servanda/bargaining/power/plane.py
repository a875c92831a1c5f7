"""Who wins at which power of three parties: the triangle of powers, cut into convex cells.

Each package is worth a linear function of power, so the packages that win form the upper envelope
of planes over the triangle. Cells are added until, at every corner of every cell, no package is
better than the one whose cell it is; since an envelope is convex, then none is better anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

TOLERANCE = 1e-11
"""A package that is nowhere better by more than this (times the largest score) may be missed."""

MOST_CELLS = 1_000
"""How many cells are drawn, at most."""

_SAME_CORNER = 1e-13

Reals: TypeAlias = NDArray[np.float64]

Best: TypeAlias = Callable[[Reals], NDArray[np.int64]]
"""Returns, for powers of shape (m, 3), the package that wins at each, shape (m,)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one contender wins: a convex polygon in the triangle of powers.

    `corners` are the powers of the three parties at its corners, in order around it; `beyond[i]` is
    who wins beyond the edge from corner i to the next, None at the triangle's own edge. `share` is
    the cell's part of the triangle's area: a size on the map, no probability.
    """

    winner: int
    corners: tuple[tuple[float, float, float], ...]
    beyond: tuple[int | None, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Map:
    """The triangle of powers of three parties: cells that cover it and do not overlap."""

    cells: tuple[Cell, ...]


def map_of(values: Reals, best: Best) -> Map | None:
    """Return the map of what packages are worth to three parties, `values` of shape (n, 3).

    None where it would have more than `MOST_CELLS` cells.
    """
    cells = {int(best(np.full((1, 3), 1 / 3))[0]): np.eye(3)}
    slack = TOLERANCE * max(1.0, float(np.abs(values).max()))
    seen: set[bytes] = set()
    while len(asked := _unseen(cells, seen)):
        found = best(asked)
        heights = (values[found] * asked).sum(axis=1)
        for corner, winner, height in zip(asked, found.tolist(), heights.tolist(), strict=True):
            if height > (values[list(cells)] @ corner).max() + slack:
                _insert(cells, winner, values, slack)
                if len(cells) > MOST_CELLS:
                    return None
    return Map(tuple(_cell(k, corners, values, list(cells)) for k, corners in cells.items()))


def _unseen(cells: dict[int, Reals], seen: set[bytes]) -> Reals:
    fresh = []
    for corners in cells.values():
        for corner in corners:
            key = corner.round(12).tobytes()
            if key not in seen:
                seen.add(key)
                fresh.append(corner)
    return np.array(fresh).reshape(-1, 3)


def _insert(cells: dict[int, Reals], winner: int, values: Reals, slack: float) -> None:
    """Give a package the part of the triangle in which it is better than all the others."""
    own = np.eye(3)
    for other, corners in list(cells.items()):
        more = values[winner] - values[other]
        if (corners @ more).max() <= slack:
            continue
        own = _clipped(own, more)
        left = _clipped(corners, -more)
        if len(left) > 2:  # noqa: PLR2004 - a triangle at least
            cells[other] = left
        else:
            del cells[other]
    cells[winner] = own


def _clipped(corners: Reals, side: Reals) -> Reals:
    """Keep of a polygon where `side` is not negative (Sutherland and Hodgman 1974)."""
    heights = corners @ side
    kept: list[Reals] = []
    for i in range(len(heights)):
        here, there = heights[i], heights[(i + 1) % len(heights)]
        if here >= 0:
            kept.append(corners[i])
        if (here >= 0) != (there >= 0):
            part = here / (here - there)
            kept.append((1 - part) * corners[i] + part * corners[(i + 1) % len(heights)])
    clipped = np.array(kept).reshape(-1, 3)
    steps = np.abs(clipped - np.roll(clipped, -1, axis=0)).max(axis=1, initial=0.0)
    distinct: Reals = clipped[steps > _SAME_CORNER]
    return distinct


def _cell(winner: int, corners: Reals, values: Reals, others: list[int]) -> Cell:
    following = np.roll(corners, -1, axis=0)
    twice = corners[:, 0] @ following[:, 1] - corners[:, 1] @ following[:, 0]
    rim = ((corners == 0) & (following == 0)).any(axis=1).tolist()
    rivals = [k for k in others if k != winner]
    beyond: list[int | None] = [None] * len(corners)
    if rivals:
        nearest = ((corners + following) @ values[rivals].T).argmax(axis=1).tolist()
        beyond = [None if r else rivals[n] for r, n in zip(rim, nearest, strict=True)]
    points = tuple((a, b, c) for a, b, c in corners.tolist())
    return Cell(winner, points, tuple(beyond), abs(float(twice)))
