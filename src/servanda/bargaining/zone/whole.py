"""What options are worth in whole numbers of any size, so that comparisons are exact."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from servanda.bargaining.problem import Preference, Problem, Worth
from servanda.bargaining.zone.result import Package


@dataclass(frozen=True, slots=True)
class Wholes:
    """What options are worth to one party, in whole numbers of its `unit`.

    `worths` has a number for each option of each issue; `together` what options are worth more in
    one package; `floor` is the walk-away, None where it is not known.
    """

    unit: Fraction
    worths: tuple[tuple[int, ...], ...]
    together: tuple[tuple[tuple[tuple[int, int], ...], int], ...]
    floor: int | None

    def total(self, package: Package) -> int:
        """Return what a package is worth."""
        total = sum(row[option] for row, option in zip(self.worths, package, strict=True))
        for options, worth in self.together:
            if all(package[issue] == option for issue, option in options):
                total += worth
        return total


def wholes_of(problem: Problem) -> tuple[Wholes, ...]:
    """Return every party's worths in whole numbers; the problem must be definite."""
    return tuple(_wholes(preference) for preference in problem.preferences)


def _wholes(preference: Preference) -> Wholes:
    rows = [[_number(w) for w in issue] for issue in preference.worths]
    extras = [(extra.options, _number(extra.worth)) for extra in preference.together]
    floor = None if preference.walk_away is None else _number(preference.walk_away)
    numbers = [n for row in rows for n in row] + [n for _, n in extras]
    parts = lcm(*(n.denominator for n in [*numbers, floor or Fraction(0)]))
    return Wholes(
        Fraction(1, parts),
        tuple(tuple(int(n * parts) for n in row) for row in rows),
        tuple((options, int(n * parts)) for options, n in extras),
        None if floor is None else int(floor * parts),
    )


def _number(worth: Worth | None) -> Fraction:
    if worth is None or not worth.exact:
        raise ValueError("only a worth that is one number can be compared")
    return worth.low
