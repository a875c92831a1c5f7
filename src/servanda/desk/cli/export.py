"""`servanda export` writes a pact file in the formats that others work with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from servanda.desk.cli.opening import FAILURE, exit_code, opened
from servanda.desk.cli.options import Force, PactFile
from servanda.desk.cli.output import Destination, complain
from servanda.exchange.writers import WRITERS, Writer, writer_for
from servanda.findings import Severity
from servanda.findings.rendering import print_findings

_SUFFIXES = ", ".join(suffix for writer in WRITERS for suffix in writer.suffixes)
_NAMES = ", ".join(writer.name for writer in WRITERS)


def export(
    *,
    pact: PactFile,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help=f"Write here: {_SUFFIXES}."),
    ] = None,
    format_name: Annotated[
        str | None,
        typer.Option("--format", metavar="NAME", help=f"One of {_NAMES}, whatever FILE is called."),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against",
            metavar="OLD.pact.md",
            help="Show what the articles say as tracked changes of this earlier draft.",
        ),
    ] = None,
    force: Force = False,
) -> int:
    """Write an agreement with its readings as a file that others work with."""
    writer = _writer(output, format_name)
    if writer is None:
        return FAILURE
    if against is not None and not writer.shows_changes:
        complain(f"{writer.called.capitalize()} cannot show what has changed; leave --against out.")
        return FAILURE
    destination = Destination(output, force)
    if not destination.is_free():
        return FAILURE
    dossier = opened(pact)
    old = opened(against) if against is not None else None
    if dossier is None or (against is not None and old is None):
        return FAILURE
    data, findings = writer.write(dossier.file, old.file if old else None)
    if findings:
        print_findings(Console(stderr=True, highlight=False), findings, {})
    worth_knowing = any(finding.severity is not Severity.NOTE for finding in findings)
    return exit_code(found=worth_knowing, failed=not destination.write(data))


def _writer(output: Path | None, name: str | None) -> Writer | None:
    """Find the format by its name, or by that of the file; say which there are where it is none."""
    wanted = name if name is not None else output.name if output else ""
    writer = writer_for(wanted)
    if writer is None:
        which = f"“{wanted}” names no format that is written" if wanted else "No format is named"
        complain(f"{which}. Add --format with one of {_NAMES}, or -o with {_SUFFIXES}.")
    return writer
