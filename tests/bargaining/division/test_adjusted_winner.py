"""Adjusted winner: the published case, and what it promises, checked in other ways."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from servanda.bargaining.division import Division, adjusted_winner

few = st.integers(0, 6).map(Fraction)  # few values: many ties
many = st.fractions(min_value=0, max_value=100, max_denominator=7)


@st.composite
def points(draw: st.DrawFn) -> tuple[list[Fraction], list[Fraction]]:
    number = draw(st.sampled_from([few, many]))
    items = draw(st.integers(1, 5))
    side = st.lists(number, min_size=items, max_size=items).filter(any)
    first, second = draw(side), draw(side)
    return first, second


def gained(
    division: Division, parts: tuple[tuple[Fraction, Fraction], ...]
) -> tuple[Fraction, ...]:
    return tuple(
        sum(
            (p[who] * part[who] for p, part in zip(division.points, parts, strict=True)),
            Fraction(0),
        )
        for who in (0, 1)
    )


def test_camp_david() -> None:
    """Brams and Togman, “Camp David: was the agreement fair?” (1996)."""
    items = ("Sinai", "recognition", "West Bank and Gaza", "linkage", "rights", "Jerusalem")
    division = adjusted_winner(
        [35, 10, 20, 10, 5, 20], [55, 5, 10, 5, 20, 5], parties=("Israel", "Egypt"), items=items
    )
    assert [round(float(total), 1) for total in division.totals] == [65.8, 65.8]
    assert division.split == items.index("Sinai")
    assert division.parts[0] == (Fraction(1, 6), Fraction(5, 6))
    assert [items[i] for i, part in enumerate(division.parts) if part[0] == 1] == [
        "recognition",
        "West Bank and Gaza",
        "linkage",
        "Jerusalem",
    ]
    assert not any(division.scaled)
    assert division.others == ()


@given(points())
def test_both_get_as_many_points_and_neither_envies_the_other(
    given_points: tuple[list[Fraction], list[Fraction]],
) -> None:
    division = adjusted_winner(*given_points)
    assert division.totals == gained(division, division.parts)
    assert division.totals[0] == division.totals[1] >= 50
    assert division.envy_free
    assert sum(1 for part in division.parts if all(part)) <= 1
    for item, part in enumerate(division.parts):
        assert min(part) >= 0
        assert sum(part) == (0 if item in division.worthless else 1)


@given(points())
def test_no_division_is_better_for_one_and_no_worse_for_the_other(
    given_points: tuple[list[Fraction], list[Fraction]],
) -> None:
    division = adjusted_winner(*given_points)
    one = np.array([float(p[0]) for p in division.points])
    other = np.array([float(p[1]) for p in division.points])
    # The most for the first, while the second (who gets what is left) has no less.
    best = linprog(-one, A_ub=[other], b_ub=[100 - float(division.totals[1])], bounds=(0, 1))
    assert best.fun == pytest.approx(-float(division.totals[0]))
    for whole in product((0, 1), repeat=len(division.points)):
        parts = tuple((Fraction(mine), Fraction(1 - mine)) for mine in whole)
        totals = gained(division, parts)
        assert not (min(totals) >= division.totals[0] and max(totals) > division.totals[0])


@given(points())
def test_every_other_division_among_ties_has_the_same_totals(
    given_points: tuple[list[Fraction], list[Fraction]],
) -> None:
    division = adjusted_winner(*given_points)
    assert len(set(division.others) | {division.parts}) == len(division.others) + 1
    for parts in division.others:
        assert gained(division, parts) == division.totals
        assert sum(1 for part in parts if all(part)) <= 1


@given(points())
def test_exchanging_the_parties_exchanges_what_they_get(
    given_points: tuple[list[Fraction], list[Fraction]],
) -> None:
    first, second = given_points
    here, there = adjusted_winner(first, second), adjusted_winner(second, first)
    assert here.totals == there.totals
    turned = {tuple((b, a) for a, b in parts) for parts in (there.parts, *there.others)}
    assert {here.parts, *here.others} == turned


@given(points(), st.integers(1, 9))
def test_stretching_a_scale_changes_nothing(
    given_points: tuple[list[Fraction], list[Fraction]], factor: int
) -> None:
    first, second = given_points
    here, there = (
        adjusted_winner(first, second),
        adjusted_winner([n * factor for n in first], second),
    )
    assert (here.parts, here.totals, here.steps) == (there.parts, there.totals, there.steps)


def test_numbers_that_are_not_out_of_100_are_scaled_and_that_is_told() -> None:
    division = adjusted_winner([6, 4], [30, 70])
    assert division.scaled == (True, False)
    assert [sum(pair) for pair in division.points] == [90, 110]


def test_one_item_is_halved() -> None:
    division = adjusted_winner([100], [100])
    assert division.parts == ((Fraction(1, 2), Fraction(1, 2)),)
    assert division.split == 0


def test_where_all_is_alike_either_may_have_either() -> None:
    division = adjusted_winner([50, 50], [50, 50])
    assert division.split is None
    assert division.tied == (0, 1)
    assert len(division.others) == 1


def test_what_is_worth_nothing_to_anybody_stays_with_nobody() -> None:
    division = adjusted_winner([60, 0, 40], [50, 0, 50])
    assert division.worthless == (1,)
    assert not any(division.parts[1])


def test_many_items_alike_are_not_all_listed() -> None:
    division = adjusted_winner([1] * 30, [1] * 30)
    assert [float(total) for total in division.totals] == [50, 50]
    assert not division.complete


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ([1, 2], [1], "same items"),
        ([1, -2], [1, 1], "negative"),
        ([0, 0], [1, 1], "some item a point"),
        ([float("nan"), 1], [1, 1], "not a number"),
        ([float("inf"), 1], [1, 1], "not a number"),
        ([], [], "some item a point"),
    ],
)
def test_points_that_are_none_are_refused(
    first: list[float], second: list[float], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        adjusted_winner(first, second)


def test_a_decimal_is_the_decimal_that_was_written() -> None:
    division = adjusted_winner([33.3, 33.3, 33.4], [20.1, 30.2, 49.7])
    assert division.scaled == (False, False)
    assert division.points[0] == (Fraction("33.3"), Fraction("20.1"))


def test_an_item_or_a_party_is_named_once() -> None:
    with pytest.raises(ValueError, match="two different names"):
        adjusted_winner([1, 2], [2, 1], parties=("Arden", "Arden"))
    with pytest.raises(ValueError, match="two different names"):
        adjusted_winner([1, 2], [2, 1], parties=("Arden", "Brell", "Cole"))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="items need different names"):
        adjusted_winner([1, 2], [2, 1], items=["hill", "hill"])
