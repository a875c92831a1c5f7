"""One more batch: the next state, and what it changed of what was said before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from servanda.monitor.columnar.changing import differing
from servanda.monitor.columnar.engine import verdicts
from servanda.monitor.columnar.state import Batch, Coming, State
from servanda.monitor.columnar.verdict_table import RuleVerdicts, VerdictTable
from servanda.monitor.program import Variable
from servanda.monitor.verdict import Verdict
from servanda.vocabulary.instance import Instance


@dataclass(frozen=True, slots=True)
class Revised:
    """What was said of an instance as of the clock before, and what is said of that instant now.

    `world` is the number of the world. None: there was, or is, no such instance. `reports` are the
    labels on which one of the two rests and the other does not.
    """

    world: int
    rule: str
    instance: tuple[tuple[Variable, Instance], ...]
    before: Verdict | None
    after: Verdict | None

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports because of which it was revised."""
        rested, rests = (
            () if verdict is None else verdict.reports for verdict in (self.before, self.after)
        )
        both = dict.fromkeys((*rested, *rests))
        return tuple(label for label in both if (label in rested) is not (label in rests))


def step(state: State, batch: Batch) -> tuple[State, tuple[Revised, ...]]:
    """Return the next state, and what the batch changed of the past.

    What comes in the order of time changes nothing of the past. What is late or withdrawn is
    taken into what was said as of the clock of the state before.
    """
    coming = Coming(state)
    coming.add(batch)
    new = coming.state()
    if not state.rows or not (batch.withdrawn or coming.earliest <= state.clock):
        return new, ()
    before, after = verdicts(state, state.clock), verdicts(new, state.clock)
    pairs = enumerate(zip(before, after, strict=True))
    return new, tuple(one for world, pair in pairs for one in _revised(world, *pair))


def _revised(world: int, before: VerdictTable, after: VerdictTable) -> Iterator[Revised]:
    for old, new in zip(before.rules, after.rules, strict=True):
        if isinstance(old, RuleVerdicts) and isinstance(new, RuleVerdicts):
            gone, come = differing(old, new)
            was = before.of_rule(old.take(np.flatnonzero(gone)))
            turned = after.of_rule(new.take(np.flatnonzero(come)))
        else:
            was, turned = _listed(before, old), _listed(after, new)
        yield from _paired(world, tuple(was), tuple(turned))


def _listed(table: VerdictTable, part: RuleVerdicts | tuple[Verdict, ...]) -> Iterator[Verdict]:
    return table.of_rule(part) if isinstance(part, RuleVerdicts) else iter(part)


def _paired(world: int, was: tuple[Verdict, ...], turned: tuple[Verdict, ...]) -> Iterator[Revised]:
    old = {(v.rule, v.rival, v.instance, v.created): v for v in was}
    new = {(v.rule, v.rival, v.instance, v.created): v for v in turned}
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            yield Revised(world, key[0], key[2], old.get(key), new.get(key))
