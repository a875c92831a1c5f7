"""Fair division of what two parties dispute: adjusted winner."""

from servanda.bargaining.division.adjusted_winner import adjusted_winner
from servanda.bargaining.division.from_problem import division_of
from servanda.bargaining.division.result import Division, Fitting, Pair, Step

__all__ = ["Division", "Fitting", "Pair", "Step", "adjusted_winner", "division_of"]
