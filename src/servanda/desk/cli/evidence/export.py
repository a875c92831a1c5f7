"""`servanda evidence export` writes what a ledger holds for other programs and for pact files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from servanda.desk.cli.evidence.opening import accounted
from servanda.desk.cli.evidence.options import KnownOn, Ledger
from servanda.desk.cli.evidence.pasting import as_pact
from servanda.desk.cli.evidence.tabling import cell, columns_of, rows_of
from servanda.desk.cli.opening import FAILURE, exit_code
from servanda.desk.cli.options import Force, Output
from servanda.desk.cli.output import Destination
from servanda.desk.cli.spreadsheet import write_table
from servanda.evidence.record import EvidenceRecord
from servanda.findings.rendering import print_findings


class Form(StrEnum):
    """What the evidence is written as."""

    JSON_LINES = "jsonl"
    CSV = "csv"
    PACT = "pact"


def export(
    *,
    ledger: Ledger,
    known_on: KnownOn = None,
    form: Annotated[Form, typer.Option("--format", help="What to write.")] = Form.JSON_LINES,
    output: Output = None,
    force: Force = False,
) -> int:
    """Write the reports that count, one claim a line, or as statements for a pact file."""
    destination = Destination(output, force)
    if not destination.is_free():
        return FAILURE
    account = accounted(ledger, known_on)
    if account is None:
        return FAILURE
    left_out = account.findings
    if form is Form.PACT:
        text, not_in_pact = as_pact(account)
        written = destination.write(text)
        left_out += not_in_pact
    elif form is Form.CSV:
        written = write_table(destination, _table(account.record()))
    else:
        written = destination.write(_json_lines(account.record()))
    if left_out:
        print_findings(Console(stderr=True, highlight=False), left_out, {})
    return exit_code(found=bool(left_out), failed=not written)


def _json_lines(record: EvidenceRecord) -> str:
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows_of(record))


def _table(record: EvidenceRecord) -> Iterator[list[str | float]]:
    columns = columns_of(record)
    yield list(columns)
    for row in rows_of(record):
        yield [cell(row.get(name)) for name in columns]
