"""What is certain of a package is so for all worths; each difference is bounded by a solver."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from servanda.bargaining.frontier import certainty_of
from servanda.bargaining.problem import (
    Additional,
    AtLeastAsGood,
    Issue,
    Option,
    Preference,
    Problem,
    Worth,
    worth,
)

Package = tuple[int, ...]


@st.composite
def unsure(draw: st.DrawFn) -> Problem:
    """Draw ranges, unknown worths and orders that some worths satisfy: those of a hidden truth."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    issues = tuple(
        Issue(f"issue {n}", (Option("a"), Option("b"), Option("c"))[:s])
        for n, s in enumerate(sizes)
    )
    small = st.integers(0, 2)
    preferences = []
    for name in ("Arden", "Brell", "Corin")[: draw(st.integers(1, 3))]:
        truth = [[draw(small) for _ in range(size)] for size in sizes]
        table = tuple(
            tuple(
                draw(st.sampled_from([None, worth(w), worth(w - draw(small), w + draw(small))]))
                for w in row
            )
            for row in truth
        )
        orders = [
            AtLeastAsGood(i, a, b, strictly=row[a] > row[b])
            for i, row in enumerate(truth)
            for a, b in product(range(len(row)), repeat=2)
            if a != b and row[a] >= row[b] and draw(st.booleans())
        ]
        together: tuple[Additional, ...] = ()
        if len(sizes) > 1 and draw(st.booleans()):
            together = (Additional(((0, 0), (1, 0)), Worth(Fraction(-1), Fraction(draw(small)))),)
        preferences.append(Preference(name, table, tuple(orders), together))
    return Problem("unsure", issues, tuple(preferences))


def least_difference(preference: Preference, one: Package, other: Package, gap: float) -> float:
    """Return the least that the first package can be worth more than the other, by the solver."""
    sizes = [len(row) for row in preference.worths]
    start = np.concatenate(([0], np.cumsum(sizes)))
    extras = len(preference.together)
    cost = np.zeros(start[-1] + extras)
    for issue, (a, b) in enumerate(zip(one, other, strict=True)):
        cost[start[issue] + a] += 1
        cost[start[issue] + b] -= 1
    limits = [
        (None, None) if w is None else (float(w.low), float(w.high))
        for row in preference.worths
        for w in row
    ]
    for number, extra in enumerate(preference.together):
        limits.append((float(extra.worth.low), float(extra.worth.high)))
        for sign, package in ((1, one), (-1, other)):
            if all(package[issue] == option for issue, option in extra.options):
                cost[start[-1] + number] += sign
    rows, most = [], []
    for order in preference.orders:
        row = np.zeros(len(cost))
        row[start[order.issue] + order.worse] = 1
        row[start[order.issue] + order.better] = -1
        rows.append(row)
        most.append(-gap if order.strictly else 0)
    solved = linprog(cost, np.array(rows) if rows else None, most or None, bounds=limits)
    if solved.status == 3:
        return -np.inf
    assert solved.status == 0, solved.message
    assert solved.fun is not None
    return float(solved.fun)


GAP = 1 / 64
"""Worth more means by so much at least: too little, all in all, to make up for a unit."""


def sure_to_beat(problem: Problem, one: Package, other: Package) -> bool:
    least = [least_difference(p, one, other, GAP) for p in problem.preferences]
    return all(d > -GAP / 2 for d in least) and any(d > GAP / 2 for d in least)


def may_beat(problem: Problem, one: Package, other: Package) -> bool:
    most = [-least_difference(p, other, one, GAP) for p in problem.preferences]
    return all(d > -GAP / 2 for d in most) and any(d > GAP / 2 for d in most)


@settings(max_examples=150)
@given(unsure(), st.integers(0, 1000))
def test_certainty_is_what_bounds_on_every_difference_say(problem: Problem, seed: int) -> None:
    random = np.random.default_rng(seed)
    package = tuple(int(random.integers(len(issue.options))) for issue in problem.issues)
    others = list(product(*(range(len(issue.options)) for issue in problem.issues)))
    found = certainty_of(problem, package)
    surely = [other for other in others if sure_to_beat(problem, other, package)]
    maybe = [other for other in others if may_beat(problem, other, package)]
    assert found.possibly_efficient == (not surely)
    assert found.certainly_efficient == (not maybe)
    assert found.beaten_by is None or found.beaten_by in surely
    assert found.may_be_beaten_by is None or found.may_be_beaten_by in maybe


def price(*worths: Worth | None, orders: tuple[AtLeastAsGood, ...] = ()) -> Problem:
    options = tuple(Option(str(number)) for number in range(len(worths)))
    return Problem("", (Issue("price", options),), (Preference("Arden", (worths,), orders),))


def test_an_order_is_enough_to_be_certain() -> None:
    problem = price(None, None, orders=(AtLeastAsGood(0, better=1, worse=0),))
    assert certainty_of(problem, (0,)).beaten_by == (1,)
    assert certainty_of(problem, (1,)).certainly_efficient


def test_ranges_that_overlap_leave_it_open() -> None:
    problem = price(worth(1, 3), worth(2, 4))
    for package in ((0,), (1,)):
        found = certainty_of(problem, package)
        assert found.possibly_efficient
        assert not found.certainly_efficient


def test_what_is_said_to_be_no_worse_may_be_worth_the_same() -> None:
    problem = price(None, None, orders=(AtLeastAsGood(0, better=1, worse=0, strictly=False),))
    found = certainty_of(problem, (0,))
    assert (found.beaten_by, found.may_be_beaten_by) == (None, (1,))


def test_an_order_against_ranges_is_told() -> None:
    problem = price(worth(1), worth(2), orders=(AtLeastAsGood(0, better=0, worse=1),))
    with pytest.raises(ValueError, match="Arden is said to want contradicts itself"):
        certainty_of(problem, (0,))
