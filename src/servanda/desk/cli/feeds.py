"""What every command that reads event data needs: its mapping, and the account of every row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TypeAlias

import polars as pl
import typer
from rich.console import Console
from rich.text import Text

from servanda.desk.cli.output import complain
from servanda.exchange.feeds import LAYOUTS, MOST_NAMED, Feed, Mapping, layout, open_mapping
from servanda.findings.rendering import print_findings, print_hanging
from servanda.findings.rendering.printable import printable
from servanda.instrument.pact.inflection import counted

_KNOWN = ", ".join(LAYOUTS)

MappingFile: TypeAlias = Annotated[
    Path | None,
    typer.Option("--mapping", metavar="FILE.yaml", help="Says which column holds what."),
]
Layout: TypeAlias = Annotated[
    str | None,
    typer.Option("--layout", metavar="NAME", help=f"A layout that is known: {_KNOWN}."),
]
SetAside: TypeAlias = Annotated[
    Path | None,
    typer.Option("--set-aside", metavar="FILE.csv", help="Write the rows set aside to this file."),
]


def chosen_mapping(file: Path | None, known: str | None) -> Mapping | None:
    """Return the mapping that the user names; None where there is none, and say why."""
    if known is not None and file is None:
        if known in LAYOUTS:
            return layout(known)
        complain(f"There is no layout “{known}”. Known are {_KNOWN}.")
        return None
    if file is None or known is not None:
        complain("Say which column holds what: with --mapping or with --layout, one of the two.")
        return None
    mapping, findings, text = open_mapping(file)
    if findings:
        print_findings(Console(stderr=True, highlight=False), findings, {text.name: text})
    return mapping


def print_account(console: Console, feed: Feed) -> None:
    """Say what became of every row, and what is wrong with those set aside."""
    account = feed.account
    rows = counted(account.rows, "row")
    print_hanging(console, Text(), Text(f"{printable(feed.path.name)}: {rows}"))
    width = len(f"{account.rows:,}")
    for count, what in (
        (account.meant, "about what the agreement speaks of"),
        (account.no_concern, "of no concern to it"),
        (account.left_out, "left out by the mapping"),
        (account.aside, "set aside"),
    ):
        print_hanging(console, Text(f"  {count:>{width},}  "), Text(what))
    for words in _most_frequent(account.codes_of_no_concern):
        print_hanging(console, Text("  "), Text(printable(words)))
    console.print()
    print_findings(console, feed.findings, {})


def _most_frequent(codes: pl.DataFrame) -> Iterator[str]:
    if codes.height:
        named = (f"{name} ({rows:,})" for _, name, rows in codes.head(MOST_NAMED).rows())
        yield f"Codes of no concern, the most frequent first: {', '.join(named)}."
