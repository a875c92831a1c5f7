"""Which statuses things have, and since when: as declared, as reported, as revoked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from servanda.monitor.columnar import stream as s
from servanda.monitor.columnar.arrays import NEVER, Bools, Ints
from servanda.monitor.columnar.asked import SUBJECT, status_patterns
from servanda.monitor.columnar.ending import ends_of
from servanda.monitor.columnar.firing import Candidates
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.columnar.names import NOBODY
from servanda.monitor.columnar.question import Evaluator, Questions
from servanda.monitor.columnar.ragged import Lists
from servanda.monitor.columnar.records import Orders
from servanda.monitor.columnar.solved import Solved, grouped, sure
from servanda.monitor.columnar.sorting import distinct
from servanda.monitor.columnar.stream import Stream
from servanda.monitor.columnar.told import Told
from servanda.monitor.program import Effect, HasStatus, Slot

_GIVES = frozenset({Effect.GRANT, Effect.REINSTATE})


@dataclass(frozen=True, eq=False)
class StatusLine:
    """The changes of one status: of what (`SUBJECT`), when, and whether it has it from then on.

    The column `ROW` of the changes is their place in `gives` and `evidence`, and in `since`: when
    what is so from then on came about, which is earlier where an effect ended by itself.
    """

    changes: Stream
    gives: Bools
    evidence: Lists
    since: Ints


def status_line(ev: Evaluator, status: str, orders: Sequence[Orders]) -> StatusLine:
    """Bring together what is reported of a status and what effects did to it."""
    told = ev.told
    subjects: list[Ints] = []
    instants: list[Ints] = []
    gives: list[Bools] = []
    evidence: list[Lists] = []
    ends: list[Ints] = []
    for pattern, given in zip(status_patterns(status), (True, False), strict=True):
        stream = told.facts(pattern)
        count = int(np.searchsorted(stream.at, told.as_of, "right"))
        subjects.append(stream.values(SUBJECT)[:count])
        instants.append(stream.at[:count])
        gives.append(np.full(count, given))
        evidence.append(Lists.single(stream.rows[:count]))
        ends.append(np.full(count, NEVER))
    for one in orders:
        gone = ends_of(ev, one)
        counts = (one.subject != NOBODY) & (one.at <= told.as_of) & (gone > one.at)
        rows = np.flatnonzero(counts)
        ends.append(gone[rows])
        subjects.append(one.subject[rows])
        instants.append(one.at[rows])
        gives.append(np.full(len(rows), one.change.effect in _GIVES))
        evidence.append(one.evidence.take(rows))
    subject, at, given_all, gone = map(np.concatenate, (subjects, instants, gives, ends))
    owner, instant, place = _standing(subject, at, gone, told.as_of)
    order, begins = grouped(instant, [owner])
    place, rows = place[order], order[begins]
    group = np.searchsorted(begins, np.arange(len(order)), "right") - 1
    there = place != NOBODY
    # Given and taken at one instant, it is taken.
    sure_of = np.zeros(len(begins), np.bool_)
    if len(begins):
        sure_of = np.logical_and.reduceat(there & given_all[place], begins)
    shown = Lists.stacked(evidence).take(place[there])
    owners = np.repeat(group[there], np.diff(shown.starts))
    columns = {
        s.AT: instant[rows],
        s.LATEST: instant[rows],
        s.ROW: np.arange(len(rows)),
        s.variable_column(SUBJECT): owner[rows],
    }
    since = np.where(there, at[place], NEVER)[begins] if len(begins) else begins
    merged = Lists.grouped(owners, shown.flat, len(begins))
    return StatusLine(Stream(columns), sure_of, merged, since)


def _standing(subject: Ints, at: Ints, ends: Ints, as_of: int) -> tuple[Ints, Ints, Ints]:
    """Return of what, from when on, which changes count: the newest that have not ended.

    Those come as places; -1 where none counts any more.
    """
    every = np.arange(len(at))
    over = np.flatnonzero(ends <= as_of)
    if not len(over):
        return subject, at, every
    apart = np.isin(subject, subject[over])
    found = [(subject[~apart], at[~apart], every[~apart])]
    for one in distinct(subject[over]):
        mine = np.flatnonzero(subject == one)
        turns = distinct(np.concatenate([at[mine], ends[mine][ends[mine] <= as_of]]))
        for turn in turns:
            live = mine[(at[mine] <= turn) & (ends[mine] > turn)]
            newest = live[at[live] == at[live].max()] if len(live) else np.array([NOBODY])
            count = len(newest)
            found.append((np.full(count, one), np.full(count, turn), newest))
    owners, instants, places = (np.concatenate(column) for column in zip(*found, strict=True))
    return owners, instants, places


def _refuse_members(slot: Slot) -> None:
    """Refuse what asks for a status of members of a whole, or of one told apart by a number."""
    if slot.counts_as or slot.identity is not None:
        raise NotColumnarError("the status of a member, or of one told apart by a number")


def standing_of(line: StatusLine, told: Told, part: HasStatus, asked: Questions) -> Solved:
    """Return what has a status at the instants asked about."""
    changes, slot = line.changes, part.subject
    _refuse_members(slot)
    variable = slot.variable
    if variable is not None and variable in asked.values:
        owner = np.arange(len(asked))
        subject = asked.values[variable]
    else:
        there = distinct(changes.values(SUBJECT))
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
    newest = line.since[place]
    values = {} if variable is None or variable in asked.values else {variable: subject[rows]}
    fresh = newest == asked.at[owner[rows]]
    return sure(owner[rows], fresh, newest, line.evidence.take(place), values)


def beginnings(
    line: StatusLine, part: HasStatus, given: Mapping[str, Ints], count: int
) -> Candidates:
    """Return when something comes to have a status."""
    _refuse_members(part.subject)
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
