"""Cases that have been published, each with its source."""

from fractions import Fraction
from math import sqrt

import pytest

from servanda.bargaining import Case


def test_a_dollar_is_split_by_power() -> None:
    """The split-the-pie formula: each its walk-away, and its power's share of what is left.

    Powers .7 and .3, walk-aways .1 and .2 (the example of Muthoo, Bargaining Theory with
    Applications, 1999, ch. 2, with other numbers).
    """
    cents = Case.from_points([(n, 100 - n) for n in range(101)], walk_away=(10, 20))
    answer = cents.nash(powers=(0.7, 0.3))
    assert answer.count == 1
    assert answer.utilities == (59, 41)


def test_ties_are_all_given() -> None:
    """Every split of a dollar has the same sum, so the utilitarian solution cannot choose."""
    cents = Case.from_points([(n, 100 - n) for n in range(101)], walk_away=(10, 20))
    assert cents.utilitarian().count == 71
    assert cents.egalitarian().utilities == (45, 55)
    assert "tied" in repr(cents.utilitarian())


def test_what_is_not_known_is_named() -> None:
    case = Case.from_points([(1, 2), (2, 1)], parties=("Arden", "Brell"), walk_away=(0, None))
    nash = case.nash()
    assert nash.missing == ("Brell",)
    assert "worth to Brell" in nash.remarks[0]
    with pytest.raises(LookupError, match="Brell"):
        assert nash.utilities
    assert case.utilitarian().count == 2


def test_hardly_any_power_is_little_and_no_mistake() -> None:
    case = Case.from_arrays([[[1, 1], [-2, -1]], [[2, 1], [0, -1]]], walk_away=[-1, -1])
    assert case.nash([1e-6, 1 - 1e-6]).picks[0].package == {"issue 1": "1", "issue 2": "2"}


def test_kalai_and_smorodinsky_1975() -> None:
    """Their pair of cases: more to share for both, and Nash's solution gives one of them less.

    Kalai and Smorodinsky, “Other solutions to Nash's bargaining problem”, Econometrica 43, 1975:
    the hulls with the origin of (0, 1), (.75, .75), (1, 0) and of (0, 1), (1, .7), (1, 0).
    """
    origin = (0, 0)
    first = Case.from_points(
        [origin, (0, 1), (0.75, 0.75), (1, 0)], walk_away=origin, lotteries=True
    )
    second = Case.from_points([origin, (0, 1), (1, 0.7), (1, 0)], walk_away=origin, lotteries=True)
    assert first.nash().utilities == (0.75, 0.75)
    assert second.nash().utilities == (1, 0.7)
    assert first.kalai_smorodinsky().utilities == (0.75, 0.75)
    assert second.kalai_smorodinsky().exact == (Fraction(10, 13), Fraction(10, 13))


def test_a_dollar_is_split_by_lot() -> None:
    """The same split of a dollar where it goes to one or the other, and chances are agreed on."""
    dollar = Case.from_points([(1, 0), (0, 1)], walk_away=(0.1, 0.2), lotteries=True)
    answer = dollar.nash(powers=(0.7, 0.3))
    assert answer.exact == (Fraction(59, 100), Fraction(41, 100))
    assert answer.value == answer.bound


def test_a_root_against_a_straight_line() -> None:
    """Worth √x and 1 - x: Nash at x = 1/3, Kalai-Smorodinsky where both are equal, the sum at 1/4.

    A textbook case, and each answer by hand: 2 x = 1 - x where the product's slope is 0;
    √x = 1 - x at √x = (√5 - 1) / 2; 1 / (2 √x) = 1 for the sum.
    """
    case = Case.from_functions(
        {"Arden": sqrt, "Brell": lambda x: 1 - x}, {"share": (0, 1)}, walk_away=(0, 0)
    )
    golden = (sqrt(5) - 1) / 2
    nash = case.nash()
    assert nash.utilities == pytest.approx((sqrt(1 / 3), 2 / 3), abs=1e-4)
    assert nash.value == pytest.approx(sqrt(1 / 3) * 2 / 3, rel=1e-9)
    assert nash.bound == pytest.approx(sqrt(1 / 3) * 2 / 3, rel=1e-9)
    assert case.kalai_smorodinsky().utilities == pytest.approx((golden, golden), abs=1e-8)
    assert case.egalitarian().utilities == pytest.approx((golden, golden), abs=1e-8)
    assert case.utilitarian().utilities == pytest.approx((0.5, 0.75), abs=1e-4)
    assert float(nash.package["share"]) == pytest.approx(1 / 3, abs=1e-4)


def test_worth_that_is_not_concave_must_only_rise_or_fall() -> None:
    """Worth x and (1 - x)²: 3 x = 1 where the product's slope is 0, and Nash's has 1/3 and 4/9."""
    case = Case.from_functions(
        {"Arden": lambda x: x, "Brell": lambda x: (1 - x) ** 2}, {"share": (0, 1)}, walk_away=(0, 0)
    )
    nash = case.nash()
    assert nash.utilities == pytest.approx((1 / 3, 4 / 9), abs=1e-3)
    assert nash.value == pytest.approx(4 / 27, rel=1e-6)
    assert nash.bound == pytest.approx(4 / 27, rel=1e-6)
    golden = (3 - sqrt(5)) / 2
    assert case.kalai_smorodinsky().utilities == pytest.approx((golden, golden), abs=1e-6)
    assert case.egalitarian().utilities == pytest.approx((golden, golden), abs=1e-6)
    with pytest.raises(ValueError, match="rises and falls"):
        Case.from_functions(
            {"Arden": lambda x: (x - 0.5) ** 2, "Brell": sqrt}, {"share": (0, 1)}, walk_away=(0, 0)
        )
