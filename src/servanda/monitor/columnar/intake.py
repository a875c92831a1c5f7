"""Takes from tables of claims what a program asks for, as integers, pattern by pattern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from servanda.evidence.alike import Claims
from servanda.evidence.claim import ClaimKind
from servanda.evidence.table import OBJECT
from servanda.evidence.table import SUBJECT as SUBJECT_COLUMN
from servanda.monitor.columnar import stream as s
from servanda.monitor.columnar.arrays import Bools, Ints
from servanda.monitor.columnar.asked import WHATEVER
from servanda.monitor.columnar.columns import Columns
from servanda.monitor.columnar.filled import Filled
from servanda.monitor.columnar.labels import Entries, Labels, Register
from servanda.monitor.columnar.names import NOBODY, Names, Strings, name_part
from servanda.monitor.columnar.stretches import Stretches, places
from servanda.monitor.program import NOT_STATED, Pattern, Slot
from servanda.monitor.world import Instants
from servanda.vocabulary.instance import Instance

_COUNTS = ("times", "event")

_FOUND = frozenset({ClaimKind.JUDGEMENT, ClaimKind.STATUS, ClaimKind.EVENT})
"""Kinds of claim of which it counts who said them, and on which clause."""


class Dictionaries:
    """The integers that stand for strings; shared by all states that grew from one another."""

    def __init__(self) -> None:
        self.names = Names()
        self.labels = Labels()
        self.words = Strings()


@dataclass(frozen=True, eq=False)
class Counting:
    """Which rows each world accepts, a column each, and which count for their finder; None: unsaid.

    What is unsaid is accepted, and counts no more for its finder than for others.
    """

    accepted: Bools | None
    competent: Bools | None

    @classmethod
    def of(
        cls, accepted: Sequence[pl.Series | None], competent: Sequence[pl.Series | None]
    ) -> Counting:
        """Return masks of the worlds as columns."""
        return cls(_masks(accepted, unsaid=True), _masks(competent, unsaid=False))


@dataclass(frozen=True)
class Intake:
    """Knows what to look for in a table.

    `measured` are the patterns whose figures count, `deciding` the bodies whose findings do.
    """

    patterns: tuple[Pattern, ...]
    measured: frozenset[Pattern]
    deciding: frozenset[str]

    def streams(
        self,
        claims: Claims,
        *,
        counting: Counting,
        instants: Instants,
        known: Dictionaries,
        first_row: int = 0,
    ) -> tuple[dict[Pattern, s.Stream], Register]:
        """Return the claims that fit each pattern and have a time, and a register.

        Of nothing told at all there are streams without claims, for every pattern.
        """
        stretches = Stretches.of(claims)
        batch = _Batch(stretches, instants, known, counting, self.deciding, first_row)
        parts: list[Entries] = []
        streams: dict[Pattern, s.Stream] = {}
        for (kind, what), patterns in _by_subject_matter(self.patterns).items():
            rows = stretches.rows(kind, None if what == WHATEVER else what)
            if claims.height and not len(rows):
                continue
            part = _Part(batch, rows)
            parts.append(part.entries)
            for pattern in patterns:
                streams[pattern] = part.stream(pattern, measured=pattern in self.measured)
        return streams, Register.of_batch(parts, first_row, claims.height)


def _by_subject_matter(
    patterns: Iterable[Pattern],
) -> dict[tuple[ClaimKind, str], list[Pattern]]:
    found: dict[tuple[ClaimKind, str], list[Pattern]] = {}
    for pattern in patterns:
        found.setdefault((pattern.kind, pattern.what), []).append(pattern)
    return found


def _masks(masks: Sequence[pl.Series | None], *, unsaid: bool) -> Bools | None:
    """Return a column for each world; None where nothing is said of any."""
    height = next((mask.len() for mask in masks if mask is not None), None)
    if height is None:
        return None
    return np.stack(
        [
            np.full(height, unsaid) if mask is None else mask.fill_null(value=False).to_numpy()
            for mask in masks
        ],
        axis=1,
    )


@dataclass(frozen=True)
class _Batch:
    """Where claims stand, how they are taken, and the number of the first among all claims."""

    stretches: Stretches
    instants: Instants
    known: Dictionaries
    counting: Counting
    deciding: frozenset[str]
    first_row: int


class _Part:
    """The claims of a batch that are of one kind and tell of one thing."""

    def __init__(self, of: _Batch, rows: Ints) -> None:
        self._known = of.known
        self._rows = rows
        where, read = places(rows), of.stretches.reader(rows)
        columns = Columns(read, len(rows), of.known.names, of.known.words)
        self._columns = columns
        first, last = (columns.integers(name, s.UNDATED) for name in ("first", "last"))
        self._undated: Bools | None = None
        if columns.lack("first") or columns.lack("last"):
            undated = (first == s.UNDATED) | (last == s.UNDATED)
            reported = columns.integers("reported", s.UNDATED)
            first, last = (np.where(undated, reported, found) for found in (first, last))
            self._undated = first == s.UNDATED
        if len(rows) and first[0] == last[0] and (first == last).all():
            first = last
        self._at, self._latest = first if of.instants is Instants.FIRST else last, last
        self._finder = self._decided_by(of.deciding)
        accepted, competent = of.counting.accepted, of.counting.competent
        self._accepted = None if accepted is None else accepted[where]
        self._competent = None
        if competent is not None and self._accepted is not None and self._finder is not None:
            self._competent = competent[where] & ~self._accepted
        self.entries = Entries(rows + of.first_row, self._at, self._labels())

    def stream(self, pattern: Pattern, *, measured: bool) -> s.Stream:
        """Return the rows that fit a pattern, in the order of time.

        A row of what counts for several collectives is there for each of them.
        """
        slots = (
            (self._columns.role(SUBJECT_COLUMN), pattern.subject),
            *((self._columns.role(role or OBJECT), slot) for role, slot in pattern.roles),
        )
        chosen: Ints | slice = slice(None)
        conditions = [one for one in self._conditions(pattern, slots) if one is not None]
        if conditions:
            fits = np.logical_and.reduce(conditions)
            chosen = chosen if fits.all() else np.flatnonzero(fits)
        values: dict[str, Ints] = {}
        for filled, slot in slots:
            chosen, values = self._value(slot, filled, chosen, values)
        columns: dict[str, s.Column] = {
            s.AT: self._at,
            s.LATEST: self._latest,
            s.ROW: self.entries.rows,
        }
        columns |= self._figures() if measured else {}
        columns |= self._counts()
        columns |= {} if self._finder is None else {s.FINDER: self._finder}
        if pattern.kind in _FOUND:
            columns |= self._finders()
        if not isinstance(chosen, slice):
            at = self._at[chosen]
            latest = at if self._latest is self._at else self._latest[chosen]
            columns = {name: column[chosen] for name, column in columns.items()}
            columns |= {s.AT: at, s.LATEST: latest}
        columns |= {s.variable_column(name): found for name, found in values.items()}
        accepted, competent = (
            None if mask is None else mask[chosen] for mask in (self._accepted, self._competent)
        )
        told = s.Stream(columns, accepted, competent)
        return s.in_order(told, self.entries.ranks(self._known.labels))

    def _conditions(
        self, pattern: Pattern, slots: Iterable[tuple[Filled, Slot]]
    ) -> Iterator[Bools | None]:
        """Yield which rows fit each part of a pattern; None where all do."""
        yield None if self._undated is None else ~self._undated
        if pattern.negated or self._columns.stands("negated") is not None:
            yield self._columns.flags("negated") == pattern.negated
        if pattern.clause is not None:
            yield self._columns.coded("clause") == self._known.words.code(pattern.clause)
        for role in pattern.every:
            yield self._columns.role(role or OBJECT).means_all
        for filled, slot in slots:
            if slot.names is not None:
                yield filled.named(slot.names, unstated=slot.unstated)
            elif slot.variable is not None and not slot.unstated:
                yield filled.stated
            if slot.identity is not None:
                yield filled.told_apart(slot.identity)

    def _value(
        self, slot: Slot, filled: Filled, chosen: Ints | slice, values: dict[str, Ints]
    ) -> tuple[Ints | slice, dict[str, Ints]]:
        """Note the value of a slot's variable; leave out the rows in which it is another."""
        taken = filled.alone[chosen]
        if slot.counts_as:
            at, taken = self._counted(slot, taken)
            chosen = np.arange(len(self._rows))[chosen][at]
            values = {name: kept[at] for name, kept in values.items()}
        if slot.variable is None:
            return chosen, values
        if filled.stated is not None:
            taken = np.where(taken == NOBODY, self._known.names.code(NOT_STATED), taken)
        if slot.variable not in values:
            return chosen, {**values, slot.variable: taken}
        same = values[slot.variable] == taken
        chosen = np.arange(len(self._rows))[chosen][same]
        return chosen, {name: kept[same] for name, kept in values.items()}

    def _counted(self, slot: Slot, taken: Ints) -> tuple[Ints, Ints]:
        """Put in place of a member each collective that its doing counts for."""
        names = self._known.names
        whole: dict[str, list[int]] = {}
        for member, collective in dict.fromkeys(slot.counts_as):
            whole.setdefault(member, []).append(names.code(Instance(collective)))
        code = {names.declared.code(member): found for member, found in whole.items()}
        found = [code.get(part, [one]) for part, one in zip(name_part(taken), taken, strict=True)]
        at = np.repeat(np.arange(len(taken)), [len(one) for one in found])
        return at, np.array([one for many in found for one in many], np.int64)

    def _labels(self) -> Ints:
        columns, labels = self._columns, self._known.labels
        own, rows, feed = columns.series("report"), columns.series("row"), columns.only("feed")
        if feed is not None and own is None and rows is not None:
            return labels.of_feed(feed, rows)
        return labels.codes(own, columns.series("feed"), rows, length=len(self._rows))

    def _counts(self) -> dict[str, s.Column]:
        """Return how often, and of which event, where the table says so."""
        columns = self._columns
        return {
            name: columns.integers("times", 1) if name == s.TIMES else columns.coded("event")
            for name in _COUNTS
            if columns.stands(name) is not None
        }

    def _figures(self) -> dict[str, s.Column]:
        """Return figures: NaN where there is none; `LIKELY` is NaN for a range alone."""
        low, best, high = (self._columns.figures(name) for name in ("low", "best", "high"))
        none = np.isnan(low) | np.isnan(high)
        likely = np.where(np.isnan(best) & (low == high), low, best)
        low, likely, high = (np.where(none, np.nan, found) for found in (low, likely, high))
        return {s.LOW: low, s.LIKELY: likely, s.HIGH: high, s.UNIT: self._columns.coded("unit")}

    def _decided_by(self, bodies: frozenset[str]) -> Ints | None:
        """Return which of these bodies found each claim, `NOBODY` where none did."""
        places = np.flatnonzero(self._columns.flags("finding")) if bodies else np.zeros(0, np.int64)
        if not len(places):
            return None
        told = [c for name in ("author", "teller") if (c := self._columns.series(name)) is not None]
        names = pl.select(pl.coalesce(*told, pl.lit(None, pl.String()))).to_series()
        finder = np.full(len(self._rows), NOBODY, np.int64)
        found = names.gather(pl.Series(places.astype(np.uint32)))
        known = found.is_in(sorted(bodies)).fill_null(value=False).to_numpy()
        finder[places[known]] = self._known.words.codes(found)[known]
        return finder if known.any() else None

    def _finders(self) -> dict[str, s.Column]:
        """Return who judged which report."""
        author, teller = self._columns.coded("author"), self._columns.coded("teller")
        judged = self._columns.series("judged")
        return {
            s.FINDING: self._columns.flags("finding").astype(np.int64),
            s.AUTHOR: np.where(author == NOBODY, teller, author),
            s.CLAUSE: self._columns.coded("clause"),
            s.JUDGED: np.full(len(self._rows), NOBODY, np.int64)
            if judged is None
            else self._known.labels.named(judged),
        }
