"""Opens a ledger to read it, and says plainly when that cannot be done."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from servanda.desk.cli.progress import waiting
from servanda.evidence.ledger import Account, LedgerFile, account_of
from servanda.findings.rendering import print_findings
from servanda.vocabulary.calendar import Moment


def accounted(path: Path, known_on: Moment | None) -> Account | None:
    """Read a ledger, as it was known at the end of a day; say why where that cannot be done."""
    with waiting(f"Reading {path.name}"):
        account, wrong = account_of(LedgerFile(path), known_on.last if known_on else None)
    if account is None:
        print_findings(Console(stderr=True, highlight=False), wrong, {})
    return account
