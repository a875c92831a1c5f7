"""Whether a text could be agreed, and would hold: what the parties want, and what follows."""

from servanda.bargaining.case import Case
from servanda.bargaining.conflict import Conflict
from servanda.bargaining.division import adjusted_winner
from servanda.bargaining.enforcement import (
    PrisonersDilemma,
    ShiftOfPower,
    Stakes,
    bargaining_range,
    outlook_of,
)
from servanda.bargaining.positions import Positions, positions_from

__all__ = [
    "Case",
    "Conflict",
    "Positions",
    "PrisonersDilemma",
    "ShiftOfPower",
    "Stakes",
    "adjusted_winner",
    "bargaining_range",
    "outlook_of",
    "positions_from",
]
