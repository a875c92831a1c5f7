"""The arguments and options that several commands have, worded once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

PactFile: TypeAlias = Annotated[
    Path, typer.Argument(metavar="NAME.pact.md", help="A pact file; - reads standard input.")
]
PactFiles: TypeAlias = Annotated[
    list[Path],
    typer.Argument(metavar="NAME.pact.md", help="Pact files; - reads standard input."),
]
Output: TypeAlias = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead."),
]
Force: TypeAlias = Annotated[
    bool, typer.Option("--force", help="Replace the output file if there is one.")
]
