"""Says which answers to reports have no effect, and which depend on where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from servanda.evidence.report import Report, Stance
from servanda.findings import Finding, Fix, Severity
from servanda.instrument.pact.syntax import Attitude


def doubtful_answers(stances: Iterable[Stance], reports: Iterable[Report]) -> Iterator[Finding]:
    """Yield what is doubtful about the answers to hand-written reports, in their order."""
    told = {report.label: report for report in reports}
    earlier = defaultdict[tuple[str, str], list[Stance]](list)
    for stance in stances:
        for label in stance.reports:
            report = told.get(label)
            if report is not None and _takes_back_what_others_say(stance, report):
                yield _not_theirs(stance, label)
            before = earlier[stance.party, label]
            if any(_order_is_open(other, stance) for other in before):
                yield _undated(stance, label)
            before.append(stance)


def _takes_back_what_others_say(stance: Stance, report: Report) -> bool:
    if stance.attitude is not Attitude.WITHDRAWS:
        return False
    return all(stance.party not in place for place in (report.tellers[0], report.tellers[-1]))


def _order_is_open(earlier: Stance, later: Stance) -> bool:
    """Whether two answers differ, and only their places in the file say which is the later."""
    dated = earlier.stated is not None and later.stated is not None
    return earlier.attitude is not later.attitude and not dated


def _not_theirs(stance: Stance, label: str) -> Finding:
    return Finding(
        "not-theirs-to-withdraw",
        Severity.MISTAKE,
        f"{stance.party} does not report {label}, so it cannot withdraw it. Nothing is taken back.",
        span=stance.at,
        fix=Fix(f"Where it is meant so, write “{stance.party} denies {label}.”"),
    )


def _undated(stance: Stance, label: str) -> Finding:
    return Finding(
        "answers-undated",
        Severity.NOTE,
        f"{stance.party} says different things of {label}, not all of them dated. The one that "
        "stands last counts.",
        span=stance.at,
        fix=Fix("Say when each was said: “…, stated 2026-01-25.”"),
    )
