"""All the evidence there is, from whatever source: what a view chooses from."""

from __future__ import annotations

from collections.abc import Container, Sequence
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

    def __contains__(self, label: object) -> bool:
        """Whether a report with a label of its own has this one."""
        return "report" in self.claims.columns and (self.claims["report"] == label).any()


def record_of(evidence: Evidence) -> EvidenceRecord:
    """Return what the hand-written reports of a pact file come to."""
    return EvidenceRecord(table_from(evidence.claims), evidence.stances, evidence.complete)


@dataclass(frozen=True)
class LabelsElsewhere:
    """The labels of reports that are written in other files than the one at hand, or kept."""

    written: frozenset[str] = frozenset()
    kept: tuple[Container[str], ...] = ()

    def __contains__(self, label: object) -> bool:
        """Whether a report has this label."""
        return label in self.written or any(label in some for some in self.kept)


def joined(records: Sequence[EvidenceRecord]) -> EvidenceRecord:
    """Return several records as one, the rows of the first first."""
    return EvidenceRecord(
        together([record.claims for record in records]),
        tuple(stance for record in records for stance in record.stances),
        tuple(one for record in records for one in record.complete),
        tuple(finding for record in records for finding in record.set_aside),
    )
