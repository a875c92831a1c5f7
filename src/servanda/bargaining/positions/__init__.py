"""What the parties are said to want, and from it the problem they have with one another."""

from servanda.bargaining.positions.attribution import Attribution
from servanda.bargaining.positions.from_instrument import positions_from
from servanda.bargaining.positions.position import (
    Alternative,
    Claim,
    Direction,
    Forecast,
    Interaction,
    Position,
    Positions,
    Ranking,
    Strength,
    Valuation,
    WalkAway,
    Weight,
)

__all__ = [
    "Alternative",
    "Attribution",
    "Claim",
    "Direction",
    "Forecast",
    "Interaction",
    "Position",
    "Positions",
    "Ranking",
    "Strength",
    "Valuation",
    "WalkAway",
    "Weight",
    "positions_from",
]
