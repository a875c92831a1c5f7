"""Duties that fall due again and again: judged period by period."""

from __future__ import annotations

import numpy as np

from servanda.monitor.beginning import DATED_FROM
from servanda.monitor.columnar import stream as s
from servanda.monitor.columnar.arrays import FALSE, NEVER, TRUE, Bools, Ints, numbers
from servanda.monitor.columnar.calendar_steps import period_of, shifted
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.comparing import compare
from servanda.monitor.columnar.episodic import only_of, with_one_more
from servanda.monitor.columnar.happenings import firsts
from servanda.monitor.columnar.ragged import Lists, kept_of, spread
from servanda.monitor.columnar.records import CODE
from servanda.monitor.columnar.refraining import between, periods_over
from servanda.monitor.columnar.sayings import Sayings
from servanda.monitor.columnar.verdict_table import Episodes, RuleVerdicts
from servanda.monitor.program import Duty, Period
from servanda.monitor.verdict import Reason, Status, Why


class Repeating:
    """Says of a repeated duty how it stands; a period without the act is an episode."""

    def __init__(self, cases: Cases, duty: Duty, period: Period) -> None:
        self.cases, self.duty, self.period = cases, duty, period
        stream = cases.told.facts(duty.act)
        owner, rows = cases.fitting(duty.act)
        first = firsts(cases.told.same(duty.act), owner, rows)
        owner, rows = owner[first], rows[first]
        at = stream.at[rows]
        counts = cases.in_force(owner, at, Lists.single(stream.rows[rows])) != FALSE
        self.owner, self.rows = owner[counts], rows[counts]
        self.at, self.act_claims = at[counts], stream.rows[self.rows]
        times = np.asarray(stream.columns.get(s.TIMES, np.ones(len(stream), np.int64)))
        self._added = np.concatenate([[0], np.cumsum(times[self.rows])])
        self._judge_periods()

    def _judge_periods(self) -> None:
        """Find the periods missed for sure, and those that nobody reports on."""
        cases, duty = self.cases, self.duty
        whose, begin, end = periods_over(cases, self.period)
        done = self._done(whose, begin, end)
        whose, begin, end = whose[~done], begin[~done], end[~done]
        applies = cases.in_force(whose, end - 1)
        applies = np.minimum(applies, TRUE - cases.excepted(whose, end - 1)) == TRUE
        whose, begin, end = whose[applies], begin[applies], end[applies]
        failures = Lists.empty(len(whose))
        if duty.failure is not None:
            stream = cases.told.facts(duty.failure)
            owner, rows = cases.fitting(duty.failure)
            low = between(owner, stream.at[rows], whose, begin)
            high = between(owner, stream.at[rows], whose, end)
            _, places = spread(low, high)
            starts = np.concatenate([[0], np.cumsum(high - low)])
            failures = Lists(starts, stream.rows[rows[places]])
        sure = (np.diff(failures.starts) > 0) | cases.told.is_complete(duty.act.what, end - 1)
        later = between(self.owner, self.at, whose, end)
        there = later < len(self.owner)
        there[there] = self.owner[later[there]] == whose[there]
        put_right = np.full(len(whose), NEVER)
        put_right[there] = self.at[later[there]]
        acts = Lists.grouped(np.flatnonzero(there), self.act_claims[later[there]], len(whose))
        missed = np.flatnonzero(sure)
        self.episodes = Episodes.of(
            whose[missed],
            end[missed],
            put_right[missed],
            Lists.beside([failures, acts]).take(missed),
            len(cases),
        )
        self._silent = np.full(len(cases), NEVER)
        np.minimum.at(self._silent, whose[~sure], end[~sure])

    def _done(self, whose: Ints, begin: Ints, end: Ints) -> Bools:
        low = between(self.owner, self.at, whose, begin)
        high = between(self.owner, self.at, whose, end)
        asked = self.duty.frequency
        if asked is None:
            return high > low
        if asked.value is None:
            return np.zeros(len(whose), np.bool_)
        return compare(self._added[high] - self._added[low], asked.comparison, asked.value)

    def said(self, rows: Ints, at: Ints) -> Sayings:
        """Say how instances stand at instants."""
        cases = self.cases
        said, standing = Sayings(len(rows)), cases.standing(rows, at)
        begins, ends = cases.begins[rows], cases.ends[rows]
        said.say(standing.void != NEVER, CODE[Status.VOID], standing.void)
        since_ever = begins < DATED_FROM
        unknown = since_ever & ~cases.start.known[rows]
        said.say(unknown, CODE[Status.UNDECIDED], None, (Why(Reason.NO_START),))
        said.say(since_ever, CODE[Status.UNDECIDED])
        said.say(at < begins, CODE[Status.DORMANT])
        first = self.episodes.starts[rows]
        missed = self.episodes.starts[rows + 1] > first
        if len(self.episodes.begin):
            begun = self.episodes.begin[np.minimum(first, len(self.episodes.begin) - 1)]
            said.say(missed & (begun <= at), CODE[Status.BREACHED], begun)
        cases.say_found(said, rows, at)
        silent = self._silent[rows]
        said.say(silent <= at, CODE[Status.OVERDUE], silent)
        said.say(standing.ended != NEVER, standing.ended_as, standing.ended)
        said.say(standing.suspended != NEVER, CODE[Status.SUSPENDED], standing.suspended)
        said.say(ends <= at, CODE[Status.KEPT], ends)
        over = self._current(begins, at)
        done = self._done(rows, shifted(over, self.period.length, -1), at + 1)
        said.say(done, CODE[Status.KEPT_SO_FAR], begins)
        said.say(said.open, CODE[Status.PENDING], begins)
        return said

    def _current(self, begins: Ints, at: Ints) -> Ints:
        """Return when the period ends that is running."""
        runs = (begins >= DATED_FROM) & (begins <= at)
        start = np.where(runs, begins, at)
        number = period_of(at, start, self.period.length)
        end = shifted(start, self.period.length, number + 1)
        return np.where(runs, end, NEVER)

    def shown(self, rows: Ints, at: Ints) -> Lists:
        """Return the claims on which it rests how instances stand at instants."""
        said = self.said(rows, at)
        hidden = np.isin(said.status, [CODE[one] for one in _WITHOUT_ACTS]) | said.by_finding
        acts = Lists.grouped(self.owner, self.act_claims, len(self.cases)).take(rows)
        acts = self.cases.told.until_then(acts, at)
        return Lists.beside([kept_of(acts, ~hidden), self.cases.finding_shown(said, rows, at)])

    def claims(self, rows: Ints) -> Lists:
        """Return the claims on which verdicts rest as of the end, in the order of time."""
        told = self.cases.told
        return told.in_time(self.shown(rows, np.full(len(rows), told.as_of)))

    def turns(self) -> tuple[Ints, Ints]:
        """Return the instances and instants at which one may begin to stand otherwise."""
        rows, at = self.cases.turns()
        over, _, end = periods_over(self.cases, self.period)
        return (
            np.concatenate([rows, over, self.owner]),
            np.concatenate([at, end, self.at]),
        )

    def breaches(self) -> tuple[Ints, Ints]:
        """Return the instances and instants at which episodes begin."""
        counts = np.diff(self.episodes.starts)
        return np.repeat(np.arange(len(counts)), counts), self.episodes.begin

    def verdicts(self) -> RuleVerdicts:
        """Return the verdicts as of the instant up to which everything is told."""
        cases = self.cases
        rows = numbers(len(cases))
        said = self.said(rows, cases.as_of)
        over = self._current(cases.begins, cases.as_of)
        due = np.where(over == NEVER, NEVER, over - 1)
        named = np.isin(said.status, [CODE[one] for one in _WITH_DUE]) | said.by_finding
        missed = (said.status == CODE[Status.BREACHED]) & ~said.by_finding
        episodes = only_of(self.episodes, missed)
        found = said.by_finding & (said.status == CODE[Status.BREACHED])
        if found.any():
            shown = kept_of(cases.finding_shown(said, rows, cases.as_of), found)
            episodes = with_one_more(episodes, found, said.since, shown)
        return RuleVerdicts(
            cases.records,
            said.status,
            said.since,
            np.where(named, due, NEVER),
            episodes,
            said.why,
            tuple(said.reasons),
            self,
            numbers(len(cases)),
        )


_WITHOUT_ACTS = (Status.VOID, Status.UNDECIDED, Status.DORMANT)
_WITH_DUE = (Status.BREACHED, Status.OVERDUE, Status.KEPT_SO_FAR, Status.PENDING)
