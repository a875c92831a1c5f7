"""`servanda review`: where will the text break?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from servanda.desk.cli.opening import FAILURE, FINDINGS, console, opened
from servanda.findings.rendering import print_findings
from servanda.review import review as run_rules
from servanda.review.catalogue import RULES


def review(
    pact: Annotated[Path, typer.Argument(help="A pact file.")],
    select: Annotated[
        list[str] | None, typer.Option(help="Run only this rule; may be given several times.")
    ] = None,
) -> int:
    """Look for what the text leaves open and where it will break."""
    output = console()
    dossier = opened(pact, output)
    if dossier is None:
        return FAILURE
    rules = [rule for rule in RULES if not select or rule.code in select]
    found = run_rules(dossier.agreement, dossier.coverage, rules).findings
    print_findings(output, found, {dossier.text.name: dossier.text})
    return FINDINGS if found else 0
