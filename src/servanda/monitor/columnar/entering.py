"""When the instances of rules may enter a state that a condition asks about."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from servanda.monitor.columnar.arrays import Ints
from servanda.monitor.columnar.firing import Candidates, once_each
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.columnar.names import UNBOUND
from servanda.monitor.columnar.states import OF_ALL, Life, pinned
from servanda.monitor.program import InState, State


def turns_of(lives: Sequence[Life], part: InState, count: int, as_of: int) -> Candidates:
    """Return when instances may enter a state, for rows of given values.

    Which instance it is, is pinned; where all are asked together, it is none of them alone.
    """
    places = [_turns(life, part, as_of) for life in lives]
    at = np.concatenate([np.zeros(0, np.int64), *(at for _, at in places)])
    number = np.repeat(np.arange(count), len(at))
    pins: dict[str, Ints] = {}
    begin = 0
    for life, (rows, _) in zip(lives, places, strict=True):
        if part.state not in OF_ALL:
            pin = np.full(len(at), UNBOUND)
            pin[begin : begin + len(rows)] = rows
            pins[pinned(life.cases.rule.id)] = np.tile(pin, count)
        begin += len(rows)
    return once_each(number, np.tile(at, count), pins)


def _turns(life: Life, part: InState, as_of: int) -> tuple[Ints, Ints]:
    """Return which instances of a rule may enter a state, and at which instants that is seen."""
    if part.state is State.IN_FORCE and life.cases.rule.condition_while is not None:
        raise NotColumnarError("what happens when a condition puts a rule in force")
    rows, at = life.turns()
    kept = np.flatnonzero(at < as_of)
    return rows[kept], at[kept] + 1
