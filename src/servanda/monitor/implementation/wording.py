"""What is counted of a clause, and how other norms stand, in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from servanda.instrument.pact import phrasing
from servanda.monitor.implementation.clauses import OtherReading
from servanda.monitor.implementation.gauges import Counted, Gauge
from servanda.monitor.implementation.level import Level
from servanda.monitor.implementation.views import ViewStep
from servanda.monitor.verdict import Status

MOST_NAMED = 12
"""So many instances of a norm are named at most."""
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
    one = Gauge(Counted.ACTS, 0, 1), Gauge(Counted.ACTS, 1, 1)
    return ", ".join(_gauge(gauge) for gauge in gauges if gauge not in one)


def _gauge(gauge: Gauge) -> str:
    unit = gauge.unit if gauge.counted is Counted.AMOUNT else str(gauge.counted)
    done = _number(gauge.done)
    if gauge.asked is None:
        return f"{done} {unit}, of how many is not stated"
    return f"{done} of {_number(gauge.asked)} {unit}"


def _number(figure: float) -> str:
    return phrasing.number(Decimal(f"{figure:.15g}"))


def other_told(other: OtherReading) -> str:
    """Print how a norm stands that asks for no act: “prohibition: breached (A), kept so far (B)”.

    Of many instances the number is printed.
    """
    many = sum(len(instances) for _, instances in other.statuses) > MOST_NAMED
    statuses = (_status(status, instances, many=many) for status, instances in other.statuses)
    return f"{other.kind}: {', '.join(statuses)}"


def _status(status: Status, instances: Sequence[str], *, many: bool) -> str:
    named = [instance for instance in instances if instance]
    if many:
        return f"{len(instances)} {status}"
    return f"{status} ({'; '.join(named)})" if named else str(status)
