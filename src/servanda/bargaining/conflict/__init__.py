"""Would it hold: the graph model for conflict resolution."""

from servanda.bargaining.conflict.concept import Concept, Extension
from servanda.bargaining.conflict.conflict import Conflict
from servanda.bargaining.conflict.option import Direction
from servanda.bargaining.conflict.preference import (
    Comparisons,
    Order,
    Payoffs,
    Preference,
    Statements,
)
from servanda.bargaining.conflict.stability import Stability

__all__ = [
    "Comparisons",
    "Concept",
    "Conflict",
    "Direction",
    "Extension",
    "Order",
    "Payoffs",
    "Preference",
    "Stability",
    "Statements",
]
