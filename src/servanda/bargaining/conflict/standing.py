"""How a party compares states, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

MOST_COMPARED = 1 << 13
"""Beyond so many states comparisons are not kept pair by pair."""


class Compared(IntEnum):
    """How a state compares with another."""

    WORSE = -1
    EQUAL = 0
    BETTER = 1
    UNKNOWN = 2


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """Every state compared with every other. `ranks`, shape (states,): greater is better."""

    ranks: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Paired:
    """States compared pair by pair, some not at all.

    `matrix[s, t]`, shape (states, states), is how state s compares with state t, as `Compared`.
    """

    matrix: NDArray[np.int8]


Standing: TypeAlias = Ranked | Paired


def matrix_of(standing: Standing) -> NDArray[np.int8]:
    """Return how each state compares with each, shape (states, states), as `Compared`."""
    if isinstance(standing, Paired):
        return standing.matrix
    ranks = standing.ranks
    matrix: NDArray[np.int8] = np.sign(ranks[:, None] - ranks[None, :]).astype(np.int8)
    return matrix


def comparisons(standing: Standing, state: int) -> NDArray[np.int8]:
    """Return how every state compares with one, shape (states,), as `Compared`."""
    if isinstance(standing, Paired):
        return standing.matrix[:, state]
    compared: NDArray[np.int8] = np.sign(standing.ranks - standing.ranks[state]).astype(np.int8)
    return compared
