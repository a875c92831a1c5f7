"""Products of whole numbers raised to powers, compared without rounding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import total_ordering
from math import gcd, lcm, log, prod

_SMALL = 20_000
"""Products of so many bits are simply multiplied out."""

_SURE = 1e-9
"""Logarithms in floating point further apart than this, as a share of their size, decide."""


def exponents(powers: Sequence[Fraction]) -> tuple[int, ...]:
    """Return the smallest whole numbers in the same proportion."""
    common = lcm(*(power.denominator for power in powers))
    numbers = [int(power * common) for power in powers]
    shared = gcd(*numbers) or 1
    return tuple(number // shared for number in numbers)


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Product:
    """A product of whole numbers, none negative, each raised to a whole power, none negative."""

    factors: tuple[tuple[int, int], ...]
    """Pairs of a base and its power."""

    @classmethod
    def of(cls, factors: Iterable[tuple[int, int]]) -> Product:
        """Make a product; what is raised to 0 is left out."""
        return cls(tuple((base, power) for base, power in factors if power))

    @property
    def zero(self) -> bool:
        """Whether it is 0."""
        return any(base == 0 for base, _ in self.factors)

    @property
    def log(self) -> float:
        """Its logarithm; minus infinity where it is 0."""
        if self.zero:
            return float("-inf")
        return sum(power * log(base) for base, power in self.factors)

    @property
    def digits(self) -> Decimal:
        """The same to as many digits as are asked for where it is worked out."""
        return sum((Decimal(base).ln() * power for base, power in self.factors), Decimal(0))

    @property
    def whole(self) -> int:
        """The number that it is; large, where powers are."""
        number: int = prod(base**power for base, power in self.factors)
        return number

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Product) and _compare(self, other) == 0

    def __lt__(self, other: Product) -> bool:
        return _compare(self, other) < 0

    __hash__ = None  # type: ignore[assignment]


def _compare(one: Product, two: Product) -> int:
    """Return a number below, at or above 0, as one product is to the other."""
    if one.zero or two.zero:
        return int(two.zero) - int(one.zero)
    left, right = one.log, two.log
    if abs(left - right) > _SURE * (1 + left + right):
        return 1 if left > right else -1
    bits = sum(power * base.bit_length() for base, power in one.factors + two.factors)
    if bits <= _SMALL:
        first, second = one.whole, two.whole
        return (first > second) - (first < second)
    if not _quotient(one, two):
        return 0
    return _by_digits(one, two)


def _quotient(one: Product, two: Product) -> dict[int, int]:
    """Write one product by the other with bases that share no factor; equal if nothing is left."""
    powers: dict[int, int] = {}
    waiting = [*one.factors, *((base, -power) for base, power in two.factors)]
    while waiting:
        base, power = waiting.pop()
        if base == 1 or power == 0:
            continue
        for known in powers:
            shared = gcd(base, known)
            if shared == known == base:
                powers[known] += power
                break
            if shared > 1:
                had = powers.pop(known)
                waiting += [(shared, had + power), (known // shared, had), (base // shared, power)]
                break
        else:
            powers[base] = power
    return {base: power for base, power in powers.items() if power}


def _by_digits(one: Product, two: Product) -> int:
    """Compare two products that are known to differ, with as many digits as it takes."""
    digits = 50
    while True:
        with localcontext() as context:
            context.prec = digits
            logs = [
                sum((Decimal(b).ln() * e for b, e in p.factors), Decimal(0)) for p in (one, two)
            ]
            if abs(logs[0] - logs[1]) > (sum(logs) + 1) * Decimal(10) ** (5 - digits):
                return 1 if logs[0] > logs[1] else -1
        digits *= 2
