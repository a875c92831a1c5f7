"""Where a package lies is what comparing it with every other package says."""

import numpy as np
import pytest
from bargaining.frontier.by_definition import all_rows, efficient_rows
from bargaining.problems import problems
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.bargaining import Case
from servanda.bargaining.frontier import (
    Count,
    count_at_least,
    count_worth,
    front_of,
    rows_at_least,
    standing_of,
)
from servanda.bargaining.problem import Problem


@settings(max_examples=250)
@given(problems(parties=(1, 5)), st.integers(0, 1000))
def test_a_standing_is_what_its_definition_says(problem: Problem, seed: int) -> None:
    random = np.random.default_rng(seed)
    package = tuple(int(random.integers(len(issue.options))) for issue in problem.issues)
    standing = standing_of(problem, package)
    packages = standing.packages
    rows = all_rows(packages)
    totals = packages.totals(rows)
    better = (totals >= standing.total).all(axis=1) & (totals > standing.total).any(axis=1)
    preferred = (totals > standing.total).all(axis=1)
    assert standing.better == exactly(better.sum())
    assert standing.preferred == exactly(preferred.sum())
    assert bool(standing.refused) == (packages.row_of(package) is None)
    assert standing.efficient == (not standing.refused and not better.any())
    assert standing.list_better(10**6) == tuple(packages.package(row) for row in rows[better])
    assert standing.list_better(1) == standing.list_better(10**6)[:1]
    assert standing.list_preferred(10**6) == tuple(packages.package(r) for r in rows[preferred])
    most = totals[better].max(axis=0) if better.any() else standing.total
    assert standing.gains == packages.utilities(most - standing.total)


def exactly(number: int) -> Count:
    return Count(int(number), int(number))


@settings(max_examples=150)
@given(problems(parties=(1, 4)), st.integers(0, 1000))
def test_the_nearest_change_the_fewest_issues(problem: Problem, seed: int) -> None:
    random = np.random.default_rng(seed)
    package = tuple(int(random.integers(len(issue.options))) for issue in problem.issues)
    standing = standing_of(problem, package)
    packages = standing.packages
    for nearest, floors in (
        (standing.nearest, packages.walk_away),
        (standing.nearest_improved, tuple(standing.total.tolist())),
    ):
        told = [packages.package(np.array(row)) for row in efficient_rows(packages, floors)]
        if nearest is None:
            assert not told
            continue
        changes = [sum(a != b for a, b in zip(package, one, strict=True)) for one in told]
        near = {one for one, number in zip(told, changes, strict=True) if number == min(changes)}
        assert nearest.changes == min(changes)
        assert set(nearest.packages) <= near
        assert nearest.all_told == (len(near) <= 10)
        assert len(set(nearest.packages)) == len(nearest.packages) == min(10, len(near))


@pytest.mark.parametrize("parties", [1, 2, 3, 4, 5])
def test_counts_of_random_numbers(parties: int) -> None:
    packages = Case.from_arrays(np.random.default_rng(parties).random((parties, 4, 7))).packages
    rows = all_rows(packages)
    totals = packages.totals(rows)
    for number in range(0, len(rows), 400):
        above = (totals >= totals[number]).all(axis=1)
        assert count_at_least(packages, totals[number]) == exactly(above.sum())
        assert count_worth(packages, totals[number]) == exactly(1)
        listed = list(rows_at_least(packages, totals[number]))
        assert [row.tolist() for row in listed] == rows[above].tolist()


def test_packages_are_counted_exactly_however_many() -> None:
    packages = Case.from_arrays(np.ones((3, 28, 10))).packages
    ones = np.full(3, 28)
    assert count_at_least(packages, ones) == count_worth(packages, ones) == exactly(10**28)
    assert count_at_least(packages, ones + 1) == exactly(0)


def test_what_is_too_much_to_count_is_sampled_and_says_so() -> None:
    packages = Case.from_arrays(np.random.default_rng(3).random((3, 6, 6))).packages
    totals = packages.totals(all_rows(packages))
    for total in totals[::4000]:
        truth = int((totals >= total).all(axis=1).sum())
        sampled = count_at_least(packages, total, most=100)
        assert sampled.drawn
        assert sampled.low <= truth <= sampled.high
        assert sampled.high - sampled.low < len(totals) / 100
        assert count_worth(packages, total, most=100).low <= 1


def test_a_package_is_of_the_options_that_there_are() -> None:
    case = Case.from_arrays(np.ones((2, 2, 2)))
    with pytest.raises(ValueError, match="each issue"):
        standing_of(case.problem, (0, 2))


def test_a_front_that_is_known_is_used() -> None:
    case = Case.from_arrays(np.random.default_rng(1).random((2, 3, 3)))
    known = front_of(case.packages, floors=(None, None))
    standing = standing_of(case.problem, (0, 0, 0), known)
    assert standing.packages is known.packages
    assert standing.nearest == standing_of(case.problem, (0, 0, 0)).nearest
