"""Claims that are the same in much: what stands in all of them is written once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import polars as pl

from servanda.evidence.table import FIXED_COLUMNS, together

Stands: TypeAlias = pl.Series | str | bool
"""What stands in a column: row by row, or the same in every row."""


@dataclass(frozen=True, eq=False)
class Alike:
    """As many claims as `height` says, in the columns of `evidence.table`."""

    columns: Mapping[str, Stands]
    height: int

    def column(self, name: str) -> pl.Series:
        """Return a column, row by row."""
        return written_out(name, self.columns[name], self.height)

    def table(self) -> pl.DataFrame:
        """Return them as a table."""
        rows = [stands for stands in self.columns.values() if isinstance(stands, pl.Series)]
        return pl.DataFrame(rows, height=self.height).select(
            pl.col(name)
            if isinstance(stands, pl.Series)
            else pl.lit(stands, FIXED_COLUMNS.get(name)).alias(name)
            for name, stands in self.columns.items()
        )


def written_out(name: str, stands: Stands, height: int) -> pl.Series:
    """Return what stands in a column, row by row."""
    if isinstance(stands, pl.Series):
        return stands
    return pl.select(pl.repeat(stands, height).alias(name))[name]


@dataclass(frozen=True, eq=False)
class InParts:
    """Claims in parts, none of them empty, each of one kind and telling of one thing."""

    parts: tuple[Alike, ...]

    @property
    def height(self) -> int:
        """How many claims there are."""
        return sum(part.height for part in self.parts)

    @cached_property
    def table(self) -> pl.DataFrame:
        """All of them as one table, part after part."""
        return together([part.table() for part in self.parts])


Claims: TypeAlias = pl.DataFrame | InParts
"""Claims as a table has them, in one piece or in parts."""


def table_of(claims: Claims) -> pl.DataFrame:
    """Return claims as a table in one piece."""
    return claims if isinstance(claims, pl.DataFrame) else claims.table


def has_column(claims: Claims, name: str) -> bool:
    """Whether there is a column of a name."""
    if isinstance(claims, pl.DataFrame):
        return name in claims.columns
    return any(name in part.columns for part in claims.parts)
