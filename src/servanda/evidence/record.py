"""All the evidence there is, from whatever source: what a view chooses from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from servanda.evidence.completeness import Completeness
from servanda.evidence.report import Evidence, Stance
from servanda.evidence.table import table_from, together
from servanda.findings import Finding


@dataclass(frozen=True)
class EvidenceRecord:
    """Claims as a table (`table.py`), the stances on them, and what is declared complete.

    `set_aside` says of each thing that could not be taken up where it stands and why.
    """

    claims: pl.DataFrame = field(default_factory=pl.DataFrame)
    stances: tuple[Stance, ...] = ()
    complete: tuple[Completeness, ...] = ()
    set_aside: tuple[Finding, ...] = ()


def record_of(evidence: Evidence) -> EvidenceRecord:
    """Return what the hand-written reports of a pact file come to."""
    return EvidenceRecord(table_from(evidence.claims), evidence.stances, evidence.complete)


@dataclass(frozen=True)
class LabelsElsewhere:
    """The labels of reports in other files than the one at hand, and in other records."""

    written: frozenset[str] = frozenset()
    records: tuple[EvidenceRecord, ...] = ()

    def __contains__(self, label: object) -> bool:
        """Whether a report has this label."""
        tables = (r.claims for r in self.records if "report" in r.claims.columns)
        return label in self.written or any((t["report"] == label).any() for t in tables)


def joined(records: Sequence[EvidenceRecord]) -> EvidenceRecord:
    """Return several records as one, the rows of the first first."""
    return EvidenceRecord(
        together([record.claims for record in records]),
        tuple(stance for record in records for stance in record.stances),
        tuple(one for record in records for one in record.complete),
        tuple(finding for record in records for finding in record.set_aside),
    )
