"""Finds packages that keep within limits, exactly: the solver proposes, whole numbers decide.

The solver's tolerances only ever loosen a limit, so that what it finds impossible is impossible;
what it finds is looked at in whole numbers, and where it does not hold it is barred and the solver
is asked again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from servanda.bargaining.problem import Problem
from servanda.bargaining.zone.asked import Aim, First, Floors, Level, Limits
from servanda.bargaining.zone.model import Found, Model, UnsettledError
from servanda.bargaining.zone.programme import programme_of
from servanda.bargaining.zone.result import Package
from servanda.bargaining.zone.whole import wholes_of

_MOST_TRIES = 200
_TOLD_APART = 100_000
"""Of so many packages the solver tells for certain which comes first."""


class Search:
    """Answers questions about the packages of a definite problem.

    Every answer raises UnsettledError where the search had to be cut off.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.parties = wholes_of(problem)
        self.floors: Floors = tuple(party.floor for party in self.parties)
        self._programme = programme_of(problem, self.parties)

    def totals(self, package: Package) -> tuple[int, ...]:
        """Return what a package is worth to each party in whole numbers."""
        return tuple(party.total(package) for party in self.parties)

    def gains(self, package: Package) -> tuple[Fraction | None, ...]:
        """Return what each party gains over its walk-away, in worth; None where it is not known."""
        return tuple(
            None if party.floor is None else (total - party.floor) * party.unit
            for party, total in zip(self.parties, self.totals(package), strict=True)
        )

    def short(self, package: Package, floors: Floors) -> tuple[Fraction, ...]:
        """Return by how much a package misses each party's floor, in worth."""
        return tuple(
            Fraction(0) if floor is None else max(0, floor - total) * party.unit
            for party, total, floor in zip(self.parties, self.totals(package), floors, strict=True)
        )

    def keeps(self, package: Package, limits: Limits) -> bool:
        """Tell whether a package keeps to limits, in whole numbers."""
        refused = (
            all(package[lit.issue] in lit.options for lit in exclusion.literals)
            for number, exclusion in enumerate(self.problem.exclusions)
            if number not in limits.off
        )
        if any(refused) or any(package[issue] != option for issue, option in limits.fixed):
            return False
        if any(self.short(package, limits.floors)):
            return False
        if limits.short is None:
            return True
        floors, most = limits.short
        return sum(self.short(package, floors)) <= most

    def best(self, limits: Limits, aim: Aim = None) -> Package | None:
        """Return a package within limits, None where there is none.

        It keeps to the limits exactly, and is best for the aim as far as the solver can tell.
        """
        found = self.found(limits, aim)
        return None if found is None else found.package

    def found(self, limits: Limits, aim: Aim, gap: float = 0.0) -> Found | None:
        """Return the same with a bound on what any package can be for the aim."""
        model = self._model()
        model.ask(limits, aim)
        for _ in range(_MOST_TRIES):
            found = model.solved(gap)
            if found is None or self.keeps(found.package, limits):
                return found
            model.bar(found.package)
        raise UnsettledError

    def times(self, party: int) -> Fraction:
        """Return what one whole number of a party is in the numbers that the solver sees."""
        return self._programme.parties[party].times

    def level_scale(self, level: Level) -> Fraction:
        """Return what one step of a level is in the numbers that the solver sees."""
        return self._model().level_scale(level.steps)

    def _model(self) -> Model:
        return Model(self._programme, [party.unit for party in self.parties])

    def first(self, limits: Limits) -> Package | None:
        """Return the package within limits that comes first in the order of issues and options.

        So what is shown does not hang on how the solver goes about it, nor on the order of parties.
        """
        package = None
        for issues in self._few_at_a_time():
            package = self.best(limits, First(issues))
            if package is None:
                return None
            chosen = tuple((issue, package[issue]) for issue in issues)
            limits = replace(limits, fixed=(*limits.fixed, *chosen))
        return package

    def _few_at_a_time(self) -> Iterator[tuple[int, ...]]:
        issues: list[int] = []
        count = 1
        for issue, size in enumerate(self._programme.sizes):
            if issues and count * size > _TOLD_APART:
                yield tuple(issues)
                issues, count = [], 1
            issues.append(issue)
            count *= size
        yield tuple(issues)
