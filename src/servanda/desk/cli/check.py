"""`servanda check`: is the file written as Pact asks?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from servanda.desk.cli.opening import FAILURE, FINDINGS, console, opened
from servanda.findings.rendering import print_findings


def check(pact: Annotated[Path, typer.Argument(help="A pact file.")]) -> int:
    """Say what in a pact file cannot be read as it is written."""
    output = console()
    dossier = opened(pact, output)
    if dossier is None:
        return FAILURE
    print_findings(output, dossier.mistakes, {dossier.text.name: dossier.text})
    return FINDINGS if dossier.mistakes else 0
