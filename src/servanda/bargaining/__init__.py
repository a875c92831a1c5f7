"""Whether a text could be agreed: what the parties want of its clauses, and beside them."""

from servanda.bargaining.from_instrument import positions_from
from servanda.bargaining.position import Position, Positions, WalkAway, Weight

__all__ = ["Position", "Positions", "WalkAway", "Weight", "positions_from"]
