"""Problems typed in as arrays, points or data frames."""

from servanda.bargaining.tables.arrays import (
    Points,
    Powers,
    Values,
    WalkAways,
    powers_of,
    problem_from_arrays,
    problem_from_points,
    walk_aways_of,
)
from servanda.bargaining.tables.frames import Frame, problem_from_frame
from servanda.bargaining.tables.written import fractions_of

__all__ = [
    "Frame",
    "Points",
    "Powers",
    "Values",
    "WalkAways",
    "fractions_of",
    "powers_of",
    "problem_from_arrays",
    "problem_from_frame",
    "problem_from_points",
    "walk_aways_of",
]
