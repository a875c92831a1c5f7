"""What changes when one party's scale is stretched: which solutions move, and from which factor on.

Numbers say how a party weighs one thing against another; whether a point of one party is as much as
a point of another they do not say. So every worth of one party, and its walk-away, is multiplied,
and each solution found again. The factor at which it first picks other packages is exact: where
what it picked and what it would pick instead are as good as each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from servanda.bargaining.packages import Packages
from servanda.bargaining.solutions.concept import Concept
from servanda.bargaining.solutions.solution import Agreed, Solution, Status
from servanda.bargaining.solutions.solve import MOST_TIES, Asked

FURTHEST = Fraction(10)
"""A scale is stretched, and shrunk, by so much at most unless another factor is asked for."""

_ROUNDS = 50
"""So many packages are tried at most on the way from the furthest factor to the first flip."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """How far one party's scale can be stretched before a concept picks something else.

    `up` is the least factor from 1 on beyond which nothing that it picked is picked, `down` the
    largest from 1 down; None where some of it is picked up to `furthest`. `above` and `below` are a
    package that it would pick beyond each. `known` is false where a search was cut off.
    """

    concept: Concept
    party: int
    up: Fraction | None
    down: Fraction | None
    above: Agreed | None
    below: Agreed | None
    furthest: Fraction
    known: bool = True

    @property
    def moves(self) -> bool:
        """Whether it picks something else within the furthest factor."""
        return self.up is not None or self.down is not None


def stretched(
    packages: Packages,
    solutions: Sequence[Solution],
    *,
    furthest: Fraction = FURTHEST,
    limit: int = MOST_TIES,
) -> tuple[Stretch, ...]:
    """Return how each solution found bears each party's scale being stretched, found again."""
    return tuple(
        _stretch(packages, solution, party, furthest, limit)
        for solution in solutions
        if solution.agreed
        for party in range(packages.parties)
    )


def _stretch(
    packages: Packages, solution: Solution, party: int, furthest: Fraction, limit: int
) -> Stretch:
    try:
        up, above = _flip(packages, solution, party, furthest, limit)
        down, below = _flip(packages, solution, party, 1 / furthest, limit)
    except _CutOffError:
        return Stretch(solution.concept, party, None, None, None, None, furthest, known=False)
    return Stretch(solution.concept, party, up, down, above, below, furthest)


class _CutOffError(Exception):
    """What a concept picks of stretched worths could not be proven."""


def _flip(
    packages: Packages, solution: Solution, party: int, factor: Fraction, limit: int
) -> tuple[Fraction | None, Agreed | None]:
    """Return the factor nearest to 1, on the way to one, from where nothing picked is picked again.

    From what is picked at the furthest factor, go back to where it is only as good as what was
    picked at first; from what is picked there, further back; until nothing picked there is better.
    """
    flip, beyond = None, None
    for _ in range(_ROUNDS):
        asked = Asked(_times(packages, party, factor), limit)
        found = asked.answer(solution.concept, solution.powers)
        if found.status is not Status.PROVEN:
            raise _CutOffError
        if not solution.concept.compares:
            same = [one.package for one in found.agreed] == [o.package for o in solution.agreed]
            picked = _unstretched(found.agreed[0], party, factor)
            return (None, None) if same else (factor, picked)
        rule = _Rule(solution.concept, party)
        picked = _unstretched(found.agreed[0], party, factor)
        if any(rule.key(one, factor) == rule.key(picked, factor) for one in solution.agreed):
            return flip, beyond
        beyond = picked
        factor = max(
            (rule.as_good(one, beyond, factor) for one in solution.agreed),
            key=lambda f: abs(f - 1),
        )
        if factor == flip:
            return flip, beyond
        flip = factor
    raise _CutOffError


@dataclass(frozen=True, slots=True)
class _Rule:
    """How packages compare where one party's worth is multiplied by a factor."""

    concept: Concept
    party: int

    def key(self, one: Agreed, factor: Fraction) -> tuple[Fraction, ...]:
        """Return what a package is compared by; the larger is the better."""
        summed = self.concept is Concept.UTILITARIAN
        worths = one.utilities if summed else [gain or Fraction(0) for gain in one.gains]
        scaled = [w * factor if p == self.party else w for p, w in enumerate(worths)]
        return (sum(scaled, Fraction(0)),) if summed else tuple(sorted(scaled))

    def as_good(self, start: Agreed, beyond: Agreed, factor: Fraction) -> Fraction:
        """Return the factor nearest to 1 from where `beyond` is as good, on the way to one."""
        near = sorted({Fraction(1), factor, *self._even(start, beyond)})
        low, high = sorted((Fraction(1), factor))
        between = [f for f in near if low <= f <= high]
        steps: list[Fraction] = between if factor > 1 else between[::-1]
        for here, onward in pairwise(steps):
            for at in (here, (here + onward) / 2):
                if self.key(beyond, at) >= self.key(start, at):
                    return here
        return factor

    def _even(self, start: Agreed, beyond: Agreed) -> Iterator[Fraction]:
        """Yield every factor at which the order of the two can change."""
        if self.concept is Concept.UTILITARIAN:
            apart = beyond.utilities[self.party] - start.utilities[self.party]
            ahead = sum(start.utilities) - sum(beyond.utilities)
            if apart:
                yield 1 + ahead / apart
            return
        gains = [gain or Fraction(0) for one in (start, beyond) for gain in one.gains]
        own = {gains[self.party], gains[self.party + len(start.gains)]}
        yield from (gain / mine for gain in gains for mine in own if mine and gain)


def _unstretched(one: Agreed, party: int, factor: Fraction) -> Agreed:
    """Return what a package is worth before one party's worth was multiplied."""
    utilities = tuple(u / factor if p == party else u for p, u in enumerate(one.utilities))
    gains = tuple(g / factor if g and p == party else g for p, g in enumerate(one.gains))
    return Agreed(one.package, utilities, gains)


def _times(packages: Packages, party: int, factor: Fraction) -> Packages:
    """Return packages in which one party's every worth, and its walk-away, is multiplied."""
    units, rounding = (
        tuple(number * factor if p == party else number for p, number in enumerate(numbers))
        for numbers in (packages.units, packages.rounding)
    )
    return replace(packages, units=units, rounding=rounding)
