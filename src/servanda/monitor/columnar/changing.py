"""What is said otherwise after a step: of those instances alone that may have come to differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from servanda.monitor.columnar.arrays import Bools, Ints
from servanda.monitor.columnar.engine import remembered
from servanda.monitor.columnar.judged import Judged
from servanda.monitor.columnar.solved import grouped
from servanda.monitor.columnar.state import State
from servanda.monitor.columnar.verdict_table import (
    Divided,
    Episodes,
    RuleVerdicts,
    Said,
    VerdictTable,
    joined,
)
from servanda.monitor.verdict import Verdict


@dataclass(frozen=True, eq=False)
class Changes:
    """What was said in one world that is said no more, and what is said that was not."""

    was: VerdictTable
    now: VerdictTable


def changes(before: State, after: State) -> tuple[Changes, ...]:
    """Return, for each world, what the clock of a state changed of what an earlier one said.

    Each is judged as of its clock. Where the later state grew from the earlier one in the order of
    time, what stands for good is not looked at.
    """
    return tuple(
        _changes(remembered(before, number, before.clock), remembered(after, number, after.clock))
        for number in range(len(before.worlds))
    )


def _changes(was: Judged, now: Judged) -> Changes:
    gone: list[Said] = []
    come: list[Said] = []
    for old, new in zip(*_may_differ(was, now), strict=True):
        if isinstance(old, RuleVerdicts) and isinstance(new, RuleVerdicts):
            lost, found = differing(old, new)
            gone.append(old.take(np.flatnonzero(lost)))
            come.append(new.take(np.flatnonzero(found)))
        elif isinstance(old, tuple) and isinstance(new, tuple):
            gone.append(tuple(one for one in old if one not in new))
            come.append(tuple(one for one in new if one not in old))
        else:
            gone.append(old)
            come.append(new)
    return Changes(_table(was, gone), _table(now, come))


def _table(judged: Judged, said: Sequence[Said]) -> VerdictTable:
    return VerdictTable(tuple(said), judged.table.register, judged.table.known)


_Whole = RuleVerdicts | tuple[Verdict, ...]


def _may_differ(was: Judged, now: Judged) -> tuple[list[_Whole], list[_Whole]]:
    """Return what each says of the instances that do not stand as they stood."""
    old: list[_Whole] = []
    new: list[_Whole] = []
    for rule, before, after in zip(was.rules, was.table.said, now.table.said, strict=True):
        first, then = was.parts.get(rule), now.parts.get(rule)
        if now.follows is was.name and first is not None and then is not None and then.goes_on:
            old.append(joined([first.said.take(first.open), *then.recalled]))
            new.append(then.said)
        else:
            old.append(_whole(before))
            new.append(_whole(after))
    return old, new


def _whole(said: Said) -> _Whole:
    return joined(said.parts) if isinstance(said, Divided) else said


def differing(old: RuleVerdicts, new: RuleVerdicts) -> tuple[Bools, Bools]:
    """Return the rows that one has and the other has not, or that say something else."""
    columns = [np.concatenate(pair) for pair in zip(_columns(old), _columns(new), strict=True)]
    order, begins = grouped(columns[0], columns[1:])
    first = begins[np.diff(np.append(begins, len(order))) == _PAIR]
    mine, theirs = order[first], order[first + 1] - len(old)
    pairs = (mine < len(old)) & (theirs >= 0)
    mine, theirs = mine[pairs], theirs[pairs]
    same = _same(old.episodes.take(mine), new.episodes.take(theirs))
    gone, come = np.ones(len(old), np.bool_), np.ones(len(new), np.bool_)
    gone[mine[same]] = come[theirs[same]] = False
    return gone, come


_PAIR = 2
"""So many rows say the same where one is old and one is new."""


def _columns(said: RuleVerdicts) -> list[Ints]:
    """Return what tells verdicts apart, a column each, but for their episodes one by one."""
    records = said.records
    values = [records.values[name] for name in said.rule.variables]
    counts = np.diff(said.episodes.starts)
    return [records.created, *values, said.status, said.since, said.due, counts]


def _same(old: Episodes, new: Episodes) -> Bools:
    """Return for which rows the episodes, as many of each, are the same."""
    other = (old.begin != new.begin) | (old.end != new.end)
    other |= np.diff(old.claims.starts) != np.diff(new.claims.starts)
    same = np.ones(len(old.starts) - 1, np.bool_)
    same[old.owners[other]] = False
    return same
