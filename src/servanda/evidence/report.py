"""What is said to have happened, by whom, and what others say to that: as written, names resolved.

What a report says is kept in its own words here; what norms are held against are its claims.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from servanda.evidence.claim import Claim
from servanda.evidence.completeness import Completeness
from servanda.findings import Finding, Span
from servanda.instrument.pact import syntax as s
from servanda.vocabulary.calendar import Moment


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `tellers` runs from who reports to whose word it is in the end.

    Each place of `tellers` holds all who say it together. `finding` marks what a competent body
    found. `happened`, `reported` and `recorded` are the three times, None where nothing is said of
    them; `sources` the chain it is according to; `grades` the source's reliability (A-F) and the
    statement's credibility (1-6), one for each rater; `amount` is said in a comma phrase.
    """

    label: str
    tellers: tuple[tuple[str, ...], ...]
    assertion: s.Assertion
    finding: bool = False
    happened: s.Time | None = None
    reported: s.Time | None = None
    recorded: s.Time | None = None
    sources: tuple[str, ...] = ()
    received_from: tuple[str, ...] = ()
    grades: tuple[s.Graded, ...] = ()
    quotes: tuple[str, ...] = ()
    amount: s.Term | None = None
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Stance:
    """What a party says to reports, and when; of two stances to one report the later one counts.

    `recorded` is when it was taken down, where that is known.
    """

    party: str
    attitude: s.Attitude
    reports: tuple[str, ...]
    sources: tuple[str, ...] = ()
    stated: Moment | None = None
    recorded: Moment | None = None
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Evidence:
    """All reports of a file with their claims, the stances on them, and what is wrong with them."""

    reports: tuple[Report, ...] = ()
    claims: tuple[Claim, ...] = ()
    stances: tuple[Stance, ...] = ()
    complete: tuple[Completeness, ...] = ()
    findings: tuple[Finding, ...] = ()
