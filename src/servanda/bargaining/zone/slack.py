"""The most that can be had within limits: by one party, or by whoever is left with least."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from servanda.bargaining.zone.asked import Floors, Level, Limits, MostOf
from servanda.bargaining.zone.model import UnsettledError
from servanda.bargaining.zone.programme import real
from servanda.bargaining.zone.result import Package
from servanda.bargaining.zone.search import Search


def most_of(search: Search, party: int, limits: Limits) -> Package | None:
    """Return a package within limits that is worth most to a party, None where there is none."""
    found = search.found(limits, MostOf(party))
    package = None
    while found is not None:
        package = found.package
        more = search.totals(package)[party] + 1
        if _cannot_be(real(more * search.times(party)), found.bound):
            break
        floors = list(limits.floors)
        floors[party] = more
        found = search.found(replace(limits, floors=tuple(floors)), MostOf(party))
    return package


def _cannot_be(value: float, bound: float) -> bool:
    """Tell whether a value lies above what the solver proved by more than its rounding."""
    return value > bound + _ROUNDING * max(1.0, abs(bound))


_ROUNDING = 1e-7


@dataclass(frozen=True, slots=True)
class Leveled:
    """The largest least gain over `Level.floors`, in its steps, and the first package with it.

    `proved` is False where the search for a better package was cut off.
    """

    package: Package
    value: Fraction
    proved: bool


def level_of(search: Search, limits: Limits, level: Level) -> Leveled | None:
    """Return the package within limits whose least gain is largest; None where there is none.

    At least one party must count.
    """
    found = search.found(limits, level)
    if found is None:
        return None
    proved = True
    scale = search.level_scale(level)
    while True:
        best = found.package
        value = least_gain(search, level, best)
        higher = _raised(level, value, beyond=True)
        if _cannot_be(real(scale * _next(level, higher)), found.bound):
            break
        try:
            better = search.found(replace(limits, floors=_together(limits.floors, higher)), level)
        except UnsettledError:
            proved, better = False, None
        if better is None:
            break
        found = better
    as_good = _together(limits.floors, _raised(level, value, beyond=False))
    first = search.first(replace(limits, floors=as_good)) or best
    return Leveled(first, value, proved)


def least_gain(search: Search, level: Level, package: Package) -> Fraction:
    """Return the least that a package is worth over the floors, in steps of whoever counts."""
    return min(
        (total - low) / step
        for total, low, step in zip(search.totals(package), level.floors, level.steps, strict=True)
        if low is not None and step
    )


def _raised(level: Level, value: Fraction, *, beyond: bool) -> Floors:
    """Return what every party must have for the least gain to be a value, or to be beyond it."""
    return tuple(
        None
        if low is None or not step
        else floor(low + value * step) + 1
        if beyond
        else ceil(low + value * step)
        for low, step in zip(level.floors, level.steps, strict=True)
    )


def _next(level: Level, higher: Floors) -> Fraction:
    """Return the least level that is above another, from what every party must have for it."""
    return min(
        (high - low) / step
        for high, low, step in zip(higher, level.floors, level.steps, strict=True)
        if high is not None and low is not None and step
    )


def _together(one: Sequence[int | None], other: Sequence[int | None]) -> Floors:
    """Return the higher of two floors for each party."""
    return tuple(
        b if a is None else a if b is None else max(a, b) for a, b in zip(one, other, strict=True)
    )
