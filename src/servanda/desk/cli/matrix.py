"""`servanda matrix` tells who owes whom what, by when, verified by whom, with what consequence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from servanda.desk.cli.opening import FAILURE, opened
from servanda.desk.cli.options import Force, Output, PactFile
from servanda.desk.cli.output import Destination
from servanda.desk.cli.spreadsheet import write_table
from servanda.dossier import Dossier
from servanda.findings.rendering import print_hanging
from servanda.findings.rendering.printable import printable
from servanda.norms.matrix import NO_CONSEQUENCE, Column, Row
from servanda.norms.matrix import matrix as rows_of
from servanda.report import matrix_page

SCHEMA = "servanda/matrix-1.json"

_LABEL_WIDTH = max(len(column) for column in Column) + 2


class Form(StrEnum):
    """How the matrix is shown."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


def matrix(
    *,
    pact: PactFile,
    form: Annotated[Form, typer.Option("--format", help="How to show it.")] = Form.TEXT,
    output: Output = None,
    force: Force = False,
) -> int:
    """Show who owes whom what, by when, verified by whom, with what consequence."""
    destination = Destination(output, force)
    if not destination.is_free():
        return FAILURE
    dossier = opened(pact)
    if dossier is None:
        return FAILURE
    return 0 if _deliver(dossier, form, destination) else FAILURE


def _deliver(dossier: Dossier, form: Form, destination: Destination) -> bool:
    rows = rows_of(dossier.agreement)
    match form:
        case Form.TEXT:
            open_places = sum(dossier.agreement.hole_counts.values())
            return destination.show(lambda console: _print(console, rows, open_places))
        case Form.JSON:
            return destination.write(_as_json(rows))
        case Form.CSV:
            return write_table(destination, _table(rows))
        case Form.HTML:
            return destination.write(matrix_page(dossier))


def _print(console: Console, rows: tuple[Row, ...], open_places: int) -> None:
    for row in rows:
        heading = Text.assemble((row.norm, "bold"), f"  {row.kind}", _standing(row))
        print_hanging(console, Text(), heading)
        for column, entries in row.cells.items():
            label = f"  {column.lower():{_LABEL_WIDTH}}"
            for entry in entries:
                style = "bold" if entry.hole else ""
                print_hanging(console, Text(label), Text(printable(str(entry)), style=style))
                label = " " * len(label)
        console.print()
    # That nothing follows a breach is no slot of the norm, which the report counts; so told apart.
    silent = sum(NO_CONSEQUENCE in row.cells[Column.CONSEQUENCE] for row in rows)
    counted = (
        f"{len(rows)} norms; {open_places} places are not stated; "
        f"of {silent} duties no consequence is stated."
    )
    print_hanging(console, Text(), Text(counted))


def _standing(row: Row) -> str:
    rival = f", if read as “{row.reading}”" if row.reading else ""
    return printable(rival) + (", proposed" if row.proposed else "")


def _as_json(rows: tuple[Row, ...]) -> str:
    listed = [
        {
            "norm": row.norm,
            "clause": row.clause,
            "kind": row.kind,
            "proposed": row.proposed,
            "reading": row.reading,
            "quote": row.quote,
            **{
                column.name.lower(): [
                    {"label": entry.label, "words": entry.words, "hole": entry.hole}
                    for entry in entries
                ]
                for column, entries in row.cells.items()
            },
        }
        for row in rows
    ]
    return json.dumps({"schema": SCHEMA, "rows": listed}, ensure_ascii=False, indent=2)


def _table(rows: tuple[Row, ...]) -> Iterator[tuple[str, ...]]:
    yield ("Norm", "Clause", "Kind", "Reading", "Proposed", *Column, "Words quoted")
    for row in rows:
        cells = ("; ".join(map(str, row.cells[column])) for column in Column)
        proposed = "proposed" if row.proposed else ""
        yield (row.norm, row.clause, row.kind, row.reading or "", proposed, *cells, row.quote)
