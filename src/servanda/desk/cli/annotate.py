"""`servanda annotate` puts other people's annotations beside an agreement's words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from servanda.desk.cli.opening import FAILURE, exit_code, opened
from servanda.desk.cli.options import Force, PactFile
from servanda.desk.cli.output import Destination, complain
from servanda.exchange.web_annotation import put_beside, read_annotations
from servanda.findings import Severity
from servanda.findings.rendering import print_findings


def annotate(
    *,
    pact: PactFile,
    annotations: Annotated[
        Path, typer.Argument(metavar="ANNOTATIONS.json", help="W3C Web Annotations, in JSON.")
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="NEW.pact.md", help="Write the pact file here."),
    ] = None,
    force: Force = False,
) -> int:
    """Put annotations beside the words they are about, wherever these stand now."""
    destination = Destination(output, force)
    if not destination.is_free():
        return FAILURE
    dossier = opened(pact)
    if dossier is None:
        return FAILURE
    try:
        data = annotations.read_bytes()
    except OSError as problem:
        complain(f"{annotations} cannot be opened: {problem.strerror}.")
        return FAILURE
    read, findings = read_annotations(data, annotations.name)
    told = Console(stderr=True, highlight=False)
    if read is None:
        print_findings(told, findings, {})
        return FAILURE
    text, placed = put_beside(dossier.file, read)
    findings = (*findings, *placed)
    print_findings(told, findings, {})
    worth_knowing = any(finding.severity is not Severity.NOTE for finding in findings)
    return exit_code(found=worth_knowing, failed=not destination.write(text))
