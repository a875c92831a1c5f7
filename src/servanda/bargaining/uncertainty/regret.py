"""What settling on a package now would lose, against what a solution picks in each draw."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.solutions import Concept
from servanda.bargaining.uncertainty.drawn import Reals
from servanda.bargaining.uncertainty.result import Loss, Regret
from servanda.bargaining.uncertainty.run import accepted
from servanda.bargaining.uncertainty.tally import Tally, share_of

_QUANTILES = (0.05, 0.5, 0.95)


def regret_of(package: tuple[int, ...], worths: Reals, floors: Reals, tally: Tally) -> Regret:
    """Return what a package loses against what is picked; something must be, in some draw.

    `worths` is what the package is worth, `floors` everybody's walk-away, nan where it is not
    known; both of shape (draws, parties).
    """
    asked = tally.answered
    known = not np.isnan(floors).any()
    worths, floors = worths[asked], floors[asked]
    signed = accepted(worths, floors)
    left = np.where(signed[:, None], worths, floors) if known else worths
    losses = tally.worths[asked] - left
    return Regret(
        package,
        tuple(_loss(losses[:, party]) for party in range(losses.shape[1])),
        _loss(_in_its_measure(tally, left - np.nan_to_num(floors), asked)),
        share_of(signed) if known else None,
    )


def safest(regrets: Sequence[Regret]) -> int | None:
    """Return the place of the package whose worst loss is the least; of equals the first one."""
    places = range(len(regrets))
    return min(places, key=lambda k: (regrets[k].measure.worst, regrets[k].package), default=None)


def _in_its_measure(tally: Tally, gains: Reals, asked: NDArray[np.bool_]) -> Reals:
    """Return by how much a package falls short of what is picked, shape (draws,)."""
    levels, rates = tally.levels[asked], tally.rates[asked]
    short: Reals
    match tally.concept:
        case Concept.UTILITARIAN:
            short = levels - gains.sum(axis=1)
        case Concept.NASH | Concept.ASYMMETRIC_NASH:
            some = gains.min(axis=1) > 0
            logs = (rates * np.log(np.where(gains > 0, gains, 1))).sum(axis=1)
            short = 1 - np.where(some, np.exp(logs - levels), 0)
        case Concept.EGALITARIAN | Concept.KALAI_SMORODINSKY:
            shares = np.where(rates > 0, gains * rates, np.inf)
            short = levels - shares.min(axis=1)
    return short


def _loss(losses: Reals) -> Loss:
    low, middle, high = np.quantile(losses, _QUANTILES).tolist()
    return Loss(float(losses.mean()), float(losses.max()), (low, middle, high))
