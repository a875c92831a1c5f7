"""Opens what the user names, and says plainly when that cannot be done."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from servanda.dossier import Dossier, open_dossier
from servanda.findings.rendering import print_findings

FINDINGS = 1
FAILURE = 2


def console() -> Console:
    """Return the console that output goes to."""
    return Console(highlight=False, soft_wrap=False)


def opened(path: Path, output: Console) -> Dossier | None:
    """Open a pact file; where that cannot be done, say why and return None."""
    dossier, findings = open_dossier(path)
    if dossier is None:
        print_findings(output, findings, {})
    return dossier
