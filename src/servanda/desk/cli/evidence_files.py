"""Opens what the user names as evidence: pact files with reports, ledgers, feeds of events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from rich.console import Console

from servanda.dossier import Dossier, open_dossier
from servanda.evidence.ledger import LedgerFile
from servanda.evidence.ledger.account import account_of
from servanda.evidence.record import EvidenceRecord, record_of
from servanda.findings import Finding, Fix, Severity
from servanda.findings.rendering import print_findings

_LEDGER = b'"format":"servanda/ledger-'
_BEGINNING = 4096
"""The first entry of a ledger, which says that it is one, is shorter than this."""
_PACT = frozenset({".md", ".markdown"})

_Read: TypeAlias = tuple[EvidenceRecord | None, tuple[Finding, ...]]


def records_of(agreement: Dossier, paths: Iterable[Path]) -> list[EvidenceRecord] | None:
    """Return the evidence of an agreement's own reports and of each file, in this order.

    None, and the user is told why, where a file cannot be read at all.
    """
    records = [_from_pact(agreement)]
    for path in dict.fromkeys(paths):
        found, findings = _record(agreement, path)
        if found is None:
            print_findings(Console(stderr=True, highlight=False), findings, {})
            return None
        records.append(found)
    return records


def pact_files_of(paths: Iterable[Path]) -> tuple[Dossier, ...]:
    """Return the pact files among the evidence, for what they say in words besides their claims."""
    opened = (open_dossier(path)[0] for path in dict.fromkeys(paths) if _may_be_pact(path))
    return tuple(dossier for dossier in opened if dossier is not None)


def _record(agreement: Dossier, path: Path) -> _Read:
    if _may_be_pact(path):
        dossier, findings = open_dossier(path)
        if dossier is None:
            return None, findings
        if dossier.base is None:
            dossier = Dossier(dossier.text, dossier.opening, agreement)
        return _from_pact(dossier), ()
    if _is_ledger(path):
        account, findings = account_of(LedgerFile(path))
        return (account.record() if account else None), findings
    return None, (_mistake(f"{path} is no pact file and no ledger.", "Name it NAME.pact.md."),)


def _from_pact(dossier: Dossier) -> EvidenceRecord:
    return replace(record_of(dossier.evidence), set_aside=dossier.mistakes)


def _may_be_pact(path: Path) -> bool:
    return path.suffix.lower() in _PACT or not path.is_file()


def _is_ledger(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _LEDGER in file.read(_BEGINNING)
    except OSError:
        return False


def _mistake(message: str, fix: str) -> Finding:
    return Finding("no-evidence-file", Severity.MISTAKE, message, fix=Fix(fix))
