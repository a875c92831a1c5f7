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
from servanda.bargaining.power.from_problem import power_of
from servanda.bargaining.power.line import Reach
from servanda.bargaining.power.measure import Measure
from servanda.bargaining.power.plane import Cell, Map
from servanda.bargaining.power.power import Flip, Line, Power
from servanda.bargaining.power.sampled import Sample, Share

__all__ = [
    "Answer",
    "Cell",
    "Claim",
    "Conclusion",
    "Flip",
    "Follows",
    "Line",
    "Map",
    "Measure",
    "Power",
    "Reach",
    "Sample",
    "Share",
    "Stretch",
    "Winner",
    "conclude",
    "power_of",
]
