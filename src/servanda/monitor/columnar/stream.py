"""The claims that fit one pattern, in the order of time: what every lookup looks into."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from servanda.monitor.columnar.arrays import (
    ALWAYS,
    Bools,
    Floats,
    Ints,
    blocks,
)
from servanda.monitor.columnar.growing import Room
from servanda.monitor.columnar.index import Index, Lookup, index_of, merged, narrowed
from servanda.monitor.columnar.narrowing import Narrowed

Ranks = Callable[[Ints, Ints], Ints]
"""Sorts rows within runs: takes both, returns their order."""

Column = NDArray[np.int64] | Floats

AT, LATEST, ROW = "at", "latest", "row"
TIMES, EVENT = "times", "event"
LOW, LIKELY, HIGH, UNIT = "low", "likely", "high", "unit"
FINDING, AUTHOR, JUDGED, CLAUSE = "finding", "author", "judged", "clause"
FINDER = "finder"
"""Which of the bodies that decide something found it, where one did."""

UNDATED = ALWAYS
"""The instant of a claim of which no time is known."""


@dataclass
class Alone:
    """Up to which row it is known that no report has two, and the report of the row before it."""

    upto: int = 0
    last: int = -1


@dataclass(frozen=True, eq=False)
class Stream:
    """Rows in the order of their instants, then of their labels.

    `columns` are what the program asks of each claim: `AT` its instant and `LATEST` the latest that
    it can be, both in µs since 1970; `ROW` its number among all claims; a variable's column is
    named `?` and the variable. `accepted` has a column for each world, where not every world
    accepts every row; so has `competent`, for the rows that count in a world for what their
    `FINDER` decides, and for nothing else.
    """

    columns: Mapping[str, Column]
    accepted: Bools | None = None
    competent: Bools | None = None
    _indexes: dict[tuple[str, ...], Lookup] = field(default_factory=dict, repr=False)
    _whole: tuple[Stream, Bools] | None = field(default=None, repr=False)
    _rooms: dict[str, Room] = field(default_factory=dict, repr=False)
    _alone: Alone = field(default_factory=Alone, repr=False)

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_rooms": {}}

    def __len__(self) -> int:
        return len(self.columns[AT])

    def __getitem__(self, column: str) -> Column:
        return self.columns[column]

    @property
    def at(self) -> Ints:
        """The instants, in their order."""
        return self.columns[AT]

    @property
    def latest(self) -> Ints:
        """The latest instants that they can be."""
        return self.columns[LATEST]

    @property
    def rows(self) -> Ints:
        """The numbers of the claims."""
        return self.columns[ROW]

    def values(self, variable: str) -> Ints:
        """Return the values of a variable, row by row."""
        return self.columns[variable_column(variable)]

    def index(self, variables: tuple[str, ...]) -> Lookup:
        """Return the index by these variables; it is made when first asked for."""
        if variables not in self._indexes and self._whole is not None:
            whole, kept = self._whole
            self._indexes[variables] = narrowed(whole.index(variables), kept)
        if variables not in self._indexes:
            keys = tuple(self.values(variable) for variable in variables)
            self._indexes[variables] = index_of(keys, self.at)
        return self._indexes[variables]

    def each_alone(self, reports: Callable[[Ints], Ints]) -> bool:
        """Whether the rows stand in the order of their reports, each in one of its own.

        `reports` tells the reports of rows; what was told before is not asked again.
        """
        if self._whole is not None and self._whole[0].each_alone(reports):
            return True
        known, rows = self._alone, self.rows
        for more in blocks(len(self) - known.upto):
            told = reports(rows[known.upto : known.upto + len(more)])
            if told[0] <= known.last or not (told[1:] > told[:-1]).all():
                return False
            known.upto, known.last = known.upto + len(more), int(told[-1])
        return True

    def with_more(self, later: Stream) -> Stream | None:
        """Return the stream with rows of later instants behind it; None where they are others."""
        names = set(self.columns)
        if names != set(later.columns) or int(later.at[0]) <= int(self.at[-1]):
            return None
        one_time = self[LATEST] is self.at and later[LATEST] is later.at
        rooms: dict[str, Room] = {}
        columns: dict[str, Column] = {}
        for name in names - ({LATEST} if one_time else set()):
            room = self._rooms.get(name)
            if room is None or room.filled != len(self) or not room.holds(later[name]):
                room = Room.of(self[name], len(later))
            rooms[name], columns[name] = room, room.with_more(later[name])
        if one_time:
            columns[LATEST] = columns[AT]
        accepted = _masks([self.accepted, later.accepted], [self, later], unsaid=True)
        competent = _masks([self.competent, later.competent], [self, later], unsaid=False)
        alone = replace(self._alone)
        grown = Stream(columns, accepted, competent, _rooms=rooms, _alone=alone)
        for variables, index in self._indexes.items():
            keys = tuple(later.values(variable) for variable in variables)
            rows = np.arange(len(self), len(grown))
            more = index.with_more(keys, later.at, rows) if isinstance(index, Index) else None
            if more is not None:
                grown._indexes[variables] = more
        return grown

    def only(self, rows: Bools) -> Stream:
        """Return the stream of some of its rows."""
        if rows.all():
            return self
        return self._of_rows(rows)

    def of_world(self, world: int, bodies: Ints | None = None) -> Stream:
        """Return the rows that a world accepts, and what these bodies found."""
        if self.accepted is None:
            return self
        kept = np.ascontiguousarray(self.accepted[:, world])
        if bodies is not None and self.competent is not None:
            kept = kept | (self.competent[:, world] & np.isin(self[FINDER], bodies))
        whole = Stream(self.columns, _indexes=self._indexes, _alone=self._alone)
        if kept.all():
            return whole
        return Stream(Narrowed(self.columns, np.flatnonzero(kept)), _whole=(whole, kept))

    def found_by(self, bodies: Ints) -> Stream:
        """Return what one of these bodies found."""
        if FINDER not in self.columns:
            return self.only(np.zeros(len(self), np.bool_))
        return self.only(np.asarray(np.isin(self[FINDER], bodies)))

    def in_order(self, order: Ints) -> Stream:
        """Return the rows in another order."""
        return self._of_rows(order)

    def _of_rows(self, rows: Ints | Bools) -> Stream:
        accepted, competent = (
            None if mask is None else mask[rows] for mask in (self.accepted, self.competent)
        )
        columns = {name: column[rows] for name, column in self.columns.items()}
        return Stream(columns, accepted, competent)


def variable_column(variable: str) -> str:
    """Return the name of a variable's column."""
    return f"?{variable}"


def in_order(stream: Stream, ranks: Ranks) -> Stream:
    """Return rows sorted as a stream is; `ranks` sorts rows of one instant."""
    order = _order(stream, ranks, 0)
    if (order[1:] > order[:-1]).all():
        return stream
    return stream.in_order(order)


def joined(parts: Sequence[Stream], ranks: Ranks) -> Stream:
    """Return streams as one, the indexes of the first brought up to date."""
    filled = [part for part in parts if len(part)]
    if len(filled) < 2:  # noqa: PLR2004 - two make one
        return filled[0] if filled else parts[0]
    old = filled[0]
    if len(old) > sum(map(len, filled[1:])):
        longer = old.with_more(joined(filled[1:], ranks))
        if longer is not None:
            return longer
    both = _side_by_side(filled)
    order = _order(both, ranks, len(old))
    if (order[1:] > order[:-1]).all():
        result, place = both, order
    else:
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        result = both.in_order(order)
    for variables, index in old._indexes.items():  # noqa: SLF001 - of its own kind
        keys = tuple(both.values(variable)[len(old) :] for variable in variables)
        new = both.at[len(old) :]
        grown = merged(index, keys, new, place[len(old) :], place[: len(old)])
        if grown is not None:
            result._indexes[variables] = grown  # noqa: SLF001 - likewise
    return result


def _side_by_side(parts: Sequence[Stream]) -> Stream:
    """Return the rows of streams one after the other; a column that one has not is filled in."""
    names = dict.fromkeys(name for part in parts for name in part.columns)
    columns: dict[str, Column] = {}
    for name in names:
        if name == LATEST and all(part[LATEST] is part[AT] for part in parts):
            columns[name] = columns[AT]
        else:
            columns[name] = np.concatenate([_filled(part, name) for part in parts])
    accepted = _masks([part.accepted for part in parts], parts, unsaid=True)
    competent = _masks([part.competent for part in parts], parts, unsaid=False)
    return Stream(columns, accepted, competent)


def _filled(stream: Stream, name: str) -> Column:
    if name in stream.columns:
        return stream.columns[name]
    return np.full(len(stream), 1 if name == TIMES else -1)


def _masks(masks: Sequence[Bools | None], parts: Sequence[Stream], *, unsaid: bool) -> Bools | None:
    said = [mask for mask in masks if mask is not None]
    if not said:
        return None
    worlds = said[0].shape[1]
    return np.concatenate(
        [
            np.full((len(part), worlds), unsaid) if mask is None else mask
            for part, mask in zip(parts, masks, strict=True)
        ]
    )


def _order(stream: Stream, ranks: Ranks, settled: int) -> Ints:
    """Return the order of rows; the first `settled` of them are in order already."""
    at = stream.at
    order = np.arange(len(at))
    if not (at[1:] >= at[:-1]).all():
        order = np.argsort(at, kind="stable")
        at = at[order]
    same = at[1:] == at[:-1]
    if not same.any():
        return order
    runs = np.concatenate([[0], np.cumsum(~same)])
    touched = np.zeros(int(runs[-1]) + 1, np.bool_)
    touched[runs[order >= settled]] = True
    many = np.bincount(runs) > 1
    rows = np.flatnonzero((touched & many)[runs])
    order[rows] = order[rows[ranks(np.asarray(stream[ROW], np.int64)[order[rows]], runs[rows])]]
    return order
