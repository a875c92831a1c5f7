"""Which uncertain numbers an outcome depends on, and how much."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from servanda.bargaining.uncertainty.drawn import Input, Reals
from servanda.bargaining.uncertainty.result import Swing

_EDGE = 0.2
"""Low and high are the lowest and highest fifth of the draws."""

_CLASSES = 20


def swings_of(outcome: Reals, inputs: Iterable[Input]) -> tuple[Swing, ...]:
    """Return how much each uncertain number matters to an outcome, the most first.

    `outcome` is what it was in each draw, shape (draws,).
    """
    found = [_swing(outcome, one) for one in inputs]
    return tuple(sorted(found, key=lambda swing: -abs(swing.high - swing.low)))


def _swing(outcome: Reals, varied: Input) -> Swing:
    order = np.argsort(varied.values, kind="stable")
    ordered = outcome[order]
    edge = max(1, round(_EDGE * len(ordered)))
    return Swing(
        varied.kind,
        varied.party,
        varied.issue,
        varied.options,
        varied.extra,
        float(ordered[:edge].mean()),
        float(ordered[-edge:].mean()),
        _part(ordered),
    )


def _part(ordered: Reals) -> float:
    """Return the first-order index, from outcomes in the order of the number that is varied.

    It is epsilon squared (Kelley 1935, “An unbiased correlation ratio measure”, PNAS 21) over
    classes of as many draws each: the correlation ratio less what chance alone gives.
    """
    count = len(ordered)
    classes = np.array_split(ordered, min(_CLASSES, count))
    total = float(((ordered - ordered.mean()) ** 2).sum())
    within = float(sum(((part - part.mean()) ** 2).sum() for part in classes))
    if total == 0 or count <= len(classes):
        return 0.0
    chance = within * (count - 1) / (count - len(classes))
    return max(0.0, 1 - chance / total)
