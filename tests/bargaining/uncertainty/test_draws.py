"""What draws say, held against exact answers where there are any."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from bargaining.problems import problems
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.bargaining.frontier import front_of
from servanda.bargaining.packages import packages_of
from servanda.bargaining.problem import (
    AtLeastAsGood,
    Issue,
    Option,
    Preference,
    Problem,
    worth,
)
from servanda.bargaining.solutions import Concept, solve
from servanda.bargaining.uncertainty import Assumptions, Draws, Kind, Pick, draws_of

FEW = Assumptions(count=2)


def pick(draws: Draws, concept: Concept) -> Pick:
    (found,) = (one for one in draws.picks if one.concept is concept)
    return found


@settings(max_examples=80, deadline=None)
@given(problems(parties=(2, 4)))
def test_where_nothing_is_uncertain_draws_pick_what_solutions_pick(problem: Problem) -> None:
    draws = draws_of(problem, FEW)
    packages = packages_of(problem)
    if draws.findings:
        assert packages.count == 0
        return
    assert all(found.cut_off == 0 for found in draws.picks)
    for found in draws.picks:
        exact = solve(packages, found.concept)
        picked = {one.package for one in found.packages}
        if exact.even:  # the product of gains is nought for all, and chooses nothing
            assert picked == set()
        elif exact.ideal is None or any(exact.ideal):
            assert picked <= {one.package for one in exact.agreed}
            assert len(picked) == min(12, 16, exact.count)
            assert sum(one.often.share for one in found.packages) + found.others == pytest.approx(
                1 if exact.count else 0
            )
    if draws.zone is not None:
        assert draws.zone.share == bool(solve(packages, Concept.EGALITARIAN).count)


@settings(max_examples=50, deadline=None)
@given(problems(parties=(1, 3)), st.data())
def test_a_draft_is_beaten_where_it_is_not_on_the_front(
    problem: Problem, data: st.DataObject
) -> None:
    issues = tuple(
        replace(issue, draft=data.draw(st.integers(0, len(issue.options) - 1)))
        for issue in problem.issues
    )
    problem = replace(problem, issues=issues)
    draft = draws_of(problem, FEW).draft
    packages = packages_of(problem)
    assert problem.draft is not None
    row = packages.row_of(problem.draft)
    if draft is None or row is None:
        assert draft is None or not draft.allowed
        return
    total = packages.totals(row[None])
    front = front_of(packages, floors=[None] * packages.parties)
    assert draft.beaten is not None
    assert draft.beaten.share == (front.point_of(total[0]) is None)
    if draft.accepted_by_all is not None:
        assert draft.accepted_by_all.share == packages.acceptable(total)[0]


def two_options(*, low: float, high: float) -> Problem:
    """One party values b at .5, and a from one number to another; the other values both alike."""
    issue = Issue("price", (Option("a"), Option("b")), draft=0)
    first = Preference("Arden", ((worth(low, high), worth(0.5)),), walk_away=worth(0))
    second = Preference("Brell", ((worth(1), worth(1)),), walk_away=worth(0))
    return Problem("", (issue,), (first, second))


def test_shares_are_the_part_of_what_fits_in_which_it_is_so() -> None:
    draws = draws_of(two_options(low=0, high=2), Assumptions())
    for found in draws.picks:
        (a, b) = found.packages
        assert (a.package, b.package) == ((0,), (1,))
        assert a.often.share == pytest.approx(0.75, abs=4 * a.often.error)
        assert 0.004 < a.often.error < 0.005
    assert draws.draft is not None
    assert draws.draft.beaten is not None
    assert draws.draft.beaten.share == pytest.approx(0.25, abs=0.02)
    options = pick(draws, Concept.NASH).options
    assert [one.share for one in options[0]] == pytest.approx([0.75, 0.25], abs=0.02)


def test_what_settling_now_loses() -> None:
    """Against the better of u, even on [0, 2], and .5: a loses .0625 on average, b .5625."""
    found = pick(draws_of(two_options(low=0, high=2), Assumptions()), Concept.UTILITARIAN)
    a, b = found.regrets
    assert [a.measure.mean, b.measure.mean] == pytest.approx([0.0625, 0.5625], abs=0.02)
    assert [a.measure.worst, b.measure.worst] == pytest.approx([0.5, 1.5], abs=0.01)
    assert [a.parties[0].mean, a.parties[1].mean] == pytest.approx([0.0625, 0], abs=0.02)
    assert b.measure.quantiles[1] == pytest.approx(0.5, abs=0.03)
    assert found.safest == 0
    assert a.accepted is not None
    assert a.accepted.share == 1


def test_where_somebody_would_walk_away_all_is_lost() -> None:
    problem = two_options(low=-1, high=1)
    found = pick(draws_of(problem, Assumptions()), Concept.NASH)
    a = next(one for one in found.regrets if one.package == (0,))
    assert a.accepted is not None
    assert a.accepted.share == pytest.approx(0.5, abs=0.02)
    assert a.measure.worst == 1
    assert a.parties[1].worst == 1


def test_what_matters_most_comes_first() -> None:
    """A zone exists where u + v is 1 at least; u is even on [0, 1], v on [0, .2]."""
    issues = (Issue("one", (Option("a"),)), Issue("two", (Option("b"),)))
    arden = Preference("Arden", ((worth(0, 1),), (worth(0, 0.2),)), walk_away=worth(1))
    brell = Preference("Brell", ((worth(1),), (worth(1),)), walk_away=worth(0))
    draws = draws_of(Problem("", issues, (arden, brell)), Assumptions())
    assert draws.zone is not None
    assert draws.zone.share == pytest.approx(0.1, abs=4 * draws.zone.error)
    outcome = draws.outcomes[0]
    assert [(s.kind, s.issue) for s in outcome.swings] == [(Kind.WORTH, 0), (Kind.WORTH, 1)]
    assert outcome.swings[0].low == 0
    assert outcome.swings[0].high == pytest.approx(0.5, abs=0.04)
    assert outcome.swings[0].part > 5 * outcome.swings[1].part


def orders(*ranks: int) -> tuple[AtLeastAsGood, ...]:
    return tuple(AtLeastAsGood(0, a, b) for a, b in pairwise(ranks))


def test_where_only_orders_are_known_that_is_told() -> None:
    issue = Issue("price", tuple(Option(str(o)) for o in range(3)))
    unknown = ((None,) * 3,)
    arden = Preference("Arden", unknown, orders(0, 1, 2), walk_away=worth(0))
    brell = Preference("Brell", unknown, orders(2, 1, 0), walk_away=worth(0))
    draws = draws_of(Problem("", (issue,), (arden, brell)), Assumptions())
    found = pick(draws, Concept.EGALITARIAN)
    assert [(one.package, one.often.share) for one in found.packages] == [((1,), 1)]
    sums = pick(draws, Concept.UTILITARIAN)  # the middle wins where u + v > 1
    assert sums.packages[0].package == (1,)
    assert sums.packages[0].often.share == pytest.approx(0.5, abs=0.02)
    assert sums.packages[1].often.share == pytest.approx(0.25, abs=0.02)  # the ends tie
    assert any("best is worth 1 and the worst 0" in sentence for sentence in draws.assumed)


def test_powers_within_bounds() -> None:
    """(4, 1) beats (1, 4) where the first party's power is above a half."""
    issue = Issue("price", (Option("a"), Option("b")))
    arden = Preference("Arden", ((worth(4), worth(1)),), walk_away=worth(0))
    brell = Preference("Brell", ((worth(1), worth(4)),), walk_away=worth(0))
    powers = (worth(Fraction(4, 10), Fraction(8, 10)), worth(0, 1))
    draws = draws_of(Problem("", (issue,), (arden, brell)), Assumptions(powers=powers))
    found = pick(draws, Concept.ASYMMETRIC_NASH)
    assert found.packages[0].package == (0,)
    assert found.packages[0].often.share == pytest.approx(0.75, abs=0.02)
    swing = draws.outcomes[-1].swings[0]
    assert (swing.kind, swing.low, swing.high) == (Kind.POWER, 0, 1)


@st.composite
def uncertain(draw: st.DrawFn) -> Problem:
    problem = draw(problems(parties=(2, 3), walk_away=True, entangled=False))
    spread = draw(st.integers(1, 5))

    def loosened(preference: Preference) -> Preference:
        return replace(
            preference,
            worths=tuple(
                tuple(w and worth(w.low, w.low + spread) for w in issue)
                for issue in preference.worths
            ),
        )

    return replace(problem, preferences=tuple(loosened(p) for p in problem.preferences))


@settings(max_examples=30, deadline=None)
@given(uncertain(), st.randoms(use_true_random=False))
def test_neither_names_nor_order_of_parties_change_a_share(
    problem: Problem, random: Random
) -> None:
    several = Assumptions(count=50)
    turned = [replace(p, party=f"party {p.party[::-1]}") for p in problem.preferences]
    random.shuffle(turned)
    other = replace(problem, preferences=tuple(turned))
    one, two = draws_of(problem, several), draws_of(other, several)
    assert one.zone == two.zone
    for mine, theirs in zip(one.picks, two.picks, strict=True):
        assert mine.packages == theirs.packages
        assert mine.options == theirs.options


@settings(max_examples=30, deadline=None)
@given(uncertain(), st.integers(2, 9))
def test_stretching_a_scale_changes_no_share_of_what_compares_none(
    problem: Problem, factor: int
) -> None:
    several = Assumptions(count=50)
    first, *rest = problem.preferences
    floor = first.walk_away
    assert floor is not None
    longer = replace(
        first,
        worths=tuple(
            tuple(w and worth(w.low * factor, w.high * factor) for w in issue)
            for issue in first.worths
        ),
        walk_away=worth(floor.low * factor, floor.high * factor),
    )
    same = draws_of(problem, several)
    if same.findings:
        return
    other = draws_of(replace(problem, preferences=(longer, *rest)), several)
    for concept in (Concept.NASH, Concept.KALAI_SMORODINSKY):
        before, after = pick(same, concept), pick(other, concept)
        if longer_keeps_its_place(problem, longer):
            assert before.packages == after.packages


def longer_keeps_its_place(problem: Problem, longer: Preference) -> bool:
    """Whether parties' random sources, which follow what they want, are the same after all."""
    first, *rest = (repr(replace(p, party="")) for p in problem.preferences)
    now = repr(replace(longer, party=""))
    return all((first < other) == (now < other) for other in rest)


def test_progress_is_told_and_a_seed_makes_the_same_again() -> None:
    told: list[tuple[int, int]] = []
    problem = two_options(low=0, high=2)
    asked = Assumptions(count=100, seed=4)
    one = draws_of(problem, asked, lambda done, of: told.append((done, of)))
    assert told[-1] == (100, 100)
    assert one == draws_of(problem, asked)
    assert one != draws_of(problem, Assumptions(count=100, seed=5))


def test_without_a_walk_away_only_sums_are_picked() -> None:
    problem = two_options(low=0, high=2)
    unknown = tuple(replace(p, walk_away=None) for p in problem.preferences)
    draws = draws_of(replace(problem, preferences=unknown), FEW)
    assert [one.concept for one in draws.picks] == [Concept.UTILITARIAN]
    assert draws.zone is None


def test_a_product_with_little_to_gain_for_one_is_found() -> None:
    """Gains (1e-6, 1) and (1, 1e-7) of two parties: the first package, by its product."""
    issue = Issue("price", (Option("a"), Option("b")))
    arden = Preference("Arden", ((worth(1e-6), worth(1)),), walk_away=worth(0))
    brell = Preference("Brell", ((worth(1), worth(1e-7)),), walk_away=worth(0))
    found = pick(draws_of(Problem("", (issue,), (arden, brell)), FEW), Concept.NASH)
    assert [one.package for one in found.packages] == [(0,)]


def test_powers_that_cannot_add_up_are_a_mistake() -> None:
    powers = (worth(0.8, 0.9), worth(0.8, 0.9))
    draws = draws_of(two_options(low=0, high=2), Assumptions(powers=powers))
    assert [one.code for one in draws.findings] == ["powers-do-not-add-up"]


def mixed(*second: float | None, weight: bool = False) -> Draws:
    """One issue in numbers, one of which only an order is known, or some numbers."""
    issues = (Issue("price", (Option("a"), Option("b"))), Issue("date", (Option("c"), Option("d"))))
    known = (worth(0), worth(1))
    date = tuple(None if number is None else worth(number) for number in second)
    arden = Preference("Arden", (known, date), (AtLeastAsGood(1, 1, 0),), walk_away=worth(0))
    brell = Preference("Brell", (known, known), walk_away=worth(0))
    weights = {(0, 1): worth(1, 2)} if weight else {}
    return draws_of(Problem("", issues, (arden, brell)), Assumptions(weights=weights, count=10))


@pytest.mark.parametrize(
    ("second", "code"), [((None, None), "no-weight"), ((0.3, None), "worth-not-bounded")]
)
def test_what_cannot_be_drawn_is_said(second: tuple[float | None, ...], code: str) -> None:
    (finding,) = mixed(*second).findings
    assert finding.code == code
    assert "Arden" in finding.message


def test_a_circle_in_an_order_is_a_mistake() -> None:
    issue = Issue("price", (Option("a"), Option("b")))
    circle = (AtLeastAsGood(0, 0, 1), AtLeastAsGood(0, 1, 0))
    arden = Preference("Arden", ((None, None),), circle, walk_away=worth(0))
    draws = draws_of(Problem("", (issue,), (arden,)), FEW)
    assert "preference-cycle" in [one.code for one in draws.findings]


def test_an_order_that_worths_contradict_two_steps_on_fits_nothing() -> None:
    issue = Issue("price", (Option("a"), Option("b"), Option("c")))
    worths = ((worth(0, 1), None, worth(2, 3)),)
    arden = Preference("Arden", worths, orders(0, 1, 2), walk_away=worth(0))
    draws = draws_of(Problem("", (issue,), (arden,)), FEW)
    assert [one.code for one in draws.findings] == ["order-against-worth"]


def test_a_weight_that_is_assumed_is_enough() -> None:
    draws = mixed(None, None, weight=True)
    assert draws.findings == ()
    assert np.isclose(pick(draws, Concept.UTILITARIAN).answered.share, 1)
