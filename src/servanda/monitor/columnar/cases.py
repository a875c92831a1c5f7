"""The instances of a rule as cases: when each is in force, and which facts concern it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

import numpy as np

from servanda.monitor.columnar.arrays import (
    ALWAYS,
    FALSE,
    NEVER,
    TRUE,
    UNKNOWN,
    Bools,
    Ints,
    Truths,
    are_all,
    are_many,
    blocks,
    numbers,
    only_value,
    repeated,
    taken,
)
from servanda.monitor.columnar.effects import Effects, Standing
from servanda.monitor.columnar.findings import Findings, findings_on
from servanda.monitor.columnar.question import Evaluator, Questions, Resolved
from servanda.monitor.columnar.ragged import Lists
from servanda.monitor.columnar.records import CODE, Records
from servanda.monitor.columnar.sayings import Sayings
from servanda.monitor.columnar.stream import Stream
from servanda.monitor.program import At, OnceTrue, Pattern, Rule, State, Time, Unstated
from servanda.monitor.verdict import Status


class Allowing(Protocol):
    """What prevails over a rule."""

    def allows(self, at: Ints, claims: Ints) -> Bools:
        """Return which claims, each of an act at an instant, are none against the rule."""


class Cases:
    """The instances of one rule, each judged as of an instant: by default the last that is told."""

    def __init__(
        self, ev: Evaluator, records: Records, effects: Effects, as_of: Ints | None = None
    ) -> None:
        self.ev, self.records, self.effects = ev, records, effects
        self.rule: Rule = records.rule
        self.told = ev.accepted
        self.as_of = repeated(ev.told.as_of, len(records)) if as_of is None else as_of
        self.permissions: Sequence[Allowing] = ()
        self.lines: dict[State, tuple[Stream, ...]] = {}

    def __len__(self) -> int:
        return len(self.records)

    # ---- in force ------------------------------------------------------------------------------

    @cached_property
    def start(self) -> Resolved:
        """When the instances begin to apply, as far as is known."""
        stated = self.rule.start
        if stated is not None and not isinstance(stated, Unstated):
            return self.resolve(stated)
        entered = self.ev.entry(self.as_of)
        if self.rule.trigger is not None or isinstance(self.rule.due, At):
            # Its own words say when: what brings it about, or a date.
            if only_value(entered.first) == NEVER and only_value(entered.known) == 0:
                return Resolved(self._created, self._latest, ~entered.known)
            own = ~entered.known & (entered.first == NEVER)
            return Resolved(
                np.where(own, self._created, entered.first),
                np.where(own, self._latest, entered.latest),
                entered.known | own,
            )
        return entered

    @property
    def _created(self) -> Ints:
        return self.records.created

    @property
    def _latest(self) -> Ints:
        return self.records.latest

    @cached_property
    def begins(self) -> Ints:
        """The first instant at which each applies; of an unknown start, the beginning of time."""
        first = self.start.first
        if first is not self._created and only_value(self._created) != ALWAYS:
            # What never comes is later than anything.
            first = np.maximum(first, self._created)
        return first if self.start.known.all() else np.where(self.start.known, first, ALWAYS)

    @cached_property
    def ends(self) -> Ints:
        """The first instant at which each applies no more, by its own end or the agreement's."""
        by_all, rule = self.ev.termination(), self.rule
        if rule.end is None:
            return repeated(by_all, len(self))
        end = self.resolve(rule.end, from_start=True)
        own = end.first
        if not isinstance(rule.end, OnceTrue):
            own = np.where(own == NEVER, NEVER, end.latest + 1)
        return own if by_all == NEVER else np.minimum(own, by_all)

    def standing(self, rows: Ints, at: Ints) -> Standing:
        """Return what effects have made of instances by an instant."""
        return self.effects.at(rows, at)

    def in_force(self, rows: Ints, at: Ints, evidence: Lists | None = None) -> Truths:
        """Return whether instances apply at an instant, apart from their exception."""
        meanwhile = self.rule.condition_while
        if meanwhile is None and are_many(rows):
            parts = [self.in_force(taken(rows, b), taken(at, b)) for b in blocks(len(rows))]
            return np.concatenate(parts)
        applies = at >= taken(self.begins, rows)
        if only_value(self.ends) != NEVER:
            applies &= at < taken(self.ends, rows)
        if not self.effects.none:
            applies &= self.standing(rows, at).stands
        truth = np.where(applies, TRUE, FALSE)
        if meanwhile is not None and applies.any():
            some = np.flatnonzero(applies)
            asked = self.questions(
                rows[some], at[some], None if evidence is None else evidence.take(some)
            )
            truth[some] = self.ev.value(meanwhile, asked)
        return truth

    def excepted(self, rows: Ints, at: Ints, evidence: Lists | None = None) -> Truths:
        """Return whether the rule's exception is so at an instant."""
        if self.rule.exception is None:
            return np.full(len(rows), FALSE)
        return self.ev.value(self.rule.exception, self.questions(rows, at, evidence))

    def weighed(self, rows: Ints, at: Ints, evidence: Lists) -> Truths:
        """Return whether the rule applied to what facts tell."""
        worth = self.in_force(rows, at, evidence)
        if self.rule.exception is not None:
            some = np.flatnonzero(worth != FALSE)
            excepted = self.excepted(taken(rows, some), taken(at, some), evidence.take(some))
            worth[some] = np.minimum(worth[some], TRUE - excepted)
        for permission in self.permissions:
            worth = np.where(permission.allows(at, evidence.flat), FALSE, worth)
        if self.start.known.all():
            return worth
        return np.where(self.start.known[rows], worth, np.minimum(worth, UNKNOWN))

    def questions(self, rows: Ints, at: Ints, evidence: Lists | None = None) -> Questions:
        """Return what is asked of conditions for instances at an instant."""
        values, created, latest = self.records.values, self._created, self._latest
        if not are_all(rows, len(self)):
            values = {name: taken(column, rows) for name, column in values.items()}
            created, latest = taken(created, rows), taken(latest, rows)
        return Questions(values, at, created, latest, evidence)

    # ---- facts and times -------------------------------------------------------------------------

    def fitting_in_force(self, pattern: Pattern, *, since: Ints | None = None) -> tuple[Ints, Ints]:
        """Return the facts that fit and lie between the beginning and the end of each instance."""
        first = self.begins if since is None else np.maximum(self.begins, since)
        return self.fitting(pattern, since=first, until=self.ends - 1)

    def fitting(
        self, pattern: Pattern | None, *, since: Ints | None = None, until: Ints | None = None
    ) -> tuple[Ints, Ints]:
        """Return the facts that fit a pattern and concern an instance, in the order of time.

        They come as pairs: the instance, and the row in the stream of the pattern. The facts that
        brought an instance about are not its fulfilment or its breach. Those before `since` and
        after `until` are left out, for a start.
        """
        if pattern is None or not len(self.told.facts(pattern)):
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        first = np.full(len(self), ALWAYS) if since is None else since
        last = self.as_of if until is None else np.minimum(until, self.as_of)
        found = self.told.between(pattern, self.records.values, first, last)
        owner, rows = found.pairs()
        return self.without_origin(pattern, owner, rows)

    def without_origin(self, pattern: Pattern, owner: Ints, rows: Ints) -> tuple[Ints, Ints]:
        """Leave out the facts that brought an instance about."""
        evidence = self.records.evidence
        if not len(evidence.flat):
            return owner, rows
        claims = self.told.facts(pattern).rows[rows]
        own = evidence.take(owner)
        if own.are_single:
            kept = own.flat != claims
        else:
            kept = np.ones(len(owner), np.bool_)
            kept[own.owners[own.flat == claims[own.owners]]] = False
        return owner[kept], rows[kept]

    def resolve(self, time: Time, *, from_start: bool = False) -> Resolved:
        """Return when a time is; `After(…, None)` counts from the creation, or from the start."""
        rows = numbers(len(self))
        asked = self.questions(rows, self.as_of)
        if (from_start or self.rule.trigger is None) and time is not self.rule.start:
            start = self.start
            never = start.first == NEVER
            first, latest = start.first, start.latest
            if never.any():
                first, latest = np.where(never, ALWAYS, first), np.where(never, ALWAYS, latest)
            asked = Questions(asked.values, asked.at, first, latest)
        return self.ev.resolve(time, asked)

    def turns(self) -> tuple[Ints, Ints]:
        """Return the instances and instants at which force, effects or findings may change."""
        rows = numbers(len(self))
        changed, at = self.effects.changes()
        whens = {id(when): when for when in (self.records.seen, self.begins, self.ends)}
        found = [(rows, when) for when in whens.values() if only_value(when) != NEVER]
        found += [(changed, at)]
        found += [(rows, np.full(len(self), one)) for one in self.findings.at]
        owners, instants = (np.concatenate(column) for column in zip(*found, strict=True))
        there = np.flatnonzero((instants != ALWAYS) & (instants != NEVER))
        return owners[there], instants[there]

    @cached_property
    def findings(self) -> Findings:
        """What bodies found on the clause of the rule."""
        return findings_on(self.told, self.rule)

    # ---- findings --------------------------------------------------------------------------------

    def found(self, rows: Ints, at: Ints) -> Ints:
        """Return the place of the finding that counts for instances at instants, -1 for none."""
        if not len(self.findings.at):
            return repeated(-1, len(rows))
        return self.findings.newest(at, self._created[rows])

    def say_found(self, said: Sayings, rows: Ints, at: Ints) -> None:
        """Say what bodies found of instances, of which nothing is said yet."""
        place = self.found(rows, at)
        if only_value(place) == -1 or (place < 0).all():
            return
        breach, since = self.findings.breach[place], self.findings.at[place]
        said.by_finding = said.say((place >= 0) & breach, CODE[Status.BREACHED], since)
        said.by_finding = said.by_finding | said.say(place >= 0, CODE[Status.KEPT], since)

    def finding_shown(self, said: Sayings, rows: Ints, at: Ints) -> Lists:
        """Return the findings that are the last word on instances."""
        mine = np.flatnonzero(said.by_finding)
        if not len(mine):
            return Lists.empty(len(rows))
        claims = self.findings.claims[self.found(rows, at)[mine]]
        return Lists.grouped(mine, claims, len(rows))
