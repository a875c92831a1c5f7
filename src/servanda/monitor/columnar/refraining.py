"""What must not be done, what must be maintained, and limits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from servanda.monitor.beginning import BEGINNING, DATED_FROM
from servanda.monitor.columnar import stream as s
from servanda.monitor.columnar.arrays import (
    ALWAYS,
    FALSE,
    NEVER,
    TRUE,
    UNKNOWN,
    Bools,
    Floats,
    Ints,
    Truths,
    numbers,
    taken,
)
from servanda.monitor.columnar.calendar_steps import period_of, shifted
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.comparing import amounts, compare, within
from servanda.monitor.columnar.episodic import Doubts, SoFar, Tally, doubts_of, episodes_of_runs
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.columnar.ragged import Lists, spread
from servanda.monitor.columnar.solved import grouped, numbered
from servanda.monitor.columnar.sorting import distinct
from servanda.monitor.columnar.stream import Stream
from servanda.monitor.columnar.verdict_table import Episodes
from servanda.monitor.program import Bound, Duty, Limit, Period
from servanda.monitor.reference.facts import asks_for_more
from servanda.monitor.verdict import Reason, Why


def acts_against(cases: Cases, duty: Duty, so_far: SoFar | None = None) -> Tally:
    """Tell the acts that a prohibition forbids: each in force, and not excepted, is an episode.

    What was told so far stands, where as many as there are count (`duty.frequency` is None).
    """
    stream = cases.told.facts(duty.act)
    since = None if so_far is None else so_far.since(len(cases))
    owner, rows = cases.fitting_in_force(duty.act, since=since)
    same = cases.told.same(duty.act)
    acts = _one_each(stream, owner, rows) if same is None else _together(stream, owner, rows, same)
    whose, facts = taken(owner, acts.first), taken(rows, acts.first)
    at = taken(stream.at, facts)
    worth = cases.weighed(whose, at, Lists.single(taken(stream.rows, facts)))
    against = np.flatnonzero(worth == TRUE)
    if duty.frequency is not None:
        against = against[_too_many(cases, duty, duty.frequency, whose[against], facts[against])]
    begin, latest = taken(at, against), taken(acts.latest, against)
    claims = acts.members.take(against)
    episodes = Episodes.of(taken(whose, against), begin, latest, claims, len(cases))
    doubtful = np.flatnonzero(worth == UNKNOWN)
    told = acts.members.take(doubtful)
    owners = np.repeat(whose[doubtful], np.diff(told.starts))
    instants = np.repeat(at[doubtful], np.diff(told.starts))
    tally = Tally(episodes, _doubts(cases, owners, instants, told.flat))
    return tally if so_far is None else so_far.with_more(tally)


@dataclass(frozen=True, eq=False)
class _Acts:
    """Acts among pairs of an instance and a fact: the first pair of each, and all its claims."""

    first: Ints
    members: Lists
    latest: Ints


def _one_each(stream: Stream, owner: Ints, rows: Ints) -> _Acts:
    """Take each pair as an act of its own."""
    claims, latest = taken(stream.rows, rows), taken(stream.latest, rows)
    return _Acts(numbers(len(owner)), Lists.single(claims), latest)


def _together(stream: Stream, owner: Ints, rows: Ints, same: Ints) -> _Acts:
    """Take the reports of one event, at one instant, as one act."""
    event = np.where(same[rows] >= 0, same[rows], -1 - rows)
    order, begins = grouped(owner, [stream.at[rows], event])
    sequence = np.lexsort((rows[order[begins]], owner[order[begins]]))
    rank = np.empty(len(begins), np.int64)
    rank[sequence] = np.arange(len(begins))
    groups = np.empty(len(owner), np.int64)
    groups[order] = rank[numbered(begins, len(order))]
    latest = np.full(len(begins), ALWAYS)
    np.maximum.at(latest, groups, stream.latest[rows])
    members = Lists.grouped(groups, stream.rows[rows], len(begins))
    return _Acts(order[begins][sequence], members, latest)


def _doubts(cases: Cases, owner: Ints, at: Ints, claims: Ints) -> Doubts:
    """Return facts of which it is not known whether the rule applied to them."""
    reasons = doubts_of(cases)
    return Doubts(owner, at, claims, (~cases.start.known[owner]).astype(np.int64), reasons)


def _too_many(cases: Cases, duty: Duty, bound: Bound, owner: Ints, rows: Ints) -> Bools:
    """Return which acts are one more than is allowed."""
    if bound.value is None:
        return np.zeros(len(rows), np.bool_)
    stream = cases.told.facts(duty.act)
    times = np.asarray(stream.columns.get(s.TIMES, np.ones(len(stream), np.int64)))[rows]
    begin = _begin_of_period(cases, duty.period, owner, stream.at[rows])
    added = np.concatenate([[0], np.cumsum(times)])
    total = added[1:] - added[begin]
    return ~compare(total, bound.comparison, bound.value)


def _begin_of_period(cases: Cases, period: Period | None, owner: Ints, at: Ints) -> Ints:
    """Return for each fact the first that lies in one period with it, of its own instance."""
    first = np.searchsorted(owner, owner)
    if period is None or not len(owner):
        return first
    if period.rolling:
        # What is as old as the period is long has left it.
        return np.maximum(first, _left_behind(owner, shifted(at, period.length), at))
    start = cases.begins[owner]
    since_ever = start < DATED_FROM
    number = np.where(since_ever, 0, period_of(at, np.where(since_ever, at, start), period.length))
    new = np.concatenate([[True], (owner[1:] != owner[:-1]) | (number[1:] != number[:-1])])
    return np.maximum.accumulate(np.where(new, np.arange(len(owner)), 0))


def _left_behind(owner: Ints, over: Ints, at: Ints) -> Ints:
    """Return for each fact the first of its owner that is not over by then."""
    instants = distinct(np.concatenate([over, at]))
    size = len(instants) + 1
    packed = owner * size + np.searchsorted(instants, over)
    if (packed[1:] < packed[:-1]).any():
        raise NotColumnarError("what leaves a period before what came first")
    return np.searchsorted(packed, owner * size + np.searchsorted(instants, at), "right")


def failures_to_maintain(cases: Cases, duty: Duty, so_far: SoFar | None = None) -> Tally:
    """Tell the failures to maintain something, each until it is reported kept again."""
    parts: list[tuple[Ints, ...]] = []
    since = None if so_far is None else so_far.since(len(cases))
    for pattern, is_failure in ((duty.failure, True), (duty.act, False)):
        if pattern is None:
            continue
        stream = cases.told.facts(pattern)
        owner, rows = cases.fitting(pattern, since=since)
        worth = np.full(len(rows), TRUE)
        if is_failure:
            worth = cases.weighed(owner, stream.at[rows], Lists.single(stream.rows[rows]))
        parts.append(
            (owner, stream.at[rows], stream.rows[rows], worth, np.full(len(rows), is_failure))
        )
    owner, at, claims, worth, failed = (np.concatenate(one) for one in zip(*parts, strict=True))
    order, begins = grouped(owner, [at])
    owner, at, claims, worth, failed = (c[order] for c in (owner, at, claims, worth, failed))
    group = numbered(begins, len(order))
    some_failed = _any_of(failed, group, len(begins))
    some_sure = _any_of(failed & (worth == TRUE), group, len(begins))
    unsure = _any_of(failed & (worth == UNKNOWN), group, len(begins)) & ~some_sure
    is_begin, is_end = some_sure, ~some_failed
    counts = (is_begin[group] & failed & (worth == TRUE)) | is_end[group]
    members = Lists.grouped(group[counts], claims[counts], len(begins))
    events = np.flatnonzero(is_begin | is_end)
    of = begins[events]
    told = owner[of], at[of], is_begin[events], members.take(events)
    episodes = episodes_of_runs(len(cases), told if so_far is None else so_far.going_on(told))
    doubtful = np.flatnonzero(unsure[group] & failed)
    doubts = _doubts(cases, owner[doubtful], at[doubtful], claims[doubtful])
    tally = Tally(episodes, doubts)
    return tally if so_far is None else so_far.with_more(tally)


def _any_of(rows: Bools, group: Ints, count: int) -> Bools:
    return np.bincount(group[rows], minlength=count) > 0


def figures_beyond(cases: Cases, limit: Limit, so_far: SoFar | None = None) -> Tally:
    """Tell the figures beyond a bound, each until one within it."""
    stream = cases.told.facts(limit.measure)
    since = None if so_far is None else so_far.since(len(cases))
    owner, rows = cases.fitting(limit.measure, since=since)
    worth = cases.weighed(owner, stream.at[rows], Lists.single(stream.rows[rows]))
    counts = worth != FALSE
    owner, rows, worth = owner[counts], rows[counts], worth[counts]
    fits = within(stream, limit.bound, cases.told.known.words)[rows]
    order, begins = grouped(owner, [stream.at[rows]])
    group = numbered(begins, len(order))
    owner, rows, worth, fits = (column[order] for column in (owner, rows, worth, fits))
    at, claims = stream.at[rows], stream.rows[rows]
    unsure = _any_of(worth != TRUE, group, len(begins))
    not_beyond = _any_of(fits != FALSE, group, len(begins))
    not_within = _any_of(fits != TRUE, group, len(begins))
    is_begin, is_end = ~not_beyond & ~unsure, ~not_within
    events = np.flatnonzero(is_begin | is_end)
    members = Lists.grouped(group, claims, len(begins))
    of = begins[events]
    told = owner[of], at[of], is_begin[events], members.take(events)
    episodes = episodes_of_runs(len(cases), told if so_far is None else so_far.going_on(told))
    doubtful = np.flatnonzero(~(is_begin | is_end)[group])
    known, unknown = doubts_of(cases)
    why = np.where(unsure[group[doubtful]], np.where(cases.start.known[owner[doubtful]], 0, 1), 2)
    reasons = (known, unknown, (_no_figure(limit.bound),))
    doubts = Doubts(owner[doubtful], at[doubtful], claims[doubtful], why, reasons)
    tally = Tally(episodes, doubts)
    return tally if so_far is None else so_far.with_more(tally)


def _no_figure(bound: Bound) -> Why:
    return Why(Reason.NO_AMOUNT if bound.value is None else Reason.RANGE)


def totals_beyond(cases: Cases, limit: Limit, period: Period) -> Tally:
    """Add figures up over each period; too much shows at once, too little when it is over."""
    stream, bound = cases.told.facts(limit.measure), limit.bound
    owner, rows = cases.fitting(limit.measure)
    worth = cases.weighed(owner, stream.at[rows], Lists.single(stream.rows[rows]))
    claims = stream.rows[rows]
    if bound.value is None:
        return _without_bound(cases, bound, (owner, stream.at[rows], claims), worth)
    unsure = np.flatnonzero(worth == UNKNOWN)
    doubts = _doubts(cases, owner[unsure], stream.at[rows[unsure]], claims[unsure])
    sure = np.flatnonzero(worth == TRUE)
    owner, rows, claims = owner[sure], rows[sure], claims[sure]
    at = stream.at[rows]
    adds = amounts(stream, bound.unit, cases.told.known.words, least=True)[rows]
    if asks_for_more(bound.comparison):
        return _too_little(cases, limit, period, (owner, at, claims, adds), doubts)
    begin = _begin_of_period(cases, period, owner, at)
    added = np.concatenate([[0.0], np.cumsum(adds)])
    over = np.flatnonzero(~compare(added[1:] - added[begin], bound.comparison, bound.value))
    _, places = spread(begin[over], over + 1)
    near = Lists(np.concatenate([[0], np.cumsum(over + 1 - begin[over])]), claims[places])
    episodes = Episodes.of(owner[over], at[over], stream.latest[rows[over]], near, len(cases))
    return Tally(episodes, doubts, undoes=True)


def _without_bound(
    cases: Cases, bound: Bound, told: tuple[Ints, Ints, Ints], worth: Truths
) -> Tally:
    """Say that no total can be held against a bound that is not stated, whatever was told."""
    if (worth == UNKNOWN).any():
        raise NotColumnarError("a total of which it is not known whether the rule applied")
    count = len(cases)
    owner, at, claims = (column[worth == TRUE] for column in told)
    whose = np.concatenate([np.arange(count), owner])
    order = np.argsort(whose, kind="stable")
    doubts = Doubts(
        whose[order],
        np.concatenate([np.full(count, BEGINNING), at])[order],
        np.concatenate([np.full(count, -1), claims])[order],
        np.zeros(len(whose), np.int64),
        ((_no_figure(bound),),),
    )
    return Tally(Episodes.none(count), doubts, undoes=True)


def _too_little(
    cases: Cases,
    limit: Limit,
    period: Period,
    told: tuple[Ints, Ints, Ints, Floats],
    doubts: Doubts,
) -> Tally:
    if len(doubts.owner):
        raise NotColumnarError("a total of which it is not known whether the rule applied")
    if limit.bound.value is None:
        raise NotColumnarError("a total whose bound is not stated")
    owner, at, claims, adds = told
    whose, begin, end = periods_over(cases, period)
    low, high = between(owner, at, whose, begin), between(owner, at, whose, end)
    added = np.concatenate([[0.0], np.cumsum(adds)])
    short = ~compare(added[high] - added[low], limit.bound.comparison, limit.bound.value)
    silent = cases.told.is_complete(limit.measure.what, end - 1)
    missed, open_ = np.flatnonzero(short & silent), np.flatnonzero(short & ~silent)

    def near(places: Ints) -> Lists:
        _, rows = spread(low[places], high[places])
        return Lists(np.concatenate([[0], np.cumsum((high - low)[places])]), claims[rows])

    episodes = Episodes.of(whose[missed], end[missed], end[missed], near(missed), len(cases))
    unsure = near(open_)
    counts = np.maximum(np.diff(unsure.starts), 1)
    flat = np.full(int(counts.sum()), -1)
    told_rows = np.diff(unsure.starts) > 0
    flat[np.repeat(told_rows, counts)] = unsure.flat
    waiting = Doubts(
        np.repeat(whose[open_], counts),
        np.repeat(end[open_], counts),
        flat,
        np.zeros(len(flat), np.int64),
        ((Why(Reason.OVERDUE),),),
    )
    return Tally(episodes, waiting)


def between(owner: Ints, at: Ints, whose: Ints, before: Ints) -> Ints:
    """Return how many (owner, instant) pairs, sorted, lie before others."""
    instants = distinct(at)
    size = len(instants) + 1
    packed = owner * size + np.searchsorted(instants, at)
    return np.searchsorted(packed, whose * size + np.searchsorted(instants, before), "left")


def periods_over(cases: Cases, period: Period) -> tuple[Ints, Ints, Ints]:
    """Return the periods of each instance that are over: the instance, from when, until when.

    A period ends where the next begins; one that the end of the rule cuts short does not count.
    """
    begins = cases.begins
    applies = (begins >= DATED_FROM) & (begins != NEVER) & (begins <= cases.as_of)
    rows = np.flatnonzero(applies)
    last = np.minimum(cases.as_of, cases.ends)[rows]
    last = np.maximum(last, begins[rows])
    count = period_of(last, begins[rows], period.length)
    owner, number = spread(np.zeros(len(rows), np.int64), count)
    start = begins[rows][owner]
    return (
        rows[owner],
        np.where(number == 0, start, shifted(start, period.length, number)),
        shifted(start, period.length, number + 1),
    )
