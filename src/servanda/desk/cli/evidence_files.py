"""Opens what the user names as evidence: pact files with reports, ledgers, feeds of events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl
from rich.console import Console

from servanda.desk.cli.feeds import chosen_mapping
from servanda.desk.cli.output import complain
from servanda.dossier import Dossier, open_dossier
from servanda.evidence import labels_in
from servanda.evidence.ledger import LedgerFile
from servanda.evidence.ledger.account import account_of
from servanda.evidence.ledger.adding import machine_clock
from servanda.evidence.ledger.columns import RECORDED
from servanda.evidence.record import EvidenceRecord, LabelsElsewhere, record_of
from servanda.evidence.table import together
from servanda.exchange.feeds import Feed, Mapping
from servanda.findings import Finding
from servanda.findings.rendering import print_findings
from servanda.instrument.pact.pieces import pieces
from servanda.monitor.program import Pattern
from servanda.vocabulary.calendar import DAY, moment

_LEDGER = b'"format":"servanda/ledger-'
_BEGINNING = 4096
"""The first entry of a ledger, which says that it is one, is shorter than this."""
_PACT = frozenset({".md", ".markdown"})


@dataclass(frozen=True, slots=True)
class FeedForm:
    """How feeds are to be read: by a mapping file, or by a layout that is known."""

    mapping: Path | None = None
    layout: str | None = None

    def chosen(self) -> Mapping | None:
        """Return the mapping; None, and the user is told, where there is none."""
        return chosen_mapping(self.mapping, self.layout)


def records_of(
    agreement: Dossier, paths: Iterable[Path], form: FeedForm, known: int | None = None
) -> list[EvidenceRecord] | None:
    """Return the evidence of an agreement's own reports and of each file, in this order.

    With `known`, a ledger is read as it was known at that instant (µs since 1970). None, and the
    user is told why, where a file cannot be read at all.
    """
    opened: list[Dossier | EvidenceRecord] = [agreement]
    for path in dict.fromkeys(paths):
        found = _opened(agreement, path, form, known)
        if found is None:
            return None
        opened.append(found)
    elsewhere = _labels(opened)
    return [
        _from_pact(one.beside(elsewhere)) if isinstance(one, Dossier) else one for one in opened
    ]


def _labels(opened: Iterable[Dossier | EvidenceRecord]) -> LabelsElsewhere:
    opened = tuple(opened)
    files = (labels_in(one.file) for one in opened if isinstance(one, Dossier))
    records = tuple(one for one in opened if isinstance(one, EvidenceRecord))
    return LabelsElsewhere(frozenset().union(*files), records)


def pact_files_of(paths: Iterable[Path]) -> tuple[Dossier, ...]:
    """Return the pact files among the evidence, for what they say in words besides their claims."""
    opened = (open_dossier(path)[0] for path in dict.fromkeys(paths) if _may_be_pact(path))
    return tuple(dossier for dossier in opened if dossier is not None)


def known_days(records: Iterable[EvidenceRecord], paths: Iterable[Path]) -> tuple[int, ...]:
    """Return the last instants of the days on which something became known, in their order.

    Of a ledger, that is also when an entry was made that took a report away, or answered it.
    """
    at: set[int] = set()
    for record in records:
        times = [pl.col(c) for c in ("reported", "recorded", "last") if c in record.claims.columns]
        if times:
            at |= set(record.claims.select(pl.coalesce(times).drop_nulls()).to_series())
        said = (stance.recorded or stance.stated for stance in record.stances)
        at |= {moment.last for moment in said if moment is not None}
    for path in paths:
        account = account_of(LedgerFile(path))[0] if _is_ledger(path) else None
        if account is not None:
            at |= set(account.reports[RECORDED])
            at |= {moment(event.recorded).last for event in account.events}
    return tuple(sorted({instant - instant % DAY + DAY - 1 for instant in at}))


def _opened(
    agreement: Dossier, path: Path, form: FeedForm, known: int | None
) -> Dossier | EvidenceRecord | None:
    if _may_be_pact(path):
        dossier, findings = open_dossier(path)
        if dossier is None:
            _refuse(findings)
            return None
        return dossier.speaking_of(agreement)
    if _is_ledger(path):
        account, findings = account_of(LedgerFile(path), known)
        _refuse(findings)
        return account.record() if account else None
    if not path.stat().st_size:
        complain(f"{path} is empty.")
        return None
    mapping = form.chosen()
    return _from_feed(agreement, path, mapping) if mapping else None


def _from_pact(dossier: Dossier) -> EvidenceRecord:
    return replace(record_of(dossier.evidence), set_aside=dossier.mistakes)


def _from_feed(agreement: Dossier, path: Path, mapping: Mapping) -> EvidenceRecord | None:
    """Read the events of which the agreement speaks; what is dated in the future is set aside."""
    asked = frozenset(p.what for p in pieces(agreement.program[0].rules) if isinstance(p, Pattern))
    feed = Feed(path, mapping, agreement.feed_names, today=machine_clock(), only=asked)
    claims = together(tuple(feed.batches()))
    if feed.is_unread:
        _refuse(feed.findings)
        return None
    return EvidenceRecord(claims, set_aside=feed.findings)


def _refuse(findings: tuple[Finding, ...]) -> None:
    """Say why a file is not taken as evidence."""
    if findings:
        print_findings(Console(stderr=True, highlight=False), findings, {})


def _may_be_pact(path: Path) -> bool:
    return path.suffix.lower() in _PACT or not path.is_file()


def _is_ledger(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _LEDGER in file.read(_BEGINNING)
    except OSError:
        return False
