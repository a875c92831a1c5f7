"""What an order tells of a worth that nobody stated."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.bargaining.problem import AtLeastAsGood, Worth


def between_neighbours(
    worths: Sequence[Worth | None], orders: Sequence[AtLeastAsGood]
) -> tuple[Worth | None, ...]:
    """Fill in an option that stands in the order between two whose worth is known.

    It is worth at least what the best of the worse ones is surely worth, and at most what the worst
    of the better ones can be worth. Where the order has a known one on one side only, nothing is
    filled in. The order must have no circle.
    """
    above = _closure({(order.worse, order.better) for order in orders}, len(worths))
    lower = below(orders, len(worths))
    return tuple(
        worth if worth is not None else _between(worths, lower[option], above[option])
        for option, worth in enumerate(worths)
    )


def below(orders: Sequence[AtLeastAsGood], size: int) -> list[set[int]]:
    """Return for each option of an issue all that an order puts below it, step by step."""
    return _closure({(order.better, order.worse) for order in orders}, size)


def _between(worths: Sequence[Worth | None], lower: set[int], above: set[int]) -> Worth | None:
    lows = [worth.low for worth in (worths[o] for o in lower) if worth is not None]
    highs = [worth.high for worth in (worths[o] for o in above) if worth is not None]
    if not lows or not highs or max(lows) > min(highs):
        return None
    return Worth(max(lows), min(highs))


def _closure(steps: set[tuple[int, int]], size: int) -> list[set[int]]:
    """Return for each option all that steps lead to."""
    following: dict[int, list[int]] = {}
    for start, end in steps:
        following.setdefault(start, []).append(end)
    reached = []
    for option in range(size):
        found: set[int] = set()
        waiting = [option]
        while waiting:
            for end in following.get(waiting.pop(), ()):
                if end not in found:
                    found.add(end)
                    waiting.append(end)
        reached.append(found)
    return reached
