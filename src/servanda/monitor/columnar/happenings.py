"""Conditions on what happened, what was left undone, and what was measured."""

from __future__ import annotations

import numpy as np

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
)
from servanda.monitor.columnar.comparing import amounts, compare, within
from servanda.monitor.columnar.conjunctions import mentioned
from servanda.monitor.columnar.firing import refuse_unbound
from servanda.monitor.columnar.question import Evaluator, Firings, Questions
from servanda.monitor.columnar.ragged import Lists, spread
from servanda.monitor.columnar.solved import Solved, alike, greatest, grouped, sure
from servanda.monitor.columnar.stream import Stream
from servanda.monitor.columnar.told import Found
from servanda.monitor.columnar.values_told import values_told
from servanda.monitor.columnar.windows import Stretch, stretch_from, stretch_of
from servanda.monitor.program import (
    Bound,
    Condition,
    Measured,
    Occurred,
    Omitted,
    OnceTrue,
    Pattern,
)
from servanda.monitor.reference.facts import asks_for_more


def occurred(ev: Evaluator, part: Occurred, asked: Questions) -> Truths:
    """Return whether something happened, in its window, so often or so much."""
    stretch = stretch_of(ev, part.pattern, part.window, asked)
    found = ev.told.between(part.pattern, asked.values, stretch.first, stretch.last)
    if part.comparison is None:
        return np.where(found.counts > 0, TRUE, FALSE)
    if _free(part.pattern, asked):
        solved = occurrences(ev, part, asked, frozenset())
        return greatest(solved.truth, solved.owner, len(asked))
    counts = totals(found, _weights(ev, part), ev.told.same(part.pattern))
    return np.where(compare(counts, part.comparison, part.bound or 0), TRUE, FALSE)


def occurrences(ev: Evaluator, part: Occurred, asked: Questions, unbound: frozenset[str]) -> Solved:
    """Return for which values of the variables something happened, in its window.

    Of variables in `unbound` no value counts as known where nothing happened at all.
    """
    stretch = stretch_of(ev, part.pattern, part.window, asked)
    free = _free(part.pattern, asked)
    found = ev.told.between(part.pattern, asked.values, stretch.first, stretch.last)
    if not free:
        something = bool(unbound & set(part.pattern.variables))
        return _of_known(ev, part, asked, stretch, found, something=something)
    told = values_told(ev.told.facts(part.pattern), part.pattern, asked, stretch.last)
    if told.count >= int(found.counts.sum()):
        return _by_values(ev, part, stretch, found, free)
    owner, each = told.asked()
    of_each = stretch.take(owner)
    found = ev.told.between(part.pattern, each.values, of_each.first, of_each.last)
    return told.answered(owner, each, _of_known(ev, part, each, of_each, found, something=True))


def _of_known(  # noqa: PLR0913 - the questions, and where the answers lie
    ev: Evaluator,
    part: Occurred,
    asked: Questions,
    stretch: Stretch,
    found: Found,
    *,
    something: bool,
) -> Solved:
    """Answer for values that are known; with `something` only where anything happened at all."""
    new = ev.told.between(
        part.pattern,
        asked.values,
        np.maximum(stretch.new_first, stretch.first),
        np.minimum(stretch.new_last, stretch.last),
    )
    holds = found.counts > 0
    if part.comparison is not None:
        counts = totals(found, _weights(ev, part), ev.told.same(part.pattern))
        fits = compare(counts, part.comparison, part.bound or 0)
        holds = fits & holds if something else fits
    owner = np.flatnonzero(holds)
    return _shown(ev.told.facts(part.pattern), owner, found, new)


def _shown(stream: Stream, owner: Ints, found: Found, new: Found) -> Solved:
    """Show the facts that are new where some are, else the newest as the reason."""
    fresh = (new.counts > 0)[owner]
    low = np.where(fresh, new.low[owner], np.maximum(found.high[owner] - 1, found.low[owner]))
    high = np.where(fresh, new.high[owner], found.high[owner])
    _, places = spread(low, high)
    rows = found.order[places]
    evidence = Lists(np.concatenate([[0], np.cumsum(high - low)]), stream.rows[rows])
    return sure(owner, fresh, _most(stream.latest[rows], evidence), evidence)


def _most(values: Ints, lists: Lists) -> Ints:
    """Return the greatest of each list; `ALWAYS` of an empty one."""
    most = np.full(len(lists), ALWAYS)
    if len(values) == len(lists) and (np.diff(lists.starts) == 1).all():
        return values
    np.maximum.at(most, lists.owners, values)
    return most


def _by_values(
    ev: Evaluator,
    part: Occurred,
    stretch: Stretch,
    found: Found,
    free: tuple[str, ...],
) -> Solved:
    stream = ev.told.facts(part.pattern)
    owner, rows = found.pairs()
    new = (stream.at[rows] >= stretch.new_first[owner]) & (
        stream.at[rows] <= stretch.new_last[owner]
    )
    columns = [stream.values(name)[rows] for name in free]
    order, begins = grouped(owner, columns)
    owner, rows, new = owner[order], rows[order], new[order]
    ends = np.append(begins[1:], len(order)).astype(np.int64)
    kept = np.arange(len(begins))
    if part.comparison is not None:
        whole = Found(rows, begins, ends)
        fits = compare(
            totals(whole, _weights(ev, part), ev.told.same(part.pattern)),
            part.comparison,
            part.bound or 0,
        )
        kept = np.flatnonzero(fits)
    if len(begins):
        fresh = np.logical_or.reduceat(new, begins)
        last = np.zeros(len(order), np.bool_)
        last[ends - 1] = True
        group = np.repeat(np.arange(len(begins)), ends - begins)
        shown = np.where(fresh[group], new, last)
    else:
        fresh, group, shown = np.zeros(0, np.bool_), begins, new
    evidence = Lists.grouped(group[shown], stream.rows[rows[shown]], len(begins))
    latest = _most(stream.latest[rows[shown]], evidence)
    values = {name: column[order][begins][kept] for name, column in zip(free, columns, strict=True)}
    return sure(owner[begins][kept], fresh[kept], latest[kept], evidence.take(kept), values)


def _free(pattern: Pattern, asked: Questions) -> tuple[str, ...]:
    return tuple(name for name in pattern.variables if name not in asked.values)


def _weights(ev: Evaluator, part: Occurred) -> Floats | Ints:
    stream = ev.told.facts(part.pattern)
    if part.total_unit is None:
        return np.asarray(stream.columns.get(s.TIMES, np.ones(len(stream), np.int64)))
    least = part.comparison is not None and asks_for_more(part.comparison)
    return amounts(stream, part.total_unit, ev.told.known.words, least=least)


def totals(found: Found, weights: Floats | Ints, same: Ints | None) -> Floats | Ints:
    """Add up weights of rows, of several rows of one event (or report) only the first's."""
    if same is None:
        added = np.concatenate([[0], np.cumsum(weights[found.order])])
        return np.asarray(added[found.high] - added[found.low])
    owner, rows = found.pairs()
    first = firsts(same, owner, rows)
    return np.bincount(owner[first], weights[rows[first]], minlength=len(found.low))


def firsts(same: Ints | None, owner: Ints, rows: Ints) -> Bools:
    """Return which pairs are the first of their event for their owner; pairs are in time order."""
    first = np.ones(len(rows), np.bool_)
    if same is None:
        return first
    key = same[rows]
    several = np.flatnonzero(key >= 0)
    order = several[np.lexsort((rows[several], key[several], owner[several]))]
    again = (key[order][1:] == key[order][:-1]) & (owner[order][1:] == owner[order][:-1])
    first[order[1:][again]] = False
    return first


def omissions(ev: Evaluator, part: Omitted, asked: Questions) -> Solved:
    """Return for which values of the variables something was left undone, its window over."""
    of = part.window.of
    if of is None:
        return sure(np.zeros(0, np.int64), np.zeros(0, np.bool_))
    if not isinstance(of, OnceTrue):
        anchor = ev.resolve(of, asked)
        owner = np.flatnonzero(anchor.first != NEVER)
        return _undone(ev, part, asked, owner, anchor.first[owner], anchor.latest[owner], None, {})
    owner, fired, new = _first_firings(ev, of.condition, asked)
    latest = np.maximum(fired.at, fired.latest)
    values = {name: fired.values[name] for name in new}
    return _undone(ev, part, asked, owner, fired.at, latest, fired.evidence, values)


def _first_firings(
    ev: Evaluator, condition: Condition, asked: Questions
) -> tuple[Ints, Firings, list[str]]:
    """Return when a condition first fired for sure, for which questions, and what it tells anew.

    Many questions are asked for the same values: for these it is looked up once.
    """
    asks = mentioned(condition, ev.told.program)
    names = [name for name in asked.values if name in asks or name.startswith("@")]
    kinds, kind = alike([asked.values[name] for name in names], len(asked))
    given = {name: asked.values[name][kinds] for name in names}
    fired = ev.fires(condition, given, len(kinds))
    refuse_unbound(fired)
    fired = fired.take(np.flatnonzero(fired.truth == TRUE))
    new = sorted(n for n in set(fired.values) - set(asked.values) if not n.startswith("@"))
    first, begins = grouped(fired.given, [fired.values[name] for name in new])
    fired = fired.take(first[begins])
    of_kind = Lists.grouped(fired.given, np.arange(len(fired)), len(kinds)).take(kind)
    owner, fired = of_kind.owners, fired.take(of_kind.flat)
    come = np.flatnonzero(fired.at <= asked.at[owner])
    return owner[come], fired.take(come), new


def _undone(  # noqa: PLR0913, PLR0917 - the anchors, column by column
    ev: Evaluator,
    part: Omitted,
    asked: Questions,
    owner: Ints,
    anchor: Ints,
    latest: Ints,
    evidence: Lists | None,
    values: dict[str, Ints],
) -> Solved:
    first, last = stretch_from(part.window, anchor, latest)
    bound = {name: found[owner] for name, found in asked.values.items()} | values
    found = ev.told.between(part.pattern, bound, first, last)
    at = asked.at[owner]
    left = np.flatnonzero((at > last) & (found.counts == 0))
    return sure(
        owner[left],
        (at == last + 1)[left],
        last[left] + 1,
        None if evidence is None else evidence.take(left),
        {name: column[left] for name, column in values.items()},
    )


def measurements(ev: Evaluator, part: Measured, asked: Questions) -> Solved:
    """Return for which values of the variables the latest figure compares so."""
    stream = ev.told.figures(part.pattern)
    if _free(part.pattern, asked):
        free = values_told(stream, part.pattern, asked, asked.at)
        whose, each = free.asked()
        return free.answered(whose, each, measurements(ev, part, each))
    always = np.full(len(asked), ALWAYS)
    found = ev.told.within(stream, part.pattern, asked.values, always, asked.at)
    owner = np.flatnonzero(found.counts > 0)
    begins, ends, order = found.low[owner], found.high[owner], found.order
    if not len(owner):
        return sure(owner, np.zeros(0, np.bool_))
    newest = stream.at[order[ends - 1]]
    low = _ties(stream, order, begins, ends, newest)
    worth = within(stream, Bound(part.comparison, part.bound, part.unit), ev.told.known.words)
    group, places = spread(low, ends)
    told = worth[order[places]]
    least, most = np.full(len(owner), TRUE), np.full(len(owner), FALSE)
    np.minimum.at(least, group, told)
    np.maximum.at(most, group, told)
    truth = np.where(least == most, least, UNKNOWN).astype(np.int8)
    kept = np.flatnonzero(truth != FALSE)
    evidence = Lists(np.concatenate([[0], np.cumsum(ends - low)]), stream.rows[order[places]])
    fresh = newest == asked.at[owner]
    last = Lists.single(stream.rows[order[ends - 1]])
    shown = _either(fresh, evidence, last)
    latest_all = _most(stream.latest[order[places]], evidence)
    latest = np.where(fresh, latest_all, stream.latest[order[ends - 1]])
    return Solved(owner[kept], {}, truth[kept], latest[kept], shown.take(kept), fresh[kept])


def _ties(stream: Stream, order: Ints, begins: Ints, ends: Ints, newest: Ints) -> Ints:
    """Return where the rows of the newest instant begin in each slice."""
    low = ends - 1
    while True:
        more = (low > begins) & (stream.at[order[np.maximum(low - 1, 0)]] == newest)
        if not more.any():
            return low
        low = np.where(more, low - 1, low)


def _either(first: Bools, ones: Lists, others: Lists) -> Lists:
    both = Lists.stacked([ones, others])
    return both.take(np.where(first, np.arange(len(ones)), len(ones) + np.arange(len(ones))))
