"""What is counted of a clause, and how other norms stand, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.monitor.implementation.clauses import OtherReading
from servanda.monitor.implementation.gauges import Counted, Gauge
from servanda.monitor.implementation.level import Level
from servanda.monitor.implementation.views import ViewStep

LEFT_OPEN = "left open"
"""What is said of a level that a view does not settle."""


def level_told(step: ViewStep) -> str:
    """Print the level: “minimal”; where a view leaves it open, “minimal or complete”."""
    return " or ".join(map(str, step.levels))


def column_told(level: Level | None) -> str:
    """Print what stands above the number of clauses at a level."""
    return LEFT_OPEN if level is None else str(level)


def counted_told(gauges: Sequence[Gauge]) -> str:
    """Print what is counted: “20 of 100 USD, 1 of 2 bearers”.

    Whether one act alone is done, the level says already.
    """
    return ", ".join(_gauge(gauge) for gauge in gauges if gauge.asked != 1)


def _gauge(gauge: Gauge) -> str:
    unit = gauge.unit if gauge.counted is Counted.AMOUNT else str(gauge.counted)
    if gauge.asked is None:
        return f"{gauge.done:,g} {unit}, of how many is not stated"
    return f"{gauge.done:,g} of {gauge.asked:,g} {unit}"


def other_told(other: OtherReading) -> str:
    """Print how a norm stands that asks for no act: “prohibition: kept so far, 2 breached”."""
    several = sum(number for _, number in other.statuses) > 1
    statuses = (f"{number} {s}" if several else str(s) for s, number in other.statuses)
    return f"{other.kind}: {', '.join(statuses)}"
