"""What can be asked of the packages of a problem: limits to keep to, and something to aim at."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

Floors: TypeAlias = tuple[int | None, ...]
"""What a package must be worth to each party at least, in whole numbers; None: nothing is asked."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a package must keep to.

    `off` are exclusions that do not count; `fixed` are issues with the option that they have;
    `short` are floors that may be missed by so much in all, in worth.
    """

    floors: Floors
    off: frozenset[int] = frozenset()
    fixed: tuple[tuple[int, int], ...] = ()
    short: tuple[Floors, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class MostOf:
    """One party's worth is to be as large as it can be."""

    party: int


@dataclass(frozen=True, slots=True)
class ManyOf:
    """As many of these options (an issue and one of its options) as can be are to be there."""

    options: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class First:
    """The package is to come first: the earliest options of these issues, the first issue first."""

    issues: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """The least gain over `floors` is to be as large as it can be.

    `steps` is what counts as one for each party, in whole numbers; None where it does not count.
    """

    floors: Floors
    steps: tuple[Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class LeastShort:
    """By so much, in worth and in all, floors are to be missed as little as can be."""

    floors: Floors


Aim: TypeAlias = MostOf | ManyOf | First | Level | LeastShort | None
