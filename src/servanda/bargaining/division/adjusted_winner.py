"""Adjusted winner: divides items between two parties so that neither would change places.

S. J. Brams and A. D. Taylor, *Fair Division* (Cambridge University Press 1996), chapter 4.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, islice

from servanda.bargaining.division.result import Division, Pair, Step
from servanda.bargaining.problem.preference import Number
from servanda.bargaining.tables import fractions_of

MOST_OTHERS = 100
"""So many other divisions with the same totals are given, at most."""

_POINTS = Fraction(100)
_MOST_TIED = 16  # among so many tied items every choice is looked at


def adjusted_winner(
    first: Sequence[Number],
    second: Sequence[Number],
    *,
    parties: tuple[str, str] = ("party 1", "party 2"),
    items: Sequence[str] | None = None,
) -> Division:
    """Divide items by the points that two parties give them; every number is kept exactly.

    `first` and `second` have a number for each item, none negative. Numbers that do not add up to
    100 are scaled so that they do, and `scaled` tells so. The division is efficient (no other gives
    one party more and the other no less), equitable (both get as many points) and free of envy.
    Raises ValueError where the lists differ in length, two names are the same, a number is negative
    or not finite, or a party gives no points at all; TypeError for what could be no number.
    """
    names = tuple(items or (f"item {number}" for number in range(1, len(first) + 1)))
    if not len(parties) == len(set(parties)) == len((first, second)):
        raise ValueError("two parties need two different names")
    if len(set(names)) < len(names):
        raise ValueError("items need different names")
    if not len(first) == len(second) == len(names):
        raise ValueError("both parties must give points to the same items")
    sides = [_exact(side) for side in (first, second)]
    mine, yours = ([n * _POINTS / sum(side) for n in side] for side in sides)
    points = tuple(zip(mine, yours, strict=True))
    steps = tuple(_steps(points))
    parts = _parts(len(points), steps)
    totals = steps[-1].totals
    split = next((item for item, part in enumerate(parts) if all(part)), None)
    tied = _tied(points, steps)
    found = list(islice(_others(points, parts, tied), MOST_OTHERS + 1))
    return Division(
        parties,
        names,
        points,
        (sum(sides[0]) != _POINTS, sum(sides[1]) != _POINTS),
        parts,
        totals,
        split,
        steps,
        tuple(item for item, pair in enumerate(points) if not any(pair)),
        tied,
        tuple(found[:MOST_OTHERS]),
        complete=len(found) <= MOST_OTHERS and len(tied) <= _MOST_TIED,
    )


def _exact(side: Sequence[Number]) -> list[Fraction]:
    numbers = fractions_of(side)
    if any(number < 0 for number in numbers):
        raise ValueError("points must not be negative")
    if not any(numbers):
        raise ValueError("each party must give some item a point")
    return numbers


def _steps(points: Sequence[Pair]) -> Iterator[Step]:
    """Yield the working; the last step leaves both with the same."""
    totals = [Fraction(0), Fraction(0)]
    holder: dict[int, int] = {}
    # Items to which both give the same come last, each to whoever is behind.
    contested = [item for item, pair in enumerate(points) if any(pair)]
    for item in sorted(contested, key=lambda item: points[item][0] == points[item][1]):
        lead = points[item][0] - points[item][1] or totals[1] - totals[0]
        holder[item] = to = 0 if lead >= 0 else 1
        totals[to] += points[item][to]
        yield Step(item, to, Fraction(1), moved=False, totals=(totals[0], totals[1]))
    if totals[0] == totals[1]:
        return
    ahead = 0 if totals[0] > totals[1] else 1
    behind = 1 - ahead
    # What an item costs whoever is ahead, for each point that the other gains by it.
    movable = [item for item, who in holder.items() if who == ahead and points[item][behind]]
    for item in sorted(movable, key=lambda item: (_ratio(points[item], ahead), item)):
        part = min(Fraction(1), (totals[ahead] - totals[behind]) / sum(points[item]))
        totals[ahead] -= part * points[item][ahead]
        totals[behind] += part * points[item][behind]
        yield Step(item, behind, part, moved=True, totals=(totals[0], totals[1]))
        if totals[0] == totals[1]:
            return


def _ratio(pair: Pair, to: int) -> Fraction:
    return pair[to] / pair[1 - to]


def _parts(count: int, steps: Sequence[Step]) -> tuple[Pair, ...]:
    parts = [[Fraction(0), Fraction(0)] for _ in range(count)]
    for step in steps:
        if step.moved:
            parts[step.item][1 - step.to] -= step.part
        parts[step.item][step.to] += step.part
    return tuple((mine, yours) for mine, yours in parts)


def _tied(points: Sequence[Pair], steps: Sequence[Step]) -> tuple[int, ...]:
    """Return the items in the same ratio as the last that moved, or as what both value alike."""
    moved = [step.item for step in steps if step.moved]
    pair = points[moved[-1]] if moved else (_POINTS, _POINTS)
    same = [
        item
        for item, other in enumerate(points)
        if any(other) and other[0] * pair[1] == other[1] * pair[0]
    ]
    return tuple(same) if len(same) > 1 else ()


def _others(
    points: Sequence[Pair], parts: tuple[Pair, ...], tied: tuple[int, ...]
) -> Iterator[tuple[Pair, ...]]:
    """Yield the parts of every other division with the same totals and at most one item split."""
    if len(tied) > _MOST_TIED:
        return
    wanted = sum((points[item][0] * parts[item][0] for item in tied), start=Fraction(0))
    for size in range(len(tied) + 1):
        for whole in combinations(tied, size):
            left = wanted - sum(points[item][0] for item in whole)
            others = [item for item in tied if item not in whole]
            splits = [(item, left / points[item][0]) for item in others]
            # An item whose part is nothing is not split; that division is had without it.
            ways = [()] if left == 0 else [((i, p),) for i, p in splits if 0 < p < 1]
            for way in ways:
                given = dict.fromkeys(whole, Fraction(1)) | dict(way)
                division = tuple(
                    (given.get(item, Fraction(0)), 1 - given.get(item, Fraction(0)))
                    if item in tied
                    else part
                    for item, part in enumerate(parts)
                )
                if division != parts:
                    yield division
