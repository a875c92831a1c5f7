"""Opens what the user names, and says plainly when that cannot be done."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console

from servanda.dossier import Dossier, dossier_from, open_dossier
from servanda.findings.rendering import print_findings

FINDINGS = 1
FAILURE = 2

STANDARD_INPUT = Path("-")


def opened(path: Path, data: bytes | None = None) -> Dossier | None:
    """Open a pact file, or what comes from a pipe; say why where that cannot be done.

    `data` is what came from the pipe, where that has been read already.
    """
    if path == STANDARD_INPUT:
        data = sys.stdin.buffer.read() if data is None else data
        dossier, findings = dossier_from(data, "standard input")
    else:
        dossier, findings = open_dossier(path)
    if dossier is None:
        print_findings(Console(stderr=True, highlight=False), findings, {})
    return dossier


def opened_all(paths: Iterable[Path]) -> tuple[list[Dossier], bool]:
    """Open several, each once; also say whether all could be opened."""
    dossiers = [opened(path) for path in dict.fromkeys(paths)]
    return [d for d in dossiers if d is not None], None not in dossiers


def exit_code(*, found: bool, failed: bool) -> int:
    """Return a linter's exit code; a failure says more than a finding."""
    return FAILURE if failed else FINDINGS if found else 0
