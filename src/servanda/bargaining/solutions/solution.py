"""What a solution of a bargaining problem is, and what proves it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from servanda.bargaining.solutions.concept import Concept


class Status(StrEnum):
    """How it ended."""

    PROVEN = "proven"
    CUT_OFF = "cut off"
    """The search was cut off: what is given is the best found, and `bound` what could be."""
    NO_WALK_AWAY = "walk-away not known"
    NOTHING_ACCEPTABLE = "nothing acceptable"
    """There is no package that red lines, linkages and walk-aways all leave."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A package that a solution picks.

    `package` has the index of an option for each issue. `utilities` are what it is worth to each
    party; `gains` the same above that party's walk-away, None where that is not known.
    """

    package: tuple[int, ...]
    utilities: tuple[Fraction, ...]
    gains: tuple[Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class Lottery:
    """Packages, each with how likely it is to be drawn, that a solution picks.

    `utilities` are what it is worth to each party before it is drawn; `gains` the same above that
    party's walk-away, None where that is not known.
    """

    chances: tuple[tuple[Fraction, tuple[int, ...]], ...]
    utilities: tuple[Fraction, ...]
    gains: tuple[Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """What lets anybody check a solution without trusting the search.

    A package that is at least as good as those agreed must reach a certain sum for every one of
    these `weights` (whole numbers, one for each party, on its total above `base`); few packages do,
    and each was looked at. `base` is each party's walk-away in whole numbers, or where that is not
    known the least that it could get. `examined` counts the packages, whole or in part, looked at.
    `ideals` are the weights that prove each party's ideal gain, for Kalai-Smorodinsky.
    """

    base: tuple[int, ...]
    weights: tuple[tuple[int, ...], ...]
    examined: int
    ideals: tuple[tuple[tuple[int, ...], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Solution:
    """The packages that a concept picks, or the lotteries where it was asked for those.

    `agreed` are tied, in the order of their options, up to the number asked for; `count` says how
    many there are, and `counted` whether that is all of them or at least so many. `value` is what
    they reach (the product of gains; the smallest share; the smallest gain; the sum) and `bound`
    what no package exceeds: the same wherever the status is *proven*, and infinite where a product
    is more than a float can hold. `ideal` is the most that each party could gain, for
    Kalai-Smorodinsky; `powers` those of asymmetric Nash, as shares of all power. `missing` are the
    parties whose walk-away is needed and not known. `exact` says whether the whole numbers searched
    were exactly those given. `even` says that no package leaves every party that counts better off
    than walking away, so that the product of gains is 0 for all and chooses nothing.
    """

    concept: Concept
    status: Status
    agreed: tuple[Agreed, ...] = ()
    lotteries: tuple[Lottery, ...] = ()
    count: int = 0
    counted: bool = True
    value: float | None = None
    bound: float | None = None
    ideal: tuple[Fraction, ...] | None = None
    powers: tuple[Fraction, ...] | None = None
    missing: tuple[int, ...] = ()
    exact: bool = True
    even: bool = False
    certificate: Certificate | None = None

    @property
    def found(self) -> bool:
        """Whether there is a package to show."""
        return bool(self.agreed or self.lotteries)

    @property
    def gap(self) -> float | None:
        """How much better than the packages shown another could be, in the measure of `value`."""
        if self.value is None or self.bound is None:
            return None
        return 0.0 if self.bound == self.value else self.bound - self.value

    def shares(self, agreed: Agreed | Lottery) -> tuple[Fraction | None, ...]:
        """Return each gain as a share of that party's ideal gain; None where there is none."""
        ideal = self.ideal or (Fraction(0),) * len(agreed.gains)
        return tuple(
            gain / most if gain is not None and most else None
            for gain, most in zip(agreed.gains, ideal, strict=True)
        )
