"""Permissions and powers: exercised or not, and whether an act of power has an effect."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from servanda.monitor.columnar.arrays import FALSE, NEVER, TRUE, Ints, numbers
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.effects import Effects
from servanda.monitor.columnar.ragged import Lists, kept_of
from servanda.monitor.columnar.records import CODE, Orders
from servanda.monitor.columnar.sayings import Sayings
from servanda.monitor.columnar.verdict_table import Episodes, RuleVerdicts
from servanda.monitor.program import Duty
from servanda.monitor.verdict import Reason, Status, Why
from servanda.norms.norm import NormKind

_OVER_NORMS = frozenset({NormKind.POWER, NormKind.DISABILITY})


class Exercising:
    """Says of a permission, an exemption, a power or a lack of power how it stands, by its acts.

    `owner` and `rows` are the valid acts: those that the rule allows at their time.
    """

    def __init__(self, cases: Cases, duty: Duty) -> None:
        self.cases = cases
        self.stream = cases.told.facts(duty.act)
        # Of a power over clauses, what was tried in vain is told as well.
        tried = cases.rule.kind in _OVER_NORMS
        self._acts, rows = (cases.fitting if tried else cases.fitting_in_force)(duty.act)
        self._act_rows = rows
        self.owner, self.rows = self._acts, rows
        if cases.rule.kind is NormKind.DISABILITY:
            self.owner, self.rows = self.owner[:0], rows[:0]
            return
        at, evidence = self.stream.at[rows], Lists.single(self.stream.rows[rows])
        valid = cases.in_force(self.owner, at, evidence) == TRUE
        valid &= cases.excepted(self.owner, at, evidence) == FALSE
        self.owner, self.rows = self.owner[valid], rows[valid]

    def taking_effect(self, orders: Sequence[Orders]) -> tuple[Ints, Ints]:
        """Return the acts that were valid by what was told when they were done.

        Until entry into force is reported, a power that has no date of its own has applied since
        ever. `orders` are the effects on the rule.
        """
        cases, owner = self.cases, self._acts
        at, evidence = self.stream.at[self._act_rows], self.stream.rows[self._act_rows]
        records = cases.records.take(owner)
        then = Cases(cases.ev, records, Effects(cases.ev, records, orders), at)
        rows, shown = numbers(len(at)), Lists.single(evidence)
        valid = then.in_force(rows, at, shown) == TRUE
        valid &= then.excepted(rows, at, shown) == FALSE
        return owner[valid], self._act_rows[valid]

    def said(self, rows: Ints, at: Ints) -> Sayings:
        """Say how instances stand at instants."""
        cases = self.cases
        said, standing = Sayings(len(rows)), cases.standing(rows, at)
        said.say(standing.void != NEVER, CODE[Status.VOID], standing.void)
        exercised = self._first(self.owner, self.rows)[rows]
        said.say(exercised <= at, CODE[Status.EXERCISED], exercised)
        begins, ends = cases.begins[rows], cases.ends[rows]
        said.say(at < begins, CODE[Status.DORMANT])
        if cases.rule.kind in _OVER_NORMS:
            tried = self._first(self._acts, self._act_rows)[rows]
            known = cases.start.known[rows]
            said.say((tried <= at) & known, CODE[Status.OF_NO_EFFECT], tried)
            unknown = (Why(Reason.NO_START),)
            said.say(tried <= at, CODE[Status.OF_NO_EFFECT], tried, unknown)
        said.say(standing.ended != NEVER, standing.ended_as, standing.ended)
        said.say(standing.suspended != NEVER, CODE[Status.SUSPENDED], standing.suspended)
        said.say(ends <= at, CODE[Status.LAPSED], ends)
        said.say(said.open, CODE[Status.NOT_EXERCISED], begins)
        return said

    def _first(self, owner: Ints, rows: Ints) -> Ints:
        first = np.full(len(self.cases), NEVER)
        np.minimum.at(first, owner, self.stream.at[rows])
        return first

    def shown(self, rows: Ints, at: Ints) -> Lists:
        """Return the claims on which it rests how instances stand at instants."""
        count, claims = len(self.cases), self.stream.rows
        valid = Lists.grouped(self.owner, claims[self.rows], count).take(rows)
        tried = Lists.grouped(self._acts, claims[self._act_rows], count).take(rows)
        vain = self.said(rows, at).status == CODE[Status.OF_NO_EFFECT]
        return self.cases.told.until_then(Lists.beside([valid, kept_of(tried, vain)]), at)

    def claims(self, rows: Ints) -> Lists:
        """Return the claims on which verdicts rest as of the end, in the order of time."""
        told = self.cases.told
        return told.in_time(self.shown(rows, np.full(len(rows), told.as_of)))

    def turns(self) -> tuple[Ints, Ints]:
        """Return the instances and instants at which one may begin to stand otherwise."""
        rows, at = self.cases.turns()
        acts = self.stream.at[self._act_rows]
        return np.concatenate([rows, self._acts]), np.concatenate([at, acts])

    def breaches(self) -> tuple[Ints, Ints]:
        """Return the instances and instants at which it was exercised."""
        return self.owner, self.stream.at[self.rows]

    def verdicts(self) -> RuleVerdicts:
        """Return the verdicts as of the instant up to which everything is told."""
        cases, stream = self.cases, self.stream
        said = self.said(numbers(len(cases)), cases.as_of)
        claims = stream.rows[self.rows]
        episodes = Episodes.of(
            self.owner,
            stream.at[self.rows],
            stream.latest[self.rows],
            Lists.single(claims),
            len(cases),
        )
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
