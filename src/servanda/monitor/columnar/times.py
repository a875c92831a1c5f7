"""When named times come: dates, so long after, and when a condition became true."""

from __future__ import annotations

import numpy as np

from servanda.monitor.columnar.arrays import ALWAYS, NEVER, TRUE
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
    known = np.ones(count, np.bool_)
    match time:
        case At(first=first, last=last):
            return Resolved(np.full(count, first), np.full(count, last), known)
        case After(length=length, of=of):
            base = Resolved(asked.first, asked.latest, known)
            if of is not None:
                base = ev.resolve(of, asked)
            always = base.latest == ALWAYS
            moved = np.where(always, NEVER, shifted(base.latest, length))
            return Resolved(moved, moved, base.known & ~always)
        case OnceTrue(condition=condition):
            return _once_true(ev, condition, asked)
    never = np.full(count, NEVER)
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
    known = np.ones(len(asked), np.bool_)
    moments, keys = ev.moments(condition, asked)
    names = tuple(keys)
    if not len(moments) or not len(asked):
        never = np.full(len(asked), NEVER)
        return Resolved(never, never, known)
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
