"""With ranges and orders: what all would sign for certain, and what they might."""

from fractions import Fraction
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from servanda.bargaining.problem import (
    AtLeastAsGood,
    Issue,
    Option,
    Preference,
    Problem,
    Worth,
    check_problem,
    worth,
)
from servanda.bargaining.zone import Missing, Standing, zone_of
from servanda.findings import Severity

_STEP = 1e-3  # stands for “strictly more”; all numbers drawn are whole
_ROUNDING = 1e-6


@st.composite
def open_problems(draw: st.DrawFn) -> Problem:
    """Draw a problem of two or three parties with ranges, orders and unknown worths."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    issues = tuple(
        Issue(f"issue {n}", tuple(Option(str(o)) for o in range(size)))
        for n, size in enumerate(sizes)
    )
    number = st.integers(-4, 4)
    ranges = st.tuples(number, number).map(lambda ends: worth(min(ends), max(ends)))
    preferences = []
    for name in ("Arden", "Brell", "Corin")[: draw(st.integers(2, 3))]:
        known = st.one_of(ranges, number.map(worth), st.none())
        table = tuple(tuple(draw(known) for _ in range(size)) for size in sizes)
        ranked = [draw(st.permutations(range(size))) for size in sizes]
        orders = tuple(
            AtLeastAsGood(issue, rank[0], rank[1], draw(st.booleans()))
            for issue, rank in enumerate(ranked)
            if len(rank) > 1 and draw(st.booleans())
        )
        preferences.append(Preference(name, table, orders, walk_away=draw(ranges)))
    return Problem("open", issues, tuple(preferences))


def sound(problem: Problem) -> bool:
    return not any(f.severity is Severity.MISTAKE for f in check_problem(problem))


def extreme(preference: Preference, package: tuple[int, ...], sign: int) -> float | None:
    """Return the least (or most) that a package can be worth, by linear programming."""
    place = {
        (issue, option): n
        for n, (issue, option) in enumerate(
            (i, o) for i, row in enumerate(preference.worths) for o in range(len(row))
        )
    }
    bounds = [
        (None, None) if w is None else (float(w.low), float(w.high))
        for row in preference.worths
        for w in row
    ]
    rows = []
    for order in preference.orders:
        row = np.zeros(len(place))
        row[place[order.issue, order.better]] = -1
        row[place[order.issue, order.worse]] = 1
        rows.append((row, -_STEP if order.strictly else 0.0))
    cost = np.zeros(len(place))
    for pair in enumerate(package):
        cost[place[pair]] = -sign
    found = linprog(
        cost,
        A_ub=[row for row, _ in rows] or None,
        b_ub=[bound for _, bound in rows] or None,
        bounds=bounds,
    )
    return -sign * found.fun if found.status == 0 and found.fun is not None else None


@given(open_problems().filter(sound))
@settings(max_examples=150, deadline=None)
def test_what_is_certain_and_what_is_possible(problem: Problem) -> None:
    certain, possible = [], []
    for package in product(*(range(len(issue.options)) for issue in problem.issues)):
        signs, may_sign = [], []
        for preference in problem.preferences:
            floor = preference.walk_away
            assert floor is not None
            least, most = (extreme(preference, package, sign) for sign in (-1, 1))
            # Strictly more is as little more as one likes: at the least it makes no difference.
            signs.append(least is not None and least >= floor.high - _ROUNDING)
            may_sign.append(most is None or most >= floor.low - _ROUNDING)
        certain += [package] if all(signs) else []
        possible += [package] if all(may_sign) else []
    zone = zone_of(problem)
    assert zone.standing is (
        Standing.EXISTS if certain else Standing.POSSIBLE if possible else Standing.EMPTY
    )
    assert (zone.certain.count if zone.certain else 0) == len(certain)
    assert (zone.possible.count if zone.possible else 0) == len(possible)
    if zone.certain:
        assert zone.certain.example == certain[0]
    if zone.possible:
        assert zone.possible.example == possible[0]


def one_issue(*preferences: Preference) -> Problem:
    issue = Issue("the bridge", (Option("open"), Option("half"), Option("closed")))
    return Problem("bridge", (issue,), preferences)


def test_an_order_alone_leaves_it_open() -> None:
    """Nothing but an order is known of Arden: any package may be worth its walk-away, or not."""
    orders = (AtLeastAsGood(0, 0, 1), AtLeastAsGood(0, 1, 2))
    arden = Preference("Arden", ((None, None, None),), orders, walk_away=worth(0))
    brell = Preference("Brell", ((worth(0), worth(1), worth(2)),), walk_away=worth(1))
    zone = zone_of(one_issue(arden, brell))
    assert zone.standing is Standing.POSSIBLE
    assert zone.certain is None
    assert zone.missing == (Missing("Arden", 0, (0, 1, 2)),)
    assert zone.possible is not None
    assert zone.possible.count == 2
    assert list(zone.possible.ideal) == [None, 1]
    assert zone.possible.slack is not None
    assert zone.possible.slack.binding == ("Brell",)


def test_an_order_carries_what_is_known_of_one_option_to_another() -> None:
    """What is better than an option worth 5 is worth 5 at least."""
    orders = (AtLeastAsGood(0, 0, 1, strictly=False),)
    arden = Preference("Arden", ((None, worth(5), worth(0)),), orders, walk_away=worth(5))
    brell = Preference("Brell", ((worth(3), worth(0), worth(0)),), walk_away=worth(1))
    zone = zone_of(one_issue(arden, brell))
    assert zone.standing is Standing.EXISTS
    assert zone.certain is not None
    assert zone.certain.example == (0,)


def test_what_is_strictly_worse_than_the_most_does_not_reach_it() -> None:
    """Half is worse than open, which is worth 10 at most; so it is never worth 10 itself."""
    orders = (AtLeastAsGood(0, 0, 1),)
    ten = Worth(Fraction(0), Fraction(10))
    arden = Preference("Arden", ((ten, ten, worth(0)),), orders, walk_away=worth(10))
    brell = Preference("Brell", ((worth(0), worth(1), worth(1)),), walk_away=worth(1))
    assert zone_of(one_issue(arden, brell)).standing is Standing.EMPTY
    nearly = Preference("Arden", ((ten, ten, worth(0)),), orders, walk_away=worth(9.75))
    zone = zone_of(one_issue(nearly, brell))
    assert zone.standing is Standing.POSSIBLE
    assert zone.possible is not None
    assert zone.possible.slack is not None
    assert list(zone.possible.slack.gains) == [Fraction(1, 4), 0]  # as near to it as one likes
