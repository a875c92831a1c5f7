"""Entries about reports that are in the ledger already: corrections, withdrawals, grades."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from servanda.desk.cli.evidence.statements import Statements
from servanda.evidence.ledger import Graded, Reported, Withdrawn
from servanda.findings import Finding, Fix, Severity

_GRADE = re.compile(r"(?P<report>.+)=(?P<reliability>[A-F])?(?P<credibility>[1-6])?")


@dataclass(frozen=True, slots=True)
class Amending:
    """What somebody wants done with reports that are there, `because` of what, and by whom."""

    by: str
    because: str | None = None
    corrects: str | None = None
    withdraws: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()

    def objection(self, *, with_statements: bool) -> str | None:
        """Return why that cannot be meant, if it cannot."""
        if (self.corrects or self.withdraws) and not (self.because or "").strip():
            return "A correction or withdrawal needs its reason: add --because “…”."
        if self.corrects and not with_statements:
            return f"Write down the report that takes the place of {self.corrects}."
        if self.because and not (self.corrects or self.withdraws):
            return "--because belongs to --corrects or --withdraws."
        wrong = next((grade for grade in self.grades if not _grade(grade)), None)
        if wrong is not None:
            return f"“{wrong}” is no grade of a report; write R7=B2, R7=B or R7=2."
        if not (with_statements or self.withdraws or self.grades):
            return "There is nothing to add. Write a statement, or - to read standard input."
        return None

    def entries(self, stated: Statements) -> Statements:
        """Return all that is to be added, or why it is not plain which report corrects."""
        contents, findings = stated.contents, stated.findings
        if self.corrects is not None and contents:
            reports = [content for content in contents if isinstance(content, Reported)]
            if len(reports) != 1:
                return Statements((), (*findings, _not_one(self.corrects, len(reports))))
            corrected = replace(reports[0], corrects=self.corrects, because=self.because)
            contents = tuple(corrected if one is reports[0] else one for one in contents)
        withdrawn = (Withdrawn(label, self.by, self.because or "") for label in self.withdraws)
        return Statements((*contents, *withdrawn, *self._graded()), findings)

    def _graded(self) -> tuple[Graded, ...]:
        found = (_grade(grade) for grade in self.grades)
        return tuple(
            Graded(one["report"], self.by, one["reliability"], one["credibility"])
            for one in found
            if one is not None
        )


def _not_one(corrected: str, found: int) -> Finding:
    return Finding(
        "not-one-correction",
        Severity.MISTAKE,
        f"One report takes the place of {corrected}, and here are {found}.",
        fix=Fix("Add further reports by themselves."),
    )


def _grade(written: str) -> re.Match[str] | None:
    found = _GRADE.fullmatch(written.strip())
    return found if found and (found["reliability"] or found["credibility"]) else None
