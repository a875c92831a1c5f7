"""Duties to achieve, and expectations that something be done."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from servanda.instrument.pact.syntax import Comparison
from servanda.monitor.columnar import stream as s
from servanda.monitor.columnar.arrays import (
    FALSE,
    NEVER,
    TRUE,
    UNKNOWN,
    Bools,
    Ints,
    are_many,
    blocks,
    numbers,
    taken,
)
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.comparing import amounts, compare
from servanda.monitor.columnar.happenings import firsts
from servanda.monitor.columnar.ragged import Lists, kept_of
from servanda.monitor.columnar.records import CODE
from servanda.monitor.columnar.sayings import Sayings, joined
from servanda.monitor.columnar.several_acts import several_acts
from servanda.monitor.columnar.verdict_table import Episodes, RuleVerdicts
from servanda.monitor.program import Bearing, Duty, Unstated
from servanda.monitor.reference.open_parts import open_parts
from servanda.monitor.verdict import Reason, Status, Why


@dataclass(frozen=True, eq=False)
class Fulfilment:
    """When each instance was fulfilled (`NEVER`: not yet), and the acts in force until then."""

    done: Ints
    acts: Lists


def fulfilment(cases: Cases, duty: Duty) -> Fulfilment:
    """Find the acts in force until what is asked is done."""
    if cases.rule.bearing is Bearing.JOINTLY or duty.also:
        return _all_done(cases, duty)
    one_is_enough = duty.amount is None and duty.frequency is None
    if one_is_enough and cases.told.same(duty.act) is None:
        return _first_act(cases, duty)
    return _added_up(cases, duty)


def _first_act(cases: Cases, duty: Duty) -> Fulfilment:
    """Find the first act of each instance that is in force."""
    done, act = np.full(len(cases), NEVER), np.zeros(len(cases), np.int64)
    for block in blocks(len(cases)):
        done[block], act[block] = _first_acts(cases, duty, block)
    fulfilled = done != NEVER
    starts = np.concatenate([[0], np.cumsum(fulfilled)])
    return Fulfilment(done, Lists(starts, act[fulfilled]))


def _first_acts(cases: Cases, duty: Duty, block: Ints) -> tuple[Ints, Ints]:
    """Try the acts of each instance of a block, one after the other, until one is in force."""
    stream = cases.told.facts(duty.act)
    values = {name: taken(column, block) for name, column in cases.records.values.items()}
    found = cases.told.since(duty.act, values, taken(cases.begins, block))
    low = found.low.copy()
    done, act = np.full(len(block), NEVER), np.zeros(len(block), np.int64)
    left = np.flatnonzero(low < found.high)
    while len(left):
        rows, whose = found.order[low[left]], block[left]
        at, claims = stream.at[rows], stream.rows[rows]
        counts = cases.in_force(whose, at, Lists.single(claims)) != FALSE
        counts &= ~_is_origin(cases, whose, claims)
        hits = left[counts]
        done[hits], act[hits] = at[counts], claims[counts]
        left = left[~counts & (at < taken(cases.ends, whose))]
        low[left] += 1
        left = left[low[left] < found.high[left]]
    return done, act


def _is_origin(cases: Cases, rows: Ints, claims: Ints) -> Bools:
    """Return which claims brought their instance about."""
    evidence = cases.records.evidence
    found = np.zeros(len(rows), np.bool_)
    if not len(evidence.flat):
        return found
    own = evidence.take(rows)
    if own.are_single:
        return np.asarray(own.flat == claims)
    owners = own.owners
    found[owners[own.flat == claims[owners]]] = True
    return found


def _added_up(cases: Cases, duty: Duty) -> Fulfilment:
    """Add up all acts of each instance, in the order of time."""
    stream = cases.told.facts(duty.act)
    owner, rows = cases.fitting(duty.act)
    first = firsts(cases.told.same(duty.act), owner, rows)
    owner, rows = owner[first], rows[first]
    counts = cases.in_force(owner, stream.at[rows], Lists.single(stream.rows[rows])) != FALSE
    owner, rows = owner[counts], rows[counts]
    enough = np.ones(len(rows), np.bool_)
    begin = np.searchsorted(owner, owner)
    if duty.frequency is not None:
        times = np.asarray(stream.columns.get(s.TIMES, np.ones(len(stream), np.int64)))[rows]
        enough &= _reached(times, begin, duty.frequency.comparison, duty.frequency.value)
    if duty.amount is not None:
        added = amounts(stream, duty.amount.unit, cases.told.known.words, least=True)[rows]
        enough &= _reached(added, begin, duty.amount.comparison, duty.amount.value)
    return _until(cases, enough, owner, stream.at[rows], stream.rows[rows])


def _all_done(cases: Cases, duty: Duty) -> Fulfilment:
    """Add up several acts, or the acts of several, until each of them is done."""
    acts = several_acts(cases, duty)
    enough, begin = acts.done, np.searchsorted(acts.owner, acts.owner)
    if duty.frequency is not None:
        enough &= _reached(acts.times, begin, duty.frequency.comparison, duty.frequency.value)
    if duty.amount is not None:
        enough &= _reached(acts.amounts, begin, duty.amount.comparison, duty.amount.value)
    return _until(cases, enough, acts.owner, acts.at, acts.claims)


def _until(cases: Cases, enough: Bools, owner: Ints, at: Ints, claims: Ints) -> Fulfilment:
    """Return when enough was done first, and the acts until then."""
    done = np.full(len(cases), NEVER)
    np.minimum.at(done, owner[enough], np.flatnonzero(enough))
    upto = np.arange(len(owner)) <= done[owner]
    acts = Lists.grouped(owner[upto], claims[upto], len(cases))
    there = done != NEVER
    done[there] = at[done[there]]
    return Fulfilment(done, acts)


def _reached(
    values: Ints,
    begin: Ints,
    comparison: Comparison,
    bound: float | None,
) -> Bools:
    """Return after which acts enough is done; what must be exactly so much may be more."""
    if bound is None:
        return np.zeros(len(values), np.bool_)
    added = np.concatenate([[0], np.cumsum(values)])
    total = added[1:] - added[begin]
    least = Comparison.AT_LEAST if comparison is Comparison.EXACTLY else comparison
    return compare(total, least, bound)


class Achieving:
    """Judges a duty to achieve: kept, kept late, pending, overdue or breached."""

    def __init__(self, cases: Cases, duty: Duty) -> None:
        self.cases, self.duty = cases, duty
        rule = cases.rule
        never = np.full(len(cases), NEVER)
        self.due = never if rule.due is None else cases.resolve(rule.due).latest
        self.fulfilled = fulfilment(cases, duty)
        self._past_due()

    def _past_due(self) -> None:
        """Weigh what is past its due time, once for all."""
        cases, due = self.cases, self.due
        done = self.fulfilled.done
        rows = np.flatnonzero((due < cases.as_of) & (done > due))
        self.excused = np.full(len(cases), FALSE)
        force = TRUE - cases.in_force(rows, due[rows])
        self.excused[rows] = np.maximum(cases.excepted(rows, due[rows]), force)
        owner, facts = cases.fitting(self.duty.failure)
        self.failed = np.full(len(cases), NEVER)
        self.failures = Lists.empty(len(cases))
        if self.duty.failure is not None:
            stream = cases.told.facts(self.duty.failure)
            late = stream.latest[facts] > due[owner]
            owner, facts = owner[late], facts[late]
            np.minimum.at(self.failed, owner, stream.at[facts])
            self.failures = Lists.grouped(owner, stream.rows[facts], len(cases))
        self.silence = cases.told.is_complete(self.duty.act.what, due)

    def said(self, rows: Ints, at: Ints) -> Sayings:
        """Say how instances stand at instants."""
        cases, rule = self.cases, self.cases.rule
        if rule.due is not None and are_many(rows):
            return joined([self.said(taken(rows, b), taken(at, b)) for b in blocks(len(rows))])
        due, begins, ends = (taken(c, rows) for c in (self.due, cases.begins, cases.ends))
        done = taken(self.fulfilled.done, rows)
        done = np.where(done <= at, done, NEVER)
        standing, is_done = cases.standing(rows, at), done != NEVER
        why = self._open()
        said = Sayings(len(rows))
        said.say(standing.void != NEVER, CODE[Status.VOID], standing.void)
        said.say(at < begins, CODE[Status.DORMANT])
        said.say(is_done & (done <= due), CODE[Status.KEPT], done)
        said.say(is_done, CODE[Status.KEPT_LATE], done)
        cases.say_found(said, rows, at)
        in_time = at <= due
        ended, held = standing.ended, standing.suspended
        counts = (ended != NEVER) & (in_time | (ended <= due))
        said.say(counts, standing.ended_as, ended)
        held_counts = (held != NEVER) & (ended == NEVER) & (in_time | (held <= due))
        said.say(held_counts, CODE[Status.SUSPENDED], held)
        said.say((ends <= at) & (ends <= due), CODE[Status.LAPSED], ends)
        self._without_due(said, rows, at, why)
        said.say(in_time, CODE[Status.PENDING], begins, why)
        excused = self.excused[rows]
        said.say(excused == TRUE, CODE[Status.EXCUSED], due + 1)
        parts = (*open_parts(rule.exception), *open_parts(rule.condition_while))
        unknown = excused == UNKNOWN
        known = cases.start.known[rows]
        said.say(unknown & known, CODE[Status.UNDECIDED], due + 1, parts)
        unsaid = (*parts, Why(Reason.NO_START))
        said.say(unknown, CODE[Status.UNDECIDED], due + 1, unsaid)
        breached = (self.failed[rows] <= at) | self.silence[rows]
        said.say(breached, CODE[Status.BREACHED], due + 1, why)
        said.say(said.open, CODE[Status.OVERDUE], due + 1, why)
        return said

    def _without_due(self, said: Sayings, rows: Ints, at: Ints, why: tuple[Why, ...]) -> None:
        left = np.flatnonzero(said.open & (self.due[rows] == NEVER))
        if len(left) and self.cases.rule.exception is not None:
            excused = np.zeros(len(rows), np.bool_)
            excused[left] = self.cases.excepted(rows[left], at[left]) == TRUE
            said.say(excused, CODE[Status.EXCUSED], None, why)

    def _open(self) -> tuple[Why, ...]:
        due, amount = self.cases.rule.due, self.duty.amount
        why: list[Why] = []
        if due is None or isinstance(due, Unstated):
            why.append(Why(Reason.NO_DEADLINE))
        if amount is not None and amount.value is None:
            why.append(Why(Reason.NO_AMOUNT))
        return tuple(why)

    def shown(self, rows: Ints, at: Ints) -> Lists:
        """Return the claims on which it rests how instances stand at instants."""
        cases, said = self.cases, self.said(rows, at)
        acts = cases.told.until_then(self.fulfilled.acts.take(rows), at)
        hidden = (said.status == CODE[Status.DORMANT]) | said.by_finding
        breached = (said.status == CODE[Status.BREACHED]) & ~said.by_finding
        failures = cases.told.until_then(self.failures.take(rows), at)
        told = Lists.beside([kept_of(acts, ~hidden), kept_of(failures, breached)])
        return Lists.beside([told, cases.finding_shown(said, rows, at)])

    def claims(self, rows: Ints) -> Lists:
        """Return the claims on which verdicts rest as of the end, in the order of time."""
        told = self.cases.told
        return told.in_time(self.shown(rows, np.full(len(rows), told.as_of)))

    def turns(self) -> tuple[Ints, Ints]:
        """Return the instances and instants at which one may begin to stand otherwise."""
        rows, at = self.cases.turns()
        every = numbers(len(self.cases))
        over = np.where(self.due == NEVER, NEVER, self.due + 1)
        owners = np.concatenate([rows, every, every, every])
        instants = np.concatenate([at, over, self.fulfilled.done, self.failed])
        there = np.flatnonzero(instants != NEVER)
        return owners[there], instants[there]

    def breaches(self) -> tuple[Ints, Ints]:
        """Return the instances and instants at which episodes begin."""
        rows = np.flatnonzero(self.due != NEVER)
        return rows, self.due[rows] + 1

    def verdicts(self) -> RuleVerdicts:
        """Return the verdicts as of the instant up to which everything is told."""
        cases = self.cases
        rows = numbers(len(cases))
        said = self.said(rows, cases.as_of)
        late = said.status == CODE[Status.KEPT_LATE]
        breached = said.status == CODE[Status.BREACHED]
        found = breached & said.by_finding
        owner = np.flatnonzero(late | breached)
        due = self.due[owner]
        begin = np.where(found[owner], said.since[owner], np.where(due == NEVER, NEVER, due + 1))
        ends = np.where(late[owner], self.fulfilled.done[owner], NEVER)
        reports = cases.finding_shown(said, rows, cases.as_of)
        reports = Lists.beside([kept_of(self.failures, ~found), kept_of(reports, found)])
        claims = _episode_claims(owner, late, self.fulfilled.acts, reports)
        return RuleVerdicts(
            cases.records,
            said.status,
            said.since,
            self.due,
            Episodes.of(owner, begin, ends, claims, len(cases)),
            said.why,
            tuple(said.reasons),
            self,
            numbers(len(cases)),
        )


def _episode_claims(owner: Ints, late: Bools, acts: Lists, failures: Lists) -> Lists:
    """Return what shows each episode: the late act, or the reports of failure."""
    last = np.where(late[owner], acts.starts[owner + 1] - 1, 0)
    low = np.where(late[owner], last, len(acts.flat) + failures.starts[owner])
    high = np.where(late[owner], last + 1, len(acts.flat) + failures.starts[owner + 1])
    flat = np.concatenate([acts.flat, failures.flat])
    counts = high - low
    begins = np.cumsum(counts) - counts
    places = np.arange(int(counts.sum())) + np.repeat(low - begins, counts)
    return Lists(np.concatenate([[0], np.cumsum(counts)]), flat[places])
