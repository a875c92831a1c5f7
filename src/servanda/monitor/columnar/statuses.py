"""Which statuses things have, and since when: as declared, as reported, as revoked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from servanda.monitor.columnar import stream as s
from servanda.monitor.columnar.arrays import NEVER, Bools, Ints
from servanda.monitor.columnar.asked import SUBJECT, status_patterns
from servanda.monitor.columnar.firing import Candidates
from servanda.monitor.columnar.names import NOBODY
from servanda.monitor.columnar.question import Questions
from servanda.monitor.columnar.ragged import Lists
from servanda.monitor.columnar.records import Orders
from servanda.monitor.columnar.solved import Solved, grouped, sure
from servanda.monitor.columnar.stream import Stream
from servanda.monitor.columnar.told import Told
from servanda.monitor.program import Effect, HasStatus

_GIVES = frozenset({Effect.GRANT, Effect.REINSTATE})


@dataclass(frozen=True, eq=False)
class StatusLine:
    """The changes of one status: of what (`SUBJECT`), when, and whether it has it from then on.

    The column `ROW` of the changes is their place in `gives` and `evidence`.
    """

    changes: Stream
    gives: Bools
    evidence: Lists


def status_line(told: Told, status: str, orders: Sequence[Orders]) -> StatusLine:
    """Bring together what is reported of a status and what effects did to it."""
    subjects: list[Ints] = []
    instants: list[Ints] = []
    gives: list[Bools] = []
    evidence: list[Lists] = []
    for pattern, given in zip(status_patterns(status), (True, False), strict=True):
        stream = told.facts(pattern)
        count = int(np.searchsorted(stream.at, told.as_of, "right"))
        subjects.append(stream.values(SUBJECT)[:count])
        instants.append(stream.at[:count])
        gives.append(np.full(count, given))
        evidence.append(Lists.single(stream.rows[:count]))
    for one in orders:
        rows = np.flatnonzero((one.subject != NOBODY) & (one.at <= told.as_of))
        subjects.append(one.subject[rows])
        instants.append(one.at[rows])
        gives.append(np.full(len(rows), one.change.effect in _GIVES))
        evidence.append(one.evidence.take(rows))
    subject, at, given_all = (np.concatenate(part) for part in (subjects, instants, gives))
    every = Lists.stacked(evidence)
    order, begins = grouped(at, [subject])
    group = np.searchsorted(begins, np.arange(len(order)), "right") - 1
    # Given and taken at one instant, it is taken.
    sure_of = np.logical_and.reduceat(given_all[order], begins) if len(begins) else given_all
    shown = every.take(order)
    merged = Lists.grouped(np.repeat(group, np.diff(shown.starts)), shown.flat, len(begins))
    rows = order[begins]
    columns = {
        s.AT: at[rows],
        s.LATEST: at[rows],
        s.ROW: np.arange(len(rows)),
        s.variable_column(SUBJECT): subject[rows],
    }
    return StatusLine(Stream(columns), sure_of, merged)


def standing_of(line: StatusLine, told: Told, part: HasStatus, asked: Questions) -> Solved:
    """Return what has a status at the instants asked about."""
    changes, slot = line.changes, part.subject
    variable = slot.variable
    if variable is not None and variable in asked.values:
        owner = np.arange(len(asked))
        subject = asked.values[variable]
    else:
        there = np.unique(changes.values(SUBJECT))
        owner = np.repeat(np.arange(len(asked)), len(there))
        subject = np.tile(there, len(asked))
    if slot.names is not None:
        fits = np.flatnonzero(told.known.names.named(subject, slot.names))
        owner, subject = owner[fits], subject[fits]
    index = changes.index((SUBJECT,))
    low, high = index.until((subject,), asked.at[owner])
    known = np.flatnonzero(high > low)
    place = changes.rows[index.order[high[known] - 1]] if len(known) else known
    has = np.flatnonzero(line.gives[place])
    place, rows = place[has], known[has]
    newest = changes.at[place]
    values = {} if variable is None or variable in asked.values else {variable: subject[rows]}
    fresh = newest == asked.at[owner[rows]]
    return sure(owner[rows], fresh, newest, line.evidence.take(place), values)


def beginnings(
    line: StatusLine, part: HasStatus, given: Mapping[str, Ints], count: int
) -> Candidates:
    """Return when something comes to have a status."""
    changes, variable = line.changes, part.subject.variable
    begun = np.flatnonzero(line.gives)
    if variable is not None and variable in given:
        index = changes.index((SUBJECT,))
        low, high = index.until((given[variable],), np.full(count, NEVER - 1))
        owner = np.repeat(np.arange(count), high - low)
        places = np.concatenate(
            [index.order[a:b] for a, b in zip(low, high, strict=True)] or [begun]
        )
        kept = np.flatnonzero(line.gives[places.astype(np.int64)]) if len(owner) else owner
        return Candidates(owner[kept], changes.at[places[kept]], {})
    owner = np.repeat(np.arange(count), len(begun))
    places = np.tile(begun, count)
    values = {} if variable is None else {variable: changes.values(SUBJECT)[places]}
    return Candidates(owner, changes.at[places], values)
