"""Conditions on the agreement and on other rules, as these stand an instant earlier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from servanda.monitor.columnar import stream as s
from servanda.monitor.columnar.arrays import (
    FALSE,
    NEVER,
    TRUE,
    UNKNOWN,
    Bools,
    Ints,
    Truths,
    blocks,
    numbers,
    taken,
)
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.index import index_of
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.columnar.names import NOBODY, UNBOUND
from servanda.monitor.columnar.question import Questions
from servanda.monitor.columnar.ragged import Lists, spread
from servanda.monitor.columnar.records import CODE, Records
from servanda.monitor.columnar.sayings import Sayings
from servanda.monitor.columnar.solved import Solved, grouped
from servanda.monitor.columnar.sorting import distinct
from servanda.monitor.columnar.stream import Stream
from servanda.monitor.columnar.verdict_table import RuleVerdicts
from servanda.monitor.program import ANYTHING, BEARER, NOT_STATED, InState, Slot, State
from servanda.monitor.verdict import Status
from servanda.norms.norm import NormKind


class Life(Protocol):
    """Says how the instances of one rule stand at any instant."""

    cases: Cases

    def said(self, rows: Ints, at: Ints) -> Sayings:
        """Say how instances stand at instants."""

    def shown(self, rows: Ints, at: Ints) -> Lists:
        """Return the claims on which it rests how instances stand at instants."""

    def turns(self) -> tuple[Ints, Ints]:
        """Return the instances and instants at which one may begin to stand otherwise."""

    def breaches(self) -> tuple[Ints, Ints]:
        """Return the instances and instants at which episodes begin."""

    def verdicts(self) -> RuleVerdicts:
        """Return the verdicts as of the instant up to which everything is told."""


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
        found = np.where(_begun(life)[rows] <= before, TRUE, FALSE)
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


def _begun(life: Life) -> Ints:
    """Return when the first act of each instance was that its duty asks for."""
    cases, duty = life.cases, life.cases.rule.duty
    first = np.full(len(cases), NEVER)
    if duty is not None:
        owner, rows = cases.fitting(duty.act)
        np.minimum.at(first, owner, cases.told.facts(duty.act).at[rows])
    return first


def entered(life: Life, state: State, rows: Ints, at: Ints) -> Bools:
    """Return whether instances entered a state an instant ago; a new breach is one each time."""
    new = worth(life, state, rows, at) != worth(life, state, rows, at - 1)
    if state is State.BREACHED:
        whose, begin = life.breaches()
        new |= _among(rows, at - 1, whose, begin)
    return np.asarray(new & (life.cases.records.seen[rows] <= at - 1))


def _among(rows: Ints, at: Ints, whose: Ints, begin: Ints) -> Bools:
    """Return which pairs are among others."""
    instants = distinct(begin)
    size = len(instants) + 1
    tick = np.searchsorted(instants, at)
    known = instants[np.minimum(tick, len(instants) - 1)] == at if len(instants) else at == NEVER
    packed = whose * size + np.searchsorted(instants, begin)
    return np.asarray(known & np.isin(rows * size + tick, packed))


def pinned(rule: str) -> str:
    """Return the name under which the number of an instance is kept among values."""
    return f"@{rule}"


@dataclass(frozen=True, eq=False)
class Agreeing:
    """Instances whose values agree with those of questions, in pairs."""

    owner: Ints
    rows: Ints
    values: Mapping[str, Ints]


def agreeing(
    life: Life, asked: Questions, same: tuple[tuple[str, str], ...] = (), by: Slot = ANYTHING
) -> Agreeing:
    """Return the instances that agree; who is bound is each rule's own."""
    records, called = life.cases.records, dict(same)
    names = {n: called.get(n, n) for n in records.rule.variables if n != BEARER or n in called}
    if len(set(names.values())) < len(names) or by.counts_as or by.identity is not None:
        raise NotColumnarError("instances that agree in an unusual way")
    pin = asked.values.get(pinned(records.rule.id))
    if pin is not None:
        owner = np.flatnonzero(pin != UNBOUND)
        rows = pin[owner]
        for name, here in names.items():
            if here in asked.values:
                fits = asked.values[here][owner] == records.values[name][rows]
                owner, rows = owner[fits], rows[fits]
    else:
        shared = [name for name, here in names.items() if here in asked.values]
        zero = np.zeros(len(records), np.int64)
        index = index_of(tuple(records.values[name] for name in shared), zero)
        keys = tuple(asked.values[names[name]] for name in shared)
        owner, places = spread(*index.until(keys, np.zeros(len(asked), np.int64)))
        rows = index.order[places]
    new = {here: n for n, here in names.items() if here not in asked.values}
    found = Agreeing(owner, rows, {here: records.values[n][rows] for here, n in new.items()})
    return found if by == ANYTHING else _bound_by(life, found, asked, by)


def _bound_by(life: Life, found: Agreeing, asked: Questions, by: Slot) -> Agreeing:
    """Keep the instances of whose bearer a slot speaks; it gives its variable a value."""
    records, names = life.cases.records, life.cases.told.known.names
    bearer = records.rule.bearer or BEARER
    nobody = np.full(len(records), NOBODY)
    who = records.values.get(bearer, nobody)[found.rows]
    unnamed = who == NOBODY
    free = by.unstated or (by.names is None and by.variable is None)
    fits = np.where(unnamed, free, names.named(who, by.names) if by.names is not None else True)
    who = np.where(unnamed, names.code(NOT_STATED), who)
    values = dict(found.values)
    if by.variable is not None:
        before = values.get(by.variable)
        if by.variable in asked.values:
            before = asked.values[by.variable][found.owner]
        if before is None:
            values[by.variable] = who
        else:
            fits &= before == who
    kept = np.flatnonzero(fits)
    return Agreeing(
        found.owner[kept], found.rows[kept], {name: c[kept] for name, c in values.items()}
    )


OF_ALL = frozenset({State.KEPT, State.COMPLETE})
"""States in which all instances must be; in any other, one is enough."""


def states_of(lives: Sequence[Life], part: InState, asked: Questions) -> Solved:
    """Return for which values of the variables an instance is in a state, or all are."""
    parts = [_state_of(life, part, asked) for life in lives]
    if part.state in OF_ALL:
        return _all_in_state(parts, asked)
    solved = [_solved(*one) for one in parts]
    names = set(solved[0].values) if solved else set()
    if any(set(one.values) != names for one in solved):
        raise NotColumnarError("ways of being true that tell of different variables")
    return Solved(
        np.concatenate([one.owner for one in solved] or [np.zeros(0, np.int64)]),
        {name: np.concatenate([one.values[name] for one in solved]) for name in names},
        np.concatenate([one.truth for one in solved] or [np.zeros(0, np.int8)]),
        np.concatenate([one.latest for one in solved] or [np.zeros(0, np.int64)]),
        Lists.stacked([one.evidence for one in solved]),
        np.concatenate([one.fresh for one in solved] or [np.zeros(0, np.bool_)]),
    )


def _state_of(
    life: Life, part: InState, asked: Questions
) -> tuple[Life, Agreeing, Truths, Bools, Ints]:
    found = _there(life, agreeing(life, asked, part.same, part.by), part, asked)
    at = asked.at[found.owner]
    truth = worth(life, part.state, found.rows, at)
    return life, found, truth, entered(life, part.state, found.rows, at), at


def _solved(life: Life, found: Agreeing, truth: Truths, fresh: Bools, at: Ints) -> Solved:
    kept = np.flatnonzero(truth != FALSE)
    return Solved(
        found.owner[kept],
        {name: column[kept] for name, column in found.values.items()},
        truth[kept],
        at[kept],
        _evidence(life, found.rows[kept], at[kept] - 1),
        fresh[kept],
    )


def _evidence(life: Life, rows: Ints, at: Ints) -> Lists:
    """Return the claims of the reports that verdicts rested on at instants."""
    told, records = life.cases.told, life.cases.records
    both = Lists.stacked([life.shown(rows, at), records.evidence])
    unsure = records.truth[rows] != TRUE
    place = np.where(unsure, len(rows) + rows, numbers(len(rows)))
    return told.in_time(both.take(place))


def _all_in_state(
    parts: Sequence[tuple[Life, Agreeing, Truths, Bools, Ints]], asked: Questions
) -> Solved:
    least, some = np.full(len(asked), TRUE), np.zeros(len(asked), np.bool_)
    fresh = np.zeros(len(asked), np.bool_)
    shown = []
    for life, found, truth, new, at in parts:
        np.minimum.at(least, found.owner, truth)
        some[found.owner] = True
        fresh[found.owner[new]] = True
        evidence = _evidence(life, found.rows, at - 1)
        owners = np.repeat(found.owner, np.diff(evidence.starts))
        shown.append(Lists.grouped(owners, evidence.flat, len(asked)))
    owner = np.flatnonzero(some & (least != FALSE))
    told = Lists.beside(shown) if shown else Lists.empty(len(asked))
    return Solved(
        owner, {}, least[owner].astype(np.int8), asked.at[owner], told.take(owner), fresh[owner]
    )


def value_of_state(lives: Sequence[Life], part: InState, asked: Questions) -> Truths:
    """Return whether an instance that agrees is in a state; all of them, where all are asked."""
    least, most = np.full(len(asked), TRUE), np.full(len(asked), FALSE)
    some = np.zeros(len(asked), np.bool_)
    for life in lives:
        if _has_line(life, part):
            most = np.maximum(most, _by_line(life, part, asked))
            some[:] = True
            continue
        found = _there(life, agreeing(life, asked, part.same, part.by), part, asked)
        truth = worth(life, part.state, found.rows, asked.at[found.owner])
        np.minimum.at(least, found.owner, truth)
        np.maximum.at(most, found.owner, truth)
        some[found.owner] = True
    return np.where(some, least if part.state in OF_ALL else most, FALSE).astype(np.int8)


def _there(life: Life, found: Agreeing, part: InState, asked: Questions) -> Agreeing:
    """Leave out, where all are asked, the instances that come about later."""
    if part.state not in OF_ALL:
        return found
    kept = np.flatnonzero(life.cases.records.seen[found.rows] <= asked.at[found.owner])
    values = {name: column[kept] for name, column in found.values.items()}
    return Agreeing(found.owner[kept], found.rows[kept], values)


def _has_line(life: Life, part: InState) -> bool:
    """Whether how many instances are in a state can be counted through time."""
    rule = life.cases.rule
    moving = part.state is State.IN_FORCE and rule.condition_while is not None
    return (
        part.state not in OF_ALL
        and part.state is not State.BEGUN
        and part.by == ANYTHING
        and len(set(_called(life, part).values())) == len(_called(life, part))
        and rule.kind is not NormKind.REPEAT
        and not moving
    )


def _called(life: Life, part: InState) -> dict[str, str]:
    """Return what the variables of a rule are called where it is asked about."""
    called = dict(part.same)
    variables = life.cases.rule.variables
    return {n: called.get(n, n) for n in variables if n != BEARER or n in called}


def _by_line(life: Life, part: InState, asked: Questions) -> Truths:
    """Return whether any instance that agrees is in a state, by counting those that are."""
    called = _called(life, part)
    names = tuple(name for name, here in called.items() if here in asked.values)
    found = np.full(len(asked), FALSE)
    for truth, line in enumerate(_lines_of(life, part.state), start=1):
        if not len(line):
            continue
        index = line.index(names)
        counted = np.concatenate([[0], np.cumsum(line[_CHANGE][index.order])])
        for block in blocks(len(asked)):
            keys = tuple(taken(asked.values[called[name]], block) for name in names)
            low, high = index.until(keys, taken(asked.at, block))
            found[block[counted[high] > counted[low]]] = truth
    return found.astype(np.int8)


_CHANGE = "change"


def _lines_of(life: Life, state: State) -> tuple[Stream, Stream]:
    """Return when instances enter and leave a state: perhaps, and for sure."""
    known = life.cases.lines
    if state not in known:
        records = life.cases.records
        rows, at = life.turns()
        order, begins = grouped(rows, [at])
        rows, at = rows[order[begins]], at[order[begins]] + 1
        truth = worth(life, state, rows, at)
        before = np.where(np.concatenate([[True], rows[1:] != rows[:-1]]), FALSE, np.roll(truth, 1))
        known[state] = tuple(
            _line(records, rows, at, (truth == one).astype(np.int64) - (before == one))
            for one in (UNKNOWN, TRUE)
        )
    unknown, certain = known[state]
    return unknown, certain


def _line(records: Records, rows: Ints, at: Ints, change: Ints) -> Stream:
    there = np.flatnonzero(change)
    there = there[np.argsort(at[there], kind="stable")]
    columns = {s.AT: at[there], s.LATEST: at[there], s.ROW: rows[there], _CHANGE: change[there]}
    for name, column in records.values.items():
        columns[s.variable_column(name)] = column[rows[there]]
    return Stream(columns)
