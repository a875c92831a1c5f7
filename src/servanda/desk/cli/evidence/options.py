"""The arguments and options that several commands on a ledger have, worded once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

Ledger: TypeAlias = Annotated[Path, typer.Argument(metavar="LEDGER", help="A ledger's file.")]
RecordedBy: TypeAlias = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="NAME",
        envvar="SERVANDA_RECORDED_BY",
        help="Who records it; the ledger keeps that with each entry.",
    ),
]


def readable(words: str) -> str:
    """Return words of the command line without bytes that are no letters."""
    return os.fsencode(words).decode("utf-8", "replace")
