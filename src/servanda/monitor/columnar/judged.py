"""What was made of a program in one world as of an instant, and what of it stands for good."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from servanda.monitor.columnar.achieving import Achieving
from servanda.monitor.columnar.arrays import NEVER, TRUE, Bools, Ints
from servanda.monitor.columnar.constituting import Constituting
from servanda.monitor.columnar.effects import befalls
from servanda.monitor.columnar.expecting import Expecting
from servanda.monitor.columnar.records import CODE, Orders
from servanda.monitor.columnar.states import Life
from servanda.monitor.columnar.verdict_table import Noted, RuleVerdicts, VerdictTable, joined
from servanda.monitor.program import BEARER, Rule, Unstated
from servanda.monitor.verdict import Status
from servanda.norms.norm import NormKind


@dataclass(frozen=True, slots=True)
class Frame:
    """What all rules depend on: from when until when the agreement applies.

    `entered` is when the agreement entered into force: at the earliest, at the latest, and whether
    that is known at all.
    """

    entered: tuple[int, int, bool]
    ended: int


@dataclass(frozen=True, eq=False)
class Part:
    """What was made of one rule.

    `said` are the verdicts on the instances of `life`, row by row; `before` those that stood
    already, and were not judged again, `recalled` those that stood until effects befell them.
    """

    life: Life
    said: RuleVerdicts
    before: tuple[RuleVerdicts, ...] = ()
    recalled: tuple[RuleVerdicts, ...] = ()
    goes_on: bool = False

    @cached_property
    def open(self) -> Ints:
        """The instances of `life` that may come to stand otherwise without an effect on them."""
        return np.flatnonzero(~_stand(self.life, self.said))

    @cached_property
    def standing(self) -> tuple[RuleVerdicts, ...]:
        """The verdicts that only an effect on an instance can change, their claims written down."""
        return with_more(self.before, noted(self.said, _stand(self.life, self.said)))


@dataclass(frozen=True, eq=False)
class Judged:
    """What was made of a program in one world as of an instant (µs since 1970).

    `rules` are the ids of what the table says. `parts` are those of the rules that something can be
    kept of. `unsettled` are the rules whose instances may give way to surer ones, so that the past
    of whoever asks about them is not over. `follows` is the `name` of what this goes on from: it
    holds nothing else of it.
    """

    as_of: int
    table: VerdictTable
    rules: tuple[str, ...]
    frame: Frame | None
    parts: Mapping[str, Part]
    unsettled: frozenset[str]
    follows: object | None = None
    name: object = field(default_factory=object)


def is_divisible(rule: Rule) -> bool:
    """Whether instances of a rule come about one by one, and each can come to stand for good."""
    each_time = rule.trigger is not None and rule.trigger.each_time
    named = BEARER not in rule.variables or bool(rule.bearers)
    undone = rule.duty is not None and rule.duty.act.negated
    kinds = {NormKind.ACHIEVE, NormKind.GUARANTEE, *(() if undone else (NormKind.EXPECTATION,))}
    return each_time and named and rule.kind in kinds


def _stand(life: Life, said: RuleVerdicts) -> Bools:
    """Return which verdicts only an effect can change, whatever comes later in time."""
    sure = said.records.truth == TRUE
    if isinstance(life, Constituting):
        return np.asarray(sure & np.isin(said.status, _OVER))
    duty = life.duty if isinstance(life, Expecting) else life
    if isinstance(duty, Achieving):
        due = life.cases.rule.due
        fixed = (said.due != NEVER) | (due is None) | isinstance(due, Unstated)
        return np.asarray(sure & fixed & np.isin(said.status, _DONE))
    return np.zeros(len(said), np.bool_)


_OVER = [CODE[status] for status in (Status.VOID, Status.LAPSED, Status.REVOKED)]
_DONE = [CODE[status] for status in (Status.KEPT, Status.KEPT_LATE, Status.MET)]


def noted(said: RuleVerdicts, which: Bools) -> RuleVerdicts:
    """Return some verdicts, their claims written down: nothing else of the judging is kept."""
    told = said.take(np.flatnonzero(which))
    rows = np.arange(len(told))
    return replace(told, life=Noted(told.claims(rows)), rows=rows)


def with_more(parts: tuple[RuleVerdicts, ...], more: RuleVerdicts) -> tuple[RuleVerdicts, ...]:
    """Return parts with one more; small ones are put together, so that there are never many."""
    kept = [*parts, more] if len(more) else list(parts)
    while len(kept) > 1 and len(kept[-2]) < _TIMES * len(kept[-1]):
        kept[-2:] = [joined(kept[-2:])]
    return tuple(kept)


_TIMES = 4
"""So many times larger each part is than the next."""


def apart(
    parts: Sequence[RuleVerdicts], orders: Sequence[Orders], since: int
) -> tuple[tuple[RuleVerdicts, ...], tuple[RuleVerdicts, ...]]:
    """Return the verdicts that effects after an instant leave alone, and those that they befall."""
    left: list[RuleVerdicts] = []
    hit: list[RuleVerdicts] = []
    for part in parts:
        befallen = befalls(part.records, orders, since)
        if not befallen.any():
            left.append(part)
            continue
        hit.append(part.take(np.flatnonzero(befallen)))
        if not befallen.all():
            left.append(part.take(np.flatnonzero(~befallen)))
    return tuple(left), tuple(hit)
