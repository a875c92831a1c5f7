"""What the search finds is what the definitions say, all of it and nothing else."""

from fractions import Fraction
from math import inf

import pytest
from bargaining.problems import problems
from bargaining.solutions.by_definition import picked
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.bargaining import Case
from servanda.bargaining.packages import packages_of
from servanda.bargaining.problem import Problem
from servanda.bargaining.solutions import Concept, Status, solutions, solve, solve_by_lot

POWERS = st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction(1), Fraction(5, 4)])


@settings(max_examples=400, deadline=None)
@given(problems(parties=(2, 5), walk_away=True), st.data())
def test_all_that_is_picked_is_found(problem: Problem, data: st.DataObject) -> None:
    parties = len(problem.parties)
    check_all_found(
        problem, data.draw(st.lists(POWERS, min_size=parties, max_size=parties).filter(any))
    )


def check_all_found(problem: Problem, powers: list[Fraction]) -> None:
    for solution in solutions(packages_of(problem), powers=powers, limit=1000):
        expected = picked(problem, solution.concept, powers)
        assert {one.package for one in solution.agreed} == expected
        assert solution.count == len(expected)
        assert (solution.status is Status.NOTHING_ACCEPTABLE) == (not expected)
        assert solution.counted


@settings(max_examples=200, deadline=None)
@given(problems(parties=(1, 5)))
def test_only_the_sum_can_do_without_a_walk_away(problem: Problem) -> None:
    missing = tuple(n for n, p in enumerate(problem.preferences) if p.walk_away is None)
    for solution in solutions(packages_of(problem), limit=1000):
        assert solution.missing == missing
        if missing and solution.concept is not Concept.UTILITARIAN:
            assert solution.status is Status.NO_WALK_AWAY
            assert not solution.found
        else:
            expected = picked(problem, solution.concept)
            assert {one.package for one in solution.agreed} == expected


LARGE = st.sampled_from([Fraction(1, 10**9), Fraction(10**6), Fraction(10**9), Fraction(10**400)])


@settings(max_examples=60, deadline=None)
@given(problems(parties=(2, 4), walk_away=True), LARGE, st.data())
def test_only_the_proportion_of_powers_matters(
    problem: Problem, times: Fraction, data: st.DataObject
) -> None:
    parties = len(problem.parties)
    powers = data.draw(st.lists(POWERS, min_size=parties, max_size=parties).filter(any))
    packages = packages_of(problem)
    for search in (solve, solve_by_lot):
        one = search(packages, Concept.ASYMMETRIC_NASH, powers=powers)
        assert search(packages, Concept.ASYMMETRIC_NASH, powers=[p * times for p in powers]) == one
        assert sum(one.powers or ()) == 1


def test_a_product_too_large_to_tell_is_infinite_and_picked_all_the_same() -> None:
    packages = Case.from_arrays([[[1e200, 3e200]], [[2e200, 1e200]]], walk_away=[0, 0]).packages
    for search in (solve, solve_by_lot):
        nash = search(packages, Concept.NASH)
        assert (nash.status, nash.value, nash.gap) == (Status.PROVEN, inf, 0)
    assert [one.package for one in solve(packages, Concept.NASH).agreed] == [(1,)]


@pytest.mark.parametrize("powers", [None, [], [1], [-1, 2], [0, 0]])
def test_powers_must_be_one_for_each_party(powers: list[Fraction] | None) -> None:
    packages = Case.from_arrays([[[1, 2]], [[2, 1]]], walk_away=[0, 0]).packages
    with pytest.raises(ValueError, match="power"):
        solve(packages, Concept.ASYMMETRIC_NASH, powers=powers)
