"""Which packages well-known rules of bargaining pick, each with its proof."""

from servanda.bargaining.solutions.answer import (
    Answer,
    Answers,
    Pick,
    answer_of,
    answer_of_figures,
)
from servanda.bargaining.solutions.bearing import Bearing
from servanda.bargaining.solutions.check import Checked, check
from servanda.bargaining.solutions.concept import Concept
from servanda.bargaining.solutions.figures import Figures, Settled
from servanda.bargaining.solutions.lotteries import ByLot, solve_by_lot
from servanda.bargaining.solutions.solution import (
    Agreed,
    Certificate,
    Lottery,
    Solution,
    Status,
)
from servanda.bargaining.solutions.solve import MOST_TIES, Asked, solutions, solve
from servanda.bargaining.solutions.stretched import FURTHEST, Stretch, stretched

__all__ = [
    "FURTHEST",
    "MOST_TIES",
    "Agreed",
    "Answer",
    "Answers",
    "Asked",
    "Bearing",
    "ByLot",
    "Certificate",
    "Checked",
    "Concept",
    "Figures",
    "Lottery",
    "Pick",
    "Settled",
    "Solution",
    "Status",
    "Stretch",
    "answer_of",
    "answer_of_figures",
    "check",
    "solutions",
    "solve",
    "solve_by_lot",
    "stretched",
]
