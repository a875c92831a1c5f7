"""What is said of a file of event data as a whole."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from servanda.findings import Finding, Fix, Severity
from servanda.instrument.nearest_name import nearest_name


@dataclass
class Telling:
    """The findings on one file, each said once."""

    file: str
    findings: list[Finding] = field(default_factory=list)

    def say(
        self,
        code: str,
        message: str,
        severity: Severity = Severity.MISTAKE,
        fix: str | None = None,
    ) -> None:
        """Say something of the file."""
        self.add(Finding(code, severity, message, fix=Fix(fix) if fix else None))

    def add(self, *findings: Finding) -> None:
        """Pass on findings that somebody else made."""
        self.findings += (finding for finding in findings if finding not in self.findings)

    def empty(self) -> None:
        """Say that there are no rows in the file."""
        self.say("feed-empty", f"{self.file} holds no rows.")

    def damaged(self, after: int, why: object) -> None:
        """Say that the file breaks off."""
        where = f"after row {after:,}" if after else "from its beginning"
        said = str(why).split("\n", 1)[0]
        self.say("feed-damaged", f"{self.file} cannot be read {where}: {said}.")

    def lacks(self, wanted: Collection[str], there: Collection[str]) -> bool:
        """Say which columns the mapping names and the file has not; return whether any."""
        missing = [name for name in wanted if name not in there]
        for name in missing:
            near = nearest_name(name, there, 0.6)
            known = f" It has {_some(there)}." if there else ""
            hint = f" Did you mean “{near}”?" if near else known
            self.say("feed-column-missing", f"{self.file} has no column “{name}”.{hint}")
        return bool(missing)

    def has_twice(self, wanted: Collection[str], there: Sequence[str]) -> bool:
        """Say which wanted columns the file has twice; return whether any."""
        twice = [name for name in wanted if there.count(name) > 1]
        for name in twice:
            self.say("feed-column-twice", f"{self.file} has two columns “{name}”.")
        return bool(twice)


def _some(names: Collection[str], most: int = 12) -> str:
    shown = ", ".join(f"“{name}”" for name in list(names)[:most])
    return shown + (f" and {len(names) - most} more" if len(names) > most else "")
