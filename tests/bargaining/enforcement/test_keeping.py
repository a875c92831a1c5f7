"""Keeping against breaking: the closed forms against the streams themselves, summed up."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.bargaining.enforcement import PatienceRange, Stakes

amounts = st.integers(0, 12).map(Fraction)
shares = st.integers(0, 20).map(lambda n: Fraction(n, 20))
patiences = st.integers(0, 19).map(lambda n: Fraction(n, 20))
stakes = st.builds(
    Stakes,
    amounts,
    amounts,
    amounts,
    amounts,
    st.none() | st.integers(0, 6),
    st.integers(0, 5),
)

FAR = 900
"""Periods after which what is left of a stream with patience .95 is below any difference here."""


def summed(case: Stakes, detection: Fraction, patience: Fraction) -> float:
    """Return what breaking is worth above keeping, period by period, in two futures."""
    q, d = float(detection), float(patience)

    def future(*, found: bool) -> float:
        total = float(case.gain)
        for period in range(FAR):
            bitten = found and period >= case.delay
            if not bitten:
                total += float(case.gain_each_period) * d**period
                continue
            if period == case.delay:
                total -= float(case.penalty) * d**period
            if case.lasting is None or period < case.delay + case.lasting:
                total -= float(case.loss_each_period) * d**period
        return total

    return q * future(found=True) + (1 - q) * future(found=False)


@given(stakes, shares, patiences)
def test_it_pays_where_the_streams_say_so(case: Stakes, q: Fraction, d: Fraction) -> None:
    worth = summed(case, q, d)
    if abs(worth) > 1e-6:
        assert case.keeping_pays(q, d) is (worth < 0)


@given(stakes, patiences)
def test_the_least_chance_of_being_found_is_the_least(case: Stakes, d: Fraction) -> None:
    least = case.least_detection(d)
    if least is None:
        assert not case.keeping_pays(1, d)
        return
    assert case.keeping_pays(least, d)
    assert least == 0 or not case.keeping_pays(least - Fraction(1, 10**6), d)


@given(stakes, shares, patiences)
def test_the_least_penalty_and_the_least_loss_are_the_least(
    case: Stakes, q: Fraction, d: Fraction
) -> None:
    for least, name in ((case.least_penalty(q, d), "penalty"), (case.least_loss(q, d), "loss")):

        def with_it(much: Fraction, name: str = name) -> Stakes:
            penalty = much if name == "penalty" else case.penalty
            loss = much if name == "loss" else case.loss_each_period
            return Stakes(case.gain, case.gain_each_period, penalty, loss, case.lasting, case.delay)

        if least is None:
            assert not with_it(Fraction(10**9)).keeping_pays(q, d)
        else:
            assert with_it(least).keeping_pays(q, d)
            assert least == 0 or not with_it(least - Fraction(1, 10**6)).keeping_pays(q, d)


@given(stakes, shares, st.integers(0, 40).map(lambda n: Fraction(n, 40)))
def test_patience_is_enough_exactly_within_its_range(
    case: Stakes, q: Fraction, d: Fraction
) -> None:
    found = case.patience_range(q)
    if found is None:
        assert not case.keeping_pays(q, d)
        return
    low, high = found.low, found.high
    if low.high < d < high.low:
        assert case.keeping_pays(q, d)
    if d < low.low or d > high.high:
        assert not case.keeping_pays(q, d)


@given(stakes, shares, shares, patiences)
def test_to_be_found_more_surely_never_makes_breaking_pay(
    case: Stakes, one: Fraction, other: Fraction, d: Fraction
) -> None:
    if case.keeping_pays(min(one, other), d):
        assert case.keeping_pays(max(one, other), d)


@given(stakes, shares, patiences, st.integers(1, 9).map(Fraction))
def test_another_unit_of_account_changes_nothing(
    case: Stakes, q: Fraction, d: Fraction, unit: Fraction
) -> None:
    scaled = Stakes(
        case.gain * unit,
        case.gain_each_period * unit,
        case.penalty * unit,
        case.loss_each_period * unit,
        case.lasting,
        case.delay,
    )
    assert scaled.keeping_pays(q, d) is case.keeping_pays(q, d)
    assert scaled.patience_range(q) == case.patience_range(q)


def test_too_much_patience_can_make_breaking_pay_where_it_is_mostly_never_found() -> None:
    """A fine paid once does not outweigh a gain that goes on for ever, unseen."""
    found = Stakes.of(gain_each_period=1, penalty=100).patience_range("0.1")
    assert isinstance(found, PatienceRange)
    assert found.low.exact == 0
    assert found.high.exact == Fraction(91, 100)


@pytest.mark.parametrize("patience", ["-0.1", "1.01", "nan", float("inf"), "much"])
def test_what_is_no_patience_is_refused(patience: str) -> None:
    with pytest.raises(ValueError, match="patience"):
        Stakes.of(gain=1, penalty=2).keeping_pays("0.5", patience)


def test_a_gain_below_nought_is_refused() -> None:
    with pytest.raises(ValueError, match="gain is -1; it must not be below 0"):
        Stakes.of(gain=-1)
