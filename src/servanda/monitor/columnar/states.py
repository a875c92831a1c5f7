"""Conditions on the agreement and on other rules, as these stand an instant earlier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from servanda.monitor.columnar.arrays import ALWAYS, FALSE, NEVER, TRUE, UNKNOWN, Ints, Truths
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.index import index_of
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.columnar.question import Evaluator, Questions
from servanda.monitor.columnar.ragged import spread
from servanda.monitor.columnar.records import CODE, Records
from servanda.monitor.columnar.solved import Solved, sure
from servanda.monitor.columnar.verdict_table import Sayings
from servanda.monitor.program import ANYTHING, BEARER, InState, State
from servanda.monitor.verdict import Status


class Life(Protocol):
    """Says how the instances of one rule stand at any instant."""

    cases: Cases

    def said(self, rows: Ints, at: Ints) -> Sayings:
        """Say how instances stand at instants."""


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


_STATUSES = {
    State.BREACHED: (Status.BREACHED, Status.DISAPPOINTED),
    State.KEPT: (Status.KEPT, Status.KEPT_LATE, Status.KEPT_SO_FAR, Status.MET),
    State.COMPLETE: (Status.KEPT, Status.KEPT_LATE, Status.MET),
}
_OPEN = [CODE[Status.OVERDUE], CODE[Status.UNDECIDED]]


def worth(life: Life, state: State, rows: Ints, at: Ints) -> Truths:
    """Return whether instances were in a state just before instants."""
    cases = life.cases
    before = at - 1
    there = cases.records.seen[rows] <= before
    if state is State.IN_FORCE:
        found = cases.in_force(rows, before)
        found = np.where(cases.start.known[rows], found, UNKNOWN)
    elif state in _STATUSES:
        status = life.said(rows, before).status
        held = np.isin(status, [CODE[one] for one in _STATUSES[state]])
        found = np.where(held, TRUE, FALSE)
        unsure = np.isin(status, _OPEN) | (cases.records.truth[rows] != TRUE)
        found = np.where(unsure, UNKNOWN, found)
    elif state is State.BEGUN:
        raise NotColumnarError("whether something has begun")
    else:
        found = _standing(cases, state, rows, before)
    return np.where(there, found, FALSE).astype(np.int8)


def _standing(cases: Cases, state: State, rows: Ints, at: Ints) -> Truths:
    standing = cases.standing(rows, at)
    lapsed = standing.ended_as == CODE[Status.LAPSED]
    held = {
        State.SUSPENDED: standing.suspended != NEVER,
        State.LAPSED: (standing.ended != NEVER) & lapsed,
        State.TERMINATED: (standing.ended != NEVER) & lapsed,
        State.REVOKED: (standing.ended != NEVER) & ~lapsed,
        State.VOID: standing.void != NEVER,
        State.REINSTATED: standing.reinstated != NEVER,
    }[state]
    return np.where(held, TRUE, FALSE)


@dataclass(frozen=True, eq=False)
class Agreeing:
    """Instances whose values agree with those of questions, in pairs."""

    owner: Ints
    rows: Ints
    values: Mapping[str, Ints]


def agreeing(records: Records, part: InState | None, asked: Questions) -> Agreeing:
    """Return the instances that agree; who is bound is each rule's own."""
    if part is not None and part.by != ANYTHING:
        raise NotColumnarError("who is bound by another rule")
    called = dict(part.same) if part is not None else {}
    names = {n: called.get(n, n) for n in records.rule.variables if n != BEARER or n in called}
    shared = [name for name, here in names.items() if here in asked.values]
    keys = tuple(records.values[name] for name in shared)
    zero = np.zeros(len(records), np.int64)
    index = index_of(keys, zero)
    found = index.until(
        tuple(asked.values[names[name]] for name in shared), np.zeros(len(asked), np.int64)
    )
    owner, places = spread(*found)
    rows = index.order[places]
    new = {here: records.values[n][rows] for n, here in names.items() if here not in asked.values}
    if len(set(names.values())) < len(names):
        raise NotColumnarError("two variables of a rule that are one here")
    return Agreeing(owner, rows, new)


def in_state(life: Life, part: InState, asked: Questions) -> Truths:
    """Return whether an instance that agrees is in a state; all of them, where all are asked."""
    found = agreeing(life.cases.records, part, asked)
    truth = worth(life, part.state, found.rows, asked.at[found.owner])
    if part.state in {State.KEPT, State.COMPLETE}:
        least = np.full(len(asked), TRUE)
        np.minimum.at(least, found.owner, truth)
        some = np.bincount(found.owner, minlength=len(asked)) > 0
        return np.where(some, least, FALSE).astype(np.int8)
    most = np.full(len(asked), FALSE)
    np.maximum.at(most, found.owner, truth)
    return most
