"""What each concept picks where packages may be drawn by lot, so that chances can be bargained for.

Then what the parties can expect is convex, as the founding papers assume (Nash, Econometrica,
1950; Kalai and Smorodinsky, Econometrica, 1975). Walk-aways are limits to what is expected, not to
what is drawn. All but the Nash solutions are exact; those are too where it takes one package, or
two for two parties, and otherwise they are as near as the bound says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from math import fsum, lcm, log

import numpy as np

from servanda.bargaining.packages import Packages
from servanda.bargaining.solutions.concept import Concept
from servanda.bargaining.solutions.corrected import corrected
from servanda.bargaining.solutions.coupled import along_edge, coupled
from servanda.bargaining.solutions.ground import Ground
from servanda.bargaining.solutions.hull import Drawn, Hull, Limit
from servanda.bargaining.solutions.measured import exponential
from servanda.bargaining.solutions.relaxed import Mixture, best_product
from servanda.bargaining.solutions.solution import Certificate, Lottery, Solution, Status
from servanda.bargaining.solutions.weighing import weighing

_NONE = Fraction(0)
_ONE = Fraction(1)


def solve_by_lot(
    packages: Packages, concept: Concept, *, powers: Sequence[Fraction] | None = None
) -> Solution:
    """Return what a concept picks among lotteries over packages, as `solve` does among packages.

    Where several lotteries are as good (only the utilitarian solution, or powers of 0, leave that
    open) those that are best for one party after the other are given.
    """
    return ByLot(packages).answer(concept, powers)


class ByLot:
    """Packages of which lotteries are asked for; what concepts share is found out once."""

    def __init__(self, packages: Packages) -> None:
        self.packages = packages
        self.ground = Ground.of(packages, by_lot=True)
        self.hull = Hull(self.ground)
        self.parties = range(packages.parties)

    def answer(self, concept: Concept, powers: Sequence[Fraction] | None = None) -> Solution:
        """Return what a concept picks, as `solve_by_lot` does."""
        asymmetric = concept is Concept.ASYMMETRIC_NASH
        counted = weighing(powers, self.packages.parties) if asymmetric else None
        missing = tuple(p for p in self.parties if self.packages.walk_away[p] is None)
        blank = Solution(
            concept, Status.PROVEN, powers=counted, missing=missing, exact=self.packages.exact
        )
        if missing and concept.needs_walk_away:
            return replace(blank, status=Status.NO_WALK_AWAY)
        if not self.packages.count or self._some.level < 0:
            return replace(blank, status=Status.NOTHING_ACCEPTABLE)
        match concept:
            case Concept.NASH | Concept.ASYMMETRIC_NASH:
                return self._product(blank)
            case Concept.UTILITARIAN:
                return self._sum(blank, self.packages.units)
            case Concept.EGALITARIAN:
                return self._smallest(blank, self.packages.units)
            case Concept.KALAI_SMORODINSKY:
                ideal = self._ideal
                units = zip(ideal, self.packages.units, strict=True)
                blank = replace(blank, ideal=tuple(most * unit for most, unit in units))
                return self._smallest(blank, [1 / most if most else None for most in ideal])

    def _smallest(self, blank: Solution, rates: Sequence[Fraction | None]) -> Solution:
        """Raise all who can be raised together, and then those who can go on without the others."""
        low = [_NONE for _ in self.parties]
        rising = {party: rate for party, rate in enumerate(rates) if rate}
        stages = [self._some]
        while rising:
            limits = [
                Limit(self._only(p), low[p], 1 / rising[p] if p in rising else _NONE)
                for p in self.parties
            ]
            stages.append(self._best([_NONE for _ in self.parties], limits))
            held = [p for p in rising if stages[-1].prices[p]]
            for party in held:
                low[party] = stages[-1].level / rising.pop(party)
        first = stages[min(1, len(stages) - 1)]
        value = float(first.level) if len(stages) > 1 else None
        return self._told(blank, [stages[-1]], (value, value), first.weights)

    def _sum(self, blank: Solution, rates: Sequence[Fraction]) -> Solution:
        """Maximise the sum; where several lotteries do, give the best of them for each party."""
        limits = [Limit(self._only(party), _NONE) for party in self.parties]
        drawn = self._best(rates, limits)
        reached = sum((r * g for r, g in zip(rates, drawn.gains, strict=True)), _NONE)
        limits.append(Limit(tuple(rates), reached))
        ends = [self._best(self._only(party), limits) for party in self.parties]
        distinct = {end.gains: end for end in ends}
        start = sum(b * rate for b, rate in zip(self.ground.base, rates, strict=True))
        value = float(reached + start)
        return self._told(blank, list(distinct.values()), (value, value), drawn.weights)

    def _product(self, blank: Solution) -> Solution:
        """Maximise the product of gains, or say that it is 0 for all."""
        powers = blank.powers or tuple(_ONE for _ in self.parties)
        counted = [party for party in self.parties if powers[party]]
        if len(counted) == 1:
            return self._sum(blank, self._only(counted[0]))
        limits = [Limit(self._only(p), _NONE, _ONE * bool(powers[p])) for p in self.parties]
        gaining = self._best([_NONE for _ in self.parties], limits)
        if not gaining.level:
            return self._told(replace(blank, even=True), [], (0.0, 0.0), gaining.weights)
        mixture = best_product(self.ground, [float(power) for power in powers])
        if mixture is None:
            raise ArithmeticError("the best product of gains was not found")
        chances = coupled(self.hull, mixture)
        if all(powers):
            chances = along_edge(self.hull, corrected(self.hull, chances, powers), powers)
        gains = self.hull.expected(chances)
        weights = tuple(
            power / gain if power else Fraction(slope)
            for power, gain, slope in zip(powers, gains, self._slopes(mixture), strict=True)
        )
        most = self.hull.add(self.hull.best_row(weights))
        above = sum((w * g for w, g in zip(weights, most, strict=True)), _NONE) / sum(powers)
        units = zip(powers, gains, self.packages.units, strict=True)
        value = exponential(fsum(float(p) * log(g * unit) for p, g, unit in units if p))
        bound = value * float(above) ** float(sum(powers))
        return self._told(
            blank, [Drawn(chances, gains, _NONE, (), weights)], (value, bound), weights
        )

    def _slopes(self, mixture: Mixture) -> list[float]:
        slopes: list[float] = (mixture.weights / self.ground.spans).tolist()
        return slopes

    def _told(
        self,
        blank: Solution,
        drawn: Sequence[Drawn],
        reached: tuple[float | None, float | None],
        weights: Sequence[Fraction],
    ) -> Solution:
        common = lcm(*(weight.denominator for weight in weights))
        whole = tuple(int(weight * common) for weight in weights)
        return replace(
            blank,
            lotteries=tuple(sorted(map(self._lottery, drawn), key=lambda one: one.chances)),
            count=len(drawn),
            value=reached[0],
            bound=reached[1],
            certificate=Certificate(self.ground.base, (whole,), len(self.hull.known)),
        )

    def _lottery(self, drawn: Drawn) -> Lottery:
        packages = self.packages
        rows = [(chance, np.array(row, dtype=np.int64)) for chance, row in drawn.chances]
        chances = sorted((packages.package(row), chance) for chance, row in rows)
        known = zip(drawn.gains, self.ground.base, packages.units, packages.walk_away, strict=True)
        parties = tuple(known)
        return Lottery(
            tuple((chance, package) for package, chance in chances),
            tuple((gain + base) * unit for gain, base, unit, _ in parties),
            tuple(None if floor is None else gain * unit for gain, _, unit, floor in parties),
        )

    def _best(self, aim: Sequence[Fraction], limits: Sequence[Limit]) -> Drawn:
        drawn = self.hull.best(aim, limits)
        if drawn is None:
            raise ArithmeticError("a lottery that was there before was not found again")
        return drawn

    def _only(self, party: int) -> tuple[Fraction, ...]:
        return tuple(Fraction(int(party == other)) for other in self.parties)

    @cached_property
    def _some(self) -> Drawn:
        """A lottery that all accept, if there is one; its level is negative if there is none."""
        limits = [
            Limit(self._only(p), _NONE, Fraction(max(1, abs(self.ground.most[p]))))
            for p in self.parties
        ]
        return self._best([_NONE for _ in self.parties], limits)

    @cached_property
    def _ideal(self) -> tuple[Fraction, ...]:
        """The most that each party can gain while none is left with less than its walk-away."""
        self._some  # noqa: B018 - so that packages that keep to the limits are known
        limits = [Limit(self._only(party), _NONE) for party in self.parties]
        return tuple(self._best(self._only(p), limits).gains[p] for p in self.parties)
