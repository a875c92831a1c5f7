"""Finds the rows of which each claim is made, by going through a batch once for its codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from servanda.exchange.feeds.claims import ClaimPlan
from servanda.exchange.feeds.conditions import rows_where
from servanda.exchange.feeds.rows import ROW, trimmed


@dataclass(frozen=True)
class Chosen:
    """Rows that claim the same by one plan."""

    plan: ClaimPlan
    what: str
    rows: pl.DataFrame


@dataclass(frozen=True)
class _Codes:
    """The codes of a column, each with the places of its rows."""

    names: list[str | None]
    places: list[pl.Series]

    def where(self, wanted: frozenset[str]) -> pl.Series:
        """Return the places of rows with one of some codes, in their order."""
        pairs = zip(self.names, self.places, strict=True)
        found = [places for name, places in pairs if name in wanted]
        if len(found) == 1:
            return found[0]
        return pl.concat(found).sort() if found else pl.Series(dtype=pl.UInt32())


class Choosing:
    """Chooses rows of one batch for one plan after another."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame
        self._codes: dict[str, _Codes] = {}
        self._taken = np.zeros(frame.height, np.bool_)

    def rows_of(self, plan: ClaimPlan) -> Iterator[Chosen]:
        """Yield the rows that make claims by a plan, one table for each thing that is claimed."""
        if plan.key is None:
            yield from self._chosen(plan, str(plan.mapping.what), None)
            return
        codes = self._codes_of(plan.key)
        there = [name for name in codes.names if name is not None]
        for what, wanted in plan.meanings(there).items():
            yield from self._chosen(plan, what, codes.where(wanted))

    def unmeant(self) -> tuple[int, Iterator[tuple[str, str, int]]]:
        """Return how many rows no plan has chosen, and their codes: column, code, rows."""
        return int(np.count_nonzero(~self._taken)), self._unmeant_codes()

    def _unmeant_codes(self) -> Iterator[tuple[str, str, int]]:
        for column, codes in self._codes.items():
            for name, places in zip(codes.names, codes.places, strict=True):
                count = len(places) - np.count_nonzero(self._taken[places.to_numpy()])
                if name is not None and count:
                    yield column, name, int(count)

    def _chosen(self, plan: ClaimPlan, what: str, places: pl.Series | None) -> Iterator[Chosen]:
        wanted = list(dict.fromkeys((ROW, *plan.columns, *(c.column for c in plan.rest))))
        rows = self._frame.select(wanted)
        if places is not None:
            rows = rows[places]
        meant = rows_where(plan.rest, rows)
        if meant is not None:
            rows = rows.filter(meant)
            places = meant.arg_true() if places is None else places.filter(meant)
        if rows.height:
            self._taken[slice(None) if places is None else places.to_numpy()] = True
            yield Chosen(plan, what, rows)

    def _codes_of(self, column: str) -> _Codes:
        if column not in self._codes:
            values = self._frame[column]
            # Grouping numbers takes a third of the time. Among a million different codes two share
            # a hash of 64 bits once in some thirty million batches.
            table = values.hash().to_frame("hash").with_row_index("place")
            groups = table.group_by("hash", maintain_order=True).agg("place")
            first = values.gather(groups["place"].list.first())
            self._codes[column] = _Codes(trimmed(first).to_list(), list(groups["place"]))
        return self._codes[column]
