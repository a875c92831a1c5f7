"""Duties that fall due again and again: judged period by period."""

from __future__ import annotations

from servanda.monitor.beginning import BEGINNING, DATED_FROM
from servanda.monitor.program import Duty, Period
from servanda.monitor.reference.case import Case
from servanda.monitor.reference.facts import Fact, compare, one_each
from servanda.monitor.reference.findings import found_by_a_body
from servanda.monitor.reference.solution import shifted
from servanda.monitor.reference.truth import Truth
from servanda.monitor.verdict import Episode, Status, Verdict


def repeat(case: Case, duty: Duty, period: Period) -> Verdict:
    """Judge a repeated duty; each period without the act is an episode, until the next act."""
    voided = case.by_effect(earlier_stands=True)
    if voided is not None:
        return case.verdict(*voided)
    if case.begins is not None and case.begins < DATED_FROM:
        return case.verdict(Status.UNDECIDED, why=case.unknown_start)
    if case.begins is None or case.at < case.begins:
        return case.verdict(Status.DORMANT)
    acts = [
        fact
        for fact in one_each(case.fitting(duty.act))
        if case.in_force(fact.at, (fact,)) is not Truth.FALSE
    ]
    missed, silent = _missed(case, duty, period, acts)
    begin, end = _current(case, period)
    due = end - 1
    if missed:
        return case.verdict(Status.BREACHED, missed[0].start, due=due, episodes=missed, facts=acts)
    found = found_by_a_body(case, due)
    if found is not None:
        return found
    if silent:
        return case.verdict(Status.OVERDUE, silent[0], due=due, facts=acts)
    changed = case.by_effect(earlier_stands=False)
    if changed is not None:
        return case.verdict(*changed, facts=acts)
    if case.ends is not None and case.ends <= case.at:
        return case.verdict(Status.KEPT, case.ends, facts=acts)
    done = _enough(duty, [fact for fact in acts if fact.at >= begin])
    status = Status.KEPT_SO_FAR if done else Status.PENDING
    return case.verdict(status, case.begins, due=due, facts=acts)


def _missed(
    case: Case, duty: Duty, period: Period, acts: list[Fact]
) -> tuple[list[Episode], list[int]]:
    """Return the periods missed for sure, and the ends of those that nobody reports on."""
    missed: list[Episode] = []
    silent: list[int] = []
    number = 0
    while (end := _boundary(case, period, number + 1)) <= case.at:
        if case.ends is not None and case.ends < end:
            break
        begin = _boundary(case, period, number)
        number += 1
        applies = min(case.in_force(end - 1), case.excepted(end - 1).negated())
        inside = [fact for fact in acts if begin <= fact.at < end]
        if applies is not Truth.TRUE or _enough(duty, inside):
            continue
        failures = [f for f in case.fitting(duty.failure) if begin <= f.at < end]
        if failures or case.course.is_complete(duty.act.what, end - 1):
            later_act = next((fact for fact in acts if fact.at >= end), None)
            reports = (*failures, *([later_act] if later_act else []))
            missed.append(
                Episode(
                    end,
                    later_act.at if later_act else None,
                    tuple(fact.claim.report for fact in reports),
                )
            )
        else:
            silent.append(end)
    return missed, silent


def _enough(duty: Duty, acts: list[Fact]) -> bool:
    asked = duty.frequency
    if asked is None:
        return bool(acts)
    count = sum(fact.claim.times for fact in acts)
    return asked.value is not None and compare(count, asked.comparison, asked.value)


def _boundary(case: Case, period: Period, number: int) -> int:
    begins = BEGINNING if case.begins is None else case.begins
    at = begins if number == 0 else shifted(begins, period.length, number)
    case.course.wake(at)
    return at


def _current(case: Case, period: Period) -> tuple[int, int]:
    """Return where the period that holds this instant begins, and where it ends."""
    number = 1
    while _boundary(case, period, number) <= case.at:
        number += 1
    return _boundary(case, period, number - 1), _boundary(case, period, number)
