"""What is said of the files of a case, with the line it is about."""

from __future__ import annotations

from dataclasses import dataclass, field

from servanda.bargaining.problem import Worth
from servanda.exchange.cases.numbers import Unread
from servanda.findings import Finding, Fix, Severity, Span, Text

_WHY = {
    Unread.NO_NUMBER: ("is no number", "Write it like 3, 3.5, 7/2 or, for a range, 3..5."),
    Unread.UNCLEAR: (
        "can be read in two ways",
        "Write 1234 if a thousand is meant, 1.234 if a fraction is.",
    ),
    Unread.NOT_FINITE: (
        "is no number that can be compared",
        "Leave it out where it is not known; refuse an option by a red line.",
    ),
}


@dataclass
class Told:
    """The findings on one file."""

    text: Text
    findings: list[Finding] = field(default_factory=list)

    @property
    def file(self) -> str:
        """The name of the file."""
        return self.text.name

    def line(self, number: int) -> Span:
        """Return the place of a whole line, counted from 1."""
        before = 0
        for _ in range(number - 1):
            before = self.text.content.find("\n", before) + 1
        end = self.text.content.find("\n", before)
        return self.text.span(before, end if end >= 0 else len(self.text.content))

    def say(
        self,
        code: str,
        message: str,
        at: Span | None = None,
        *,
        severity: Severity = Severity.MISTAKE,
        fix: str | None = None,
    ) -> None:
        """Say something of a place of the file, or of all of it."""
        where = f"{self.file}, line {at.line}: " if at else f"{self.file}: "
        found = Finding(code, severity, where + message, at, fix=Fix(fix) if fix else None)
        if found not in self.findings:
            self.findings.append(found)

    def unread(self, why: Unread, what: str, written: str, at: Span | None) -> None:
        """Say that something is no number."""
        reason, fix = _WHY[why]
        shown = written.strip()[:40] or "nothing"
        self.say(why.value, f"{what}: “{shown}” {reason}.", at, fix=fix)

    def worth(
        self, found: Worth | Unread, what: str, written: str, at: Span | None
    ) -> Worth | None:
        """Return a worth, or say why there is none."""
        if isinstance(found, Unread):
            self.unread(found, what, written, at)
            return None
        return found
