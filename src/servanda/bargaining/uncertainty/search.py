"""The best packages of one draw after another, by branch and bound, compiled.

A package's gains are sums over blocks. Whatever the aim, some weighted sum of gains bounds it from
above (see `needed`), so choices are tried from the largest weighted sum down, and given up as soon
as even the best rest of a package cannot reach what is needed. See `tangents` for the weights.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.compiled import compiled
from servanda.bargaining.uncertainty.aims import (
    EQUAL,
    PRODUCT,
    SMALLEST,
    compared,
    judged,
    needed,
    reaches,
)
from servanda.bargaining.uncertainty.tangents import tangent

MOST_STEPS = 2_000_000
"""After so many steps a draw is given up, and counted as such."""

Reals = NDArray[np.float64]
Whole = NDArray[np.int64]


@compiled
def search_draws(  # noqa: PLR0913, PLR0917 - compiled code takes arrays, not objects
    worth: Reals,
    starts: Whole,
    base: Reals,
    limits: NDArray[np.bool_],
    aim: int,
    rates: Reals,
    rows: Whole,
) -> tuple[Whole, NDArray[np.bool_], Reals]:
    """Find the best packages of each draw, and write them into `rows`.

    `worth` is what each choice is worth, blocks one below the other from `starts` on, shape
    (draws, choices, parties); `base` what every package has beside, shape (draws, parties). No gain
    may be negative of a party with `limits`. `rates` are those of the aim, shape (draws, parties).
    `rows`, shape (draws, most, blocks), takes up to `most` equally good packages.

    Returns for each draw how many are equally good (0 where there is none, or its rates are nan),
    whether the search came to its end, and how good they are.
    """
    draws = len(worth)
    counts = np.zeros(draws, dtype=np.int64)
    settled = np.ones(draws, dtype=np.bool_)
    levels = np.full(draws, -np.inf)
    for draw in range(draws):
        if np.isnan(rates[draw]).any():
            continue
        counts[draw], settled[draw], levels[draw] = _search(
            worth[draw], starts, base[draw], limits, aim, rates[draw], rows[draw]
        )
    return counts, settled, levels


@compiled
def _search(  # noqa: C901, PLR0913, PLR0917 - one loop for compiled code to run through
    worth: Reals,
    starts: Whole,
    base: Reals,
    limits: NDArray[np.bool_],
    aim: int,
    rates: Reals,
    rows: Whole,
) -> tuple[int, bool, float]:
    """Search one draw; see `search_draws`."""
    blocks, parties = len(starts) - 1, len(base)
    spans = _spans(worth, starts)
    slack = _slack(aim, rates, spans)
    best = np.full(parties, -np.inf)
    weights, bound = tangent(worth, starts, base, limits, aim, rates, spans, best)
    if bound == -np.inf:
        return 0, True, -np.inf
    order, chosen, marks, tops, most = _in_order(worth, starts, weights)
    need = needed(best[0] - slack, aim, rates, weights)
    sums, gains = np.zeros(blocks + 1), np.zeros((blocks + 1, parties))
    sums[0], gains[0] = (weights * base).sum(), base
    place, row = np.zeros(blocks + 1, dtype=np.int64), np.zeros(blocks, dtype=np.int64)
    key, reach = np.zeros(parties), np.zeros(parties)
    count, depth, steps = 0, 0, 0
    while depth >= 0:
        block = order[depth]
        here = starts[block] + place[depth]
        spent = here == starts[block + 1]
        if spent or sums[depth] + marks[here] + tops[depth + 1] < need:
            depth -= 1  # whatever is left of this block reaches even less
            continue
        steps += 1
        if steps > MOST_STEPS:
            return count, False, best[0]
        place[depth] += 1
        for p in range(parties):
            gains[depth + 1, p] = gains[depth, p] + worth[chosen[here], p]
            reach[p] = gains[depth + 1, p] + most[depth + 1, p]
        if not reaches(reach, limits, spans):
            continue
        if aim == SMALLEST and judged(reach, aim, rates, key) < best[0] - slack:
            continue
        row[block] = chosen[here] - starts[block]
        if depth + 1 < blocks:
            depth += 1
            sums[depth] = sums[depth - 1] + marks[here]
            place[depth] = 0
            continue
        judged(gains[blocks], aim, rates, key)
        if key[0] == -np.inf:
            continue
        order_of = compared(key, best, slack)
        if order_of > 0:
            best[:] = key
            need = needed(best[0] - slack, aim, rates, weights)
            count = 0
        if order_of >= 0:
            if count < len(rows):
                rows[count] = row
            count += 1
    return count, True, best[0]


@compiled
def _in_order(
    worth: Reals, starts: Whole, weights: Reals
) -> tuple[Whole, Whole, Reals, Reals, Reals]:
    """Put choices in order within their blocks, and blocks that can lose most in front.

    Returns the blocks in order; the choices of each block, the largest weighted sum first, and
    these sums, both from the block's start on; and, for blocks from each place in the order on, the
    most that they add to the weighted sum and to each party's gain.
    """
    blocks, parties = len(starts) - 1, worth.shape[1]
    totals = worth @ weights
    chosen, marks = np.zeros(len(worth), dtype=np.int64), np.zeros(len(worth))
    losses = np.zeros(blocks)
    for block in range(blocks):
        low, high = starts[block], starts[block + 1]
        turned = np.argsort(-totals[low:high])
        chosen[low:high] = turned + low
        marks[low:high] = totals[low:high][turned]
        losses[block] = marks[low] - marks[low + 1] if high - low > 1 else np.inf
    order = np.argsort(-losses)
    tops, most = np.zeros(blocks + 1), np.zeros((blocks + 1, parties))
    for place in range(blocks - 1, -1, -1):
        block = order[place]
        tops[place] = tops[place + 1] + marks[starts[block]]
        for p in range(parties):
            most[place, p] = most[place + 1, p] + worth[starts[block] : starts[block + 1], p].max()
    return order, chosen, marks, tops, most


@compiled
def _spans(worth: Reals, starts: Whole) -> Reals:
    """Return how far each party's gains reach from the least to the most, above 0."""
    spans = np.zeros(worth.shape[1])
    for block in range(len(starts) - 1):
        for p in range(len(spans)):
            column = worth[starts[block] : starts[block + 1], p]
            spans[p] += column.max() - column.min()
    return np.where(spans > 0, spans, 1.0)


@compiled
def _slack(aim: int, rates: Reals, spans: Reals) -> float:
    """Return how far two levels may differ and be equal."""
    if aim == PRODUCT:
        return EQUAL
    if aim == SMALLEST:
        return float(EQUAL * (rates * spans).max())
    return float(EQUAL * (rates * spans).sum())
