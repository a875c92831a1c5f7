"""What is breached in episodes: told apart, counted, and said."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np

from servanda.monitor.columnar.arrays import NEVER, Bools, Ints, numbers
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.ragged import Lists, kept_of, spread
from servanda.monitor.columnar.records import CODE
from servanda.monitor.columnar.sayings import Sayings
from servanda.monitor.columnar.verdict_table import Episodes, RuleVerdicts
from servanda.monitor.columnar.verifying import unseen_of
from servanda.monitor.reference.open_parts import open_parts
from servanda.monitor.verdict import Reason, Status, Why

Runs: TypeAlias = tuple[Ints, Ints, Bools, Lists]
"""Beginnings and ends in the order of instances and of time: whose, when, which it is, shown by."""


@dataclass(frozen=True, eq=False)
class Doubts:
    """Facts that may be breaches, in the order of their instances and of time, each with a reason.

    `why` are numbers into `reasons`; a doubt without a fact has the claim -1.
    """

    owner: Ints
    at: Ints
    claims: Ints
    why: Ints
    reasons: tuple[tuple[Why, ...], ...]

    @classmethod
    def none(cls) -> Doubts:
        """Return no doubts."""
        nothing = np.zeros(0, np.int64)
        return cls(nothing, nothing, nothing, nothing, ())


@dataclass(frozen=True, eq=False)
class Tally:
    """The episodes of each instance, in the order of time, and what may be more of them.

    Where doubt `undoes`, an instance in doubt has no episodes.
    """

    episodes: Episodes
    doubts: Doubts = field(default_factory=Doubts.none)
    undoes: bool = False

    @property
    def shown(self) -> Lists:
        """The claims to show of each instance: those of all its episodes."""
        claims = self.episodes.claims
        return Lists(claims.starts[self.episodes.starts], claims.flat)


@dataclass(frozen=True, eq=False)
class SoFar:
    """What was told of instances up to an instant: it stands, whatever comes later."""

    tally: Tally
    until: int

    def since(self, count: int) -> Ints:
        """Return from when on more is to be told."""
        return np.full(count, self.until + 1)

    def going_on(self, later: Runs) -> Runs:
        """Return beginnings and ends, before them the beginnings of the episodes that last."""
        episodes = self.tally.episodes
        lasting = _some_of(episodes, episodes.end == NEVER)
        owner = np.concatenate([lasting.owners, later[0]])
        order = np.argsort(owner, kind="stable")
        begins = np.concatenate([np.ones(len(lasting.begin), np.bool_), later[2]])
        return (
            owner[order],
            np.concatenate([lasting.begin, later[1]])[order],
            begins[order],
            Lists.stacked([lasting.claims, later[3]]).take(order),
        )

    def with_more(self, later: Tally) -> Tally:
        """Return what was told and what is told later; episodes that lasted are told again."""
        episodes = self.tally.episodes
        over = _some_of(episodes, episodes.end != NEVER)
        return replace(
            later,
            episodes=_one_after_the_other(over, later.episodes),
            doubts=_more_doubts(self.tally.doubts, later.doubts),
        )


def _some_of(episodes: Episodes, which: Bools) -> Episodes:
    kept = np.flatnonzero(which)
    counted = np.concatenate([[0], np.cumsum(which)])
    return Episodes(
        counted[episodes.starts],
        episodes.begin[kept],
        episodes.end[kept],
        episodes.claims.take(kept),
    )


def _one_after_the_other(first: Episodes, then: Episodes) -> Episodes:
    """Return the episodes of both, instance by instance."""
    owner = np.concatenate([first.owners, then.owners])
    order = np.argsort(owner, kind="stable")
    return Episodes(
        first.starts + then.starts,
        np.concatenate([first.begin, then.begin])[order],
        np.concatenate([first.end, then.end])[order],
        Lists.stacked([first.claims, then.claims]).take(order),
    )


def _more_doubts(first: Doubts, then: Doubts) -> Doubts:
    order = np.argsort(np.concatenate([first.owner, then.owner]), kind="stable")
    owner, at, claims, why = (
        np.concatenate([getattr(first, name), getattr(then, name)])[order]
        for name in ("owner", "at", "claims", "why")
    )
    return Doubts(owner, at, claims, why, then.reasons)


def runs(owner: Ints, begins: Bools) -> tuple[Ints, Bools]:
    """Bring beginnings and ends together: a beginning within an episode adds to it.

    The events come in the order of owner and time. Returns for each event the number of its
    episode, and whether it belongs to one (an end that ends nothing does not).
    """
    first = np.concatenate([[True], owner[1:] != owner[:-1]])
    open_before = np.concatenate([[False], begins[:-1]]) & ~first
    new = begins & ~open_before
    belongs = begins | open_before
    return np.cumsum(new) - 1, belongs


def episodes_of_runs(count: int, runs_of: Runs) -> Episodes:
    """Return the episodes that beginnings and ends make."""
    owner, at, begins, claims = runs_of
    if not begins.any():
        return Episodes.none(count)
    number, belongs = runs(owner, begins)
    owner, at, begins, number = owner[belongs], at[belongs], begins[belongs], number[belongs]
    claims = claims.take(np.flatnonzero(belongs))
    begin_of = np.searchsorted(number, np.arange(int(number[-1]) + 1 if len(number) else 0))
    last_of = np.append(begin_of[1:], len(number)) - 1
    ends = np.where(begins[last_of], NEVER, at[last_of])
    flat = Lists.grouped(np.repeat(number, np.diff(claims.starts)), claims.flat, len(begin_of))
    return Episodes.of(owner[begin_of], at[begin_of], ends, flat, count)


class Episodic:
    """Says how instances stand that are breached in episodes; `cures`: an end puts it right."""

    def __init__(self, cases: Cases, tally: Tally, *, cures: bool) -> None:
        self.cases, self.tally, self.cures = cases, tally, cures
        self._unseen = unseen_of(cases)
        doubts = tally.doubts
        self._first_doubt = np.full(len(cases), NEVER)
        np.minimum.at(self._first_doubt, doubts.owner, doubts.at)
        # A doubt of which no reason is known leaves nothing undecided.
        told = np.array([bool(why) for why in doubts.reasons], np.bool_)[doubts.why]
        self._undecided = np.full(len(cases), NEVER)
        np.minimum.at(self._undecided, doubts.owner[told], doubts.at[told])

    def said(self, rows: Ints, at: Ints) -> Sayings:
        """Say how instances stand at instants."""
        cases, episodes = self.cases, self.tally.episodes
        said, standing = Sayings(len(rows)), cases.standing(rows, at)
        said.say(standing.void != NEVER, CODE[Status.VOID], standing.void)
        begun = self._begun(rows, at)
        doubtful = self._undecided[rows] <= at
        has = begun > 0
        if self.tally.undoes:
            has &= self._first_doubt[rows] > at
        first = episodes.starts[rows]
        last = np.maximum(first + begun - 1, 0)
        if len(episodes.begin):
            places = np.minimum(last, len(episodes.begin) - 1)
            ends = episodes.end[places]
            if self.cures:
                said.say(has & (ends <= at), CODE[Status.CURED], ends)
                said.say(has, CODE[Status.BREACHED], episodes.begin[places])
            else:
                begins = episodes.begin[np.minimum(first, len(episodes.begin) - 1)]
                said.say(has, CODE[Status.BREACHED], begins)
        begins, stop = cases.begins[rows], cases.ends[rows]
        cases.say_found(said, rows, at)
        said.say(at < begins, CODE[Status.DORMANT])
        self._in_doubt(said, rows, at, doubtful)
        said.say(standing.ended != NEVER, standing.ended_as, standing.ended)
        said.say(standing.suspended != NEVER, CODE[Status.SUSPENDED], standing.suspended)
        said.say(stop <= at, CODE[Status.KEPT], stop)
        self._so_far(said, rows, at)
        return said

    def _so_far(self, said: Sayings, rows: Ints, at: Ints) -> None:
        begins, known = self.cases.begins[rows], self.cases.start.known[rows]
        unseen = self._unseen.first[rows] <= at
        for is_known, start in ((True, ()), (False, (Why(Reason.NO_START),))):
            mine = known if is_known else ~known
            why = (*start, Why(Reason.NOT_SEEN))
            said.say(mine & unseen, CODE[Status.KEPT_SO_FAR], begins, why)
            said.say(mine, CODE[Status.KEPT_SO_FAR], begins, start)

    def _begun(self, rows: Ints, at: Ints) -> Ints:
        """Return how many episodes of instances have begun by instants."""
        episodes = self.tally.episodes
        low, high = episodes.starts[rows], episodes.starts[rows + 1]
        if (at == self.cases.told.as_of).all():
            return np.asarray(high - low)
        begin = episodes.begin
        owner = episodes.owners
        order = np.lexsort(
            (
                np.concatenate([np.zeros(len(begin)), np.ones(len(at))]),
                np.concatenate([begin, at]),
                np.concatenate([owner, rows]),
            )
        )
        is_begin = order < len(begin)
        upto = np.cumsum(is_begin)
        counts = np.zeros(len(at), np.int64)
        counts[order[~is_begin] - len(begin)] = upto[~is_begin]
        return counts - low

    def _in_doubt(self, said: Sayings, rows: Ints, at: Ints, doubtful: Bools) -> None:
        new = said.say(doubtful, CODE[Status.UNDECIDED])
        doubts = self.tally.doubts
        for place in np.flatnonzero(new):
            mine = (doubts.owner == rows[place]) & (doubts.at <= at[place])
            why = dict.fromkeys(w for n in doubts.why[mine] for w in doubts.reasons[n])
            said.why[place] = said.reason(tuple(why))

    def shown(self, rows: Ints, at: Ints) -> Lists:
        """Return the claims on which it rests how instances stand at instants."""
        cases, tally, said = self.cases, self.tally, self.said(rows, at)
        doubts = tally.doubts
        told = doubts.claims >= 0
        doubtful = Lists.grouped(doubts.owner[told], doubts.claims[told], len(cases))
        undecided = said.status == CODE[Status.UNDECIDED]
        shown = tally.shown.take(rows)
        if tally.undoes:
            shown = kept_of(shown, self._first_doubt[rows] > at)
        so_far = said.status == CODE[Status.KEPT_SO_FAR]
        unseen = kept_of(self._unseen.claims.take(rows), so_far)
        both = Lists.beside([shown, kept_of(doubtful.take(rows), undecided), unseen])
        both = cases.told.until_then(both, at)
        return Lists.beside([both, cases.finding_shown(said, rows, at)])

    def claims(self, rows: Ints) -> Lists:
        """Return the claims on which verdicts rest as of the end, in the order of time."""
        told = self.cases.told
        return told.in_time(self.shown(rows, np.full(len(rows), told.as_of)))

    def turns(self) -> tuple[Ints, Ints]:
        """Return the instances and instants at which one may begin to stand otherwise."""
        rows, at = self.cases.turns()
        owner, begin = self.breaches()
        end, doubts = self.tally.episodes.end, self.tally.doubts
        owners = np.concatenate([rows, owner, owner, doubts.owner])
        instants = np.concatenate([at, begin, end, doubts.at])
        there = np.flatnonzero(instants != NEVER)
        return owners[there], instants[there]

    def breaches(self) -> tuple[Ints, Ints]:
        """Return the instances and instants at which episodes begin."""
        episodes = self.tally.episodes
        return episodes.owners, episodes.begin

    def verdicts(self) -> RuleVerdicts:
        """Return the verdicts as of the instant up to which everything is told."""
        cases, tally = self.cases, self.tally
        rows = numbers(len(cases))
        said = self.said(rows, cases.as_of)
        episodes = tally.episodes
        if tally.undoes and len(tally.doubts.owner):
            episodes = only_of(episodes, self._first_doubt == NEVER)
        found = said.by_finding & (said.status == CODE[Status.BREACHED])
        if found.any():
            shown = kept_of(cases.finding_shown(said, rows, cases.as_of), found)
            episodes = with_one_more(episodes, found, said.since, shown)
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


def with_one_more(episodes: Episodes, rows: Bools, since: Ints, claims: Lists) -> Episodes:
    """Return episodes with one more for rows that have none."""
    count = len(episodes.starts) - 1
    owner = np.concatenate([episodes.owners, np.flatnonzero(rows)])
    order = np.argsort(owner, kind="stable")
    both = Lists.stacked([episodes.claims, claims.take(np.flatnonzero(rows))])
    begin = np.concatenate([episodes.begin, since[rows]])
    end = np.concatenate([episodes.end, np.full(int(rows.sum()), NEVER)])
    return Episodes.of(owner[order], begin[order], end[order], both.take(order), count)


def only_of(episodes: Episodes, rows: Bools) -> Episodes:
    """Return the episodes of some rows; the others have none."""
    low, high = episodes.starts[:-1], episodes.starts[1:]
    _, places = spread(np.where(rows, low, 0), np.where(rows, high, 0))
    starts = np.concatenate([[0], np.cumsum(np.where(rows, high - low, 0))])
    return Episodes(
        starts, episodes.begin[places], episodes.end[places], episodes.claims.take(places)
    )


def doubts_of(cases: Cases) -> tuple[tuple[Why, ...], ...]:
    """Return why it is not known whether a rule applied: with its start known, and without."""
    rule = cases.rule
    parts = (*open_parts(rule.exception), *open_parts(rule.condition_while))
    return parts, (Why(Reason.NO_START), *parts)
