"""`servanda provisions`: which provisions a text of, or about, an agreement has."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from servanda.desk.cli.opening import FAILURE, STANDARD_INPUT, opened
from servanda.desk.cli.options import Force, Output
from servanda.desk.cli.output import Destination
from servanda.exchange import document_from, open_document
from servanda.findings.rendering import print_findings
from servanda.findings.rendering.printable import printable
from servanda.reading.provisions import (
    Found,
    Mention,
    Passage,
    find_provisions,
    passages_of,
    passages_of_file,
)
from servanda.reading.segmentation import segment

SCHEMA = "servanda/provisions-1.json"

_MOST_SHOWN = 3
"""So many places of one provision are shown as text; the JSON has them all."""
_PACT = ".pact.md"


class Form(StrEnum):
    """How the provisions are shown."""

    TEXT = "text"
    JSON = "json"


def provisions(
    *,
    source: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A text of an agreement or about one, or a pact file; - reads standard input.",
        ),
    ],
    form: Annotated[Form, typer.Option("--format", help="How to show them.")] = Form.TEXT,
    output: Output = None,
    force: Force = False,
) -> int:
    """Find which provisions a text has, each with the words that show it."""
    destination = Destination(output, force)
    if not destination.is_free():
        return FAILURE
    passages = _passages(source)
    if passages is None:
        return FAILURE
    found = find_provisions(passages)
    if form is Form.JSON:
        return 0 if destination.write(_as_json(found)) else FAILURE
    return 0 if destination.show(lambda console: _print(console, found)) else FAILURE


def _passages(source: Path) -> tuple[Passage, ...] | None:
    """Return the words to look through; where there are none, the user is told why."""
    if source.name.lower().endswith(_PACT):
        dossier = opened(source)
        return passages_of_file(dossier.file) if dossier else None
    if source == STANDARD_INPUT:
        document, findings = document_from(sys.stdin.buffer.read(), "standard input")
    else:
        document, findings = open_document(source)
    if findings:
        print_findings(Console(stderr=True, highlight=False), findings, {})
    return passages_of(segment(document)) if document else None


def _print(console: Console, found: Iterable[Found]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in ("Provision", "Found in", "It is", "Words"):
        table.add_column(column, vertical="top", overflow="fold")
    silent = []
    for each in found:
        if not each.mentions:
            silent.append(each.provision.title.lower())
            continue
        name = each.provision.title
        for mention in each.mentions[:_MOST_SHOWN]:
            style = "bold" if mention.standing.counts else ""
            quote = f"“{' '.join(mention.quote.split())}” ({mention.because})"
            cells = (name, mention.passage.where, mention.standing, quote)
            table.add_row(
                *(Text(printable(cell), style=style) for cell in cells[:3]), Text(printable(quote))
            )
            name = ""
        if (more := len(each.mentions) - _MOST_SHOWN) > 0:
            table.add_row("", f"and {more} more", "", "")
    if table.row_count:
        console.print(table)
        console.print()
    if silent:
        console.print(f"Nothing was found on: {', '.join(silent)}.", markup=False)
    console.print("These are proposals. None counts until a person has confirmed it.")


def _as_json(found: Iterable[Found]) -> str:
    listed = [
        {
            "code": each.provision.code,
            "title": each.provision.title,
            "definition": each.provision.definition,
            "source": each.provision.source,
            "provided": each.is_provided,
            "mentions": [_mention(mention) for mention in each.mentions],
        }
        for each in found
    ]
    return json.dumps({"schema": SCHEMA, "provisions": listed}, ensure_ascii=False, indent=2)


def _mention(mention: Mention) -> dict[str, object]:
    passage, at = mention.passage, mention.at
    return {
        "proposed": True,
        "part": passage.part,
        "article": passage.label,
        "wording": passage.wording,
        "standing": mention.standing,
        "quote": mention.quote,
        "because": mention.because,
        "line": at.line,
        "column": at.column,
        "start": at.start,
        "end": at.end,
    }
