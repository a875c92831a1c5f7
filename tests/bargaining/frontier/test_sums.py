"""Sums of two sets of points are all there, in order, and each knows its pairs."""

import numpy as np
import pytest
from numpy.typing import NDArray

from servanda.bargaining.frontier.sums import sums_in_order

LOW = np.full(2, -100)


def in_order(seed: int, count: int) -> NDArray[np.int64]:
    points = np.random.default_rng(seed).integers(0, 4, (count, 2))
    return np.unique(points, axis=0)[::-1].copy()


@pytest.mark.parametrize("most", [1, 2, 3, 1000])
@pytest.mark.parametrize("seed", range(20))
def test_all_sums_whatever_the_size_of_a_lot(seed: int, most: int) -> None:
    long, short = in_order(seed, 9), in_order(seed + 100, 5)
    found = []
    for values, start, pairs in sums_in_order(long, short, LOW, most):
        assert len(values) <= most
        for number, value in enumerate(values):
            for pair in pairs[start[number] : start[number + 1]]:
                one, other = divmod(int(pair), len(short))
                assert (long[one] + short[other] == value).all()
                found.append((tuple(value.tolist()), int(pair)))
    expected = [
        (tuple((one + other).tolist()), i * len(short) + j)
        for i, one in enumerate(long)
        for j, other in enumerate(short)
    ]
    assert sorted(found) == sorted(expected)
    values_only = [value for value, _ in found]
    assert values_only == sorted(values_only, reverse=True)


def test_sums_below_a_floor_are_left_out() -> None:
    long, short = in_order(1, 9), in_order(2, 5)
    everything = np.concatenate([v for v, _, _ in sums_in_order(long, short, LOW)])
    floors = np.array([3, 4])
    high = np.concatenate([v for v, _, _ in sums_in_order(long, short, floors)])
    assert high.tolist() == everything[(everything >= floors).all(axis=1)].tolist()
    assert 0 < len(high) < len(everything)


def test_no_points_have_no_sums() -> None:
    none = np.zeros((0, 2), dtype=np.int64)
    assert list(sums_in_order(none, in_order(1, 3), LOW)) == []
    assert list(sums_in_order(in_order(1, 3), none, LOW)) == []
