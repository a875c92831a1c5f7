"""The claims of a ledger that count, as rows for other programs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import isinf
from typing import Any

import polars as pl

from servanda.evidence.record import EvidenceRecord

ANSWERS = "answers"
"""The column that holds what parties say to a report: each party with its last word."""

_INSTANTS = ("first", "last", "reported", "recorded")
_WRITTEN = "%Y-%m-%dT%H:%M:%S%.6fZ"


def columns_of(record: EvidenceRecord) -> tuple[str, ...]:
    """Return the columns that rows may have."""
    return (*record.claims.columns, ANSWERS)


def rows_of(record: EvidenceRecord) -> Iterator[dict[str, Any]]:
    """Yield one row a claim, what is empty left out.

    Times are written as 2026-01-03T09:30:00.000000Z; a bound that is none is empty.
    """
    answers = _answers(record)
    for row in _with_dates(record.claims).iter_rows(named=True):
        told = row | {ANSWERS: answers.get(row["report"])}
        yield {name: value for name, value in told.items() if not _is_empty(value)}


def cell(value: object) -> str | float:  # noqa: PLR0911 - one line for each kind
    """Return what a row holds as one cell of a spreadsheet."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else ""
        case int() | float():
            return value
        case Mapping():
            return "; ".join(f"{party} {attitude}" for party, attitude in value.items())
        case str():
            return value
        case Sequence():
            return "; ".join(_item(item) for item in value)
    return str(value)


def _item(item: object) -> str:
    """Write an item of a list; a grade is a list itself: B, 2, Ann Reader."""
    if isinstance(item, str):
        return item
    return " ".join(str(part) for part in item if part) if isinstance(item, list) else str(item)


def _with_dates(claims: pl.DataFrame) -> pl.DataFrame:
    return claims.with_columns(
        pl.from_epoch(name, time_unit="us").dt.strftime(_WRITTEN)
        for name in _INSTANTS
        if name in claims.columns
    )


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, float) and isinf(value))


def _answers(record: EvidenceRecord) -> dict[str, dict[str, str]]:
    answers = defaultdict[str, dict[str, str]](dict)
    for stance in record.stances:
        for label in stance.reports:
            answers[label][stance.party] = stance.attitude.value
    return answers
