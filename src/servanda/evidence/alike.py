"""Claims that are the same in much: what stands in all of them is written once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import polars as pl

from servanda.evidence.table import FIXED_COLUMNS

Stands: TypeAlias = pl.Series | str | bool
"""What stands in a column: row by row, or the same in every row."""


@dataclass(frozen=True, eq=False)
class Alike:
    """As many claims as `height` says, in the columns of `evidence.table`."""

    columns: Mapping[str, Stands]
    height: int

    def column(self, name: str) -> pl.Series:
        """Return a column, row by row."""
        stands = self.columns[name]
        if isinstance(stands, pl.Series):
            return stands
        return pl.select(pl.repeat(stands, self.height).alias(name))[name]

    def table(self) -> pl.DataFrame:
        """Return them as a table."""
        rows = [stands for stands in self.columns.values() if isinstance(stands, pl.Series)]
        return pl.DataFrame(rows, height=self.height).select(
            pl.col(name)
            if isinstance(stands, pl.Series)
            else pl.lit(stands, FIXED_COLUMNS.get(name)).alias(name)
            for name, stands in self.columns.items()
        )
