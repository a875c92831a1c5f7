"""The front has every efficient package, nothing else, and each as often as it is there."""

from dataclasses import replace
from fractions import Fraction
from itertools import chain

import numpy as np
import pytest
from bargaining.frontier.by_definition import all_rows, efficient_rows
from bargaining.problems import problems
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.bargaining import Case
from servanda.bargaining.frontier import Front, front_of
from servanda.bargaining.packages import Packages, packages_of
from servanda.bargaining.problem import Preference, Problem, Worth, worth


def every_row(front: Front) -> list[tuple[int, ...]]:
    rows = chain.from_iterable(front.origins.all_rows(point) for point in range(len(front)))
    return sorted(tuple(row.tolist()) for row in rows)


@settings(max_examples=400)
@given(problems(parties=(1, 5)))
def test_the_front_is_what_its_definition_says(problem: Problem) -> None:
    packages = packages_of(problem)
    for floors in (packages.walk_away, (None,) * packages.parties):
        front = front_of(packages, floors=floors)
        assert front.exact
        assert front.walk_away == floors
        assert every_row(front) == efficient_rows(packages, floors)
        assert sum(front.counts) == len(every_row(front))


@given(problems(parties=(1, 5)))
def test_points_are_different_and_in_order_and_each_has_its_package(problem: Problem) -> None:
    front = front_of(packages_of(problem))
    points = [tuple(point) for point in front.points.tolist()]
    assert points == sorted(set(points), reverse=True)
    assert front.packages.totals(front.rows).tolist() == front.points.tolist()
    for number, row in enumerate(front.rows):
        ties = front.ties(number)
        assert ties[0] == front.package(number) == front.packages.package(row)
        assert len(ties) == front.counts[number]
        assert ties[:1] == front.ties(number, most=1)
        assert front.point_of(front.points[number]) == number


def shares(front: Front) -> set[tuple[Fraction, ...]]:
    return {front.utilities(point) for point in range(len(front))}


@given(problems(parties=(2, 5)), st.permutations(range(5)))
def test_in_which_order_parties_are_listed_changes_nothing(
    problem: Problem, shuffled: list[int]
) -> None:
    order = [party for party in shuffled if party < len(problem.parties)]
    moved = replace(problem, preferences=tuple(problem.preferences[p] for p in order))
    front, other = front_of(packages_of(problem)), front_of(packages_of(moved))
    assert {tuple(share[p] for p in order) for share in shares(front)} == shares(other)
    assert {front.package(n) for n in range(len(front))} == {
        other.package(n) for n in range(len(other))
    }


def stretched(preference: Preference, by: Fraction, moved: Fraction) -> Preference:
    """Multiply what everything is worth, and add a number on the first issue."""

    def new(value: Worth | None, more: Fraction = Fraction(0)) -> Worth:
        assert value is not None
        return worth(value.low * by + more)

    first, *others = preference.worths
    floor = preference.walk_away
    return replace(
        preference,
        worths=(tuple(new(w, moved) for w in first), *(tuple(map(new, ws)) for ws in others)),
        together=tuple(replace(extra, worth=new(extra.worth)) for extra in preference.together),
        walk_away=None if floor is None else new(floor, moved),
    )


@given(
    problems(),
    st.fractions(Fraction(1, 50), 50, max_denominator=50),
    st.fractions(-50, 50, max_denominator=50),
)
def test_stretching_a_scale_changes_no_package(
    problem: Problem, by: Fraction, moved: Fraction
) -> None:
    first, *others = problem.preferences
    other = replace(problem, preferences=(stretched(first, by, moved), *others))
    assert every_row(front_of(packages_of(problem))) == every_row(front_of(packages_of(other)))


@pytest.mark.parametrize("parties", [2, 3, 4, 5])
def test_the_front_of_many_small_cases(parties: int) -> None:
    """Of every tenfold more or fewer ties, since those are what is easily got wrong."""
    random = np.random.default_rng(parties)
    for number in range(500):
        issues, options, extent = random.integers(1, 5), random.integers(1, 5), 10 ** (number % 4)
        values = random.integers(0, extent + 1, (parties, issues, options))
        packages = Case.from_arrays(values).packages
        front = front_of(packages)
        assert every_row(front) == efficient_rows(packages, (None,) * parties), values.tolist()


@pytest.mark.parametrize("parties", [1, 2, 3, 4, 5])
def test_the_front_of_random_numbers_is_exact(parties: int) -> None:
    values = np.random.default_rng(parties).random((parties, 4, 6))
    packages = Case.from_arrays(values).packages
    front = front_of(packages)
    assert every_row(front) == efficient_rows(packages, (None,) * parties)


def test_ties_are_counted_exactly_however_many() -> None:
    packages = Case.from_arrays(np.ones((3, 28, 10))).packages
    front = front_of(packages)
    assert front.counts == (10**28,)
    assert front.ties(0, most=2) == ((0,) * 28, (1, *(0,) * 27))


def test_where_nothing_is_acceptable_the_front_is_empty() -> None:
    case = Case.from_arrays(np.ones((2, 3, 2)), walk_away=[3, 4])
    front = case.front()
    assert (len(front), front.counts, front.rows.shape) == (0, (), (0, 3))
    assert len(front_of(case.packages, floors=(3, None))) == 1


def test_floors_are_one_for_each_party() -> None:
    packages = Case.from_arrays(np.ones((2, 1, 1))).packages
    with pytest.raises(ValueError, match="one for each party"):
        front_of(packages, floors=(None,))
    with pytest.raises(ValueError, match="negative"):
        front_of(packages, within=(1, -1))
    with pytest.raises(ValueError, match="one point at least"):
        front_of(packages, most=0)


def covered(packages: Packages, front: Front) -> bool:
    """Whether every package has a point near it, unless it is near somebody's floor."""
    margin = np.array(front.epsilon)
    totals = packages.totals(all_rows(packages))
    floors = np.array([-(2**62) if f is None else f for f in front.walk_away])
    clear = totals[(totals >= floors + margin).all(axis=1)]
    return all(((front.points >= total - margin).all(axis=1)).any() for total in clear)


@settings(max_examples=200)
@given(problems(parties=(2, 5)), st.integers(1, 3))
def test_a_front_of_few_points_keeps_the_bound_that_it_tells(problem: Problem, most: int) -> None:
    packages = packages_of(problem)
    front = front_of(packages, most=most)
    exact = front_of(packages)
    assert len(front) <= most
    assert covered(packages, front)
    assert packages.acceptable(front.points).all()
    if front.exact:
        assert front.points.tolist() == exact.points.tolist()


@settings(max_examples=200)
@given(problems(parties=(2, 5)), st.lists(st.fractions(0, 30), min_size=5, max_size=5))
def test_a_margin_that_was_asked_for_is_kept(problem: Problem, within: list[Fraction]) -> None:
    packages = packages_of(problem)
    asked = within[: packages.parties]
    front = front_of(packages, within=asked)
    assert all(told <= most for told, most in zip(front.margin, asked, strict=True))
    assert covered(packages, front)


@pytest.mark.parametrize("parties", [2, 3, 4])
def test_a_front_of_few_points_is_the_same_in_whatever_order_parties_are_listed(
    parties: int,
) -> None:
    values = np.random.default_rng(parties).random((parties, 5, 6))
    front = front_of(Case.from_arrays(values).packages, most=4)
    other = front_of(Case.from_arrays(values[::-1]).packages, most=4)
    assert not front.exact
    assert front.epsilon == other.epsilon[::-1]
    assert {share[::-1] for share in shares(front)} == shares(other)
