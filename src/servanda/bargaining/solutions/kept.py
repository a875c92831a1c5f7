"""Every package that reaches some weighted sums of gains, found without looking at the others.

Block by block, each beginning of a package is kept while, with the best that could still come, it
reaches every sum. Beginnings that are worth the same to everybody are kept as one, with all ways to
come by them, so that ties are counted without being written out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.solutions.ground import Ground

MOST_KEPT = 400_000
"""So many beginnings of packages are kept at most; where more would have to be, the search is cut
off, and goes on with those that have most room left."""

_TOLERANCE = 1e-9
"""Sums in floating point, as shares of what may be missed, are off by far less than this."""


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Beginnings of packages that end with the same block.

    Way w leads from beginning `before[w]` of the layer before, by choice `choice[w]` of the block,
    to beginning `after[w]` of this one; `after` is in order.
    """

    block: int
    before: NDArray[np.int64]
    choice: NDArray[np.int64]
    after: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What was kept: the distinct `gains` of packages, shape (n, parties), and how they came to be.

    `all` says that no package was lost; `examined` counts the beginnings looked at.
    """

    gains: NDArray[np.int64]
    layers: tuple[Layer, ...]
    all: bool
    examined: int

    def count(self, chosen: NDArray[np.int64]) -> int:
        """Return how many packages have the gains at these places."""
        ways = dict.fromkeys(chosen.tolist(), 1)
        for layer in reversed(self.layers):
            before: dict[int, int] = {}
            for state, times in ways.items():
                low, high = np.searchsorted(layer.after, (state, state + 1))
                for previous in layer.before[low:high].tolist():
                    before[previous] = before.get(previous, 0) + times
            ways = before
        return sum(ways.values())

    def rows(self, chosen: NDArray[np.int64], limit: int) -> NDArray[np.int64]:
        """Return packages with the gains at these places, as rows, at most so many."""
        onward: list[dict[int, list[tuple[int, int]]]] = []
        wanted = set(chosen.tolist())
        for layer in reversed(self.layers):
            ways = np.flatnonzero(np.isin(layer.after, list(wanted)))
            steps: dict[int, list[tuple[int, int]]] = {}
            for way in ways.tolist():
                step = (int(layer.choice[way]), int(layer.after[way]))
                steps.setdefault(int(layer.before[way]), []).append(step)
            onward.append({state: sorted(ahead) for state, ahead in steps.items()})
            wanted = set(steps)
        onward.reverse()
        found = list(islice(_walks(onward, 0, 0), limit)) if wanted else []
        rows = np.array(found, dtype=np.int64).reshape(len(found), len(self.layers))
        return rows[:, np.argsort([layer.block for layer in self.layers])]


def _walks(
    onward: Sequence[dict[int, list[tuple[int, int]]]], depth: int, state: int
) -> Iterator[tuple[int, ...]]:
    """Yield the choices of every way on from a state."""
    if depth == len(onward):
        yield ()
        return
    for choice, after in onward[depth][state]:
        for rest in _walks(onward, depth + 1, after):
            yield (choice, *rest)


def kept(
    ground: Ground, weights: Sequence[Sequence[int]], least: Sequence[int], most: int = MOST_KEPT
) -> Kept:
    """Return every package whose gains are not negative and reach `least` of each weighted sum."""
    blocks = _narrowed(ground, weights, least)
    parties = ground.packages.parties
    gains = np.array([ground.most], dtype=np.int64)
    if blocks is None:
        return Kept(np.zeros((0, parties), dtype=np.int64), (), all=True, examined=0)
    used = np.zeros((1, len(weights)))
    layers: list[Layer] = []
    complete = True
    examined = 0
    order = sorted(range(len(blocks)), key=lambda number: len(blocks[number].index))
    for number in order:
        block = blocks[number]
        examined += len(used) * len(block.index)
        before, choice, used = _longer(used, block.used)
        if len(used) > most:
            best = np.sort(np.argpartition(used.sum(axis=1), most)[:most])
            before, choice, used = before[best], choice[best], used[best]
            complete = False
        gains = gains[before] - block.short[choice]
        gains, used, after = _merged(gains, used)
        order_after = np.argsort(after, kind="stable")
        layers.append(
            Layer(number, before[order_after], block.index[choice[order_after]], after[order_after])
        )
    return Kept(gains, tuple(layers), complete, examined)


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """Choices that are left: `used` is what each takes of what may be missed, shape (n, sums)."""

    index: NDArray[np.int64]
    short: NDArray[np.int64]
    used: NDArray[np.float64]


def _narrowed(
    ground: Ground, weights: Sequence[Sequence[int]], least: Sequence[int]
) -> list[_Block] | None:
    """Put aside, without rounding, choices that no package good enough can have.

    What a sum may miss of the most that it could be is its *room*; a choice that alone misses more
    is put aside, and with it may go what others could hope for, until all is quiet. None where
    nothing is left.
    """
    across = np.array([list(w) for w in weights], dtype=object).T
    index = [block.index for block in ground.blocks]
    short = [block.short for block in ground.blocks]
    missed = [block.short.astype(object) @ across for block in ground.blocks]
    room = np.array(list(ground.most), dtype=object) @ across - np.array(list(least), dtype=object)
    while True:
        closer = [m.min(axis=0) for m in missed]
        missed = [m - c for m, c in zip(missed, closer, strict=True)]
        room = room - sum(closer)
        if (room < 0).any():
            return None
        left = [(m <= room).all(axis=1) for m in missed]
        if not all(here.any() for here in left):
            return None
        if all(here.all() for here in left):
            break
        index = [i[here] for i, here in zip(index, left, strict=True)]
        short = [s[here] for s, here in zip(short, left, strict=True)]
        missed = [m[here] for m, here in zip(missed, left, strict=True)]
    shares = [(m / np.maximum(room, 1)).astype(np.float64) for m in missed]
    return [_Block(*block) for block in zip(index, short, shares, strict=True)]


def _longer(
    used: NDArray[np.float64], choices: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Return each beginning with each choice, where room is left: both, and what is used then."""
    before, choice, sums = [], [], []
    for number, takes in enumerate(choices):
        after = used + takes
        fine = np.flatnonzero((after <= 1 + _TOLERANCE).all(axis=1))
        before.append(fine)
        choice.append(np.full(len(fine), number))
        sums.append(after[fine])
    return np.concatenate(before), np.concatenate(choice), np.concatenate(sums)


def _merged(
    gains: NDArray[np.int64], used: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.int64]]:
    """Make one of beginnings that are worth the same; return also which each has become."""
    order = np.lexsort(gains.T)
    ranked = gains[order]
    new = np.ones(len(ranked), dtype=np.bool_)
    new[1:] = (ranked[1:] != ranked[:-1]).any(axis=1)
    after = np.empty(len(ranked), dtype=np.int64)
    after[order] = np.cumsum(new) - 1
    first = order[new]
    return gains[first], used[first], after
