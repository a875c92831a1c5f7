"""When named times come: dates, so long after, and when a condition became true."""

from __future__ import annotations

import numpy as np

from servanda.monitor.columnar.arrays import ALWAYS, NEVER, TRUE, only_value, repeated
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
            moved, always = shifted(base.latest, length), base.latest == ALWAYS
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
        first, latest = int(one.first[0]), int(one.latest[0])
        return Resolved(repeated(first, len(asked)), repeated(latest, len(asked)), known)
    already = ev.value(condition, asked.asked_at(asked.first)) == TRUE
    index = moments.index(names)
    columns = tuple(keys[name] for name in names)
    after_low, after_high = index.between(columns, asked.first, asked.at)
    before_low, before_high = index.until(columns, np.minimum(asked.first, asked.at))
    there = np.where(already, before_high > before_low, after_high > after_low)
    places = np.where(already, before_high - 1, after_low)
    rows = index.order[np.clip(places, 0, len(moments) - 1)]
    return Resolved(
        np.where(there, moments.at[rows], NEVER),
        np.where(there, moments.latest[rows], NEVER),
        known,
    )
