"""Where in a table of claims those of one kind stand that tell of one thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from servanda.evidence.claim import ClaimKind
from servanda.monitor.columnar.arrays import Ints
from servanda.monitor.columnar.ragged import spread

_KIND, _WHAT = "kind", "what"


@dataclass(frozen=True, eq=False)
class Stretches:
    """Stretches of rows that are of one kind and tell of one thing.

    Feeds put such claims together, so that there are few. `of_each` are the numbers of the
    stretches that each kind and thing has.
    """

    begins: Ints
    ends: Ints
    of_each: Mapping[tuple[str, str], Ints]

    @classmethod
    def of(cls, table: pl.DataFrame) -> Stretches:
        """Return the stretches of a table."""
        nothing = np.zeros(0, np.int64)
        if not table.height or not {_KIND, _WHAT} <= set(table.columns):
            return cls(nothing, nothing, {})
        begins = np.unique(np.concatenate([_changes(table[name]) for name in (_KIND, _WHAT)]))
        heads = table.select(pl.col(_KIND, _WHAT).gather(begins)).with_row_index("number")
        groups = heads.group_by(_KIND, _WHAT).agg("number")
        names = zip(groups[_KIND], groups[_WHAT], strict=True)
        of_each = {
            name: numbers.to_numpy() for name, numbers in zip(names, groups["number"], strict=True)
        }
        return cls(begins, np.append(begins[1:], table.height), of_each)

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
