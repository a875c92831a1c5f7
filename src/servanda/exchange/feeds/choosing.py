"""Finds the rows of which each claim is made, by going through a batch once for its codes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from servanda.exchange.feeds.claims import ClaimPlan
from servanda.exchange.feeds.conditions import rows_where
from servanda.exchange.feeds.rows import ROW, trimmed


@dataclass(frozen=True)
class Chosen:
    """Rows that claim the same by one plan, their text without blanks about it."""

    plan: ClaimPlan
    what: str
    rows: pl.DataFrame


@dataclass(frozen=True)
class _Codes:
    """The codes of a column, each with the places of its rows.

    `gathered` are the rows of all codes that mean anything, one code after another; `begins` says
    where there those of each begin.
    """

    names: list[str | None]
    places: list[pl.Series]
    begins: Mapping[int, int]
    gathered: pl.DataFrame

    def among(self, wanted: Collection[str]) -> list[int]:
        """Return which of the codes are wanted: more than one, or one that is written variously."""
        return [number for number, name in enumerate(self.names) if name in wanted]

    def rows(self, number: int) -> pl.DataFrame:
        """Return the rows with a code."""
        return self.gathered.slice(self.begins[number], len(self.places[number]))


class Choosing:
    """Chooses rows of one batch for one plan after another."""

    def __init__(self, frame: pl.DataFrame, plans: Collection[ClaimPlan]) -> None:
        self._frame = frame
        self._plans = plans
        self._codes: dict[str, _Codes] = {}
        self._whole: dict[str, pl.Series] = {}
        self._taken = np.zeros(frame.height, np.bool_)

    def rows_of(self, plan: ClaimPlan) -> Iterator[Chosen]:
        """Yield the rows that make claims by a plan, one table for each thing that is claimed."""
        if plan.key is None:
            rows = self._gathered(_columns_of((plan,)), None)
            yield from self._chosen(plan, str(plan.mapping.what), rows, None)
            return
        codes = self._codes_of(plan.key)
        for what, wanted in plan.meanings(_written(codes.names)).items():
            numbers = codes.among(wanted)
            places = [codes.places[number] for number in numbers]
            if len(numbers) == 1:
                yield from self._chosen(plan, what, codes.rows(numbers[0]), places[0])
            elif numbers:
                mixed = pl.concat(places).sort()
                rows = self._gathered(_columns_of((plan,)), mixed)
                yield from self._chosen(plan, what, rows, mixed)

    def unmeant(self) -> tuple[int, Iterator[tuple[str, str, int]]]:
        """Return how many rows no plan has chosen, and their codes: column, code, rows."""
        return int(np.count_nonzero(~self._taken)), self._unmeant_codes()

    def _unmeant_codes(self) -> Iterator[tuple[str, str, int]]:
        for column, codes in self._codes.items():
            for name, places in zip(codes.names, codes.places, strict=True):
                count = len(places) - np.count_nonzero(self._taken[places.to_numpy()])
                if name is not None and count:
                    yield column, name, int(count)

    def _chosen(
        self, plan: ClaimPlan, what: str, rows: pl.DataFrame, places: pl.Series | None
    ) -> Iterator[Chosen]:
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
            names, places = trimmed(first).to_list(), list(groups["place"])
            plans = [plan for plan in self._plans if plan.key == column]
            meanings = [plan.meanings(_written(names)) for plan in plans]
            meant = {code for meaning in meanings for codes in meaning.values() for code in codes}
            numbers = [number for number, name in enumerate(names) if name in meant]
            ends = np.cumsum([len(places[number]) for number in numbers]).tolist()
            begins = dict(zip(numbers, (0, *ends), strict=False))
            nothing = pl.Series(dtype=pl.UInt32())
            order = pl.concat([nothing, *(places[number] for number in numbers)])
            gathered = self._gathered(_columns_of(plans), order.rechunk())
            self._codes[column] = _Codes(names, places, begins, gathered)
        return self._codes[column]

    def _gathered(self, columns: Iterable[str], places: pl.Series | None) -> pl.DataFrame:
        """Return rows at some places, or all; no blanks stand about their text."""
        found = []
        for name in columns:
            # Picking rows from pieces takes longer than putting these together.
            if name not in self._whole:
                self._whole[name] = self._frame[name].rechunk()
            values = self._whole[name]
            if places is not None:
                values = values[places]
            found.append(trimmed(values) if values.dtype == pl.String else values)
        return found[0].to_frame().hstack(found[1:])


def _written(names: Iterable[str | None]) -> list[str]:
    return [name for name in names if name is not None]


def _columns_of(plans: Iterable[ClaimPlan]) -> Iterable[str]:
    """Return the columns of which plans make their claims."""
    wanted = (name for plan in plans for name in (*plan.columns, *(c.column for c in plan.rest)))
    return dict.fromkeys((ROW, *wanted))
