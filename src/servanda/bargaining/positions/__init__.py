"""What the parties are said to want, and from it the problem they have with one another."""

from servanda.bargaining.positions.answerable import Answerable
from servanda.bargaining.positions.attribution import Attribution
from servanda.bargaining.positions.bid import Bid
from servanda.bargaining.positions.from_instrument import positions_from
from servanda.bargaining.positions.missing import Lack, Missing
from servanda.bargaining.positions.negotiation import Negotiation, Outcome, negotiation_from
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
    "Answerable",
    "Attribution",
    "Bid",
    "Claim",
    "Direction",
    "Forecast",
    "Interaction",
    "Lack",
    "Missing",
    "Negotiation",
    "Outcome",
    "Position",
    "Positions",
    "Ranking",
    "Strength",
    "Valuation",
    "WalkAway",
    "Weight",
    "negotiation_from",
    "positions_from",
]
