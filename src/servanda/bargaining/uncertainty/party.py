"""Draws what everything is worth to one party."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.problem import Preference, Worth
from servanda.bargaining.uncertainty.admissible import admissible
from servanda.bargaining.uncertainty.drawn import Input, Kind
from servanda.bargaining.uncertainty.sampling import Manner, worths_drawn
from servanda.bargaining.uncertainty.simplex import shares_drawn

Reals = NDArray[np.float64]

SCALE = Worth(Fraction(0), Fraction(1))
"""Where only an order is known, options are worth from 0 to 1 times the issue's weight."""


@dataclass(frozen=True, slots=True, eq=False)
class Lot:
    """Whose numbers are drawn, how often, and from what random source."""

    party: int
    count: int
    random: np.random.Generator


@dataclass(frozen=True, slots=True, eq=False)
class PartyDraws:
    """One party's worths, drawn evenly from all that fit.

    `worths` has for each issue shape (draws, options), `together` shape (draws, extras),
    `walk_away` shape (draws,) or None where it is not known. `manners` tells how each kind of
    number was drawn; `weighed` whether weights were drawn that add up to one.
    """

    worths: tuple[Reals, ...]
    together: Reals
    walk_away: Reals | None
    inputs: tuple[Input, ...]
    manners: frozenset[tuple[Kind, Manner]]
    weighed: bool


def only_ordered(preference: Preference) -> tuple[int, ...]:
    """Return the issues of which no option's worth is known, but an order at most."""
    return tuple(i for i, options in enumerate(preference.worths) if set(options) == {None})


def matters(preference: Preference, issue: int) -> bool:
    """Tell whether, by the orders stated, options of an issue may be worth different things."""
    orders = (order for order in preference.orders if order.issue == issue)
    return len(admissible(preference.worths[issue], orders).low) > 1


def party_drawn(preference: Preference, weights: Mapping[int, Worth], lot: Lot) -> PartyDraws:
    """Draw one party's worths; `weights` are the bounds of those that are assumed, by issue.

    There must be worths that fit (see `obstacles`).
    """
    ordered = only_ordered(preference)
    worths, inputs, manners = [], [], set()
    for issue in range(len(preference.worths)):
        values, found, manner = _issue_drawn(preference, issue, lot, only_order=issue in ordered)
        worths.append(values)
        inputs += found
        manners.add((Kind.WORTH, manner))
    weighed = [issue for issue in ordered if matters(preference, issue)]
    even = len(ordered) == len(preference.worths)
    if weighed:
        factors, manner = _weights_drawn(weighed, weights, lot, even=even)
        manners.add((Kind.WEIGHT, manner))
        for place, issue in enumerate(weighed):
            worths[issue] = worths[issue] * factors[:, [place]]
            inputs.append(Input(Kind.WEIGHT, lot.party, factors[:, place], issue))
    together = np.zeros((lot.count, len(preference.together)))
    for extra, one in enumerate(preference.together):
        together[:, extra] = _between(one.worth, lot)
        inputs.append(Input(Kind.TOGETHER, lot.party, together[:, extra], extra=extra))
    floor = None
    if preference.walk_away is not None:
        floor = _between(preference.walk_away, lot)
        inputs.append(Input(Kind.WALK_AWAY, lot.party, floor))
    really = tuple(one for one in inputs if np.ptp(one.values) > 0)
    return PartyDraws(
        tuple(worths), together, floor, really, frozenset(manners), even and bool(weighed)
    )


def _issue_drawn(
    preference: Preference, issue: int, lot: Lot, *, only_order: bool
) -> tuple[Reals, list[Input], Manner]:
    """Draw what the options of one issue are worth, before any weight."""
    worths = preference.worths[issue]
    if only_order:
        worths = (SCALE,) * len(worths)
    fits = admissible(worths, (order for order in preference.orders if order.issue == issue))
    drawn, manner = worths_drawn(fits, lot.count, lot.random)
    if only_order:
        least = drawn.min(axis=1, keepdims=True, initial=np.inf)
        span = np.ptp(drawn, axis=1, keepdims=True) if drawn.shape[1] else 0
        drawn = (drawn - least) / np.where(span > 0, span, 1)
    inputs = [
        Input(
            Kind.WORTH,
            lot.party,
            drawn[:, group],
            issue,
            tuple(option for option, one in enumerate(fits.classes) if one == group),
        )
        for group in range(drawn.shape[1])
    ]
    return drawn[:, list(fits.classes)], inputs, manner


def _weights_drawn(
    issues: list[int], weights: Mapping[int, Worth], lot: Lot, *, even: bool
) -> tuple[Reals, Manner]:
    bounds = [weights.get(issue, SCALE) for issue in issues]
    if even:
        low = np.array([float(bound.low) for bound in bounds])
        high = np.array([float(bound.high) for bound in bounds])
        drawn = shares_drawn(low, high, lot.count, lot.random)
        if drawn is None:
            raise ValueError("the weights assumed cannot add up to one")
        return drawn
    return np.stack([_between(bound, lot) for bound in bounds], axis=1), Manner.APART


def _between(worth: Worth, lot: Lot) -> Reals:
    return lot.random.uniform(float(worth.low), float(worth.high), lot.count)
