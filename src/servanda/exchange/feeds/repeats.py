"""Finds events that several rows tell of. All of them are kept, and linked by the event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

from servanda.exchange.feeds.rows import ROW
from servanda.findings import Finding, Severity


@dataclass
class Repeats:
    """Takes rows batch by batch; keeps of each no more than two hashes and its number."""

    column: str
    unique: bool
    _seen: list[pl.DataFrame] = field(default_factory=list)

    def take(self, frame: pl.DataFrame) -> None:
        """Take up rows with all the columns that are read."""
        told = frame.drop(ROW).hash_rows()
        self._seen.append(
            frame.select(
                pl.col(ROW), pl.col(self.column).hash().alias("event"), pl.lit(told).alias("told")
            ).filter(frame[self.column].is_not_null())
        )

    def findings(self) -> Iterator[Finding]:
        """Say how many rows repeat others, and how many events are told in several ways."""
        if not self._seen:
            return
        seen = pl.concat(self._seen).filter(pl.col("event").is_duplicated())
        same = seen.filter(~pl.struct("event", "told").is_first_distinct())
        if same.height:
            yield Finding(
                "row-repeated",
                Severity.NOTE,
                f"{_rows(same.height)} word for word what another row of the same event says, the "
                f"first of them row {same[ROW][0]:,}. They are kept and linked.",
            )
        if not self.unique:
            return
        apart = seen.unique(["event", "told"], keep="first", maintain_order=True)
        differing = apart.filter(~pl.col("event").is_first_distinct())
        if differing.height:
            yield Finding(
                "event-told-differently",
                Severity.LOW,
                f"{_rows(differing.height)} otherwise of an event what another row says of it, the "
                f"first of them row {differing[ROW][0]:,}. All are kept, with their figures.",
            )


def _rows(count: int) -> str:
    return "1 row says" if count == 1 else f"{count:,} rows say"
