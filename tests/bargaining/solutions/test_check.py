"""A certificate can be checked by somebody else, and a wrong answer does not pass."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
from bargaining.problems import problems
from hypothesis import given, settings

from servanda.bargaining import Case
from servanda.bargaining.packages import packages_of
from servanda.bargaining.problem import Problem
from servanda.bargaining.solutions import Concept, Status, check, solutions, solve


@settings(max_examples=100, deadline=None)
@given(problems(parties=(2, 4)))
def test_whatever_is_found_passes(problem: Problem) -> None:
    packages = packages_of(problem)
    powers = [Fraction(number, 2) for number in range(len(problem.parties))]
    for solution in solutions(packages, powers=powers, limit=1000):
        checked = check(packages, solution)
        assert checked.holds, checked.wrong


def test_what_is_not_so_does_not_pass() -> None:
    packages = Case.from_points([(1, 4), (2, 3), (3, 1)], walk_away=(0, 0)).packages
    nash = solve(packages, Concept.NASH)
    second = solve(packages, Concept.UTILITARIAN).agreed[0]
    assert check(packages, nash).holds
    assert check(packages, replace(nash, agreed=(second,))).wrong
    assert check(packages, replace(nash, count=2)).wrong == ("1 packages are as good, not 2.",)
    nothing = replace(nash, agreed=(), status=Status.NOTHING_ACCEPTABLE)
    assert check(packages, nothing).wrong == ("There is a package that all accept.",)
    lied = replace(nash.agreed[0], utilities=(Fraction(9), Fraction(9)))
    assert "not worth what is said" in check(packages, replace(nash, agreed=(lied,))).wrong[0]


def test_an_ideal_that_is_not_so_does_not_pass() -> None:
    packages = Case.from_points([(1, 4), (2, 3), (3, 1)], walk_away=(0, 0)).packages
    kalai = solve(packages, Concept.KALAI_SMORODINSKY)
    assert check(packages, kalai).holds
    assert check(packages, replace(kalai, ideal=(Fraction(2), Fraction(4)))).wrong


def test_four_parties_and_twenty_eight_issues_pass() -> None:
    values = np.random.default_rng(7).integers(0, 101, (4, 28, 10))
    packages = Case.from_arrays(values, walk_away=[1600] * 4).packages
    for solution in solutions(packages):
        assert solution.status is Status.PROVEN
        checked = check(packages, solution)
        assert checked.holds or not checked.complete
        assert not checked.wrong
