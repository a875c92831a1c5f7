"""Consequences and provisions: how they fire, with what status, and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from servanda.monitor.beginning import BEGINNING, DATED_FROM
from servanda.monitor.columnar.arrays import (
    ALWAYS,
    FALSE,
    NEVER,
    TRUE,
    UNKNOWN,
    Bools,
    Codes,
    Ints,
    Truths,
    greater,
    numbers,
)
from servanda.monitor.columnar.calendar_steps import shifted
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.creating import bindings
from servanda.monitor.columnar.effects import Effects
from servanda.monitor.columnar.firing import Candidates, stacked
from servanda.monitor.columnar.question import Evaluator, Firings, Questions, from_the_beginning
from servanda.monitor.columnar.ragged import Lists, kept_of
from servanda.monitor.columnar.records import CODE, Orders, Records
from servanda.monitor.columnar.sayings import Sayings
from servanda.monitor.columnar.solved import Solved, group_of, grouped, sure
from servanda.monitor.columnar.sorting import distinct
from servanda.monitor.columnar.states import Life, agreeing, pinned
from servanda.monitor.columnar.striking import struck
from servanda.monitor.columnar.verdict_table import Episodes, RuleVerdicts
from servanda.monitor.program import Rule
from servanda.monitor.reference.open_parts import open_parts
from servanda.monitor.verdict import Reason, Status, Why
from servanda.norms.norm import NormKind

FIRES = frozenset({NormKind.CONSEQUENCE, NormKind.PROVISION})
"""Kinds that have no life of their own: they fire, each time that their condition does."""


@dataclass(frozen=True, eq=False)
class Fired:
    """The firings of a rule that count, in the order of time: of which instance, how they stand.

    `why` are numbers into `reasons`.
    """

    records: Records
    owner: Ints
    firings: Firings
    status: Codes
    why: Ints
    reasons: tuple[tuple[Why, ...], ...]


@dataclass(frozen=True, eq=False)
class FiredSoFar:
    """The firings up to an instant: they stand, whatever comes later."""

    fired: Fired
    until: int

    def with_more(self, later: Fired) -> Fired:
        """Return the firings with later ones, whose instances are these and more."""
        fired = self.fired
        return Fired(
            later.records,
            np.concatenate([fired.owner, later.owner]),
            stacked([fired.firings, later.firings]),
            np.concatenate([fired.status, later.status]),
            np.concatenate([fired.why, later.why]),
            later.reasons,
        )


def fired_since(ev: Evaluator, rule: Rule, orders: list[Orders], so_far: FiredSoFar) -> Fired:
    """Return the firings of a rule without cure, those up to an instant as they were told."""
    if rule.trigger is None:
        return so_far.fired
    known = so_far.fired.records
    fired = bindings(
        rule, ev.fires(rule.trigger.condition, {}, 1, so_far.until), ev.told.known.names
    )
    records, owner = known, np.zeros(len(fired), np.int64)
    if rule.variables:
        new = _as_instances(rule, fired)
        counted = np.flatnonzero(_worth(_each_firing(ev, new, orders, fired), fired) != FALSE)
        every = np.concatenate([np.arange(len(known)), len(known) + counted])
        records, owner = _instances(Records.stacked([known, new]), every)
        owner = owner[len(known) :]
    there = owner >= 0
    fired, owner = fired.take(np.flatnonzero(there)), owner[there]
    cases = _each_firing(ev, records.take(owner), orders, fired)
    return so_far.with_more(_decided(cases, records, owner, fired, ev))


def fired_of(
    ev: Evaluator, rule: Rule, standing: Records, orders: list[Orders], found: Evaluator
) -> Fired:
    """Return the firings of a rule; `found` evaluates what competent bodies found alone."""
    if rule.trigger is None:
        return _at_the_beginning(ev, standing, orders)
    all_fired = ev.fires(rule.trigger.condition, {}, 1)
    if rule.cure is not None:
        all_fired = _uncured(ev, rule, all_fired)
    all_fired = _unstruck(ev, rule, all_fired)
    fired = bindings(rule, all_fired, ev.told.known.names)
    if rule.variables:
        new = _as_instances(rule, fired)
        worth = _worth(_each_firing(ev, new, orders, fired), fired)
        records, owner = _instances(new, np.flatnonzero(worth != FALSE))
    else:
        records, owner = standing, np.zeros(len(fired), np.int64)
    there = owner >= 0
    fired, owner = fired.take(np.flatnonzero(there)), owner[there]
    cases = _each_firing(ev, records.take(owner), orders, fired)
    return _decided(cases, records, owner, fired, found)


def _as_instances(rule: Rule, fired: Firings) -> Records:
    """Return each firing as an instance of its own."""
    latest = greater(fired.at, fired.latest)
    return Records(rule, fired.values, fired.at, latest, fired.at, fired.truth, fired.evidence)


def _each_firing(ev: Evaluator, records: Records, orders: list[Orders], fired: Firings) -> Cases:
    """Return the instance of each firing as a case, judged as of the firing."""
    return Cases(ev, records, Effects(ev, records, orders), fired.at)


def _at_the_beginning(ev: Evaluator, standing: Records, orders: list[Orders]) -> Fired:
    """Let a rule without trigger fire once, when it begins to apply."""
    cases = Cases(ev, standing, Effects(ev, standing, orders))
    rows = np.flatnonzero((cases.begins > BEGINNING) & (cases.begins <= ev.told.as_of))
    at = cases.begins[rows]
    values = {name: column[rows] for name, column in standing.values.items()}
    always = np.full(len(rows), ALWAYS)
    fired = Firings(rows, at, values, np.full(len(rows), TRUE), always, Lists.empty(len(rows)))
    return _decided(_each_firing(ev, standing.take(rows), orders, fired), standing, rows, fired, ev)


def _uncured(ev: Evaluator, rule: Rule, fired: Firings) -> Firings:
    """Keep what is not cured by the end of the period for it; it counts from then on."""
    trigger, cure = rule.trigger, rule.cure
    if trigger is None or cure is None:
        return fired
    over = shifted(np.maximum(fired.at, fired.latest), cure)
    in_time = np.flatnonzero(over <= ev.told.as_of)
    fired, over = fired.take(in_time), over[in_time]
    still = ev.value(trigger.condition, from_the_beginning(fired.values, over, fired.evidence))
    moved = Firings(fired.given, over, fired.values, still, fired.latest, fired.evidence)
    moved = moved.take(np.flatnonzero(still != FALSE))
    return moved.take(np.argsort(moved.at, kind="stable"))


def _unstruck(ev: Evaluator, rule: Rule, fired: Firings) -> Firings:
    """Leave out what rests on something that a competent body found not to be so."""
    gone = struck(ev.told, fired.evidence.flat, rule.decider.names)
    if not len(gone):
        return fired
    kept = np.ones(len(fired), np.bool_)
    kept[fired.evidence.owners[np.isin(fired.evidence.flat, gone)]] = False
    return fired.take(np.flatnonzero(kept))


def _worth(cases: Cases, fired: Firings) -> Truths:
    applies = cases.weighed(numbers(len(fired)), fired.at, fired.evidence)
    worth = np.minimum(fired.truth, applies)
    return np.asarray(worth, np.int8)


def _instances(new: Records, counted: Ints) -> tuple[Records, Ints]:
    """Return an instance for the first firing that counts of each row of values, and whose each is.

    -1 where a firing stands before the first that counts.
    """
    columns = [new.values[name] for name in new.rule.variables]
    order, begins = grouped(columns[0], columns[1:])
    group = group_of(order, begins)
    first = np.full(len(begins), NEVER)
    np.minimum.at(first, group[counted], counted)
    there = np.flatnonzero(first != NEVER)
    by_time = there[np.argsort(first[there], kind="stable")]
    rank = np.full(len(begins), -1)
    rank[by_time] = np.arange(len(by_time))
    owner = np.where(np.arange(len(new)) >= first[group], rank[group], -1)
    return new.take(first[by_time]), owner


def _decided(
    cases: Cases, records: Records, owner: Ints, fired: Firings, found: Evaluator
) -> Fired:
    """Say with what status each firing counts; `cases` are the instances, firing by firing."""
    rule, worth = cases.rule, _worth(cases, fired)
    counts = np.flatnonzero(worth != FALSE)
    fired, owner, worth = fired.take(counts), owner[counts], worth[counts]
    known = cases.start.known[counts]
    trigger, names = rule.trigger, rule.decider.names
    parts = (
        *open_parts(trigger.condition if trigger else None),
        *open_parts(rule.exception),
        *open_parts(rule.condition_while),
    )
    nobody = (Why(Reason.NO_DECIDER),) if rule.decider.needed and not names else ()
    no_start = (Why(Reason.NO_START),)
    waiting = (Why(Reason.NO_FINDING, " and ".join(names)),)
    reasons = (
        (),
        (*parts, *nobody),
        (*no_start, *parts, *nobody),
        nobody,
        waiting,
        (*no_start, *waiting),
    )
    unsure = worth == UNKNOWN
    if not rule.decider.needed:
        status = np.where(unsure, CODE[Status.UNDECIDED], CODE[Status.TRIGGERED])
        why = np.where(unsure, np.where(known, 1, 2), 0)
    elif not names:
        status = np.where(unsure, CODE[Status.UNDECIDED], CODE[Status.BLOCKED])
        why = np.where(unsure, np.where(known, 1, 2), 3)
    else:
        sure = ~unsure & _is_found(rule, fired, found)
        status = np.where(sure, CODE[Status.TRIGGERED], CODE[Status.UNDECIDED])
        without = np.where(unsure, np.where(known, 1, 2), np.where(known, 4, 5))
        why = np.where(sure, 0, without)
    return Fired(records, owner, fired, status.astype(np.int8), why, reasons)


def _is_found(rule: Rule, fired: Firings, found: Evaluator) -> Bools:
    """Return which firings there are on the findings alone, for the same values."""
    if rule.trigger is None or not len(fired):
        return np.zeros(len(fired), np.bool_)
    sure = found.fires(rule.trigger.condition, {}, 1)
    sure = bindings(rule, sure.take(np.flatnonzero(sure.truth == TRUE)), found.told.known.names)
    columns = [np.concatenate([fired.at, sure.at])]
    columns += [np.concatenate([fired.values[n], sure.values[n]]) for n in rule.variables]
    order, begins = grouped(columns[0], columns[1:])
    group = group_of(order, begins)
    return np.asarray(np.isin(group[: len(fired)], group[len(fired) :]))


class Firing:
    """Says of a consequence how it fired: triggered, blocked, undecided, or not met."""

    def __init__(self, cases: Cases, fired: Fired) -> None:
        self.cases, self.fired = cases, fired

    def said(self, rows: Ints, at: Ints) -> Sayings:
        """Say how instances stand at instants."""
        cases, fired = self.cases, self.fired
        said, standing = Sayings(len(rows)), cases.standing(rows, at)
        for status in (Status.TRIGGERED, Status.BLOCKED, Status.UNDECIDED):
            first = np.full(len(cases), NEVER)
            mine = fired.status == CODE[status]
            np.minimum.at(first, fired.owner[mine], fired.firings.at[mine])
            said.say(first[rows] <= at, CODE[status], first[rows])
        said.say(standing.void != NEVER, CODE[Status.VOID], standing.void)
        said.say(standing.ended != NEVER, standing.ended_as, standing.ended)
        said.say(standing.suspended != NEVER, CODE[Status.SUSPENDED], standing.suspended)
        said.say(at < cases.begins[rows], CODE[Status.DORMANT])
        said.say(said.open, CODE[Status.NOT_MET])
        return said

    def verdicts(self) -> RuleVerdicts:
        """Return the verdicts as of the instant up to which everything is told."""
        cases, fired = self.cases, self.fired
        said = self.said(numbers(len(cases)), cases.as_of)
        shown = np.flatnonzero(fired.status == said.status[fired.owner])
        shown = shown[np.argsort(fired.owner[shown], kind="stable")]
        owner, told = fired.owner[shown], fired.firings.take(shown)
        latest = np.maximum(told.at, told.latest)
        episodes = Episodes.of(owner, told.at, latest, told.evidence, len(cases))
        self._reasons(said, owner, fired.why[shown])
        return RuleVerdicts(
            cases.records,
            said.status,
            said.since,
            np.full(len(cases), NEVER),
            episodes,
            said.why,
            tuple(said.reasons),
            self,
            numbers(len(cases)),
        )

    def _reasons(self, said: Sayings, owner: Ints, why: Ints) -> None:
        """Give each instance the reasons of all its firings, each once."""
        mixed: dict[int, dict[Why, None]] = {}
        several = {
            int(w): said.reason(tuple(dict.fromkeys(self.fired.reasons[w]))) for w in distinct(why)
        }
        for row, number in zip(owner, why, strict=True) if len(several) > 1 else ():
            mixed.setdefault(int(row), {}).update(dict.fromkeys(self.fired.reasons[number]))
        if len(several) == 1:
            said.why[owner] = next(iter(several.values()))
        for row, reasons in mixed.items():
            said.why[row] = said.reason(tuple(reasons))

    def shown(self, rows: Ints, at: Ints) -> Lists:
        """Return the claims on which it rests how instances stand at instants."""
        status = self.said(rows, at).status
        fired = self.fired
        of_status = [np.flatnonzero(fired.status == one) for one in distinct(status)]
        owners, flat = [], []
        for one, mine in zip(distinct(status), of_status, strict=True):
            told = fired.firings.take(mine)
            lists = Lists.grouped(
                np.repeat(fired.owner[mine], np.diff(told.evidence.starts)),
                told.evidence.flat,
                len(self.cases),
            )
            instants = Lists.grouped(
                np.repeat(fired.owner[mine], np.diff(told.evidence.starts)),
                np.repeat(told.at, np.diff(told.evidence.starts)),
                len(self.cases),
            )
            which = np.flatnonzero(status == one)
            mine_lists, mine_at = lists.take(rows[which]), instants.take(rows[which])
            owner = which[mine_lists.owners]
            early = mine_at.flat <= at[owner]
            owners.append(owner[early])
            flat.append(mine_lists.flat[early])
        if not owners:
            return Lists.empty(len(rows))
        return Lists.grouped(np.concatenate(owners), np.concatenate(flat), len(rows))

    def claims(self, rows: Ints) -> Lists:
        """Return the claims on which verdicts rest as of the end, in the order of time."""
        told = self.cases.told
        return told.in_time(self.shown(rows, np.full(len(rows), told.as_of)))

    def turns(self) -> tuple[Ints, Ints]:
        """Return the instances and instants at which one may begin to stand otherwise."""
        rows, at = self.cases.turns()
        return (
            np.concatenate([rows, self.fired.owner]),
            np.concatenate([at, self.fired.firings.at]),
        )

    def breaches(self) -> tuple[Ints, Ints]:
        """Return the instances and instants at which it fired."""
        dated = np.flatnonzero(self.fired.firings.at >= DATED_FROM)
        return self.fired.owner[dated], self.fired.firings.at[dated]


def has_fired(lives: Sequence[Life], asked: Questions) -> Solved:
    """Return for which values of the variables a consequence has fired."""
    parts: list[Solved] = []
    for life in lives:
        if not isinstance(life, Firing):
            continue
        fired = life.fired
        found = agreeing(life, asked)
        pin = asked.values.get(_FIRING)
        if pin is None:
            mine = Lists.grouped(fired.owner, np.arange(len(fired.owner)), len(life.cases))
            places = mine.take(found.rows)
        else:
            mine = Lists.single(pin[found.owner])
            places = kept_of(mine, fired.owner[mine.flat] == found.rows)
        owner = found.owner[places.owners]
        shown = np.flatnonzero(fired.firings.at[places.flat] < asked.at[owner])
        place, owner = places.flat[shown], owner[shown]
        told = fired.firings.take(place)
        triggered = fired.status[place] == CODE[Status.TRIGGERED]
        truth = np.where(triggered, TRUE, UNKNOWN).astype(np.int8)
        latest = np.maximum(told.at, told.latest) + 1
        values = {n: c[places.owners[shown]] for n, c in found.values.items()}
        fresh = told.at + 1 == asked.at[owner]
        parts.append(Solved(owner, values, truth, latest, told.evidence, fresh))
    if len(parts) != 1:
        return sure(np.zeros(0, np.int64), np.zeros(0, np.bool_))
    return parts[0]


_FIRING = "@firing"
"""Under this name the number of a firing is kept among values."""


def moments_of_firing(lives: Sequence[Life], count: int, as_of: int) -> Candidates:
    """Return when it is seen that a consequence has fired, for rows of given values."""
    nothing = np.zeros(0, np.int64)
    for life in lives:
        if isinstance(life, Firing):
            fired = life.fired
            place = np.flatnonzero(fired.firings.at < as_of)
            values = {
                pinned(life.cases.rule.id): np.tile(fired.owner[place], count),
                _FIRING: np.tile(place, count),
            }
            at = np.tile(fired.firings.at[place] + 1, count)
            return Candidates(np.repeat(np.arange(count), len(place)), at, values)
    return Candidates(nothing, nothing, {})
