"""Reports as integers, and the order of their labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
import polars as pl

from servanda.monitor.columnar.arrays import Bools, Ints
from servanda.monitor.columnar.names import Strings
from servanda.monitor.columnar.sorting import by_group
from servanda.monitor.columnar.stretches import places

_SHIFT = 40
_ROWS = (1 << _SHIFT) - 1
_OF_A_ROW = r"^(?s:(.*)):([1-9]\d{0,11})$"
"""How the label of a row of a feed is written."""


class Labels:
    """Gives each report an integer: its feed and its row there, or the label of its own.

    The labels of a bulk feed are never written out. A label written as that of a row (`acled:7`)
    is that row's, whether or not any row of the feed has come: each label has one integer.
    """

    def __init__(self) -> None:
        self.own = Strings()
        self.feeds = Strings()

    def codes(
        self,
        own: pl.Series | None,
        feeds: pl.Series | None,
        rows: pl.Series | None,
        *,
        length: int,
    ) -> Ints:
        """Return the report of each row of a table of claims."""
        by_row = np.zeros(length, np.int64)
        if feeds is not None and rows is not None:
            by_row = (self.feeds.codes(feeds) + 1) << _SHIFT | rows.fill_null(0).to_numpy()
        if own is None:
            return by_row
        by_label = self.named(own)
        return np.where(by_label < 0, by_row, by_label)

    def of_feed(self, feed: str, rows: pl.Series) -> Ints:
        """Return the reports of rows of one feed."""
        numbers = rows.fill_null(0) if rows.null_count() else rows
        return np.asarray((self.feeds.code(feed) + 1) << _SHIFT | numbers.to_numpy())

    def label(self, code: int) -> str:
        """Return the label of a report."""
        feed, row = code >> _SHIFT, code & _ROWS
        return f"{self.feeds.word(feed - 1)}:{row}" if feed else self.own.word(row)

    def named(self, labels: pl.Series) -> Ints:
        """Return the reports that have these labels, -1 for an empty one."""
        feed, row = labels.str.extract(_OF_A_ROW, 1), labels.str.extract(_OF_A_ROW, 2)
        of_a_row = row.is_not_null()
        if not of_a_row.any():
            return self.own.codes(labels)
        rows = (self.feeds.codes(feed) + 1) << _SHIFT | row.cast(pl.Int64).fill_null(0).to_numpy()
        own = self.own.codes(pl.select(pl.when(~of_a_row).then(labels)).to_series())
        return np.where(of_a_row.to_numpy(), rows, own)

    def order(self, codes: Ints, runs: Ints) -> Ints:
        """Return the places of these reports, sorted by run, then by label as written."""
        feeds = codes >> _SHIFT
        if len(codes) and feeds[0] and (feeds == feeds[0]).all():
            rows = codes & _ROWS
            digits = np.floor(np.log10(np.maximum(rows, 1))).astype(np.int64) + 1
            return np.lexsort((digits, rows * 10 ** (13 - digits), runs))
        written = pl.Series([self.label(int(code)) for code in codes], dtype=pl.String)
        ranks = written.rank("dense").cast(pl.Int64).to_numpy()
        return np.lexsort((ranks, runs))


_Columns: TypeAlias = tuple[Ints, Ints]
_TIMES = 4
_MOST = 1 << 18


def _are_small(first: _Columns, then: _Columns) -> bool:
    """Whether batches are put together: few remain, and none is written too often."""
    one, other = len(first[0]), len(then[0])
    return one < _TIMES * other and one + other <= _MOST


def _one_behind_the_other(first: _Columns, then: _Columns) -> _Columns:
    at, labels = (np.concatenate(pair) for pair in zip(first, then, strict=True))
    return at, labels


@dataclass(frozen=True, eq=False)
class Register:
    """When each claim was, and in which report, by the number of the claim.

    It is kept batch by batch; only what is looked at is put together.
    """

    batches: tuple[_Columns, ...] = ()

    @classmethod
    def of_batch(cls, parts: Sequence[Entries], first_row: int, height: int) -> Register:
        """Return the register of one batch of claims; those that fit nothing are left out."""
        at, labels = np.zeros(height, np.int64), np.zeros(height, np.int64)
        for part in parts:
            rows = places(part.rows - first_row)
            at[rows], labels[rows] = part.at, part.labels
        return cls(((at, labels),))

    def with_more(self, others: Sequence[Register]) -> Register:
        """Return the register with others behind it; small batches are put together.

        Of batches in which nothing is told, as when time alone goes on, none is kept.
        """
        batches = list(self.batches)
        for batch in (one for other in others for one in other.batches if len(one[0])):
            batches.append(batch)
            while len(batches) > 1 and _are_small(*batches[-2:]):
                batches[-2:] = [_one_behind_the_other(*batches[-2:])]
        return Register(tuple(batches))

    def at(self, rows: Ints) -> Ints:
        """Return when claims were."""
        return self._looked_up(0, rows)

    def labels(self, rows: Ints) -> Ints:
        """Return in which reports claims stand."""
        return self._looked_up(1, rows)

    def withdrawn(self, rows: Ints, labels: frozenset[str], known: Labels) -> Bools:
        """Return which of these claims stand in reports that no longer count."""
        if not labels:
            return np.zeros(len(rows), np.bool_)
        codes = known.named(pl.Series(sorted(labels), dtype=pl.String))
        return np.asarray(np.isin(self.labels(rows), codes))

    @property
    def every_label(self) -> Ints:
        """The report of each claim, in the order of their numbers."""
        return np.concatenate([np.zeros(0, np.int64), *(labels for _, labels in self.batches)])

    @cached_property
    def _ends(self) -> Ints:
        """The number of the first claim after each batch."""
        return np.cumsum([len(at) for at, _ in self.batches])

    def _looked_up(self, column: int, rows: Ints) -> Ints:
        """Return what stands in a column that is kept batch by batch."""
        if not len(rows):
            return np.zeros(0, np.int64)
        which = np.searchsorted(self._ends, rows, "right")
        if which[0] == which[-1] and (which == which[0]).all():
            return self._of_batch(int(which[0]), column, rows)
        order = by_group(which)
        found, there, low = np.empty(len(rows), np.int64), np.bincount(which), 0
        for batch in np.flatnonzero(there):
            mine = order[low : low + there[batch]]
            found[mine] = self._of_batch(int(batch), column, rows[mine])
            low += there[batch]
        return found

    def _of_batch(self, batch: int, column: int, rows: Ints) -> Ints:
        values = self.batches[batch][column]
        begin = int(self._ends[batch]) - len(values)
        return np.asarray(values[rows - begin])

    def ranks(self, labels: Labels) -> Callable[[Ints, Ints], Ints]:
        """Return what sorts claims of one instant by their labels."""
        return lambda rows, runs: labels.order(self.labels(rows), runs)


@dataclass(frozen=True, eq=False)
class Entries:
    """Claims by their number: when each was, and in which report."""

    rows: Ints
    at: Ints
    labels: Ints

    def ranks(self, labels: Labels) -> Callable[[Ints, Ints], Ints]:
        """Return what sorts claims of one instant by their labels."""
        return lambda rows, runs: labels.order(self.labels[np.searchsorted(self.rows, rows)], runs)
