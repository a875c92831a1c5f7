"""Opens a ledger to read it, and says plainly when that cannot be done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from servanda.desk.cli.progress import progress
from servanda.evidence.ledger import Account, LedgerFile, account_of
from servanda.evidence.ledger.walk import ENTRIES_A_STEP
from servanda.findings.rendering import print_findings
from servanda.vocabulary.calendar import Moment


@contextmanager
def walking(doing: str, store: LedgerFile) -> Iterator[Callable[[object], None]]:
    """Show how far one has come in a ledger; give what to call at each step."""
    with progress(doing, store.roughly() // ENTRIES_A_STEP) as step:
        yield step


def accounted(path: Path, known_on: Moment | None) -> Account | None:
    """Read a ledger, as it was known at the end of a day; say why where that cannot be done."""
    store = LedgerFile(path)
    with walking("Reading", store) as step:
        account, wrong = account_of(store, known_on.last if known_on else None, step)
    if account is None:
        print_findings(Console(stderr=True, highlight=False), wrong, {})
    return account
