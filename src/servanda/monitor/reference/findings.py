"""Where a body found that a clause is breached, or kept: that stands above silence."""

from __future__ import annotations

from servanda.monitor.reference.case import Case
from servanda.monitor.verdict import Episode, Status, Verdict

_BREACHED, _KEPT = "breached", "kept"


def found_by_a_body(case: Case, due: int | None = None) -> Verdict | None:
    """Return what the latest finding on the clause makes of an instance, if there is one."""
    found = [
        fact
        for fact in case.course.findings_on(case.rule, case.at)
        if fact.claim.what in {_BREACHED, _KEPT} and fact.at >= case.record.created
    ]
    if not found:
        return None
    newest = found[-1]
    if (newest.claim.what == _BREACHED) is not newest.claim.negated:
        episode = Episode(newest.at, None, (newest.claim.report,))
        return case.verdict(
            Status.BREACHED, newest.at, due=due, episodes=(episode,), facts=(newest,)
        )
    return case.verdict(Status.KEPT, newest.at, due=due, facts=(newest,))
