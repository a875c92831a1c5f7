"""Draws of all that is uncertain in a problem."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]


class Kind(StrEnum):
    """What kind of number is uncertain."""

    WORTH = "worth"
    WEIGHT = "weight"
    TOGETHER = "together"
    WALK_AWAY = "walk-away"
    POWER = "power"


@dataclass(frozen=True, slots=True, eq=False)
class Input:
    """One uncertain number of one party, and what it was in each draw, shape (draws,).

    `options` of `issue` are those that are worth it; several where they are as good as one another.
    Of a weight only `issue` is given; of what is worth more together, `extra` is its place.
    """

    kind: Kind
    party: int
    values: Reals
    issue: int | None = None
    options: tuple[int, ...] = ()
    extra: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """What everything was in each draw.

    `worths[party][issue]` has shape (draws, options), `together[party]` shape (draws, extras),
    `walk_away[party]` shape (draws,), None where it is not known, `powers` shape (draws, parties).
    `inputs` are all that really differ between draws. `assumed` tells in words how it was drawn.
    """

    count: int
    worths: tuple[tuple[Reals, ...], ...]
    together: tuple[Reals, ...]
    walk_away: tuple[Reals | None, ...]
    powers: Reals | None
    inputs: tuple[Input, ...]
    assumed: tuple[str, ...]
