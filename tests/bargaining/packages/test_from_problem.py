"""Packages in whole numbers are worth exactly what the problem says, and none is lost or added."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from bargaining.problems import problems
from hypothesis import given

from servanda.bargaining.packages import packages_of
from servanda.bargaining.problem import Issue, Option, Preference, Problem, worth


@given(problems())
def test_every_package_that_nothing_refuses_is_there_and_worth_what_is_said(
    problem: Problem,
) -> None:
    packages = packages_of(problem)
    allowed = 0
    for package in product(*(range(len(issue.options)) for issue in problem.issues)):
        refused = any(
            all(package[lit.issue] in lit.options for lit in exclusion.literals)
            for exclusion in problem.exclusions
        )
        row = packages.row_of(package)
        assert (row is None) == refused
        if row is None:
            continue
        allowed += 1
        assert packages.package(row) == package
        utilities = packages.utilities(packages.totals(row[None])[0])
        assert utilities == tuple(by_hand(p, package) for p in problem.preferences)
    assert packages.count == allowed
    assert packages.exact


def by_hand(preference: Preference, package: tuple[int, ...]) -> Fraction:
    total = Fraction(0)
    for options, chosen in zip(preference.worths, package, strict=True):
        value = options[chosen]
        assert value is not None
        total += value.low
    for extra in preference.together:
        if all(package[issue] == option for issue, option in extra.options):
            total += extra.worth.low
    return total


def one_issue(*values: float, walk_away: float | None = None) -> Problem:
    options = tuple(Option(str(number)) for number in range(len(values)))
    floor = None if walk_away is None else worth(walk_away)
    preference = Preference("Arden", (tuple(worth(v) for v in values),), walk_away=floor)
    return Problem("", (Issue("price", options),), (preference,))


def test_random_floats_are_held_exactly() -> None:
    values = np.random.default_rng(5).random(200)
    packages = packages_of(one_issue(*values))
    assert packages.exact
    assert packages.reals(packages.blocks[0].worth)[:, 0].tolist() == values.tolist()


def test_numbers_too_far_apart_are_rounded_within_the_bound_that_is_told() -> None:
    values = (1e30, 1e-30, 3e-30)
    packages = packages_of(one_issue(*values))
    assert not packages.exact
    for value, whole in zip(values, packages.blocks[0].worth[:, 0].tolist(), strict=True):
        assert abs(whole * packages.units[0] - Fraction(value)) <= packages.rounding[0]


def test_a_walk_away_is_met_by_what_is_worth_just_as_much() -> None:
    packages = packages_of(one_issue(0.1, 0.3, 0.7, walk_away=0.3))
    assert packages.acceptable(packages.blocks[0].worth).tolist() == [False, True, True]


def test_what_is_not_definite_has_no_packages() -> None:
    unknown = Preference("Arden", ((worth(0), None),))
    problem = Problem("", (Issue("price", (Option("a"), Option("b"))),), (unknown,))
    with pytest.raises(ValueError, match="definite"):
        packages_of(problem)
