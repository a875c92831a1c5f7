"""One file of event data: its claims batch by batch, and an account of every row."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from collections.abc import Mapping as Types
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from servanda.evidence.alike import Alike, InParts
from servanda.exchange.feeds.account import Account
from servanda.exchange.feeds.blocks import blocks
from servanda.exchange.feeds.choosing import Choosing
from servanda.exchange.feeds.claims import ClaimPlan, Reading
from servanda.exchange.feeds.conditions import rows_where
from servanda.exchange.feeds.delimited import delimited_rows
from servanda.exchange.feeds.json_lines import json_rows
from servanda.exchange.feeds.mapping import FileForm, Mapping
from servanda.exchange.feeds.names import Lookup
from servanda.exchange.feeds.parquet import parquet_rows
from servanda.exchange.feeds.plans import plans_of
from servanda.exchange.feeds.repeats import Repeats
from servanda.exchange.feeds.rows import ROW, Rows
from servanda.exchange.feeds.telling import Telling
from servanda.findings import Finding
from servanda.vocabulary import FeedNames

_ENDINGS = {
    ".parquet": FileForm.PARQUET,
    ".pq": FileForm.PARQUET,
    ".jsonl": FileForm.JSON_LINES,
    ".ndjson": FileForm.JSON_LINES,
    ".json": FileForm.JSON_LINES,
}


@dataclass
class Feed:
    """A file of event data, read by a mapping.

    `label` begins the labels of its rows (the file's name, if none is given). With `today`, an
    instant in µs, what is dated later is set aside. `only` are the verbs, measures, statuses and
    events that matter; claims of others are counted and not made. `set_aside_to` names a CSV file
    to which all rows set aside are written.

    `batches` or `in_parts` may be run through once; after that `account` says what became of every
    row, and `findings` what is wrong.
    """

    path: Path
    mapping: Mapping
    names: FeedNames
    label: str | None = None
    today: int | None = None
    only: frozenset[str] | None = None
    set_aside_to: Path | None = None
    account: Account = field(init=False)
    _told: Telling = field(init=False, repr=False)
    _repeats: Repeats | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.label = self.label or self.path.name.split(".", 1)[0]
        self.account = Account(written_to=self.set_aside_to)
        self._told = Telling(self.path.name)
        event = self.mapping.event
        self._repeats = Repeats(event.column, event.unique) if event else None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the file, and with its rows by reason."""
        return (*self._told.findings, *self.account.findings())

    @property
    def is_unread(self) -> bool:
        """Whether not one row could be taken from the file, and why is among the findings."""
        return not self.account.rows and bool(self.findings)

    def batches(self) -> Iterator[pl.DataFrame]:
        """Yield the claims, some 500,000 rows at a time, in the columns of `evidence.table`.

        Within a batch claims of one kind stand together; `row` says where each stood.
        """
        return (claims.table for claims in self.in_parts())

    def in_parts(self) -> Iterator[InParts]:
        """Yield the same claims, in parts: for whoever need not have one table of them."""
        plans = tuple(plans_of(self.mapping, self.names, self.only, self._told))
        meanings = self.names.of_names(self.mapping.name)
        for rows in self._rows():
            self.account.add_broken(rows)
            frame = self._kept(rows.frame)
            if self._repeats:
                self._repeats.take(frame)
            parts = tuple(p for p in self._claims(plans, meanings, frame, rows) if p.height)
            if parts:
                yield InParts(parts)
        if self._repeats:
            self._told.add(*self._repeats.findings())

    def _rows(self) -> Iterator[Rows]:
        form = self.mapping.form or _form(self.path)
        try:
            if form is FileForm.PARQUET:
                yield from parquet_rows(self.path, self.mapping, self._told)
                return
            quoted = form is FileForm.CSV and self.mapping.quoted
            read = blocks(self.path, self.mapping.encoding, quoted=quoted)
            if form is FileForm.JSON_LINES:
                yield from json_rows(read, self.mapping, self._told)
            else:
                yield from delimited_rows(read, self.mapping, _types(self.mapping), self._told)
        except (OSError, EOFError, zipfile.BadZipFile) as problem:
            self._told.damaged(self.account.rows, getattr(problem, "strerror", None) or problem)

    def _kept(self, frame: pl.DataFrame) -> pl.DataFrame:
        kept = rows_where(self.mapping.keep, frame)
        if kept is None:
            return frame
        chosen = frame.filter(kept)
        self.account.left_out += frame.height - chosen.height
        return chosen

    def _claims(
        self,
        plans: tuple[ClaimPlan, ...],
        meanings: Types[str, str | None],
        frame: pl.DataFrame,
        rows: Rows,
    ) -> Iterator[Alike]:
        choosing = Choosing(frame, plans)
        refused: list[pl.DataFrame] = []
        ignored: list[pl.Series] = []
        made: list[pl.Series] = []
        for plan in plans:
            for chosen in choosing.rows_of(plan):
                lookup = Lookup(meanings, self.account.unknown)
                reading = Reading(self.label or "", lookup, self.today)
                claims, checks = plan.claims(chosen.rows, chosen.what, reading)
                refused.append(checks.reasons())
                if lookup.ignored is not None:
                    ignored.append(chosen.rows[ROW].filter(lookup.ignored))
                made.append(claims.column("row"))
                self.account.claims += claims.height
                yield claims
        self.account.add_refused(refused, rows)
        self.account.ignored(ignored, [*made, *(table["row"] for table in refused)])
        self.account.unmeant(*choosing.unmeant())


def _form(path: Path) -> FileForm:
    return next((_ENDINGS[e] for e in reversed(path.suffixes) if e in _ENDINGS), FileForm.CSV)


def _types(mapping: Mapping) -> dict[str, type[pl.DataType]]:
    """Return the columns of which numbers are expected in every row, read as such at once."""
    counted = {
        name
        for claim in mapping.claims
        for when in (claim.happened, claim.reported, claim.recorded)
        if when and when.clock.unit
        for name in (when.first, when.last)
        if name
    }
    return dict.fromkeys(sorted(counted), pl.Int64)
