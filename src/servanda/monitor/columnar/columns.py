"""The columns of claims that are of one kind and tell of one thing, each read once."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import polars as pl

from servanda.evidence.alike import Stands, written_out
from servanda.monitor.columnar.arrays import Bools, Floats, Ints
from servanda.monitor.columnar.filled import Filled
from servanda.monitor.columnar.names import NOBODY, Names, Strings, the_same
from servanda.monitor.columnar.stretches import Reader


@dataclass(frozen=True, eq=False)
class Columns:
    """Columns of as many claims as `length` says, as numbers; `names` and `words` are in common."""

    read: Reader
    length: int
    names: Names
    words: Strings
    _stands: dict[str, Stands | None] = field(default_factory=dict, repr=False)
    _roles: dict[str, Filled] = field(default_factory=dict, repr=False)

    def stands(self, name: str) -> Stands | None:
        """Return what stands in a column, in one for all rows where that is known."""
        if name not in self._stands:
            self._stands[name] = self.read(name)
        return self._stands[name]

    def series(self, name: str) -> pl.Series | None:
        """Return what stands in a column, row by row."""
        stands = self.stands(name)
        return None if stands is None else written_out(name, stands, self.length)

    def only(self, name: str) -> str | None:
        """Return what stands in every row of a column, where that is one thing."""
        stands = self.stands(name)
        if isinstance(stands, pl.Series):
            return the_same(stands)
        return stands if isinstance(stands, str) else None

    def lack(self, name: str) -> bool:
        """Whether nothing stands in some rows of a column."""
        stands = self.stands(name)
        return stands is None or (isinstance(stands, pl.Series) and stands.has_nulls())

    def role(self, role: str) -> Filled:
        """Return who or what stands in a role."""
        if role not in self._roles:
            only = self.only(role)
            names = self.series(role) if only is None else only
            identities, every = (self.series(f"{role}{end}") for end in ("#", "*"))
            self._roles[role] = Filled.of(
                names, identities, every, known=self.names, length=self.length
            )
        return self._roles[role]

    def integers(self, name: str, missing: int) -> Ints:
        """Return a column of whole numbers."""
        column = self.series(name)
        if column is None:
            return np.full(self.length, missing, np.int64)
        return (column.fill_null(missing) if column.null_count() else column).to_numpy()

    def flags(self, name: str) -> Bools:
        """Return a column of yes and no; no where it does not say."""
        column = self.series(name)
        if column is None:
            return np.zeros(self.length, np.bool_)
        return column.fill_null(value=False).to_numpy()

    def coded(self, name: str) -> Ints:
        """Return a column of words as integers, `NOBODY` where there is none."""
        stands = self.stands(name)
        if stands is None:
            return np.full(self.length, NOBODY, np.int64)
        if isinstance(stands, str):
            return np.full(self.length, self.words.code(stands))
        return self.words.codes(written_out(name, stands, self.length))

    def figures(self, name: str) -> Floats:
        """Return a column of figures, NaN where there is none."""
        column = self.series(name)
        if column is None:
            return np.full(self.length, np.nan)
        return column.cast(pl.Float64).fill_null(float("nan")).to_numpy()
