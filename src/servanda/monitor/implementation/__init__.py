"""How far each clause is carried out, over time and in each view; never one number for all."""

from servanda.monitor.implementation.clauses import Clause, OtherReading, Step, clauses
from servanda.monitor.implementation.gauges import Counted, Gauge
from servanda.monitor.implementation.level import ON_THE_SCALE, Level
from servanda.monitor.implementation.views import (
    ViewClause,
    ViewImplementation,
    ViewStep,
    implementations,
)

__all__ = [
    "ON_THE_SCALE",
    "Clause",
    "Counted",
    "Gauge",
    "Level",
    "OtherReading",
    "Step",
    "ViewClause",
    "ViewImplementation",
    "ViewStep",
    "clauses",
    "implementations",
]
