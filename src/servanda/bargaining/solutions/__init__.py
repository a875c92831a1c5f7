"""Which packages well-known rules of bargaining pick, each with its proof."""

from servanda.bargaining.solutions.concept import Concept
from servanda.bargaining.solutions.solution import Agreed, Certificate, Solution, Status
from servanda.bargaining.solutions.solve import MOST_TIES, Asked, solutions, solve

__all__ = [
    "MOST_TIES",
    "Agreed",
    "Asked",
    "Certificate",
    "Concept",
    "Solution",
    "Status",
    "solutions",
    "solve",
]
