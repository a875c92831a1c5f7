"""Worths drawn evenly from all that fit what is stated."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import islice
from math import inf

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.uncertainty.admissible import Admissible

MOST_EXTENSIONS = 5_000
"""An order is drawn from a list of all that fit where there are no more than so many."""

LEAST_ACCEPTED = 0.02
"""Draws are taken without regard to the order and thrown away where they break it, unless more than
all but this part would be."""

PILOT = 1_000
"""So many are drawn at least before that is judged."""

BURN_IN = 200
"""Where that takes too long, each draw walks so many rounds through what fits (Gibbs sampling)."""

Reals = NDArray[np.float64]


class Manner(StrEnum):
    """How worths were drawn; all but the last are exact."""

    KNOWN = "known exactly"
    APART = "each by itself"
    EVEN = "evenly from all that add up to one"
    IN_ORDER = "sorted, in an order drawn evenly from all that fit"
    REJECTED = "each by itself, and again where the order was broken"
    WALKED = f"by a walk of {BURN_IN} rounds for each draw, which comes close to even"


def worths_drawn(fits: Admissible, count: int, random: np.random.Generator) -> tuple[Reals, Manner]:
    """Return the worth of each class, shape (count, classes), and how it was drawn.

    What fits must be bounded, and there must be something that does.
    """
    drawn = np.repeat(fits.low[None, :], count, axis=0)
    manner = Manner.KNOWN
    for group in _groups(fits):
        low, high = fits.low[group], fits.high[group]
        above = fits.above[np.ix_(group, group)]
        if not above.any():
            drawn[:, group] = random.uniform(low, high, (count, len(group)))
            manner = coarser(manner, Manner.APART)
            continue
        drawn[:, group], how = _ordered(low, high, above, count, random)
        manner = coarser(manner, how)
    return drawn, manner


def coarser(one: Manner, other: Manner) -> Manner:
    """Return which of two manners says less, or is less exact."""
    return max(one, other, key=list(Manner).index)


def _groups(fits: Admissible) -> Iterator[NDArray[np.int64]]:
    """Give the classes that are not known and hang together by the order."""
    left = set(np.flatnonzero(fits.open).tolist())
    tied = fits.above | fits.above.T
    while left:
        group, fresh = set(), {min(left)}
        while fresh:
            group |= fresh
            fresh = {k for k in left - group if tied[k, list(group)].any()}
        left -= group
        yield np.array(sorted(group))


def _ordered(
    low: Reals, high: Reals, above: NDArray[np.bool_], count: int, random: np.random.Generator
) -> tuple[Reals, Manner]:
    if len({*low.tolist()}) == 1 and len({*high.tolist()}) == 1:
        extensions = list(islice(_extensions(above), MOST_EXTENSIONS + 1))
        if len(extensions) <= MOST_EXTENSIONS:
            ranks = np.array(extensions)[random.integers(0, len(extensions), count)]
            levels = np.sort(random.uniform(low[0], high[0], (count, len(low))), axis=1)
            return np.take_along_axis(levels, ranks, axis=1), Manner.IN_ORDER
    found = _rejected(low, high, above, count, random)
    if found is not None:
        return found, Manner.REJECTED
    return _walked(low, high, above, count, random), Manner.WALKED


def _extensions(above: NDArray[np.bool_]) -> Iterator[tuple[int, ...]]:
    """Give every order that fits, as the rank of each class, the lowest being 0."""
    size = len(above)
    ranks = [0] * size

    def place(rank: int, left: frozenset[int]) -> Iterator[tuple[int, ...]]:
        if not left:
            yield tuple(ranks)
        for k in sorted(left):
            if not above[k, list(left)].any():
                ranks[k] = rank
                yield from place(rank + 1, left - {k})

    return place(0, frozenset(range(size)))


def _rejected(
    low: Reals, high: Reals, above: NDArray[np.bool_], count: int, random: np.random.Generator
) -> Reals | None:
    better, worse = np.nonzero(above)
    found: list[Reals] = []
    tried = kept = 0
    while kept < count:
        drawn = random.uniform(low, high, (count, len(low)))
        drawn = drawn[(drawn[:, better] >= drawn[:, worse]).all(axis=1)]
        tried, kept = tried + count, kept + len(drawn)
        found.append(drawn)
        if tried >= PILOT and kept < LEAST_ACCEPTED * tried:
            return None
    return np.concatenate(found)[:count]


def _walked(
    low: Reals, high: Reals, above: NDArray[np.bool_], count: int, random: np.random.Generator
) -> Reals:
    """Walk from a point that fits, moving one worth at a time evenly between its neighbours."""
    drawn = low + random.random((count, 1)) * (high - low)  # fits, as the bounds follow the order
    for _ in range(BURN_IN):
        for k in range(len(low)):
            least = np.maximum(low[k], drawn[:, above[k]].max(axis=1, initial=-inf))
            most = np.minimum(high[k], drawn[:, above[:, k]].min(axis=1, initial=inf))
            drawn[:, k] = least + random.random(count) * (most - least)
    return drawn
