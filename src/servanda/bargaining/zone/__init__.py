"""The zone of agreement: whether it exists, how much room is in it, what stands against it."""

from servanda.bargaining.zone.from_problem import zone_of
from servanda.bargaining.zone.result import (
    Clash,
    Extent,
    Fall,
    Limit,
    LimitKind,
    Missing,
    Move,
    Range,
    Relaxations,
    Slack,
    Standing,
    Zone,
)

__all__ = [
    "Clash",
    "Extent",
    "Fall",
    "Limit",
    "LimitKind",
    "Missing",
    "Move",
    "Range",
    "Relaxations",
    "Slack",
    "Standing",
    "Zone",
    "zone_of",
]
