"""The arguments and options that several commands on a ledger have, worded once."""

from __future__ import annotations

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
