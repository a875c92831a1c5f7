"""The rows of the table of claims, as views ask for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

ROW = "row:number"
"""A row's own number in the table, from 0."""


@dataclass(frozen=True, eq=False)
class Rows:
    """The claims of a record. `actors` are the declared names that can speak."""

    claims: pl.DataFrame
    actors: frozenset[str] = frozenset()

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self.claims.height

    def column(self, name: str, kind: pl.DataType | type[pl.DataType] = pl.String) -> pl.Series:
        """Return a column, empty throughout where the table lacks it."""
        if name in self.claims.columns:
            return self.claims[name]
        return pl.Series(name, [None], dtype=kind).new_from_index(0, self.count)

    def none(self) -> pl.Series:
        """Return a mask that is true nowhere."""
        return pl.Series([False], dtype=pl.Boolean).new_from_index(0, self.count)

    @cached_property
    def speaker(self) -> pl.Series:
        """Whose word a row is in the first place: the outermost of those whom it names.

        “A reports that …, according to B” is the word of B where B is a declared name; a label of a
        document or a newspaper is none.
        """
        teller = self.column("teller")
        if "sources" not in self.claims.columns or not self.actors:
            return teller
        sourced = (
            self.claims.lazy()
            .select(pl.col("sources"))
            .with_row_index(ROW)
            .filter(pl.col("sources").is_not_null())
            .explode("sources")
            .filter(pl.col("sources").is_in(list(self.actors)))
            .group_by(ROW)
            .agg(pl.col("sources").last())
            .collect()
        )
        return (
            teller.clone().scatter(sourced[ROW], sourced["sources"]) if sourced.height else teller
        )

    def spoken_by(self, names: Collection[str]) -> pl.Series:
        """Return which rows are the word of one of these."""
        if len(names) == 1:
            (name,) = names
            return (self.speaker == name).fill_null(value=False)
        return self.speaker.is_in(list(names)).fill_null(value=False)

    def findings(self) -> pl.Series:
        """Return which rows are findings."""
        return self.column("finding", pl.Boolean).fill_null(value=False)

    def known_on(self, instant: int) -> pl.Series:
        """Return which rows were known at an instant.

        A report is known from when it was reported; else from when it was taken down; else from
        when it happened. What has no time at all was always known.
        """
        times = (self.column(name, pl.Int64) for name in ("reported", "recorded", "last"))
        known, *later = times
        for time in later:
            known = known.fill_null(time)
        return (known <= instant).fill_null(value=True)

    def of_labels(self, labels: Iterable[str]) -> Mapping[str, list[int]]:
        """Return the numbers of the rows of each report; a row of a feed is `feed:row`."""
        found = defaultdict[str, list[int]](list)
        asked = list(dict.fromkeys(labels))
        if "report" in self.claims.columns and asked:
            mask = self.claims["report"].is_in(asked).fill_null(value=False)
            at = mask.arg_true()
            for label, number in zip(self.claims["report"].gather(at), at, strict=True):
                found[label].append(number)
        if "feed" in self.claims.columns:
            for feed, numbers in _by_feed(asked).items():
                self._of_feed(feed, numbers, found)
        return found

    def _of_feed(self, feed: str, numbers: list[int], found: dict[str, list[int]]) -> None:
        mask = (self.claims["feed"] == feed) & self.claims["row"].is_in(numbers)
        at = mask.fill_null(value=False).arg_true()
        for row, number in zip(self.claims["row"].gather(at), at, strict=True):
            found[f"{feed}:{row}"].append(number)


def _by_feed(labels: Iterable[str]) -> Mapping[str, list[int]]:
    rows = defaultdict[str, list[int]](list)
    for label in labels:
        feed, _, row = label.rpartition(":")
        if feed and row.isdecimal():
            rows[feed].append(int(row))
    return rows


def marked(mask: pl.Series, at: Iterable[int], *, value: bool) -> pl.Series:
    """Return a mask that says so at these rows, and is else as it was."""
    numbers = list(at)
    return mask.clone().scatter(numbers, value) if numbers else mask
