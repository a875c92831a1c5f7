"""Claims in entries and claims in the table: the same columns, empty ones left out in entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from math import isfinite
from typing import Any

import polars as pl

from servanda.evidence.claim import Claim
from servanda.evidence.ledger.content import Reported, Row
from servanda.evidence.table import label_of, table_from

_IN_THE_ENTRY = frozenset({"report", "feed", "row"})
"""What the entry itself says of all its claims."""
_FIGURES = ("low", "best", "high")
_LARGEST_WHOLE = 2**53


def reports_of(frame: pl.DataFrame) -> Iterator[Reported]:
    """Yield the claims of a table as entries; claims of one report stand together and make one."""
    rows = frame.iter_rows(named=True)
    for label, claims in groupby(rows, key=label_of):
        yield Reported(label, tuple(_kept(row) for row in claims))


def report_of(label: str, claims: Iterable[Claim]) -> Reported:
    """Return the claims of one report as an entry."""
    rows = table_from(claims).iter_rows(named=True)
    return Reported(label, tuple(_kept(row) for row in rows))


def _kept(row: dict[str, Any]) -> Row:
    kept = {
        name: value
        for name, value in row.items()
        if value is not None and name not in _IN_THE_ENTRY
    }
    for name in _FIGURES:
        if name in kept:
            _keep_figure(kept, name)
    return kept


def _keep_figure(kept: dict[str, Any], name: str) -> None:
    """Write whole figures as such; a bound that is none (“at least 5”) is left out."""
    value = kept[name]
    if not isfinite(value):
        del kept[name]
    elif value.is_integer() and abs(value) < _LARGEST_WHOLE:
        kept[name] = int(value)
