"""A lottery over few packages, from chances of the choices of each block."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate, pairwise

from servanda.bargaining.solutions.hull import Chances, Hull, Row
from servanda.bargaining.solutions.relaxed import Mixture

_UNLIKELY = 1e-9
"""Chances so small are taken for rounding of the linear programme."""


def coupled(hull: Hull, mixture: Mixture) -> Chances:
    """Return a lottery over packages with the chances that a mixture has for each choice.

    One number between 0 and 1 is drawn and settles every block: the choice in whose stretch of that
    block's chances, laid end to end, it falls.
    """
    blocks = hull.ground.blocks
    ends, first = [], 0
    for block in blocks:
        chances = mixture.chances[first : first + len(block.index)].tolist()
        ends.append(_ends([Fraction(c) if c > _UNLIKELY else Fraction(0) for c in chances]))
        first += len(block.index)
    points = sorted({Fraction(0), Fraction(1), *(end for stretch in ends for end in stretch)})
    lottery: dict[Row, Fraction] = {}
    for low, high in pairwise(points):
        row = tuple(
            int(block.index[bisect_right(stretch, low)])
            for block, stretch in zip(blocks, ends, strict=True)
        )
        hull.add(row)
        lottery[row] = lottery.get(row, Fraction(0)) + high - low
    return tuple((chance, row) for row, chance in lottery.items())


def along_edge(hull: Hull, chances: Chances, powers: Sequence[Fraction]) -> Chances:
    """Return the best lottery over two packages for two parties without rounding; others as is.

    On the way from gains g to g + d the product of gains, raised to powers a, rises until
    a1 d1 / (g1 + s d1) and a2 d2 / (g2 + s d2) sum to 0, which is linear in s.
    """
    match chances, tuple(powers):
        case ((_, one), (_, two)), (first, second):
            start = hull.known[one]
            d1, d2 = (end - begin for begin, end in zip(start, hull.known[two], strict=True))
            if d1 * d2:
                along = -(first * d1 * start[1] + second * d2 * start[0])
                share = along / ((first + second) * d1 * d2)
                if 0 < share < 1:
                    return ((1 - share, one), (share, two))
    return chances


def _ends(chances: list[Fraction]) -> list[Fraction]:
    total = sum(chances)
    return [end / total for end in accumulate(chances)]
