"""What is said to have happened, by whom, and what others say to that."""

from __future__ import annotations

from dataclasses import dataclass, field

from servanda.findings import Finding, Span
from servanda.instrument.pact import syntax as s


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `tellers` runs from who reports to whose word it is in the end.

    `finding` marks what a competent body found. `happened`, `reported` and `recorded` are the three
    times, None where nothing is said of them; `sources` the chain it is according to; `grades` the
    source's reliability (A-F) and the statement's credibility (1-6), one for each rater.
    """

    label: str
    tellers: tuple[str, ...]
    assertion: s.Assertion
    finding: bool = False
    happened: s.Time | None = None
    reported: s.Time | None = None
    recorded: s.Time | None = None
    sources: tuple[str, ...] = ()
    received_from: tuple[str, ...] = ()
    grades: tuple[s.Graded, ...] = ()
    quotes: tuple[str, ...] = ()
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Stance:
    """What a party says to reports."""

    party: str
    attitude: s.Attitude
    reports: tuple[str, ...]
    sources: tuple[str, ...] = ()
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Complete:
    """Reports of a verb are declared complete by somebody until a time: silence is then absence."""

    verb: str
    by: tuple[str, ...] = ()
    until: s.Time | None = None
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Evidence:
    """All reports of a file, the stances on them, and what is wrong with them."""

    reports: tuple[Report, ...] = ()
    stances: tuple[Stance, ...] = ()
    complete: tuple[Complete, ...] = ()
    findings: tuple[Finding, ...] = ()
