"""`servanda import` makes an exported file a pact file again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from servanda.desk.cli.opening import FAILURE, exit_code
from servanda.desk.cli.options import Force
from servanda.desk.cli.output import Destination
from servanda.exchange.returning import take_back
from servanda.findings import Severity
from servanda.findings.rendering import print_findings


def import_(
    source: Annotated[
        Path, typer.Argument(metavar="FILE", help="A file that “servanda export” has written.")
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="NAME.pact.md", help="Write the pact file here."),
    ] = None,
    force: Force = False,  # noqa: FBT002 - a flag
) -> int:
    """Make an exported file a pact file again, with what was changed in it."""
    destination = Destination(output, force)
    if not destination.is_free():
        return FAILURE
    text, findings = take_back(source)
    if findings:
        print_findings(Console(stderr=True, highlight=False), findings, {})
    if text is None:
        return FAILURE
    worth_knowing = any(finding.severity is not Severity.NOTE for finding in findings)
    return exit_code(found=worth_knowing, failed=not destination.write(text))
