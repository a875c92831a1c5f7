"""Where in a table of claims those of one kind stand that tell of one thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from servanda.evidence.alike import Claims, InParts, Stands, table_of
from servanda.evidence.claim import ClaimKind
from servanda.monitor.columnar.arrays import Ints
from servanda.monitor.columnar.ragged import spread
from servanda.monitor.columnar.sorting import distinct

_KIND, _WHAT = "kind", "what"

Reader = Callable[[str], Stands | None]
"""Returns what stands in a column of some claims; None where it is not there."""


@dataclass(frozen=True, eq=False)
class Stretches:
    """Stretches of rows that are of one kind and tell of one thing.

    Feeds put such claims together, so that there are few. `of_each` are the numbers of the
    stretches that each kind and thing has.
    """

    claims: Claims
    begins: Ints
    ends: Ints
    of_each: Mapping[tuple[str, str], Ints]

    @classmethod
    def of(cls, claims: Claims) -> Stretches:
        """Return the stretches of claims."""
        if isinstance(claims, InParts):
            ends = np.cumsum([part.height for part in claims.parts], dtype=np.int64)
            heads = pl.DataFrame(
                [(part.columns[_KIND], part.columns[_WHAT]) for part in claims.parts],
                {_KIND: pl.String, _WHAT: pl.String},
                orient="row",
            )
        elif not claims.height or not {_KIND, _WHAT} <= set(claims.columns):
            nothing = np.zeros(0, np.int64)
            return cls(claims, nothing, nothing, {})
        else:
            begins = distinct(np.concatenate([_changes(claims[c]) for c in (_KIND, _WHAT)]))
            ends = np.append(begins[1:], claims.height)
            heads = claims.select(pl.col(_KIND, _WHAT).gather(begins))
        groups = heads.with_row_index("number").group_by(_KIND, _WHAT).agg("number")
        names = zip(groups[_KIND], groups[_WHAT], strict=True)
        of_each = {
            name: numbers.to_numpy() for name, numbers in zip(names, groups["number"], strict=True)
        }
        return cls(claims, np.append(0, ends[:-1]), ends, of_each)

    def rows(self, kind: ClaimKind, what: str | None) -> Ints:
        """Return the rows of one kind that tell of one thing, or of any, in their order."""
        found = [
            numbers
            for (its_kind, of), numbers in self.of_each.items()
            if its_kind == kind.value and what in {None, of}
        ]
        if not found:
            return np.zeros(0, np.int64)
        numbers = np.sort(np.concatenate(found))
        if len(numbers) == 1:
            return np.arange(self.begins[numbers[0]], self.ends[numbers[0]])
        return spread(self.begins[numbers], self.ends[numbers])[1]

    def reader(self, rows: Ints) -> Reader:
        """Return what reads the columns of some rows, which are in their order."""
        where = places(rows)
        if isinstance(self.claims, InParts) and isinstance(where, slice):
            if not len(rows):
                return _nothing
            number = int(np.searchsorted(self.begins, where.start))
            if (self.begins[number], self.ends[number]) == (where.start, where.stop):
                return self.claims.parts[number].columns.get
        # Polars looks rows up by numbers of 32 bits, and would translate others each time.
        looked_up = where if isinstance(where, slice) else pl.Series(rows.astype(np.uint32))
        table = table_of(self.claims)

        def column(name: str) -> pl.Series | None:
            found = table.get_column(name, default=None)
            return None if found is None else found[looked_up]

        return column


def _nothing(_: str) -> None:
    return None


def _changes(column: pl.Series) -> Ints:
    """Return where another value begins, the first row among them."""
    ends = np.cumsum(column.rle().struct.field("len").to_numpy(), dtype=np.int64)
    return np.append(0, ends[:-1])


def places(rows: Ints) -> slice | Ints:
    """Return rows, in their order, as a slice where they follow one another without a gap."""
    if not len(rows):
        return slice(0, 0)
    first, last = int(rows[0]), int(rows[-1])
    return slice(first, last + 1) if last - first == len(rows) - 1 else rows
