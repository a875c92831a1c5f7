"""What makes one package better than another, in whole numbers, for each kind of solution.

An *aim* judges gains in whole numbers, never negative. Besides comparing packages exactly it knows
how much of a weighted sum of gains a package must reach to be good enough: the search rests on it,
and so does its proof.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import exp, log, sqrt
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.solutions.ground import Ground
from servanda.bargaining.solutions.powers import Product, exponents
from servanda.bargaining.solutions.relaxed import Mixture, best_product, best_smallest, best_sum

Key: TypeAlias = tuple[Fraction, ...] | Product
"""What packages are compared by, exactly; the larger is the better."""

Gains: TypeAlias = NDArray[np.int64] | NDArray[np.float64]
"""What parties gain from packages, shape (n, parties)."""

_FAR_ASIDE = 30.0
"""A party with hardly any power would be turned aside out of all proportion."""

_ROUNDING = 1e-12
"""More than floating point can be wrong by, as a share, in the few steps made here."""


class Aim(Protocol):
    """A way to judge packages. A *level* is a first, approximate judgement in floating point."""

    def relaxed(self, ground: Ground) -> Mixture | None:
        """Return the best mixture of choices, its level measured as `levels` would."""

    def levels(self, gains: Gains) -> NDArray[np.float64]:
        """Return the level of each package, shape (n,)."""

    def key(self, gains: Sequence[int]) -> Key:
        """Return what a package is compared by."""

    def least(self, weights: Sequence[int], level: float) -> int:
        """Return a sum that no package of at least this level falls short of."""

    def needed(self, weights: Sequence[int], gains: Sequence[int]) -> int:
        """Return a sum that no package at least as good as this falls short of; nothing rounded."""

    def most(self, weights: Sequence[float], total: float) -> float:
        """Return a level that nothing exceeds whose weighted sum of gains is no more than this."""

    def near(self, level: float, bound: float) -> float:
        """Return how far a level is below a bound, as a share of what it measures."""

    def aside(self, weights: NDArray[np.float64], gap: float) -> list[NDArray[np.float64]]:
        """Return further weights that hold packages close to the best mixture, given the gap."""


@dataclass(frozen=True, slots=True)
class Smallest:
    """The smallest gain, each times its party's rate, then the next smallest, and so on.

    A party without a rate counts for nothing but that its gain is not negative.
    """

    rates: tuple[Fraction | None, ...]

    def relaxed(self, ground: Ground) -> Mixture | None:
        """Return the best mixture."""
        reach = [r and float(r) * float(s) for r, s in zip(self.rates, ground.spans, strict=True)]
        unit = min(r for r in reach if r)
        mixture = best_smallest(ground, [unit / r if r else 0.0 for r in reach])
        return mixture and mixture.at(mixture.level * unit)

    def levels(self, gains: Gains) -> NDArray[np.float64]:
        """Return the smallest gain times its rate."""
        counted = [p for p, rate in enumerate(self.rates) if rate is not None]
        rates = np.array([float(self.rates[p] or 0) for p in counted])
        least: NDArray[np.float64] = (gains[:, counted] * rates).min(axis=1)
        return least

    def key(self, gains: Sequence[int]) -> tuple[Fraction, ...]:
        """Return all that count, the smallest first."""
        pairs = zip(gains, self.rates, strict=True)
        return tuple(sorted(gain * rate for gain, rate in pairs if rate is not None))

    def least(self, weights: Sequence[int], level: float) -> int:
        """Return what follows where every party gains as much as the level asks for."""
        return self._least(weights, Fraction(level))

    def needed(self, weights: Sequence[int], gains: Sequence[int]) -> int:
        """Return the same, from the smallest gain."""
        return self._least(weights, self.key(gains)[0])

    def most(self, weights: Sequence[float], total: float) -> float:
        """Return what every party gains at most, if each gains its due."""
        return total / sum(w / float(r) for w, r in zip(weights, self.rates, strict=True) if r)

    def near(self, level: float, bound: float) -> float:
        """Return how far a level is below a bound, as a share of either."""
        return (bound - level) / (abs(bound) + abs(level) or 1.0)

    def aside(self, weights: NDArray[np.float64], gap: float) -> list[NDArray[np.float64]]:
        """Return none: each party's own gain already holds packages close."""
        del weights, gap
        return []

    def _least(self, weights: Sequence[int], level: Fraction) -> int:
        pairs = zip(weights, self.rates, strict=True)
        return _up(sum((w * level / rate for w, rate in pairs if rate), start=Fraction(0)))


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of gains, each times its party's rate."""

    rates: tuple[Fraction, ...]

    def relaxed(self, ground: Ground) -> Mixture | None:
        """Return the best mixture; its weights are the rates, and more where a limit binds."""
        reach = [float(r) * float(s) for r, s in zip(self.rates, ground.spans, strict=True)]
        unit = max(reach)
        mixture = best_sum(ground, [r / unit for r in reach])
        return mixture and mixture.at(mixture.level * unit)

    def levels(self, gains: Gains) -> NDArray[np.float64]:
        """Return the sum."""
        total: NDArray[np.float64] = gains @ np.array([float(rate) for rate in self.rates])
        return total

    def key(self, gains: Sequence[int]) -> tuple[Fraction, ...]:
        """Return the sum, exactly."""
        pairs = zip(gains, self.rates, strict=True)
        return (sum((gain * rate for gain, rate in pairs), start=Fraction(0)),)

    def least(self, weights: Sequence[int], level: float) -> int:
        """Return what follows as every weight is at least so many times its rate."""
        return self._least(weights, Fraction(level))

    def needed(self, weights: Sequence[int], gains: Sequence[int]) -> int:
        """Return the same, from the exact sum."""
        return self._least(weights, self.key(gains)[0])

    def most(self, weights: Sequence[float], total: float) -> float:
        """Return what is left when every weight is scaled to be at least its rate."""
        return total / min(w / float(r) for w, r in zip(weights, self.rates, strict=True) if r)

    def near(self, level: float, bound: float) -> float:
        """Return how far a level is below a bound, as a share of either."""
        return (bound - level) / (abs(bound) + abs(level) or 1.0)

    def aside(self, weights: NDArray[np.float64], gap: float) -> list[NDArray[np.float64]]:
        """Return none: one sum says all there is to say."""
        del weights, gap
        return []

    def _least(self, weights: Sequence[int], level: Fraction) -> int:
        times = min(w / rate for w, rate in zip(weights, self.rates, strict=True) if rate)
        return _up(level * times)


@dataclass(frozen=True, slots=True)
class Power:
    """The product of gains, each raised to its party's power.

    Asked only where a package exists in which every party with a power gains.
    """

    powers: tuple[Fraction, ...]

    def relaxed(self, ground: Ground) -> Mixture | None:
        """Return the best mixture; its level is the logarithm of the product."""
        powers = [float(power) for power in self.powers]
        mixture = best_product(ground, powers)
        spans = ground.spans
        stretch = sum(a * log(s) for a, s in zip(powers, spans, strict=True))
        return mixture and mixture.at(mixture.level + stretch)

    def levels(self, gains: Gains) -> NDArray[np.float64]:
        """Return the logarithm of the product; minus infinity where it is 0."""
        counted = [p for p, power in enumerate(self.powers) if power]
        with np.errstate(divide="ignore"):
            logs = np.log(gains[:, counted].astype(np.float64))
        total: NDArray[np.float64] = logs @ np.array([float(self.powers[p]) for p in counted])
        return total

    def key(self, gains: Sequence[int]) -> Product:
        """Return the product, with whole exponents in the proportion of the powers."""
        return Product.of(zip(gains, exponents(self.powers), strict=True))

    def least(self, weights: Sequence[int], level: float) -> int:
        """Return what follows from the arithmetic mean being no less than the geometric one."""
        pairs = [(w, float(a)) for w, a in zip(weights, self.powers, strict=True) if a]
        if not all(w for w, _ in pairs):
            return 0
        whole = sum(a for _, a in pairs)
        mean = (level + sum(a * log(w / a) for w, a in pairs)) / whole
        return int(whole * exp(mean) * (1 - _ROUNDING * (1 + abs(mean))))

    def needed(self, weights: Sequence[int], gains: Sequence[int]) -> int:
        """Return the same, and make sure of it in whole numbers.

        With exponents e that sum to E, weights w and gains g, a sum s is safe if s^E times all e^e
        is at most E^E times all (w g)^e.
        """
        key = self.key(gains)
        parts = exponents(self.powers)
        share = sum(self.powers) / sum(parts)
        least = self.least(weights, key.log * float(share))
        counted = [(w, g, e) for w, g, e in zip(weights, gains, parts, strict=True) if e]
        whole = sum(parts)
        right = Product.of([(whole, whole), *((w * g, e) for w, g, e in counted)])
        left = Product.of([(least, whole), *((e, e) for _, _, e in counted)])
        return least if left <= right else 0

    def most(self, weights: Sequence[float], total: float) -> float:
        """Return the logarithm of the largest product, by the same inequality."""
        pairs = [(w, float(a)) for w, a in zip(weights, self.powers, strict=True) if a]
        whole = sum(a for _, a in pairs)
        return whole * log(total / whole) - sum(a * log(w / a) for w, a in pairs)

    def near(self, level: float, bound: float) -> float:
        """Return by what share the product could rise, nearly."""
        return bound - level

    def aside(self, weights: NDArray[np.float64], gap: float) -> list[NDArray[np.float64]]:
        """Return tangents of the level's surface a little aside, as the surface is round."""
        turned = []
        for party, power in enumerate(self.powers):
            if power:
                turn = exp(min(sqrt(2 * gap / float(power)), _FAR_ASIDE))
                for factor in (turn, 1 / turn):
                    other = weights.copy()
                    other[party] *= factor
                    turned.append(other)
        return turned


def _up(number: Fraction) -> int:
    return max(0, -(-number.numerator // number.denominator))
