"""When named times come: dates, so long after, and when a condition became true."""

from __future__ import annotations

import numpy as np

from servanda.monitor.beginning import DATED_FROM
from servanda.monitor.columnar.arrays import (
    ALWAYS,
    NEVER,
    TRUE,
    are_many,
    blocks,
    only_value,
    repeated,
    taken,
)
from servanda.monitor.columnar.calendar_steps import shifted
from servanda.monitor.columnar.question import Evaluator, Questions, Resolved
from servanda.monitor.columnar.solved import Solved, sure
from servanda.monitor.program import (
    After,
    At,
    Condition,
    OnceTrue,
    Reached,
    Time,
)


def resolved(ev: Evaluator, time: Time, asked: Questions) -> Resolved:
    """Return when a time is, so far as it is known at the instants asked about."""
    count = len(asked)
    known = repeated(value=True, length=count)
    match time:
        case At(first=first, last=last):
            return Resolved(repeated(first, count), repeated(last, count), known)
        case After(length=length, of=of):
            base = Resolved(asked.first, asked.latest, known)
            if of is not None:
                base = ev.resolve(of, asked)
            moved, always = shifted(base.latest, length), base.latest < DATED_FROM
            if not always.any():
                return Resolved(moved, moved, base.known)
            moved = np.where(always, NEVER, moved)
            return Resolved(moved, moved, base.known & ~always)
        case OnceTrue(condition=condition):
            return _once_true(ev, condition, asked)
    never = repeated(NEVER, count)
    return Resolved(never, never, ~known)


def reached(ev: Evaluator, part: Reached, asked: Questions) -> Solved:
    """Return whether a time is reached."""
    when = ev.resolve(part.time, asked)
    come = when.known & (when.first <= asked.at)
    owner = np.flatnonzero(come | ~when.known)
    found = sure(owner, (come & (when.first == asked.at))[owner])
    latest = np.where(come, when.latest, ALWAYS)[owner]
    truth = np.where(come, TRUE, TRUE - 1).astype(np.int8)[owner]
    return Solved(owner, {}, truth, latest, found.evidence, found.fresh)


def _once_true(ev: Evaluator, condition: Condition, asked: Questions) -> Resolved:
    known = repeated(value=True, length=len(asked))
    moments, keys = ev.moments(condition, asked)
    names = tuple(keys)
    if not len(moments) or not len(asked):
        never = repeated(NEVER, len(asked))
        return Resolved(never, never, known)
    if len(asked) > 1 and not names and None not in map(only_value, (asked.first, asked.at)):
        one = _once_true(ev, condition, asked.take(np.zeros(1, np.int64)))
        when, at_last = (int(column[0]) for column in (one.first, one.latest))
        return Resolved(repeated(when, len(asked)), repeated(at_last, len(asked)), known)
    if not names and are_many(asked):
        parts = [_once_true(ev, condition, asked.take(block)) for block in blocks(len(asked))]
        first = np.concatenate([part.first for part in parts])
        if all(part.latest is part.first for part in parts):
            return Resolved(first, first, known)
        return Resolved(first, np.concatenate([part.latest for part in parts]), known)
    already = ev.value(condition, asked.asked_at(asked.first)) == TRUE
    index = moments.index(names)
    first = np.full(len(asked), NEVER)
    latest = first if moments.latest is moments.at else first.copy()
    for was, mine in ((False, np.flatnonzero(~already)), (True, np.flatnonzero(already))):
        columns = tuple(taken(keys[name], mine) for name in names)
        begin, at = taken(asked.first, mine), taken(asked.at, mine)
        if was:
            low, high = index.until(columns, np.minimum(begin, at))
        else:
            low, high = index.between(columns, begin, at)
        there = np.flatnonzero(high > low)
        moment = index.order[(high[there] - 1) if was else low[there]]
        first[mine[there]] = moments.at[moment]
        latest[mine[there]] = moments.latest[moment]
    return Resolved(first, latest, known)
