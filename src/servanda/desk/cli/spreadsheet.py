"""Tables for spreadsheets, which take some words of strangers for formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from servanda.desk.cli.output import Destination

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula, which a stranger may have written."""


def write_table(destination: Destination, rows: Iterable[Iterable[str | float]]) -> bool:
    """Write rows as CSV; say whether that could be done."""
    text = StringIO()
    # A spreadsheet tells by this mark how the letters of a file are stored.
    text.write("\ufeff" if destination.path else "")
    writer = csv.writer(text, lineterminator="\n")
    for row in rows:
        writer.writerow(_no_formula(cell) for cell in row)
    return destination.write(text.getvalue())


def _no_formula(cell: str | float) -> str | float:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
