"""`servanda propose`: the norms that a text states, each field with its words."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from servanda.desk.cli.opening import FAILURE, STANDARD_INPUT
from servanda.desk.cli.output import console
from servanda.desk.cli.progress import progress
from servanda.exchange import document_from, open_document
from servanda.findings.rendering import print_findings


class Form(StrEnum):
    """How the norms are shown."""

    TEXT = "text"
    JSONL = "jsonl"


def propose(
    *,
    source: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A text of an agreement, or statements, one a line; - reads standard input.",
        ),
    ],
    form: Annotated[
        Form, typer.Option("--format", help="How to show them: to read, or an object a line.")
    ] = Form.TEXT,
    lines: Annotated[
        bool, typer.Option("--lines", help="Each line is a statement, whatever it begins with.")
    ] = False,
) -> int:
    """Propose the norms that a text states: kind, bearer, act and terms, with their words."""
    if source == STANDARD_INPUT:
        document, findings = document_from(sys.stdin.buffer.read(), "standard input")
    else:
        document, findings = open_document(source)
    if findings:
        print_findings(Console(stderr=True, highlight=False), findings, {})
    if document is None:
        return FAILURE
    # Loading the language pipeline takes seconds; a file that cannot be read need not wait for it.
    from servanda.desk.cli.proposed_norms import print_clause  # noqa: PLC0415
    from servanda.reading.clauses import read_clauses  # noqa: PLC0415
    from servanda.reading.clauses.as_json import records  # noqa: PLC0415
    from servanda.reading.clauses.pieces import parts_of, pieces_of  # noqa: PLC0415

    pieces = pieces_of(document, by_line=lines)
    shown = console()
    numbers = count(1)
    with progress("reading", len(pieces)) as step:
        readings = read_clauses(piece.text for piece in pieces)
        for piece, reading in zip(pieces, readings, strict=True):
            for part in parts_of(piece, reading):
                number = next(numbers)
                if form is Form.TEXT:
                    print_clause(shown, part, number)
                for record in records(part, number) if form is Form.JSONL else ():
                    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
            step(piece)
    return 0
