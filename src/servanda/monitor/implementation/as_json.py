"""How far clauses are carried out, as JSON (`docs/schemas/implementation-1.json`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from servanda.monitor.as_json import time_told
from servanda.monitor.implementation.clauses import OtherReading
from servanda.monitor.implementation.gauges import Gauge
from servanda.monitor.implementation.views import ViewClause, ViewImplementation, ViewStep
from servanda.monitor.implementation.wording import column_told

SCHEMA = "servanda/implementation-1.json"

Json: TypeAlias = dict[str, object]


def as_json(views: Sequence[ViewImplementation], as_of: int) -> Json:
    """Return the whole answer as of an instant; times are in ISO 8601, in UTC."""
    return {
        "schema": SCHEMA,
        "as_of": time_told(as_of),
        "views": [
            {
                "view": view.view,
                "distribution": {
                    column_told(level): number for level, number in view.distribution.items()
                },
                "clauses": [_clause(clause) for clause in view.clauses],
            }
            for view in views
        ],
    }


def _clause(clause: ViewClause) -> Json:
    last = clause.steps[-1] if clause.steps else None
    level = last.level if last else None
    return {
        "clause": clause.clause,
        "reading": clause.rival,
        "asks_for_an_act": last is not None,
        "level": level,
        "scale": level.scale if level else None,
        "levels": list(last.levels) if last else [],
        "steps": [_step(step) for step in clause.steps],
        "others": [_other(other) for other in clause.others],
    }


def _step(step: ViewStep) -> Json:
    return {
        "since": time_told(step.start),
        "levels": list(step.levels),
        "counted": [_gauge(gauge) for gauge in step.gauges],
        "because": list(step.reports),
    }


def _gauge(gauge: Gauge) -> Json:
    return {
        "what": gauge.counted,
        "done": gauge.done,
        "asked": gauge.asked,
        "unit": gauge.unit or None,
    }


def _other(other: OtherReading) -> Json:
    return {
        "rule": other.norm,
        "kind": other.kind,
        "statuses": [
            {"status": status, "count": len(instances), "instances": list(filter(None, instances))}
            for status, instances in other.statuses
        ],
    }
