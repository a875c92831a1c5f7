"""What became of every row: counted, and those set aside kept with their reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from servanda.exchange.feeds.rows import SET_ASIDE, Rows, none_broken
from servanda.findings import Finding, Fix, Severity

MOST_KEPT = 100_000
"""Rows set aside, and names, that are kept at hand; all rows are counted, and can be written."""
_COUNTED = {"column": pl.String(), "name": pl.String(), "rows": pl.UInt32()}
MOST_NAMED = 20
"""Names and codes that are shown, the most frequent first."""


@dataclass
class Account:
    """An account of the rows of one file.

    `rows` counts all; `left_out` those that the mapping does not keep; `no_concern` those of which
    the agreement does not speak; `aside` those set aside, each counted once in `by_code`, by the
    first reason. `claims` counts claims, of which a row may make several.
    """

    written_to: Path | None = None
    rows: int = 0
    claims: int = 0
    left_out: int = 0
    no_concern: int = 0
    aside: int = 0
    by_code: Counter[str] = field(default_factory=Counter)
    unknown: list[pl.DataFrame] = field(default_factory=list, repr=False)
    _codes: Counter[tuple[str, str]] = field(default_factory=Counter, repr=False)
    _kept: list[pl.DataFrame] = field(default_factory=list, repr=False)
    _kept_count: int = 0
    _samples: dict[str, tuple[int, str, str]] = field(default_factory=dict, repr=False)

    def add_broken(self, rows: Rows) -> None:
        """Count a batch, and set aside its rows that have no columns."""
        self.rows += rows.count
        self._set_aside(rows.broken)

    def add_refused(self, refused: Sequence[pl.DataFrame], rows: Rows) -> None:
        """Set aside rows whose values cannot be read; one row counts once."""
        found = [table for table in refused if table.height]
        if not found:
            return
        self.unknown[:] = [_summed(self.unknown).head(MOST_KEPT)]
        table = pl.concat(found).unique("row", keep="first", maintain_order=True).sort("row")
        text = pl.Series("text", rows.text_of(table["row"].to_list()), pl.String())
        self._set_aside(table.with_columns(text))

    def ignored(self, ignored: Sequence[pl.Series], others: Sequence[pl.Series]) -> None:
        """Count rows that name something of no concern, and make no claim nor are set aside."""
        if ignored:
            counted = pl.concat(others).unique() if others else pl.Series(dtype=pl.Int64())
            rows = pl.concat(ignored).unique()
            self.no_concern += int((~rows.is_in(counted.implode())).sum())

    def unmeant(self, count: int, codes: Iterable[tuple[str, str, int]]) -> None:
        """Count rows that make no claim, by the codes in their columns."""
        self.no_concern += count
        for column, code, rows in codes if count else ():
            self._codes[column, code] += rows
        if len(self._codes) > 2 * MOST_KEPT:  # a column that holds no codes
            self._codes = Counter(dict(self._codes.most_common(MOST_KEPT)))

    @property
    def meant(self) -> int:
        """How many rows make a claim or several."""
        return self.rows - self.left_out - self.no_concern - self.aside

    @property
    def set_aside(self) -> pl.DataFrame:
        """The rows set aside, in their order, at most `MOST_KEPT` of them."""
        return pl.concat(self._kept) if self._kept else none_broken()

    @property
    def unknown_names(self) -> pl.DataFrame:
        """Names that the agreement does not know: `column`, `name`, `rows`; most frequent first."""
        return _summed(self.unknown)

    @property
    def codes_of_no_concern(self) -> pl.DataFrame:
        """Codes of which the agreement does not speak, in the same columns."""
        rows = [(column, code, rows) for (column, code), rows in self._codes.items()]
        return _summed([pl.DataFrame(rows, _COUNTED, orient="row")])

    def findings(self) -> Iterator[Finding]:
        """Yield what there is to say about the rows set aside, by reason."""
        for code, count in self.by_code.most_common():
            row, reason, text = self._samples[code]
            yield Finding(
                code,
                Severity.HIGH,
                f"{_rows(count)} set aside, the first of them row {row:,}: {reason}",
                quote=text or None,
                fix=self._advice(code),
            )

    def _advice(self, code: str) -> Fix | None:
        if code != "name-unknown":
            return None
        names = [
            f"“{name}” ({rows:,})" for _, name, rows in self.unknown_names.head(MOST_NAMED).rows()
        ]
        return Fix(f"Say under “Names in feeds” what they mean. Most frequent: {', '.join(names)}.")

    def _set_aside(self, table: pl.DataFrame) -> None:
        if not table.height:
            return
        table = table.match_to_schema(SET_ASIDE)
        self.aside += table.height
        for code, count in table["code"].value_counts().rows():
            self.by_code[code] += count
        for row, code, reason, text in table.unique("code", keep="first").rows():
            self._samples.setdefault(code, (row, reason, text))
        room = MOST_KEPT - self._kept_count
        if room > 0:
            self._kept.append(table.head(room))
            self._kept_count += min(room, table.height)
        if self.written_to is not None:
            first = self.aside == table.height
            with self.written_to.open("wb" if first else "ab") as file:
                table.write_csv(file, include_header=first)


def _rows(count: int) -> str:
    return "1 row was" if count == 1 else f"{count:,} rows were"


def _summed(tables: Sequence[pl.DataFrame]) -> pl.DataFrame:
    if not tables:
        return pl.DataFrame(schema=_COUNTED)
    return (
        pl.concat(tables)
        .group_by("column", "name")
        .agg(pl.col("rows").sum())
        .sort(["rows", "column", "name"], descending=[True, False, False])
    )
