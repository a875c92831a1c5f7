"""What is on the table: issues, their options, what each party would have of them."""

from servanda.bargaining.problem.checks import check_problem
from servanda.bargaining.problem.exclusion import Exclusion, Literal
from servanda.bargaining.problem.issue import Issue, Option
from servanda.bargaining.problem.preference import (
    Additional,
    AtLeastAsGood,
    Preference,
    Worth,
    worth,
)
from servanda.bargaining.problem.problem import Problem

__all__ = [
    "Additional",
    "AtLeastAsGood",
    "Exclusion",
    "Issue",
    "Literal",
    "Option",
    "Preference",
    "Problem",
    "Worth",
    "check_problem",
    "worth",
]
