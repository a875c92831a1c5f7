"""Duties that ask for several acts, or for the acts of several: done when each of them is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from servanda.monitor.columnar import stream as s
from servanda.monitor.columnar.arrays import FALSE, Bools, Floats, Ints
from servanda.monitor.columnar.asked import acting
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.comparing import amounts
from servanda.monitor.columnar.names import NOBODY
from servanda.monitor.columnar.ragged import Lists
from servanda.monitor.columnar.solved import grouped
from servanda.monitor.columnar.stream import Stream
from servanda.monitor.program import Bearing, Duty, Pattern


@dataclass(frozen=True, eq=False)
class Acts:
    """The acts in force of each instance, in the order of their instances and of time.

    `done` says after which of them each act that is asked for is done, by everybody who is asked;
    `times` and `amounts` are what each adds to the first of these acts.
    """

    owner: Ints
    at: Ints
    claims: Ints
    done: Bools
    times: Ints
    amounts: Floats


def several_acts(cases: Cases, duty: Duty) -> Acts:
    """Find the acts in force that a duty asks for together."""
    patterns = (duty.act, *duty.also)
    owner, claims, fits = _fitting(cases, patterns)
    at = cases.told.register.at(claims)
    first = _first_reports(cases, patterns, owner, claims)
    owner, claims, at, fits = owner[first], claims[first], at[first], fits[first]
    counts = cases.in_force(owner, at, Lists.single(claims)) != FALSE
    owner, claims, at, fits = owner[counts], claims[counts], at[counts], fits[counts]
    done = np.ones(len(owner), np.bool_)
    for place in range(len(patterns)):
        done &= _happened(owner, fits[:, place])
    for bearer in cases.rule.bearers if cases.rule.bearing is Bearing.JOINTLY else ():
        by_bearer = np.isin(claims, cases.told.facts(acting(duty.act, bearer)).rows)
        done &= _happened(owner, fits[:, 0] & by_bearer)
    stream = cases.told.facts(duty.act)
    times = np.asarray(stream.columns.get(s.TIMES, np.ones(len(stream), np.int64)))
    adds = np.zeros(len(stream))
    if duty.amount is not None:
        adds = amounts(stream, duty.amount.unit, cases.told.known.words, least=True)
    times, adds = (_of_claims(stream, column, claims, 0) for column in (times, adds))
    return Acts(owner, at, claims, done, times * fits[:, 0], adds * fits[:, 0])


def _fitting(cases: Cases, patterns: tuple[Pattern, ...]) -> tuple[Ints, Ints, Bools]:
    """Return the facts that fit, each once for each instance, and which patterns each fits."""
    told = [cases.fitting(pattern) for pattern in patterns]
    owner = np.concatenate([owners for owners, _ in told])
    which = np.repeat(np.arange(len(patterns)), [len(owners) for owners, _ in told])
    claims = np.concatenate(
        [cases.told.facts(p).rows[rows] for p, (_, rows) in zip(patterns, told, strict=True)]
    )
    order, begins = grouped(owner, [claims])
    group = np.searchsorted(begins, np.arange(len(order)), "right") - 1
    fits = np.zeros((len(begins), len(patterns)), np.bool_)
    fits[group, which[order]] = True
    return owner[order[begins]], claims[order[begins]], fits


def _of_claims(stream: Stream, column: Ints | Floats, claims: Ints, missing: int) -> Ints | Floats:
    """Return what a column of a stream says of claims; `missing` of those that are not in it."""
    if not len(stream):
        return np.full(len(claims), missing)
    rows = np.argsort(stream.rows, kind="stable")
    place = rows[np.searchsorted(stream.rows[rows], claims).clip(max=len(rows) - 1)]
    return np.where(stream.rows[place] == claims, column[place], missing)


def _happened(owner: Ints, counts: Bools) -> Bools:
    """Return after which facts, in the order of owners, one has come that counts."""
    upto = np.cumsum(counts)
    before = np.concatenate([[0], upto])[np.searchsorted(owner, owner)]
    return np.asarray(upto > before)


def _first_reports(cases: Cases, patterns: tuple[Pattern, ...], owner: Ints, claims: Ints) -> Ints:
    """Return the facts in order, of several reports of one event only the first."""
    register = cases.told.register
    key = register.labels(claims) * 2
    for pattern in patterns:
        stream = cases.told.facts(pattern)
        if s.EVENT in stream.columns:
            event = _of_claims(stream, np.asarray(stream[s.EVENT]), claims, NOBODY)
            key = np.where(event >= 0, event * 2 + 1, key)
    order, begins = grouped(owner, [register.at(claims)])
    runs = np.searchsorted(begins, np.arange(len(order)), "right") - 1
    order = order[register.ranks(cases.told.known.labels)(claims[order], runs)]
    by_key, firsts = grouped(owner[order], [key[order]])
    return order[np.sort(np.minimum.reduceat(by_key, firsts))] if len(firsts) else order
