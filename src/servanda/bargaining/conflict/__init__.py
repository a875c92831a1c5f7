"""Would it hold: the graph model for conflict resolution."""

from servanda.bargaining.conflict.coalitions import CoalitionStability
from servanda.bargaining.conflict.concept import Concept, Extension
from servanda.bargaining.conflict.conditions import Conditions, Requirement
from servanda.bargaining.conflict.conflict import Conflict
from servanda.bargaining.conflict.misperception import Misperception, View
from servanda.bargaining.conflict.option import Direction
from servanda.bargaining.conflict.paths import Paths
from servanda.bargaining.conflict.preference import (
    Comparisons,
    Order,
    Payoffs,
    Preference,
    Statements,
)
from servanda.bargaining.conflict.stability import Stability
from servanda.bargaining.conflict.step import Step
from servanda.bargaining.conflict.verdict import Try, Verdict

__all__ = [
    "CoalitionStability",
    "Comparisons",
    "Concept",
    "Conditions",
    "Conflict",
    "Direction",
    "Extension",
    "Misperception",
    "Order",
    "Paths",
    "Payoffs",
    "Preference",
    "Requirement",
    "Stability",
    "Statements",
    "Step",
    "Try",
    "Verdict",
    "View",
]
