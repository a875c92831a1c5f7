"""A shift of power against every promise there could be, tried one by one."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from servanda.bargaining.enforcement import ShiftOfPower, bargaining_range

chances = st.integers(0, 20).map(lambda n: Fraction(n, 20))
costs = st.integers(0, 8).map(lambda n: Fraction(n, 4))
patiences = st.integers(0, 19).map(lambda n: Fraction(n, 20))
GRID = [Fraction(n, 40) for n in range(41)]


@st.composite
def shifts(draw: st.DrawFn) -> ShiftOfPower:
    now, later = sorted((draw(chances), draw(chances)))
    return ShiftOfPower(now, later, draw(costs), draw(costs), draw(patiences))


def best_promise(shift: ShiftOfPower, *, rising_offers: bool) -> Fraction:
    """Return the most that a division of each period gives the declining side, over all divisions.

    It gets some share of the first period, and the same share of all later ones. Later shares that
    the rising side would rather fight over are no promise; where it makes the offers it leaves the
    other side no more than war would.
    """
    d = shift.patience
    war_of_rising = shift.later / (1 - d) - shift.cost_to_rising
    war_of_declining = (1 - shift.later) / (1 - d) - shift.cost_to_declining
    kept = Fraction(0)
    if rising_offers:
        kept = max(kept, war_of_declining)
    else:
        kept = max(kept, 1 / (1 - d) - max(war_of_rising, Fraction(0)))
    return max(first + d * kept for first in GRID)


@given(shifts())
def test_the_declining_side_fights_where_war_now_beats_every_promise(shift: ShiftOfPower) -> None:
    war_now = (1 - shift.now) / (1 - shift.patience) - shift.cost_to_declining
    later = shift.later / (1 - shift.patience) - shift.cost_to_rising
    if later >= 0:  # else the rising side would never fight, and needs no promise
        assert shift.no_promise_is_enough is (war_now > best_promise(shift, rising_offers=False))
    left = (1 - shift.later) / (1 - shift.patience) - shift.cost_to_declining
    if left >= 0:
        assert shift.declining_side_fights is (war_now > best_promise(shift, rising_offers=True))


@given(shifts())
def test_where_no_promise_is_enough_none_is_if_the_rising_side_makes_the_offers(
    shift: ShiftOfPower,
) -> None:
    assert shift.declining_side_fights or not shift.no_promise_is_enough


@given(shifts())
def test_what_would_bridge_it_does(shift: ShiftOfPower) -> None:
    most = shift.most_that_can_be_bridged
    if most >= shift.now:
        smaller = ShiftOfPower(
            shift.now, most, shift.cost_to_rising, shift.cost_to_declining, shift.patience
        )
        assert not smaller.no_promise_is_enough
    assert shift.no_promise_is_enough is (shift.later > most)
    if shift.fewest_steps is not None:
        step = (shift.later - shift.now) / shift.fewest_steps
        for number in range(shift.fewest_steps):
            now = shift.now + number * step
            slow = ShiftOfPower(
                now, now + step, shift.cost_to_rising, shift.cost_to_declining, shift.patience
            )
            assert not slow.no_promise_is_enough


@given(chances, costs, costs)
def test_the_range_holds_the_shares_that_both_prefer_to_war(
    p: Fraction, cost: Fraction, cost_of_other: Fraction
) -> None:
    found = bargaining_range(p, cost, cost_of_other)
    other = bargaining_range(1 - p, cost_of_other, cost)
    assert (other.low, other.high) == (1 - found.high, 1 - found.low)  # names do not matter
    for division in GRID:
        both = division >= p - cost and 1 - division >= 1 - p - cost_of_other
        assert found.holds(division) is both
