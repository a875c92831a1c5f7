"""Collects which rows of a batch cannot be read, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from servanda.exchange.feeds.rows import ROW, SET_ASIDE

_REASONS = pl.Schema({name: kind for name, kind in SET_ASIDE.items() if name != "text"})
_NO_REASONS = pl.DataFrame(schema=_REASONS)


@dataclass
class Checks:
    """What is wrong with the rows of a table that has the column `ROW`."""

    frame: pl.DataFrame
    refused: list[pl.DataFrame] = field(default_factory=list)
    _bad: pl.Series | None = None

    def refuse(self, where: pl.Series, code: str, reason: str | pl.Expr) -> None:
        """Refuse rows: `where` holds true for each; `reason` may speak of their columns."""
        if not where.any():
            return
        where = where.fill_null(value=False)
        self._bad = where if self._bad is None else self._bad | where
        said = pl.lit(reason) if isinstance(reason, str) else reason
        rows = self.frame.filter(where).select(
            pl.col(ROW).alias("row"), pl.lit(code).alias("code"), said.alias("reason")
        )
        self.refused.append(rows.match_to_schema(_REASONS))

    def refuse_name(self, where: pl.Series, code: str, written: pl.Series) -> None:
        """Refuse rows for the name that is written in each."""
        said = pl.format("Nothing in the agreement is called “{}”.", pl.lit(written.filter(where)))
        self.refuse(where, code, said)

    @property
    def bad(self) -> pl.Series | None:
        """Which rows were refused; None where none was."""
        return self._bad

    def reasons(self) -> pl.DataFrame:
        """Return the refused rows, each with what was first said of it."""
        if not self.refused:
            return _NO_REASONS
        return pl.concat(self.refused).unique("row", keep="first", maintain_order=True)
