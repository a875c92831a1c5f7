"""Who is stronger: which packages win for which power, and how patience turns into power."""

from servanda.bargaining.power.conclusion import (
    Answer,
    Claim,
    Conclusion,
    Follows,
    Stretch,
    conclude,
)
from servanda.bargaining.power.contenders import Winner
from servanda.bargaining.power.divisible import PIE, Division, deadline, divisions
from servanda.bargaining.power.from_problem import power_of
from servanda.bargaining.power.line import Reach
from servanda.bargaining.power.measure import Measure
from servanda.bargaining.power.offers import Offers, Turn, equilibria, until_deadline
from servanda.bargaining.power.plane import Cell, Map
from servanda.bargaining.power.power import Flip, Line, Power
from servanda.bargaining.power.readings import (
    Between,
    Reading,
    between,
    by_cost,
    by_deadline,
    by_first_move,
    by_patience,
    by_risk,
)
from servanda.bargaining.power.sampled import Sample, Share
from servanda.bargaining.power.waiting import Waiting, cost, discount, risk

__all__ = [
    "PIE",
    "Answer",
    "Between",
    "Cell",
    "Claim",
    "Conclusion",
    "Division",
    "Flip",
    "Follows",
    "Line",
    "Map",
    "Measure",
    "Offers",
    "Power",
    "Reach",
    "Reading",
    "Sample",
    "Share",
    "Stretch",
    "Turn",
    "Waiting",
    "Winner",
    "between",
    "by_cost",
    "by_deadline",
    "by_first_move",
    "by_patience",
    "by_risk",
    "conclude",
    "cost",
    "deadline",
    "discount",
    "divisions",
    "equilibria",
    "power_of",
    "risk",
    "until_deadline",
]
