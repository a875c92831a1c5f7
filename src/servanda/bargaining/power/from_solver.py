"""Finds who wins for which power where packages are too many for a front to be written out.

The winners known so far make a picture: where they flip along lines, where cells meet. At each of
these powers the solver says who really wins; whoever is new changes the picture, until nobody is
(the dichotomic scheme of Aneja and Nair 1979, “Bicriteria transportation problem”, Management
Science 25).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import islice

import numpy as np

from servanda.bargaining.packages import Packages
from servanda.bargaining.power.contenders import MOST_EQUALS, Contenders, Winner
from servanda.bargaining.power.from_front import power_among
from servanda.bargaining.power.lines import line_of, usual_lines
from servanda.bargaining.power.measure import Measure, Weighed
from servanda.bargaining.power.plane import map_of
from servanda.bargaining.power.power import Power
from servanda.bargaining.power.sampled import best_among, powers_of
from servanda.bargaining.solutions import Asked, Concept, Solution, Status

STEPS = 1_000_000
"""Powers are asked in steps of one in so many: who wins on a shorter stretch may be missed."""

MOST_ASKED = 300
"""How many powers are asked, at most, besides those of the sample."""

SAMPLED = 200
"""How many powers are looked at where there is no map."""


def power_by_solving(
    parties: tuple[str, ...], packages: Packages, measure: Measure, *, seed: int
) -> Power:
    """Return which packages win for which power; some package must leave all a gain."""
    search = _Search(packages, measure)
    search.ask([1 / len(parties)] * len(parties))
    if len(parties) > 3:  # noqa: PLR2004 - more than a triangle has corners
        for powers in powers_of(len(parties), SAMPLED, seed):
            search.ask(powers)
    left = MOST_ASKED
    while fresh := list(islice(search.doubtful(len(parties)), left)):
        for powers in fresh:
            search.ask(powers)
        left -= len(fresh)
    found = power_among(parties, search.contenders, measure, seed=seed, sampled=SAMPLED)
    return replace(found, complete=search.proven and left > 0, step=1 / STEPS)


class _Search:
    """Winners found by asking the solver; each power is asked once."""

    def __init__(self, packages: Packages, measure: Measure) -> None:
        self._packages = packages
        self._measure = measure
        self._asked = Asked(packages, MOST_EQUALS)
        self._seen: set[tuple[int, ...]] = set()
        self._found: dict[tuple[int, ...], Winner] = {}
        self.proven = True

    @property
    def contenders(self) -> Contenders:
        """All winners so far."""
        winners = list(self._found.values())
        return Contenders(
            self._packages.units,
            np.array(list(self._found), dtype=np.int64).reshape(-1, self._packages.parties),
            winners.__getitem__,
        )

    def ask(self, powers: Sequence[float]) -> None:
        """Find who wins at a power, near the one given, at which nobody has none at all."""
        steps = _steps(powers)
        if steps in self._seen:
            return
        self._seen.add(steps)
        solution = self._solved(steps)
        self.proven &= solution.status is Status.PROVEN
        units = self._packages.units
        for agreed in solution.agreed:
            floors = [floor or 0 for floor in self._packages.walk_away]
            totals = [int(u / unit) for u, unit in zip(agreed.utilities, units, strict=True)]
            gains = tuple(t - f for t, f in zip(totals, floors, strict=True))
            known = self._found.get(gains)
            packages = {agreed.package, *(known.packages if known else ())}
            self._found[gains] = Winner(
                tuple(sorted(packages)),
                solution.count if len(solution.agreed) == 1 else len(packages),
                tuple(gain * unit for gain, unit in zip(gains, units, strict=True)),
                agreed.utilities,
            )

    def doubtful(self, parties: int) -> Iterator[Sequence[float]]:
        """Give the powers at which the picture that the winners make was not checked yet."""
        contenders = self.contenders
        weighed = Weighed(contenders.gains, contenders.units, self._measure)
        corners: list[Sequence[float]] = []
        for asked in usual_lines(parties):
            line = line_of(contenders, weighed, *asked)
            corners += [line.powers_at(s) for s in (0, *(f.power for f in line.flips), 1)]
        if parties == 3:  # noqa: PLR2004 - a triangle has three corners
            drawn = map_of(weighed.values, best_among(weighed))
            corners += [c for cell in drawn.cells for c in cell.corners] if drawn else []
        yield from (powers for powers in corners if _steps(powers) not in self._seen)

    def _solved(self, steps: tuple[int, ...]) -> Solution:
        if self._measure is Measure.NASH:
            return self._asked.answer(Concept.ASYMMETRIC_NASH, [Fraction(n, STEPS) for n in steps])
        units = tuple(unit * n for unit, n in zip(self._packages.units, steps, strict=True))
        solution = Asked(replace(self._packages, units=units), MOST_EQUALS).answer(
            Concept.UTILITARIAN
        )
        return replace(
            solution,
            agreed=tuple(
                replace(
                    one, utilities=tuple(u / n for u, n in zip(one.utilities, steps, strict=True))
                )
                for one in solution.agreed
            ),
        )


def _steps(powers: Sequence[float]) -> tuple[int, ...]:
    return tuple(max(1, round(power * STEPS)) for power in powers)
