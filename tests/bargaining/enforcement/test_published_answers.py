"""What books and papers say, asked of our own reckoning."""

from __future__ import annotations

from fractions import Fraction

import pytest

from servanda.bargaining.enforcement import (
    PrisonersDilemma,
    ShiftOfPower,
    Stakes,
    bargaining_range,
)


def test_fearon_1995_both_prefer_any_share_in_the_range_to_war() -> None:
    """A side that wins with chance .6; war costs it .1 and the other side .15."""
    found = bargaining_range(0.6, 0.1, 0.15)
    assert (found.low, found.high) == (Fraction(1, 2), Fraction(3, 4))
    assert found.width == Fraction(1, 4)  # what war would destroy
    assert found.holds("0.5")
    assert not found.holds("0.76")


def test_friedman_1971_grim_trigger_needs_patience_of_a_half() -> None:
    """Temptation 5, reward 3, punishment 1, sucker 0: (5-3)/(5-1)."""
    assert PrisonersDilemma.of(5, 3, 1, 0).grim_trigger == Fraction(1, 2)


def test_axelrod_1984_tit_for_tat_needs_patience_of_two_thirds() -> None:
    """The greater of (5-3)/(5-1) and (5-3)/(3-0); Axelrod's own numbers."""
    assert PrisonersDilemma.of(5, 3, 1, 0).tit_for_tat == Fraction(2, 3)


def test_punishing_for_two_rounds_needs_the_golden_ratio() -> None:
    """d + d² = 1; to punish longer asks for less patience, down to that of grim trigger."""
    game = PrisonersDilemma.of(5, 3, 1, 0)
    one, two, many = (game.punishing_for(rounds) for rounds in (1, 2, 400))
    assert one is not None
    assert two is not None
    assert many is not None
    assert one.exact == 1
    assert float(two) == pytest.approx((5**0.5 - 1) / 2)
    assert float(many) == pytest.approx(0.5)


def test_becker_1968_what_counts_is_the_chance_times_the_fine() -> None:
    """A gain of 10 against a fine of 50: found one time in five is just enough."""
    fine = Stakes.of(gain=10, penalty=50)
    assert fine.least_detection(1) == Fraction(1, 5)
    assert fine.least_penalty("0.2", 1) == 50


def test_fearon_1995_the_declining_side_fights_where_its_decline_outweighs_what_war_costs() -> None:
    """Preventive war: δP - p > c(1-δ)², here .9·.6 - .5 = .04 against c·.01."""
    decline = ShiftOfPower.of(
        now=0.5, later=0.6, cost_to_rising=0, cost_to_declining=3, patience=0.9
    )
    assert decline.declining_side_fights
    dearer = ShiftOfPower.of(
        now=0.5, later=0.6, cost_to_rising=0, cost_to_declining=4, patience=0.9
    )
    assert not dearer.declining_side_fights


def test_powell_2006_a_shift_greater_than_the_surplus_leaves_no_promise_that_is_enough() -> None:
    """δP - p against (1-δ)(c + δC): .9·.7 - .3 = .33 against .1·(.5 + .45) = .095."""
    shift = ShiftOfPower.of(
        now=0.3, later=0.7, cost_to_rising=0.5, cost_to_declining=0.5, patience=0.9
    )
    assert (shift.shift, shift.surplus) == (Fraction(33, 100), Fraction(19, 200))
    assert shift.no_promise_is_enough
    assert shift.most_that_can_be_bridged == Fraction(79, 180)
    assert shift.fewest_steps == 3


@pytest.mark.parametrize("rounds", [-1, 0.5, 100_000])
def test_rounds_are_counted(rounds: int) -> None:
    with pytest.raises(ValueError, match="lasting"):
        PrisonersDilemma.of(5, 3, 1, 0).punishing_for(rounds)


def test_what_is_no_number_is_told_by_its_name() -> None:
    with pytest.raises(ValueError, match="cost is None, which is no number"):
        bargaining_range(0.5, None, 0.1)  # type: ignore[arg-type]
