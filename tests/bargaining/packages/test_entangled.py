"""Where too much hangs together to be written out, nothing that could matter is left out."""

from fractions import Fraction
from itertools import pairwise, product

import numpy as np
import pytest
from bargaining.problems import problems
from hypothesis import given, settings

from servanda.bargaining.frontier import Front, front_of, standing_of
from servanda.bargaining.inquiry import Inquiry, Names
from servanda.bargaining.inquiry.entangled_told import entangled_told
from servanda.bargaining.packages import Packages, TooEntangledError, packages_of, total_of
from servanda.bargaining.problem import (
    Additional,
    Exclusion,
    Issue,
    Literal,
    Option,
    Preference,
    Problem,
    Worth,
)
from servanda.bargaining.solutions import Status, solutions
from servanda.bargaining.uncertainty import Assumptions, draws_of
from servanda.bargaining.zone import zone_of

ENOUGH = (4, 8, 16, 64, 256)
"""Some of these are enough to thin any of the small problems drawn here, and few enough to."""


def efficient(front: Front) -> set[tuple[tuple[int, ...], tuple[Fraction, ...]]]:
    return {
        (package, front.utilities(point))
        for point in range(len(front))
        for package in front.ties(point)
    }


@settings(max_examples=400)
@given(problems(parties=(1, 5)))
def test_the_front_is_the_same_with_all_its_ties(problem: Problem) -> None:
    whole, thinned = packages_of(problem), thinned_of(problem)
    for floors in (whole.walk_away, (None,) * whole.parties):
        assert efficient(front_of(thinned, floors=floors)) == efficient(
            front_of(whole, floors=floors)
        )


@settings(max_examples=200)
@given(problems(parties=(2, 4), walk_away=True))
def test_every_rule_picks_the_same(problem: Problem) -> None:
    for one, other in zip(
        solutions(thinned_of(problem)), solutions(packages_of(problem)), strict=True
    ):
        assert one.concept is other.concept
        assert (one.status, one.even) == (other.status, other.even)
        if not one.even:  # else everything that is acceptable is as good as anything
            assert {a.package for a in one.agreed} == {a.package for a in other.agreed}


def thinned_of(problem: Problem) -> Packages:
    for most in ENOUGH:
        try:
            return packages_of(problem, most)
        except TooEntangledError:
            continue
    raise AssertionError("256 is more than all packages of these problems")


@given(problems())
def test_what_a_package_is_worth_needs_no_other(problem: Problem) -> None:
    packages = packages_of(problem)
    for package in product(*(range(len(issue.options)) for issue in problem.issues)):
        row = packages.row_of(package)
        if row is not None:
            assert total_of(problem, package).tolist() == packages.totals(row[None])[0].tolist()


def tied(count: int, pairs: list[tuple[int, int]], seed: int = 3) -> Problem:
    """Make a problem of ten options each in which some pairs of issues count for more together."""
    random = np.random.default_rng(seed)

    def number(high: int) -> Worth:
        drawn = Fraction(int(random.integers(0, high)))
        return Worth(drawn, drawn)

    preferences = tuple(
        Preference(
            name,
            tuple(tuple(number(1000) for _ in range(10)) for _ in range(count)),
            together=tuple(
                Additional(((one, int(random.integers(10))), (other, option)), number(500))
                for one, other in pairs
                for option in range(10)
            ),
            walk_away=number(1),
        )
        for name in ("Arden", "Brell")
    )
    issues = tuple(
        Issue(f"issue {i}", tuple(Option(str(o)) for o in range(10)), draft=0) for i in range(count)
    )
    linked = Exclusion("link", None, (Literal(0, frozenset({1})), Literal(1, frozenset({2, 3}))))
    return Problem("", issues, preferences, (linked,))


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param(list(pairwise(range(28))), id="a chain"),
        pytest.param([(0, other) for other in range(1, 28)], id="a hub"),
        pytest.param([*pairwise(range(28)), (0, 27)], id="a ring"),
    ],
)
def test_twenty_eight_issues_that_hang_together_are_answered(pairs: list[tuple[int, int]]) -> None:
    problem = tied(28, pairs)
    packages = packages_of(problem)
    assert packages.thinned
    front = front_of(packages)
    assert front.exact
    for point in range(0, len(front), 100):
        assert total_of(problem, front.package(point)).tolist() == front.points[point].tolist()
    assert {solution.status for solution in solutions(packages)} == {Status.PROVEN}
    draft = standing_of(problem, (0,) * 28)
    assert not draft.efficient
    assert not draft.better.exact
    assert draft.better.low > 0
    zone = zone_of(problem)
    assert zone.certain is not None
    assert zone.certain.count is None


def test_what_hangs_together_all_over_is_refused() -> None:
    everything = [(one, other) for one in range(9) for other in range(one)]
    with pytest.raises(TooEntangledError, match="too many"):
        packages_of(tied(9, everything), 20_000)


def test_a_mediator_is_told_which_issues_hang_together_too_much() -> None:
    problem = tied(7, [(one, other) for one in range(7) for other in range(one)])
    inquiry = Inquiry(problem)
    part = entangled_told(inquiry, Names(problem))
    assert part is not None
    assert "7 issues hang together" in part.says[0]
    assert "10,000,000 ways" in part.says[0]
    assert (inquiry.front, inquiry.drafted, inquiry.power) == (None, None, None)
    (finding,) = draws_of(problem, Assumptions(count=10)).findings
    assert (finding.code, finding.message) == ("too-entangled", part.says[0])
