"""What a concept aims at, and how far it gets, in its own measure."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import exp, fsum, inf, log

from servanda.bargaining.solutions.aims import Aim, Power, Smallest, Sum
from servanda.bargaining.solutions.concept import Concept
from servanda.bargaining.solutions.ground import Ground
from servanda.bargaining.solutions.solution import Solution


def aim_of(
    blank: Solution, units: tuple[Fraction, ...], ideal: Sequence[Fraction | int] | None
) -> Aim:
    """Return what a concept aims at, of gains in such units; `ideal` is the most of each party."""
    match blank.concept:
        case Concept.NASH:
            return Power((Fraction(1),) * len(units))
        case Concept.ASYMMETRIC_NASH:
            return Power(blank.powers or ())
        case Concept.KALAI_SMORODINSKY:
            return Smallest(tuple(1 / Fraction(most) if most else None for most in ideal or ()))
        case Concept.EGALITARIAN:
            return Smallest(units)
        case Concept.UTILITARIAN:
            return Sum(units)


def measured(blank: Solution, ground: Ground, level: float) -> float:
    """Return a level, which is of gains in whole numbers, in the measure of the concept."""
    units = ground.packages.units
    match blank.concept:
        case Concept.NASH | Concept.ASYMMETRIC_NASH:
            powers = blank.powers or (Fraction(1),) * len(units)
            scale = fsum(float(a) * _log(unit) for a, unit in zip(powers, units, strict=True))
            return exponential(level + scale)
        case Concept.UTILITARIAN:
            start = sum(b * unit for b, unit in zip(ground.base, units, strict=True))
            return level + float(start)
        case Concept.KALAI_SMORODINSKY | Concept.EGALITARIAN:
            return level


def exponential(number: float) -> float:
    """Return e to the power of a number; infinite where that is more than a float can hold."""
    try:
        return exp(number)
    except OverflowError:
        return inf


def _log(unit: Fraction) -> float:
    return log(unit.numerator) - log(unit.denominator)
