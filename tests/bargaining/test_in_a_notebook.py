"""What is asked in a notebook prints itself in a few lines, never as arrays."""

from collections.abc import Callable

import pytest

from servanda.bargaining import Case, Conflict
from servanda.bargaining.conflict import Concept

CASE = Case.from_arrays(
    [[[10, 6, 0], [4, 0]], [[0, 5, 10], [0, 6]]], parties=["Arden", "Brell"], walk_away=[4, 4]
)
FIGURE = Case.from_functions(
    {"Arden": lambda x: x, "Brell": lambda x: 1 - x}, {"share": (0, 1)}, walk_away=[0, 0]
)
CHICKEN = Conflict.from_arrays(
    payoffs=[[[3, 2], [4, 1]], [[3, 4], [2, 1]]], parties=["Arden", "Brell"]
)


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda: CASE, "Case of Arden, Brell: 6 packages"),
        (lambda: FIGURE, "Case of Arden, Brell: figures of share"),
        (lambda: CASE.packages, "6 packages for 2 parties"),
        (
            CASE.front,
            "Front of 2 points, exact:\n  (0, 1) -> 10, 6\n  (1, 1) -> 6, 11",
        ),
        (
            lambda: CASE.standing((0, 0)),
            (
                "(0, 0): efficient, not acceptable; 0 are better for somebody and worse for "
                "nobody, 0 better for all"
            ),
        ),
        (
            CASE.zone,
            "Zone: exists; of 6 packages 4 that all would sign; 4 that all might sign",
        ),
        (
            CASE.power,
            (
                "Who wins for which power:\n"
                "  Arden against Brell: 0 to 0.533 (1, 1); 0.533 to 1 (0, 1)"
            ),
        ),
        (
            CASE.draws,
            (
                "10,000 draws:\n  utilitarian: (1, 1) 100.0%\n  egalitarian: (1, 1) 100.0%\n"
                "  Nash: (1, 1) 100.0%\n  Kalai-Smorodinsky: (1, 1) 100.0%"
            ),
        ),
        (lambda: CHICKEN, "Conflict of Arden, Brell: 4 states"),
        (
            CHICKEN.stability,
            (
                "Equilibria:\n  Nash: 1 / 2, 2 / 1\n  GMR: 1 / 1, 1 / 2, 2 / 1\n"
                "  SMR: 1 / 1, 1 / 2, 2 / 1\n  SEQ: 1 / 2, 2 / 1"
            ),
        ),
        (
            lambda: CHICKEN.verdict("1 / 1", "Arden", Concept.SEQ),
            "1 / 1 is not stable for Arden (SEQ):\n- it would move to 2 / 1, and nothing stops it",
        ),
        (
            lambda: CHICKEN.paths("1 / 1", improving=True),
            "Moves to each of 2 states:\n  1 / 2: 1\n  2 / 1: 1",
        ),
    ],
)
def test_an_answer_prints_itself(ask: Callable[[], object], told: str) -> None:
    assert repr(ask()) == told


@pytest.mark.parametrize(
    "ask", [CHICKEN.coalitions, lambda: CHICKEN.seen_by({}), Conflict.from_arrays]
)
def test_nothing_prints_arrays(ask: Callable[[], object]) -> None:
    assert "array" not in repr(ask())


def test_a_case_of_figures_shows_what_is_picked() -> None:
    assert "Kalai-Smorodinsky" in FIGURE._repr_html_()


def test_a_number_too_long_to_read_is_shortened() -> None:
    huge = Case.from_arrays([[[1e300, 2]], [[2, 1]]], walk_away=[0, 0])
    assert "party 1 1e+300" in repr(huge.utilitarian())
    short = Case.from_points([(123_456_789, 1)], walk_away=[0, 0])
    assert "party 1 123456789," in repr(short.nash())
