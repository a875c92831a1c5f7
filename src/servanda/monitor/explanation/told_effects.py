"""The effects that have befallen one instance, from columns."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from servanda.monitor.columnar.arrays import Bools
from servanda.monitor.columnar.judging import Course
from servanda.monitor.columnar.records import Orders, Records
from servanda.monitor.explanation.ground import Befell
from servanda.monitor.explanation.told_facts import Claims
from servanda.monitor.program import BEARER
from servanda.monitor.reference.judge import ACTS_AT_ONCE


def may_befall(records: Records, orders: Orders) -> bool:
    """Whether effects have values only for those variables that have one in an instance."""
    return set(_shared(records, orders)) <= set(records.values)


def befallen(
    course: Course, records: Records, at: int, claims: Claims, *, last: bool = False
) -> tuple[Befell, ...]:
    """Return the effects on the one instance of `records` up to an instant, in the order of time.

    With `last`, only the last of them.
    """
    found = sorted(_found(course, records, at), key=lambda one: one[0])
    chosen = found[-1:] if last else found
    return tuple(
        Befell(
            rule,
            orders.change.effect,
            int(orders.at[row]),
            claims.told(orders.evidence[row]),
        )
        for (*_, row, _), rule, orders in chosen
    )


def _found(
    course: Course, records: Records, at: int
) -> Iterator[tuple[tuple[int, bool, int, int, int], str, Orders]]:
    """Yield effects, each with what it is ordered by: at one instant, firings come first."""
    mine = records.rule.id
    for place, rule in enumerate(course.rules):
        late = rule.kind in ACTS_AT_ONCE
        for number, orders in enumerate(course.orders.get(rule.id, ())):
            if mine in orders.change.rules and may_befall(records, orders):
                for row in np.flatnonzero(_befalls(records, orders, at)).tolist():
                    yield (int(orders.at[row]), late, place, row, number), rule.id, orders


def _befalls(records: Records, orders: Orders, at: int) -> Bools:
    befalls = orders.at <= at
    shared = _shared(records, orders)
    for name in shared:
        befalls &= orders.values[name] == records.values[name][0]
    return befalls & (orders.at >= records.created[0]) if shared else befalls


def _shared(records: Records, orders: Orders) -> list[str]:
    """Return the variables by which effects and an instance agree; who is bound is not one."""
    return [name for name in records.rule.variables if name in orders.values and name != BEARER]
