"""Claims in entries and claims in the table: the same columns, empty ones left out in entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from math import isfinite
from operator import itemgetter
from typing import Any

import polars as pl

from servanda.evidence.claim import Claim
from servanda.evidence.ledger.content import Reported, Row
from servanda.evidence.table import label_of, row_of
from servanda.findings import Span

_IN_THE_ENTRY = frozenset({"report", "feed", "row"})
"""What the entry itself says of all its claims."""
_LARGEST_WHOLE = 2**53


def reports_of(frame: pl.DataFrame) -> Iterator[Reported]:
    """Yield the claims of a table as entries; claims of one report stand together and make one."""
    kept = [name for name in frame.columns if name not in _IN_THE_ENTRY]
    columns = (_values(frame[name]) for name in kept)
    rows = (
        {n: v for n, v in zip(kept, row, strict=True) if v is not None}
        for row in zip(*columns, strict=True)
    )
    labels = _labels(frame)
    for label, claims in groupby(zip(labels, rows, strict=True), key=itemgetter(0)):
        yield Reported(label, tuple(row for _, row in claims))


def report_of(
    label: str, claims: Iterable[Claim], words: str | None = None, at: Span | None = None
) -> Reported:
    """Return the claims of one report as an entry, `words` being the report as written in Pact."""
    rows = tuple(claim_as_json(claim) for claim in claims)
    return Reported(label, rows, words, at=at)


def claim_as_json(claim: Claim) -> Row:
    """Return a claim as entries have it."""
    row = {name: _figure(value) for name, value in row_of(claim).items()}
    return {n: v for n, v in row.items() if v is not None and n not in _IN_THE_ENTRY}


def _labels(frame: pl.DataFrame) -> list[str]:
    named = frame.select(name for name in ("report", "feed", "row") if name in frame.columns)
    return [label_of(row) for row in named.iter_rows(named=True)]


def _values(column: pl.Series) -> list[Any]:
    values = column.to_list()
    return [_figure(value) for value in values] if column.dtype.is_float() else values


def _figure(value: Any) -> Any:  # noqa: ANN401 - whatever a row can hold
    """Write whole figures as such; a bound that is none (“at least 5”) is left out."""
    if not isinstance(value, float):
        return value
    if not isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < _LARGEST_WHOLE else value
