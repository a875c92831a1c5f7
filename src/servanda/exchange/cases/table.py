"""Cuts delimited text into rows, each with its line."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from servanda.exchange.cases.telling import Told
from servanda.findings import Severity, Span

_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Row:
    """One row's cells, without blanks around them, by the name of their column; and its place."""

    cells: dict[str, str]
    at: Span

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Table:
    """A heading, each name in small letters with its own spelling, and the rows below it."""

    columns: dict[str, str]
    rows: tuple[Row, ...]


def table_of(told: Told) -> Table | None:
    """Return the table in a file's text, or None and say why there is none."""
    content = told.text.content
    heading = next((line for line in content.split("\n") if line.strip()), None)
    if heading is None:
        told.say("case-empty", "there is nothing in it.")
        return None
    delimiter = max(_DELIMITERS, key=heading.count)
    reader = csv.reader(StringIO(content), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((line + 1, [cell.strip() for cell in cells]))
            line = reader.line_num
    except csv.Error as error:
        told.say(
            "case-unreadable", f"the row cannot be cut into cells: {error}.", told.line(line + 1)
        )
        return None
    (first, names), *others = rows
    columns = _columns(told, names, told.line(first))
    if len(columns) < len(names):
        return None  # which of two columns is meant is not for us to say
    found = []
    for number, cells in others:
        at = told.line(number)
        if len(cells) > len(names) and any(cells[len(names) :]):
            told.say(
                "row-ragged",
                f"there are {len(cells)} cells, and the heading names {len(names)}.",
                at,
                fix="Put cells that hold commas into quotation marks.",
            )
        found.append(Row(dict(zip(columns, cells, strict=False)), at))
    return Table(columns, tuple(found))


def _columns(told: Told, names: Sequence[str], at: Span) -> dict[str, str]:
    columns: dict[str, str] = {}
    for number, name in enumerate(names):
        key = " ".join(name.lower().replace("_", " ").split())
        if key in columns:
            told.say("column-twice", f"there are two columns “{name}”.", at)
        if not key:
            key = f"column {number + 1}"
            told.say("column-unnamed", f"{key} has no name.", at, severity=Severity.LOW)
        columns[key] = name
    return columns
