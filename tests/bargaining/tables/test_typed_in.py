"""Cases are typed in as arrays, points or data frames, and mean what was written."""

import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import polars as pl
import pytest

from servanda.bargaining import Case
from servanda.bargaining.tables import fractions_of


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ([0.1, 0.2], [Fraction(1, 10), Fraction(1, 5)]),
        ([1 - 0.59], [Fraction(41, 100)]),
        ([1 - 0.99], [Fraction(1, 100)]),
        ([1e20, 3], [Fraction(10**20), Fraction(3)]),
        ([Decimal("0.3"), Fraction(1, 3)], [Fraction(3, 10), Fraction(1, 3)]),
        ([0.1, 1 / 3], [Fraction(0.1), Fraction(1 / 3)]),
        ([np.float64(0.5), np.int64(2)], [Fraction(1, 2), Fraction(2)]),
    ],
)
def test_a_decimal_is_the_decimal_that_was_written(
    given: list[object], meant: list[Fraction]
) -> None:
    assert fractions_of(given) == meant


def test_what_is_next_to_nothing_is_not_nothing() -> None:
    assert fractions_of([1e-300, 0.1]) == [Fraction(1, 10**300), Fraction(1, 10)]
    assert fractions_of([0.3 - 0.1 - 0.2]) == [0]  # left over by a sum, and nobody wrote it


@pytest.mark.parametrize("number", [float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_no_number_is_not_taken(number: object) -> None:
    with pytest.raises(ValueError, match="not a number"):
        fractions_of([number])


@pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame])
def test_frames_long_and_wide_make_the_same_case(frame: type) -> None:
    wide = frame(
        {
            "issue": ["price", "price", "date", "date"],
            "option": ["low", "high", "soon", "late"],
            "Arden": [0, 10, 3, 1],
            "Brell": [10.0, 0.0, 0.5, 2.0],
        }
    )
    long = frame(
        {
            "issue": ["price"] * 4 + ["date"] * 4,
            "option": ["low", "low", "high", "high", "soon", "soon", "late", "late"],
            "party": ["Arden", "Brell"] * 4,
            "worth": [0.0, 10.0, 10.0, 0.0, 3.0, 0.5, 1.0, 2.0],
        }
    )
    arrays = Case.from_arrays(
        [[[0, 10], [3, 1]], [[10, 0], [0.5, 2]]],
        parties=["Arden", "Brell"],
        issues=["price", "date"],
        options=[["low", "high"], ["soon", "late"]],
    )
    assert Case.from_frame(wide) == Case.from_frame(long) == arrays


@pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame])
def test_a_frame_without_issues_has_whole_agreements(frame: type) -> None:
    table = frame({"option": ["map", "no map"], "Arden": [3, 1], "Brell": [1, 2]})
    points = Case.from_points(
        [(3, 1), (1, 2)], labels=["map", "no map"], parties=["Arden", "Brell"]
    )
    assert Case.from_frame(table) == points


def test_a_walk_away_is_given_in_order_or_by_name() -> None:
    points = [(0, 1), (1, 0)]
    named = Case.from_points(points, parties=["Arden", "Brell"], walk_away={"Brell": 0.5})
    assert named == Case.from_points(points, parties=["Arden", "Brell"], walk_away=[None, 0.5])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"points": []}, "nothing to agree on"),
        ({"points": [(0, 1), (1,)]}, "each point"),
        ({"points": [(0, 1)], "parties": ["Arden"]}, "1 parties are named, and points are of 2"),
        ({"points": [(0, 1)], "walk_away": [0]}, "1 numbers were given for 2 parties"),
        ({"points": [(0, 1)], "walk_away": {"Nobody": 0}}, "no party is called Nobody"),
        ({"points": [(0, float("nan"))]}, "nan is not a number"),
        ({"points": [(0, 1)], "labels": ["a", "b"]}, "label"),
    ],
)
def test_what_does_not_fit_together_is_told(arguments: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Case.from_points(**arguments)  # type: ignore[arg-type]


def test_a_frame_with_a_hole_is_told() -> None:
    table = {
        "issue": ["x", "x"],
        "option": ["a", "b"],
        "party": ["Arden", "Brell"],
        "worth": [1, 2],
    }
    with pytest.raises(ValueError, match=r"what a \(x\) is worth to Brell is missing"):
        Case.from_frame(pl.DataFrame(table))


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: Case.from_arrays([]), "no party"),
        (lambda: Case.from_arrays([[], []]), "no issue"),
        (lambda: Case.from_arrays([[[]], [[]]]), "“issue 1”: it has no option"),
        (lambda: Case.from_points([[], []]), "no party"),
        (
            lambda: Case.from_arrays([[[1, 2]], [[2, 1]]], parties=["Arden", "Arden"]),
            "party Arden is named 2 times",
        ),
        (
            lambda: Case.from_arrays([[[1], [2]], [[2], [1]]], issues=["price", "price"]),
            "issue “price” is named 2 times",
        ),
        (
            lambda: Case.from_arrays([[[1, 2]], [[2, 1]]], options=[["low", "low"]]),
            "2 options of the name “low”",
        ),
        (lambda: Case.from_frame(pd.DataFrame({"party": ["A"], "worth": [1]})), "no column"),
    ],
)
def test_what_cannot_be_told_apart_or_is_empty_is_not_taken(
    make: Callable[[], Case], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        make()


def test_points_that_are_worth_the_same_are_numbered() -> None:
    case = Case.from_points([(1, 2), (1, 2)], walk_away=[0, 0])
    assert case.nash().packages == ({"agreement": "1"}, {"agreement": "2"})


@pytest.mark.parametrize("package", [(5,), (-1,), (0, 1), (), ("2",), (True,), None])
def test_what_is_no_package_is_not_taken_for_one(package: tuple[int, ...]) -> None:
    case = Case.from_arrays([[[1, 2]], [[2, 1]]], walk_away=[0, 0])
    for ask in (case.standing, case.certainty):
        with pytest.raises(ValueError, match="one of the options of each issue"):
            ask(package)


@pytest.mark.parametrize("furthest", [0, -2, 1, Fraction(1, 2), float("nan"), float("inf")])
def test_a_scale_is_stretched_by_more_than_once(furthest: Fraction) -> None:
    with pytest.raises(ValueError, match="more than 1"):
        Case.from_arrays([[[1, 2]], [[2, 1]]], walk_away=[0, 0]).stretched(furthest)


def test_so_many_ties_are_written_out() -> None:
    with pytest.raises(ValueError, match="below 0"):
        Case.from_arrays([[[1, 2]], [[2, 1]]], walk_away=[0, 0]).solutions(limit=-1)


@pytest.mark.parametrize(
    ("functions", "ranges", "told"),
    [
        ({}, {"share": (0, 1)}, "no party"),
        ({"Arden": []}, {}, "no issue"),
        ({"Arden": 3}, {"share": (0, 1)}, "Arden"),
        ({"Arden": float}, {"share": (0, float("inf"))}, "share runs from 0 to inf"),
        ({"Arden": lambda x: (x - 1) ** 0.5}, {"share": (0, 1)}, "at 0 a worth is not a number"),
        ({"Arden": math.log}, {"share": (0, 1)}, "at 0 a worth is not a number"),
        ({"Arden": lambda x: 1 / x}, {"share": (0, 1)}, "at 0 a worth is not a number"),
    ],
)
def test_figures_that_make_no_case(functions: object, ranges: object, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Case.from_functions(functions, ranges)  # type: ignore[arg-type]
