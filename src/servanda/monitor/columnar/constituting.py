"""Guarantees and declarations: what comes about, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from servanda.monitor.columnar.arrays import ALWAYS, FALSE, NEVER, Ints, numbers
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.ragged import Lists, kept_of
from servanda.monitor.columnar.records import CODE
from servanda.monitor.columnar.sayings import Sayings
from servanda.monitor.columnar.verdict_table import Episodes, RuleVerdicts
from servanda.monitor.program import Effect, HasStatus
from servanda.monitor.verdict import Reason, Status, Why
from servanda.norms.norm import NormKind


class Constituting:
    """Says of a guarantee or a declaration whether what it brought about is still there."""

    def __init__(self, cases: Cases) -> None:
        self.cases = cases

    def said(self, rows: Ints, at: Ints) -> Sayings:
        """Say how instances stand at instants."""
        cases = self.cases
        said, standing = Sayings(len(rows)), cases.standing(rows, at)
        begins, ends = cases.begins[rows], cases.ends[rows]
        said.say(standing.void != NEVER, CODE[Status.VOID], standing.void)
        said.say(standing.ended != NEVER, standing.ended_as, standing.ended)
        said.say(standing.suspended != NEVER, CODE[Status.SUSPENDED], standing.suspended)
        said.say(at < begins, CODE[Status.DORMANT])
        unknown = ~cases.start.known[rows]
        said.say(unknown, CODE[Status.UNDECIDED], None, (Why(Reason.NO_START),))
        said.say(ends <= at, CODE[Status.LAPSED], ends)
        back = standing.reinstated
        said.say(back != NEVER, CODE[Status.REINSTATED], back)
        if cases.rule.kind is NormKind.DECLARATION:
            self._revoked(said, rows, at)
        said.say(said.open, CODE[Status.IN_FORCE], begins)
        return said

    def _revoked(self, said: Sayings, rows: Ints, at: Ints) -> None:
        """Say of what has lost its status since that it is revoked."""
        cases = self.cases
        # The status comes about strictly after the declaration.
        begins = cases.begins[rows]
        left = np.flatnonzero(said.open & (begins != ALWAYS) & (at > begins))
        if not len(left):
            return
        asked = cases.questions(rows[left], at[left])
        lost = np.zeros(len(rows), np.bool_)
        for change in cases.rule.changes:
            if change.effect is Effect.GRANT and change.status is not None:
                # It is the bearer's own, whomever his doing counts for.
                part = HasStatus(change.status, replace(change.subject, counts_as=()))
                lost[left] |= cases.ev.value(part, asked) == FALSE
        said.say(lost, CODE[Status.REVOKED])

    def shown(self, rows: Ints, at: Ints) -> Lists:
        """Return the claims on which it rests how instances stand at instants."""
        cases, status = self.cases, self.said(rows, at).status
        standing = cases.standing(rows, at)
        by_effect = (standing.ended != NEVER) | (standing.void != NEVER)
        silent = np.isin(status, [CODE[Status.UNDECIDED], CODE[Status.REVOKED]]) & ~by_effect
        return kept_of(cases.records.evidence.take(rows), ~silent)

    def claims(self, rows: Ints) -> Lists:
        """Return the claims on which verdicts rest as of the end, in the order of time."""
        told = self.cases.told
        return told.in_time(self.shown(rows, np.full(len(rows), told.as_of)))

    def turns(self) -> tuple[Ints, Ints]:
        """Return the instances and instants at which one may begin to stand otherwise."""
        return self.cases.turns()

    def breaches(self) -> tuple[Ints, Ints]:
        """Return no instances: what comes about is not breached."""
        nothing = np.zeros(0, np.int64)
        return nothing, nothing

    def verdicts(self) -> RuleVerdicts:
        """Return the verdicts as of the instant up to which everything is told."""
        cases = self.cases
        rows = numbers(len(cases))
        said = self.said(rows, cases.as_of)
        return RuleVerdicts(
            cases.records,
            said.status,
            said.since,
            np.full(len(cases), NEVER),
            Episodes.none(len(cases)),
            said.why,
            tuple(said.reasons),
            self,
            numbers(len(cases)),
        )
