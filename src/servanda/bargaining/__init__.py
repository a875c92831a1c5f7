"""Whether a text could be agreed, and would hold: what the parties want, and what follows."""

from servanda.bargaining.case import Case
from servanda.bargaining.division import adjusted_winner
from servanda.bargaining.from_instrument import positions_from
from servanda.bargaining.position import Position, Positions, WalkAway, Weight

__all__ = [
    "Case",
    "Position",
    "Positions",
    "WalkAway",
    "Weight",
    "adjusted_winner",
    "positions_from",
]
