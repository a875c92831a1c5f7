"""Norms as a model for solvers: what waits for what, what clashes, what answers a breach."""

from servanda.effects.circles import MOST_CIRCLES, Circle, circles_of
from servanda.effects.clashes import MOST_OF_A_KNOT, Clash, clashes
from servanda.effects.precedence import Wait, Why, deadlocks, waits
from servanda.effects.propositions import ClashKind

__all__ = [
    "MOST_CIRCLES", "MOST_OF_A_KNOT", "Circle", "Clash", "ClashKind", "Wait", "Why", "circles_of",
    "clashes", "deadlocks", "waits",
]  # fmt: skip
