"""The most that can be had within limits: by one party, or by whoever is left with least."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from servanda.bargaining.zone.asked import Floors, Level, Limits, MostOf
from servanda.bargaining.zone.model import UnsettledError
from servanda.bargaining.zone.result import Package
from servanda.bargaining.zone.search import Search


def most_of(search: Search, party: int, limits: Limits) -> Package | None:
    """Return a package within limits that is worth most to a party, None where there is none."""
    best = search.best(limits, MostOf(party))
    better = best
    while better is not None:
        best = better
        floors = list(limits.floors)
        floors[party] = search.totals(best)[party] + 1
        better = search.best(replace(limits, floors=tuple(floors)), MostOf(party))
    return best


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
    best = search.best(limits, level)
    if best is None:
        return None
    proved = True
    better: Package | None = best
    while better is not None:
        best = better
        value = least_gain(search, level, best)
        more = _together(limits.floors, _raised(level, value, beyond=True))
        try:
            better = search.best(replace(limits, floors=more), level)
        except UnsettledError:
            proved, better = False, None
    value = least_gain(search, level, best)
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


def _together(one: Sequence[int | None], other: Sequence[int | None]) -> Floors:
    """Return the higher of two floors for each party."""
    return tuple(
        b if a is None else a if b is None else max(a, b) for a, b in zip(one, other, strict=True)
    )
