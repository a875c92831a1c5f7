"""How patience, risk, costs and deadlines turn into an interval of power, and why.

Every reading takes what is said of the parties' patience as it is, from a lowest to a highest
value, and gives the powers that follow for the first of two parties. None of them is the right one.

Sources: Rubinstein (1982), Econometrica 50; Binmore, Rubinstein and Wolinsky (1986), “The Nash
bargaining solution in economic modelling”, RAND Journal of Economics 17: as offers follow each
other faster, alternating offers come to the asymmetric Nash solution, with the power of each party
in proportion to the other's impatience.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import log

from servanda.bargaining.power.divisible import PIE, deadline, divisions
from servanda.bargaining.power.waiting import Waiting, cost, discount, exactly, risk
from servanda.bargaining.problem.preference import Number


@dataclass(frozen=True, slots=True)
class Between:
    """A number known to lie between two, both included."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Reading:
    """The power of the first of two parties lies from `low` to `high`; `because` says why."""

    low: float
    high: float
    because: str


def between(low: Number, high: Number | None = None) -> Between:
    """Return an interval from what a user gave; `high` is left out where there is one number.

    Raises ValueError where a number is none, or the lower one is not first.
    """
    least = exactly(low)
    most = least if high is None else exactly(high)
    if least > most:
        raise ValueError("the lower end comes first")
    return Between(least, most)


def by_patience(first: Between, second: Between) -> Reading:
    """Read power from patience, a factor for each party, where offers follow each other fast.

    Raises ValueError where a factor is not from 0 to 1, or both may be 1.
    """
    for factor in (first.low, first.high, second.low, second.high):
        discount(factor)
    if first.high == second.high == 1:
        raise ValueError("two parties that may wait for ever have no power that patience tells of")
    return Reading(
        _quick(first.low, second.high),
        _quick(first.high, second.low),
        "Offers follow each other fast; the more patient party is the stronger, each in proportion "
        "to the other's impatience: ln e / (ln d + ln e) for patience d and e.",
    )


def by_risk(first: Between, second: Between) -> Reading:
    """Read power from the chance, in each party's view, that talks break down between two offers.

    Where both see the same chance, however small, their power is equal. The gains that power
    divides are then to be counted from what a breakdown leaves each. Raises ValueError where a
    chance is not from 0 to 1, or neither may see any.
    """
    for chance in (first.low, first.high, second.low, second.high):
        risk(chance)
    if first.low == second.low == 0:
        raise ValueError("where nobody fears a breakdown, it gives nobody power")
    return Reading(
        _quick(1 - first.high, 1 - second.low),
        _quick(1 - first.low, 1 - second.high),
        "Talks may break down between two offers; whoever thinks that less likely is the stronger. "
        "Gains are counted from what a breakdown leaves.",
    )


def by_first_move(first: Between, second: Between) -> Reading:
    """Read power from patience, where offers take their time and whoever moves first gains by it.

    Raises ValueError where a factor is not from 0 to 1, or both may be 1.
    """
    if first.high == second.high == 1:
        raise ValueError("two parties that may wait for ever may share in any way")
    shares = _shares([(discount(d), discount(e)) for d, e in _corners(first, second)])
    return Reading(
        *shares,
        "Offers take their time: the lower end is the first party's share of a pie if the second "
        "moves first, the higher end if it moves first itself.",
    )


def by_cost(first: Between, second: Between) -> Reading:
    """Read power from what waiting for an offer costs each, in shares of all there is to gain.

    Raises ValueError where a cost is below zero.
    """
    shares = _shares([(cost(c), cost(k)) for c, k in _corners(first, second)])
    return Reading(
        *shares,
        "Each offer's wait costs a fixed amount: whoever waits more cheaply has nearly all, by "
        "however little; moving first matters too.",
    )


def by_deadline(first: Between, second: Between, *, turns: int) -> Reading:
    """Read power from patience where talks end for good after so many offers.

    Raises ValueError where a factor is not from 0 to 1, or there is no offer.
    """
    found = [
        deadline(PIE, discount(d), discount(e), turns=turns, begins=begins)
        for (d, e), begins in product(_corners(first, second), (0, 1))
    ]
    shares = [split[0] for split in found if split]
    return Reading(
        float(min(shares)),
        float(max(shares)),
        f"Talks end after {turns} offers: the lower end is the first party's share of a pie if the "
        "second moves first, the higher end if it does itself.",
    )


def _corners(first: Between, second: Between) -> list[tuple[Fraction, Fraction]]:
    """Return the ends of two intervals: shares rise or fall all along each of them."""
    return list(product((first.low, first.high), (second.low, second.high)))


def _shares(waits: list[tuple[Waiting, Waiting]]) -> tuple[float, float]:
    shares = [
        share
        for one, other in waits
        for division in divisions(PIE, one, other)
        for share in (division.if_first[0], division.if_second[0])
    ]
    return float(min(shares)), float(max(shares))


def _quick(first: Fraction, second: Fraction) -> float:
    """Return the first party's power from two factors, none both 1."""
    if 0 in {first, second}:
        return 0.5 if first == second else float(second == 0)
    mine, theirs = -log(first), -log(second)
    return theirs / (mine + theirs)
