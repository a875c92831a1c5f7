"""What is at hand while one norm becomes a rule, and what is noticed on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

from servanda.findings import Finding, Fix, Severity
from servanda.instrument.pact import syntax as s
from servanda.monitor.from_norms.clauses import Clauses
from servanda.monitor.from_norms.naming import Naming
from servanda.monitor.from_norms.scope import Scope
from servanda.norms import Norm


@dataclass
class Work:
    """One norm at work: its names, its variables, the holes to name, the findings to make.

    `sentence` holds those of the comma phrases that are this norm's, where it lies inside another.
    """

    norm: Norm
    sentence: s.Sentence
    naming: Naming
    clauses: Clauses
    scope: Scope
    assumptions: dict[str, None] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def assume(self, words: str) -> None:
        """Name a hole that the verdict must name."""
        self.assumptions[words] = None

    def notice(
        self,
        code: str,
        message: str,
        fix: str | None = None,
        at: s.Extent | None = None,
        severity: Severity = Severity.MISTAKE,
    ) -> None:
        """Tell the user of something in the sentence that the monitor cannot take as it stands."""
        self.findings.append(
            Finding(
                code,
                severity,
                message,
                span=self.norm.reading.place(at or self.norm.sentence.at),
                clause=self.norm.clause,
                fix=Fix(fix) if fix else None,
            )
        )
