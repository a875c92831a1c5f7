"""What is counted of a clause, and how other norms stand, in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from servanda.instrument.pact import phrasing
from servanda.monitor.implementation.clauses import OtherReading
from servanda.monitor.implementation.gauges import Counted, Gauge
from servanda.monitor.implementation.level import Level
from servanda.monitor.implementation.views import ViewStep
from servanda.monitor.wording import listed

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


def others_told(others: Sequence[OtherReading]) -> str:
    """Print how norms stand that ask for no act: “prohibition: breached (A), kept so far (B)”.

    A norm that a view leaves open stands there once for each way to settle it, and is told once.
    """
    by_norm: dict[tuple[str, str], list[OtherReading]] = {}
    for other in others:
        by_norm.setdefault((other.norm, other.kind), []).append(other)
    return "; ".join(f"{kind}: {_standing(ways)}" for (_, kind), ways in by_norm.items())


def _standing(ways: Sequence[OtherReading]) -> str:
    if len(ways) == 1:
        return _statuses(ways[0])
    alike = {instances for way in ways for _, instances in way.statuses}
    if len(alike) == 1 and all(len(way.statuses) == 1 for way in ways):
        statuses = listed([str(way.statuses[0][0]) for way in ways])
        return f"{LEFT_OPEN} between {statuses}{_named(alike.pop())}"
    return f"{LEFT_OPEN}, either {', or '.join(map(_statuses, ways))}"


def _statuses(way: OtherReading) -> str:
    """Print each status with the instances that have it; of many instances the number."""
    if sum(len(instances) for _, instances in way.statuses) > MOST_NAMED:
        return ", ".join(f"{len(instances)} {status}" for status, instances in way.statuses)
    return ", ".join(f"{status}{_named(instances)}" for status, instances in way.statuses)


def _named(instances: Sequence[str]) -> str:
    named = [instance for instance in instances if instance][:MOST_NAMED]
    return f" ({'; '.join(named)})" if named else ""
