"""Entries of reports as columns: what each report is, and the table of their claims."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from io import BytesIO

import polars as pl
from polars.datatypes import DataTypeClass

from servanda.evidence.claim import ClaimKind, Grade
from servanda.evidence.ledger.chain import Sealed, canonical
from servanda.evidence.ledger.content import PLAIN_REPORT
from servanda.evidence.table import FIXED_COLUMNS, together
from servanda.evidence.times_in_reports import EARLIEST, LATEST

NUMBER = "entry:number"
"""Of the entry that a report or a claim stands in."""
RECORDED = "entry:recorded"
"""When that entry was recorded, in µs since 1970 UTC."""

_PIECE = 20_000
# What stands between quotation marks has none of its own, so that these are never part of words.
_END_OF_CLAIMS = b'],"kind":"'
_BETWEEN_CLAIMS = b"},{"  # may be words, or stand between claims
_REPORT = {NUMBER: pl.Int64(), RECORDED: pl.Int64(), "by": pl.String(), "label": pl.String()}
_INFINITE = float("inf")
_AMISS = (
    pl.exceptions.PolarsError,
    AttributeError,
    KeyError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What is raised by JSON that is no report."""
_INSTANTS = ("first", "last", "reported", "recorded")


@dataclass
class ReportColumns:
    """Gathers entries of reports. Those that say what no report can say are `unreadable`."""

    unreadable: list[int] = field(default_factory=list)
    _reports: list[pl.DataFrame] = field(default_factory=list)
    _claims: list[pl.DataFrame] = field(default_factory=list)
    _waiting: list[Sealed] = field(default_factory=list)

    def take(self, entry: Sealed) -> None:
        """Take up an entry that is a report."""
        self._waiting.append(entry)
        if len(self._waiting) == _PIECE:
            self._settle()

    def reports(self) -> pl.DataFrame:
        """Return one row a report, in their order: its entry, `by` whom, its `label`, its `words`.

        Of several with one label only the first is kept.
        """
        self._settle()
        reports = together(self._reports) if self._reports else pl.DataFrame(schema=_REPORT)
        if "words" not in reports.columns:
            reports = reports.with_columns(words=pl.lit(None, pl.String()))
        twice = ~pl.col("label").is_first_distinct()
        self.unreadable += reports.filter(twice)[NUMBER].to_list()
        return reports.filter(~twice)

    def claims(self) -> pl.DataFrame:
        """Return the table of claims, with the number and the recording of their entries."""
        self._settle()
        return together(self._claims)

    def _settle(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting:
            self._read(waiting)

    def _read(self, entries: Sequence[Sealed]) -> None:
        """Read entries together; where that fails, find by halves which one is to blame."""
        try:
            reports, claims = _frames(entries)
        except _AMISS:
            if len(entries) == 1:
                self.unreadable.append(entries[0].number)
                return
            half = len(entries) // 2
            self._read(entries[:half])
            self._read(entries[half:])
        else:
            self._reports.append(reports)
            self._claims.append(claims)


def _frames(entries: Sequence[Sealed]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return one row a report and one row a claim.

    Flat lines of JSON are read many times faster than nested ones; hence the taking apart.
    """
    apart = [_taken_apart(entry.content) for entry in entries]
    reports = _read_lines([head for head, _ in apart]).with_columns(
        pl.Series(NUMBER, [entry.number for entry in entries]),
        pl.Series("by", [entry.by for entry in entries]),
        pl.Series([entry.recorded for entry in entries])
        .str.to_datetime("%+", time_unit="us")
        .dt.epoch("us")
        .alias(RECORDED),
    )
    reports = reports.select(*_REPORT, *(["words"] if "words" in reports.columns else []))
    rows = _read_lines([claim for _, claims in apart for claim in claims])
    if not rows.height:
        return reports.cast(_report_types(reports)), rows
    of_claims = pl.Series([at for at, (_, claims) in enumerate(apart) for _ in claims])
    of = reports.select(NUMBER, RECORDED, pl.col("label").alias("report"))[of_claims]
    return reports.cast(_report_types(reports)), _typed(pl.concat([of, rows], how="horizontal"))


def _taken_apart(content: bytes) -> tuple[bytes, list[bytes]]:
    """Return the JSON of a report without its claims, and that of each claim."""
    end = content.rfind(_END_OF_CLAIMS)
    if content.startswith(PLAIN_REPORT) and end > 0:
        claims = content[len(PLAIN_REPORT) : end]
        if _BETWEEN_CLAIMS not in claims:
            return b"{" + content[end + len("],") :], [claims] if claims else []
    told = json.loads(content)
    claims = told.pop("claims")
    return canonical(told), [canonical(claim) for claim in claims]


def _read_lines(lines: list[bytes]) -> pl.DataFrame:
    """Read lines of JSON, each an object."""
    if not lines:
        return pl.DataFrame()
    read = pl.read_ndjson(BytesIO(b"\n".join(lines)), infer_schema_length=None)
    if read.height != len(lines):
        raise pl.exceptions.ShapeError(f"{read.height} rows in {len(lines)} lines")
    return read


def _report_types(reports: pl.DataFrame) -> pl.Schema:
    return pl.Schema({name: _REPORT.get(name, pl.String()) for name in reports.columns})


def _typed(rows: pl.DataFrame) -> pl.DataFrame:
    """Give each column its type, and quantities with one bound (“at least 5”) the other."""
    types = {name: _type_of(name) for name in rows.columns if name not in (NUMBER, RECORDED)}
    wrong = [n for n, kind in types.items() if not _fits(rows.schema[n], kind)]
    if wrong:
        raise pl.exceptions.SchemaError(f"no such values in {', '.join(wrong)}")
    typed = rows.cast(pl.Schema(types))
    if not typed.select(pl.all_horizontal(*_required(typed.columns)).all()).item():
        raise pl.exceptions.SchemaError("no claims")
    if not {"low", "high"} & set(typed.columns):
        return typed
    for name in {"low", "high"} - set(typed.columns):
        typed = typed.with_columns(pl.lit(None, pl.Float64()).alias(name))
    low, high = pl.col("low"), pl.col("high")
    return typed.with_columns(
        pl.when(high.is_not_null()).then(low.fill_null(-_INFINITE)).otherwise(low).alias("low"),
        pl.when(low.is_not_null()).then(high.fill_null(_INFINITE)).otherwise(high).alias("high"),
    )


def _required(columns: Collection[str]) -> Iterator[pl.Expr]:
    """Yield what must be true of every claim."""
    yield pl.col("report").is_not_null()
    yield pl.col("kind").is_in(list(ClaimKind)) & pl.col("kind").is_not_null()
    yield pl.col("what").is_not_null()
    for name in _INSTANTS:
        if name in columns:
            yield pl.col(name).is_null() | pl.col(name).is_between(EARLIEST, LATEST)
    if "grades" in columns:
        scales = pl.element().list.len() == len(fields(Grade))
        yield pl.col("grades").list.eval(scales).list.all().fill_null(value=True)


def _type_of(name: str) -> pl.DataType:
    return FIXED_COLUMNS.get(name) or (pl.Boolean() if name.endswith("*") else pl.String())


def _fits(written: pl.DataType | DataTypeClass, wanted: pl.DataType | DataTypeClass) -> bool:
    """Whether what JSON holds is of the wanted type; whole numbers stand for others too."""
    if written in (wanted, pl.Null):
        return True
    if isinstance(written, pl.List) and isinstance(wanted, pl.List):
        return _fits(written.inner, wanted.inner)
    return wanted == pl.Float64 and written == pl.Int64


def numbered(numbers: Iterable[int]) -> pl.Expr:
    """Return what is true of claims and reports of these entries."""
    return pl.col(NUMBER).is_in(list(numbers))
