"""Answers each concept: what it picks, how many, and what proves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.packages import Packages
from servanda.bargaining.solutions.aims import Aim, Power, Smallest, Sum
from servanda.bargaining.solutions.best import Best, acceptable, best
from servanda.bargaining.solutions.concept import Concept
from servanda.bargaining.solutions.ground import Ground
from servanda.bargaining.solutions.measured import aim_of, measured
from servanda.bargaining.solutions.solution import Agreed, Certificate, Solution, Status
from servanda.bargaining.solutions.weighing import weighing

MOST_TIES = 100
"""So many tied packages are written out unless more are asked for; all are counted."""


def solve(
    packages: Packages,
    concept: Concept,
    *,
    powers: Sequence[Fraction] | None = None,
    limit: int = MOST_TIES,
) -> Solution:
    """Return what a concept picks; `powers` are for asymmetric Nash, one for each party.

    At most `limit` tied packages are written out. Raises ValueError where powers are needed and are
    not one for each party, or are negative, or all 0.
    """
    return Asked(packages, limit).answer(concept, powers)


def solutions(
    packages: Packages, *, powers: Sequence[Fraction] | None = None, limit: int = MOST_TIES
) -> tuple[Solution, ...]:
    """Return what every concept picks; asymmetric Nash only where powers are given."""
    asked = Asked(packages, limit)
    return tuple(
        asked.answer(concept, powers)
        for concept in Concept
        if concept is not Concept.ASYMMETRIC_NASH or powers is not None
    )


class Asked:
    """Packages of which several solutions are asked; what they share is found out once."""

    def __init__(self, packages: Packages, limit: int = MOST_TIES) -> None:
        self.packages = packages
        self.limit = limit
        self.ground = Ground.of(packages)

    def answer(self, concept: Concept, powers: Sequence[Fraction] | None = None) -> Solution:
        """Return what a concept picks, as `solve` does."""
        asymmetric = concept is Concept.ASYMMETRIC_NASH
        counted = weighing(powers, self.packages.parties) if asymmetric else None
        missing = tuple(p for p, floor in enumerate(self.packages.walk_away) if floor is None)
        blank = Solution(
            concept, Status.PROVEN, powers=counted, missing=missing, exact=self.packages.exact
        )
        if missing and concept.needs_walk_away:
            return replace(blank, status=Status.NO_WALK_AWAY)
        if self.ground.hopeless:
            return replace(blank, status=Status.NOTHING_ACCEPTABLE)
        if self._some.gains is None:
            status = Status.NOTHING_ACCEPTABLE if self._some.proven else Status.CUT_OFF
            return replace(blank, status=status, certificate=self._certificate(self._some))
        return self._picked(blank)

    def _picked(self, blank: Solution) -> Solution:
        ideal: tuple[int, ...] | None = None
        if blank.concept is Concept.KALAI_SMORODINSKY:
            if not all(found.proven for found in self._ideals):
                return replace(blank, status=Status.CUT_OFF)
            ideal = tuple(f.gains[p] if f.gains else 0 for p, f in enumerate(self._ideals))
            units = zip(ideal, self.packages.units, strict=True)
            blank = replace(blank, ideal=tuple(most * unit for most, unit in units))
        aim, known = aim_of(blank, self.packages.units, ideal), self._some
        if isinstance(aim, Smallest) and not any(aim.rates):
            return self._told(blank, acceptable(self.ground), None)
        if isinstance(aim, Power):
            known = self._gaining(aim)
            if known.gains is None or aim.key(known.gains).zero:
                return self._told(replace(blank, even=known.proven), acceptable(self.ground), None)
        return self._told(blank, best(self.ground, aim, known), aim)

    def _gaining(self, aim: Power) -> Best:
        """Return a package in which all parties with a power gain, if there is one."""
        if self._some.gains and not aim.key(self._some.gains).zero:
            return self._some
        pairs = zip(aim.powers, self.ground.most, strict=True)
        rates = tuple(Fraction(1, max(1, most)) if power else None for power, most in pairs)
        return best(self.ground, Smallest(rates), self._some)

    def _told(self, blank: Solution, found: Best, aim: Aim | None) -> Solution:
        """Return a solution in the user's own terms."""
        value = bound = 0.0 if blank.even else None
        if aim is not None:
            levels = (found.level(aim), found.bound)
            value, bound = (measured(blank, self.ground, level) for level in levels)
        rows = found.among.rows(found.chosen, self.limit)
        agreed = [
            self._agreed(row, total)
            for row, total in zip(rows, self.packages.totals(rows), strict=True)
        ]
        return replace(
            blank,
            status=Status.PROVEN if found.proven else Status.CUT_OFF,
            agreed=tuple(sorted(agreed, key=lambda one: one.package)),
            count=found.among.count(found.chosen),
            counted=found.proven,
            value=value,
            bound=bound,
            certificate=self._certificate(found, self._ideals if blank.ideal else ()),
        )

    def _agreed(self, row: NDArray[np.int64], total: NDArray[np.int64]) -> Agreed:
        utilities = self.packages.utilities(total)
        parties = zip(utilities, self.packages.walk_away, self.packages.units, strict=True)
        gains = tuple(None if w is None else u - w * unit for u, w, unit in parties)
        return Agreed(self.packages.package(row), utilities, gains)

    def _certificate(self, found: Best, ideals: Sequence[Best] = ()) -> Certificate:
        proofs = tuple(ideal.weights for ideal in ideals)
        return Certificate(self.ground.base, found.weights, found.examined, proofs)

    @cached_property
    def _some(self) -> Best:
        """Packages that all accept, if there are any, none of which is extreme."""
        rates = tuple(Fraction(1, max(1, most)) for most in self.ground.most)
        return best(self.ground, Smallest(rates))

    @cached_property
    def _ideals(self) -> tuple[Best, ...]:
        """For each party, the best that it could have while nobody would rather walk away."""
        parties = range(self.packages.parties)
        aims = [Sum(tuple(Fraction(int(p == q)) for q in parties)) for p in parties]
        return tuple(best(self.ground, aim, self._some) for aim in aims)
