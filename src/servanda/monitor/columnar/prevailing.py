"""Acts that a permission allows, which prevails over the rule that they would breach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from servanda.monitor.columnar.arrays import TRUE, Bools, Ints
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.effects import Effects
from servanda.monitor.columnar.index import index_of
from servanda.monitor.columnar.question import Evaluator
from servanda.monitor.columnar.ragged import Lists, spread
from servanda.monitor.columnar.records import Orders, Records


@dataclass(frozen=True, eq=False)
class Permission:
    """The instances of a rule that prevails over the one whose conditions `ev` evaluates.

    `orders` are the effects that befall them.
    """

    ev: Evaluator
    records: Records
    orders: Sequence[Orders]

    def allows(self, at: Ints, claims: Ints) -> Bools:
        """Return which claims tell of an act that exercises the permission, and in force."""
        found = np.zeros(len(claims), np.bool_)
        fact, instance = _exercising(self.ev, self.records, claims)
        if not len(fact):
            return found
        records = self.records.take(instance)
        cases = Cases(self.ev, records, Effects(self.ev, records, self.orders), at[fact])
        rows, evidence = np.arange(len(fact)), Lists.single(claims[fact])
        allowed = cases.in_force(rows, at[fact], evidence) == TRUE
        allowed &= cases.excepted(rows, at[fact], evidence) != TRUE
        found[fact[allowed]] = True
        return found


def _exercising(ev: Evaluator, records: Records, claims: Ints) -> tuple[Ints, Ints]:
    """Return which claims fit the act of a permission, each with an instance that it concerns."""
    rule, nothing = records.rule, np.zeros(0, np.int64)
    if rule.duty is None:
        return nothing, nothing
    act = rule.duty.act
    stream = ev.accepted.facts(act)
    order = np.argsort(stream.rows, kind="stable")
    rows = stream.rows[order]
    low, high = np.searchsorted(rows, claims, "left"), np.searchsorted(rows, claims, "right")
    fact, places = spread(low, high)
    shared = tuple(name for name in rule.variables if name in act.variables)
    zero = np.zeros(len(records), np.int64)
    index = index_of(tuple(records.values[name] for name in shared), zero)
    keys = tuple(stream.values(name)[order[places]] for name in shared)
    pair, found = spread(*index.until(keys, np.zeros(len(fact), np.int64)))
    return fact[pair], index.order[found]
