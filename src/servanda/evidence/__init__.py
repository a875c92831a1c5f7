"""What is said to have happened: reports, stances, findings of bodies."""

from servanda.evidence.from_instrument import evidence_from, labels_in
from servanda.evidence.report import Evidence, Report, Stance

__all__ = ["Evidence", "Report", "Stance", "evidence_from", "labels_in"]
