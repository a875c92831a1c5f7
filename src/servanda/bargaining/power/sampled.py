"""How large a part of all powers each package wins, where powers are too many to draw a map of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.power.measure import Weighed

_AT_ONCE = 2**22
"""How many scores are held at a time."""


@dataclass(frozen=True, slots=True)
class Share:
    """A contender wins this part of the powers looked at; `error` is one standard error."""

    winner: int
    share: float
    error: float


@dataclass(frozen=True, slots=True)
class Sample:
    """What wins at powers drawn evenly from all there are.

    Shares are sizes, as on a map, and no probabilities: nobody's power is a matter of chance.
    Packages that are equally good at a power share it. `seed` makes the same powers again.
    """

    count: int
    seed: int
    shares: tuple[Share, ...]


def powers_of(parties: int, count: int, seed: int) -> NDArray[np.float64]:
    """Return powers drawn evenly from all there are, shape (count, parties)."""
    return np.random.default_rng(seed).dirichlet(np.ones(parties), count)


def best_among(weighed: Weighed) -> Callable[[NDArray[np.float64]], NDArray[np.int64]]:
    """Return what finds the winner, of some packages, at each of some powers."""
    step = max(1, _AT_ONCE // len(weighed))

    def best(powers: NDArray[np.float64]) -> NDArray[np.int64]:
        parts = range(0, len(powers), step)
        found = [(powers[at : at + step] @ weighed.values.T).argmax(axis=1) for at in parts]
        return np.concatenate(found)

    return best


def sample_of(weighed: Weighed, *, count: int, seed: int) -> Sample:
    """Look at `count` powers, evenly spread over the simplex; shares from the largest down."""
    powers = powers_of(weighed.values.shape[1], count, seed)
    won = np.zeros(len(weighed))
    squares = np.zeros(len(weighed))
    step = max(1, _AT_ONCE // max(1, len(weighed)))
    for at in range(0, count, step):
        part = _parts(powers[at : at + step] @ weighed.values.T, 8 * weighed.error)
        won += part.sum(axis=0)
        squares += (part**2).sum(axis=0)
    shares = won / count
    errors = np.sqrt(np.maximum(0, squares / count - shares**2)) / sqrt(count)
    order = np.lexsort((np.arange(len(shares)), -shares))
    found = [Share(int(k), float(shares[k]), float(errors[k])) for k in order if won[k]]
    return Sample(count, seed, tuple(found))


def _parts(scores: NDArray[np.float64], slack: float) -> NDArray[np.float64]:
    best = scores >= scores.max(axis=1, keepdims=True) - slack
    parts: NDArray[np.float64] = best / best.sum(axis=1, keepdims=True)
    return parts
