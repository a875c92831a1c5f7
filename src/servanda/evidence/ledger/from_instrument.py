"""Entries from what is written in Pact."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.evidence.ledger.content import Answered, Content, DeclaredComplete, Reported
from servanda.evidence.ledger.rows import report_of
from servanda.evidence.report import Evidence
from servanda.findings import Span
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact_file import PactFile


def contents_from(file: PactFile, evidence: Evidence) -> tuple[Content, ...]:
    """Return the entries that the statements of a file make, reports before what is said of them.

    `evidence` is that of the file, and without mistakes.
    """
    return (
        *_reports(file, evidence),
        *_stances(file, evidence),
        *_complete(file, evidence),
    )


def _reports(file: PactFile, evidence: Evidence) -> Iterator[Reported]:
    for report in evidence.reports:
        claims = [claim for claim in evidence.claims if claim.report == report.label]
        yield report_of(report.label, claims, _words(file, report.at), report.at)


def _stances(file: PactFile, evidence: Evidence) -> Iterator[Answered]:
    for stance in evidence.stances:
        yield Answered(
            stance.party,
            stance.attitude,
            stance.reports,
            stance.sources,
            stance.stated,
            _words(file, stance.at),
            stance.at,
        )


def _complete(file: PactFile, evidence: Evidence) -> Iterator[DeclaredComplete]:
    written = (
        said.place(statement.at)
        for said in (*file.reports, *file.provenance)
        for statement in said.statements
        if isinstance(statement.core, s.Completeness)
    )
    for declared, at in zip(evidence.complete, written, strict=True):
        yield DeclaredComplete(declared, _words(file, at), at)


def _words(file: PactFile, at: Span | None) -> str | None:
    return " ".join(file.text.words(at).split()) if at is not None else None
