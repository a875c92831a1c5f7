"""Draws are even: held against what is known of order statistics, and one way against another."""

import numpy as np
import pytest

from servanda.bargaining.problem import AtLeastAsGood, Worth, worth
from servanda.bargaining.uncertainty.admissible import Admissible, admissible
from servanda.bargaining.uncertainty.drawn import Input, Kind
from servanda.bargaining.uncertainty.influence import swings_of
from servanda.bargaining.uncertainty.sampling import Manner, _rejected, _walked, worths_drawn
from servanda.bargaining.uncertainty.simplex import _walked as shares_walked
from servanda.bargaining.uncertainty.simplex import shares_drawn

COUNT = 20_000


def fits(worths: list[Worth | None], *pairs: tuple[int, int]) -> Admissible:
    return admissible(worths, [AtLeastAsGood(0, better, worse) for better, worse in pairs])


def source() -> np.random.Generator:
    return np.random.default_rng(3)


def test_a_total_order_is_sorted_uniforms() -> None:
    """The mean of the k-th of n sorted uniforms is k / (n + 1)."""
    order = fits([worth(0, 1)] * 4, (0, 1), (1, 2), (2, 3))
    drawn, manner = worths_drawn(order, COUNT, source())
    assert manner is Manner.IN_ORDER
    assert (np.diff(drawn, axis=1) <= 0).all()
    assert drawn.mean(axis=0) == pytest.approx([0.8, 0.6, 0.4, 0.2], abs=0.006)


def test_a_partial_order_is_even_over_all_orders_that_fit() -> None:
    """One above two others: it is the largest of three, they are either way round as often."""
    order = fits([worth(0, 1)] * 3, (0, 1), (0, 2))
    drawn, manner = worths_drawn(order, COUNT, source())
    assert manner is Manner.IN_ORDER
    assert drawn.mean(axis=0) == pytest.approx([0.75, 0.375, 0.375], abs=0.006)
    assert (drawn[:, 1] > drawn[:, 2]).mean() == pytest.approx(0.5, abs=0.012)


def test_options_as_good_as_one_another_are_one() -> None:
    same = fits([worth(0, 2), worth(1, 3), worth(0, 9)], (0, 1), (1, 0))
    assert same.classes == (0, 0, 1)
    assert (same.low.tolist(), same.high.tolist()) == ([1, 0], [2, 9])


def test_an_order_narrows_bounds() -> None:
    narrowed = fits([None, worth(1, 2), None, worth(4, 5)], (0, 1), (3, 0), (2, 3))
    assert narrowed.low.tolist() == [1, 1, 4, 4]
    assert narrowed.high.tolist() == [5, 2, np.inf, 5]
    assert not narrowed.bounded


def test_throwing_away_and_walking_draw_the_same() -> None:
    order = fits([worth(0, 2), worth(1, 3), worth(0, 3)], (0, 1), (2, 1))
    thrown = _rejected(order.low, order.high, order.above, COUNT, source())
    assert thrown is not None
    walked = _walked(order.low, order.high, order.above, COUNT, source())
    assert walked.mean(axis=0) == pytest.approx(thrown.mean(axis=0), abs=0.015)
    assert np.quantile(walked, 0.9, axis=0) == pytest.approx(
        np.quantile(thrown, 0.9, axis=0), abs=0.03
    )


def test_what_can_hardly_be_hit_is_walked_to() -> None:
    chain = [(k, k + 1) for k in range(9)]
    bounds: list[Worth | None] = [worth(0, 1.000001), *[worth(0, 1)] * 9]
    drawn, manner = worths_drawn(fits(bounds, *chain), 300, source())
    assert manner is Manner.WALKED
    assert (np.diff(drawn, axis=1) <= 0).all()
    expected = [(10 - k) / 11 for k in range(10)]  # ten sorted uniforms below 1
    assert drawn.mean(axis=0) == pytest.approx(expected, abs=0.03)


def test_weights_are_even_on_the_simplex() -> None:
    """Each of three has the mean 1/3, and the largest of them 11/18."""
    drawn = shares_drawn(np.zeros(3), np.ones(3), COUNT, source())
    assert drawn is not None
    assert drawn[0].mean(axis=0) == pytest.approx([1 / 3] * 3, abs=0.007)
    assert drawn[0].max(axis=1).mean() == pytest.approx(11 / 18, abs=0.005)


def test_weights_keep_to_their_bounds() -> None:
    low, high = np.array([0.2, 0.1, 0.0, 0.0]), np.array([0.5, 0.3, 1.0, 0.4])
    drawn = shares_drawn(low, high, COUNT, source())
    assert drawn is not None
    walked = shares_walked(low, np.minimum(high, 0.7), COUNT, source())
    for shares in (drawn[0], walked):
        assert (shares >= low - 1e-12).all()
        assert (shares <= high + 1e-12).all()
        assert shares.sum(axis=1) == pytest.approx(np.ones(COUNT))
    assert walked.mean(axis=0) == pytest.approx(drawn[0].mean(axis=0), abs=0.01)
    assert shares_drawn(np.array([0.6, 0.6]), np.ones(2), 5, source()) is None


def test_the_part_of_a_sum_that_each_number_accounts_for() -> None:
    """Of 2x + y, with x and y alike and independent, x accounts for 4/5 of the variance."""
    random = source()
    x, y, z = random.random((3, 10_000))
    inputs = [Input(Kind.WORTH, party, values) for party, values in enumerate((x, y, z))]
    first, second, third = swings_of(2 * x + y, inputs)
    assert [first.party, second.party, third.party] == [0, 1, 2]
    assert [first.part, second.part, third.part] == pytest.approx([0.8, 0.2, 0], abs=0.02)
    assert first.high - first.low == pytest.approx(1.6, abs=0.05)
