"""When the agreement as a whole enters into force, and when it ends."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from servanda.monitor.columnar import stream as s
from servanda.monitor.columnar.arrays import ALWAYS, NEVER, TRUE, UNKNOWN, Ints, repeated
from servanda.monitor.columnar.asked import END_EVENT, ENTRY_EVENT, event_pattern
from servanda.monitor.columnar.names import NOBODY
from servanda.monitor.columnar.question import (
    Evaluator,
    Questions,
    Resolved,
    from_the_beginning,
)
from servanda.monitor.columnar.solved import Solved, sure
from servanda.monitor.program import AGREEMENT, OnceTrue, State


@dataclass(frozen=True, eq=False)
class Beginning:
    """When the agreement entered into force; `candidates` are the instants at which it may have."""

    resolved: Resolved
    candidates: Ints


def began(ev: Evaluator, at: Ints) -> Beginning:
    """Return when the agreement entered into force; not known where nothing tells."""
    stated = ev.told.program.entry
    first, latest = _took_place(ev, ENTRY_EVENT)
    if stated is None and first == NEVER:
        never = repeated(NEVER, len(at))
        nothing = Resolved(never, never, repeated(value=False, length=len(at)))
        return Beginning(nothing, np.zeros(0, np.int64))
    told = first <= at
    known = told | (stated is not None)
    own = Resolved(np.full(len(at), NEVER), np.full(len(at), NEVER), known)
    candidates = [first]
    if stated is not None:
        own = ev.resolve(OnceTrue(stated), from_the_beginning({}, at))
        candidates += [int(one) for one in own.first]
    return Beginning(
        Resolved(np.where(told, first, own.first), np.where(told, latest, own.latest), known),
        np.array([one for one in candidates if one != NEVER], np.int64),
    )


def ended(ev: Evaluator) -> int:
    """Return when the agreement ended by what is told, `NEVER` where it did not."""
    first, _ = _took_place(ev, END_EVENT)
    stated = ev.told.program.termination
    if stated is None:
        return first
    asked = from_the_beginning({}, np.array([ev.told.as_of]))
    return min(first, int(ev.resolve(OnceTrue(stated), asked).first[0]))


def _took_place(ev: Evaluator, event: str) -> tuple[int, int]:
    """Return when the first claim is that something took place, of the agreement as a whole."""
    stream = ev.told.facts(event_pattern(event))
    clause = np.asarray(stream.columns.get(s.CLAUSE, np.full(len(stream), NOBODY)))
    whole = (clause == NOBODY) | (clause == ev.told.known.words.code(AGREEMENT))
    found = np.flatnonzero(whole & (stream.at <= ev.told.as_of))
    if not len(found):
        return NEVER, ALWAYS
    return int(stream.at[found[0]]), int(stream.latest[found[0]])


def agreement(ev: Evaluator, state: State, asked: Questions) -> Solved:
    """Return whether the agreement is in force, or has ended."""
    at, end = asked.at, ev.termination()
    entered = ev.entry(at)
    if state in {State.TERMINATED, State.LAPSED}:
        owner = np.flatnonzero(at >= end)
        return sure(owner, (at == end)[owner], at[owner])
    if state is not State.IN_FORCE:
        return sure(np.zeros(0, np.int64), np.zeros(0, np.bool_))
    in_force = (entered.first != NEVER) & (at < end)
    unknown = ~entered.known & (at < end)
    owner = np.flatnonzero(in_force | unknown)
    found = sure(owner, (in_force & (entered.first == at))[owner])
    truth = np.where(in_force, TRUE, UNKNOWN).astype(np.int8)[owner]
    latest = np.where(in_force, at, ALWAYS)[owner]
    return Solved(owner, {}, truth, latest, found.evidence, found.fresh)
