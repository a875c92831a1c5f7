"""What must not be done, what must be maintained, and limits: breached in episodes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from servanda.evidence.claim import ClaimKind
from servanda.monitor.beginning import DATED_FROM
from servanda.monitor.program import Bound, Duty, Limit, Period
from servanda.monitor.reference.case import Case
from servanda.monitor.reference.facts import (
    Fact,
    amount_of,
    asks_for_more,
    compare,
    figure_within,
)
from servanda.monitor.reference.findings import found_by_a_body
from servanda.monitor.reference.open_parts import open_parts
from servanda.monitor.reference.solution import shifted
from servanda.monitor.reference.truth import Truth
from servanda.monitor.verdict import Episode, Reason, Status, Verdict, Why


@dataclass(slots=True)
class Tally:
    """What was breached, and what may have been."""

    episodes: list[Episode] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    doubtful: list[Fact] = field(default_factory=list)
    why: list[Why] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether the last episode lasts."""
        return bool(self.episodes) and self.episodes[-1].end is None

    def begin(self, facts: Iterable[Fact], at: int) -> None:
        """Begin an episode, or add to the one that lasts."""
        told = tuple(facts)
        self.facts += told
        reports = tuple(fact.claim.report for fact in told)
        if self.is_open:
            last = self.episodes.pop()
            at, reports = last.start, (*last.reports, *reports)
        self.episodes.append(Episode(at, None, reports))

    def close(self, facts: Iterable[Fact], at: int) -> None:
        """End the episode that lasts."""
        if self.is_open:
            told = tuple(facts)
            self.facts += told
            last = self.episodes.pop()
            reports = (*last.reports, *(fact.claim.report for fact in told))
            self.episodes.append(Episode(last.start, at, reports))


def _weighed(case: Case, fact: Fact) -> Truth:
    """Return whether the rule applied to what a fact tells."""
    if case.is_permitted(fact):
        return Truth.FALSE
    worth = min(case.in_force(fact.at, (fact,)), case.excepted(fact.at, (fact,)).negated())
    return worth if case.start.known else min(worth, Truth.UNKNOWN)


def _doubts(case: Case) -> tuple[Why, ...]:
    parts = (*open_parts(case.rule.exception), *open_parts(case.rule.condition_while))
    return (*case.unknown_start, *parts)


def refrain(case: Case, duty: Duty) -> Verdict:
    """Judge a prohibition: each act in force, and not excepted, is an episode."""
    return _said(case, _acts_against(case, duty), cures=False)


def _acts_against(case: Case, duty: Duty) -> Tally:
    tally = Tally()
    counted: list[Fact] = []
    for _, group in groupby(sorted(case.fitting(duty.act), key=_by_event), key=_by_event):
        reports = tuple(group)
        worth = _weighed(case, reports[0])
        if worth is Truth.UNKNOWN:
            tally.doubtful += reports
        elif worth is Truth.TRUE:
            counted.append(reports[0])
            if _too_many(case, duty, counted):
                told = tuple(fact.claim.report for fact in reports)
                latest = max(fact.latest for fact in reports)
                tally.episodes.append(Episode(reports[0].at, latest, told))
                tally.facts += reports
    if tally.doubtful:
        tally.why += _doubts(case)
    return tally


def _by_event(fact: Fact) -> tuple[int, str]:
    """Bring the reports of one event together, at the instant of the first of them."""
    return (fact.at, fact.claim.event or fact.claim.report)


def _too_many(case: Case, duty: Duty, acts: list[Fact]) -> bool:
    """Whether the last of these acts is one more than is allowed; without a number, any is."""
    bound = duty.frequency
    if bound is None:
        return True
    if bound.value is None:
        return False
    near = [fact for fact in acts if _in_one_period(case, duty.period, fact.at, acts[-1].at)]
    return not compare(sum(fact.claim.times for fact in near), bound.comparison, bound.value)


def _in_one_period(case: Case, period: Period | None, at: int, newest: int) -> bool:
    """Whether two instants, the second not earlier, lie in one period."""
    if period is None:
        return True
    if period.rolling:
        return newest < shifted(at, period.length)
    return _period_end(case, period, at) == _period_end(case, period, newest)


def _period_end(case: Case, period: Period, at: int) -> int:
    """Return where the period that holds an instant ends, periods counted from the start."""
    start = case.begins
    if start is None or start < DATED_FROM:
        return 0
    number = 1
    while shifted(start, period.length, number) <= at:
        number += 1
    return shifted(start, period.length, number)


def maintain(case: Case, duty: Duty) -> Verdict:
    """Judge a duty to maintain: an episode lasts from a failure until it is reported kept again."""
    tally = Tally()
    failures, kept = case.fitting(duty.failure), case.fitting(duty.act)
    for at, group in groupby(sorted((*failures, *kept), key=lambda f: f.at), key=lambda f: f.at):
        facts = tuple(group)
        failed = tuple(fact for fact in facts if fact in failures)
        if not failed:
            tally.close(facts, at)
            continue
        worths = {_weighed(case, fact) for fact in failed}
        if Truth.TRUE in worths:
            tally.begin((f for f in failed if _weighed(case, f) is Truth.TRUE), at)
        elif Truth.UNKNOWN in worths:
            tally.doubtful += failed
    if tally.doubtful:
        tally.why += _doubts(case)
    return _said(case, tally, cures=True)


def stay_within(case: Case, limit: Limit) -> Verdict:
    """Judge a limit: an episode lasts from a figure beyond the bound until one within it."""
    facts = case.fitting(limit.measure)
    tally = Tally()
    if limit.period is not None:
        _totals(case, limit, limit.period, facts, tally)
        return _said(case, tally, cures=False)
    for at, group in groupby(facts, key=lambda fact: fact.at):
        told = tuple(fact for fact in group if _weighed(case, fact) is not Truth.FALSE)
        if not told:
            continue
        within = {figure_within(fact.claim, limit.bound) for fact in told}
        sure = all(_weighed(case, fact) is Truth.TRUE for fact in told)
        if within == {Truth.FALSE} and sure:
            tally.begin(told, at)
        elif within == {Truth.TRUE}:
            tally.close(told, at)
        else:
            tally.doubtful += told
            tally.why += _doubts(case) if not sure else (_no_figure(limit.bound),)
    return _said(case, tally, cures=True)


def _no_figure(bound: Bound) -> Why:
    return Why(Reason.NO_AMOUNT if bound.value is None else Reason.RANGE)


def _totals(
    case: Case, limit: Limit, period: Period, facts: tuple[Fact, ...], tally: Tally
) -> None:
    """Add figures up over each period; too much shows at once, too little when it is over."""
    bound = limit.bound
    counted = [fact for fact in facts if _weighed(case, fact) is Truth.TRUE]
    doubtful = [fact for fact in facts if _weighed(case, fact) is Truth.UNKNOWN]
    if bound.value is None or doubtful:
        tally.doubtful += doubtful or counted
        tally.why += _doubts(case) if doubtful else (_no_figure(bound),)
        return
    if asks_for_more(bound.comparison):
        _too_little(case, limit, period, counted, tally)
        return
    for number, fact in enumerate(counted):
        near = [f for f in counted[: number + 1] if _in_one_period(case, period, f.at, fact.at)]
        total = sum(amount_of(f.claim, bound.unit, least=True) for f in near)
        if not compare(total, bound.comparison, bound.value):
            reports = tuple(f.claim.report for f in near)
            tally.episodes.append(Episode(fact.at, fact.latest, reports))
            tally.facts += near


def _too_little(case: Case, limit: Limit, period: Period, facts: list[Fact], tally: Tally) -> None:
    start = case.begins
    if start is None or start < DATED_FROM or limit.bound.value is None:
        return
    number = 0
    while (end := shifted(start, period.length, number + 1)) <= case.at:
        if case.ends is not None and case.ends < end:
            return
        begin = shifted(start, period.length, number)
        near = [fact for fact in facts if begin <= fact.at < end]
        total = sum(amount_of(fact.claim, limit.bound.unit, least=True) for fact in near)
        if not compare(total, limit.bound.comparison, limit.bound.value):
            if case.course.is_complete(limit.measure.what, end - 1):
                tally.episodes.append(Episode(end, end, tuple(f.claim.report for f in near)))
                tally.facts += near
            else:
                tally.doubtful += near
                tally.why.append(Why(Reason.OVERDUE))
        number += 1
    case.course.wake(end)


def _said(case: Case, tally: Tally, *, cures: bool) -> Verdict:
    """Say what an instance that is breached in episodes has come to."""
    episodes, facts = tuple(tally.episodes), tuple(tally.facts)
    voided = case.by_effect(earlier_stands=True)
    if voided is not None:
        return case.verdict(*voided, episodes=episodes, facts=facts)
    if episodes:
        if cures and not tally.is_open:
            return case.verdict(Status.CURED, episodes[-1].end, episodes=episodes, facts=facts)
        return case.verdict(
            Status.BREACHED, episodes[-1 if cures else 0].start, episodes=episodes, facts=facts
        )
    found = found_by_a_body(case)
    if found is not None:
        return found
    if case.begins is None or case.at < case.begins:
        return case.verdict(Status.DORMANT)
    if tally.why:
        return case.verdict(Status.UNDECIDED, facts=tally.doubtful, why=tally.why)
    changed = case.by_effect(earlier_stands=False)
    if changed is not None:
        return case.verdict(*changed)
    if case.ends is not None and case.ends <= case.at:
        return case.verdict(Status.KEPT, case.ends)
    unseen = _not_seen(case)
    not_seen = (Why(Reason.NOT_SEEN),) if unseen else ()
    return case.verdict(
        Status.KEPT_SO_FAR, case.begins, facts=unseen, why=(*case.unknown_start, *not_seen)
    )


def _not_seen(case: Case) -> tuple[Fact, ...]:
    """Return what those who are to verify say that they left undone, while the rule applied.

    “No access” is not “no violation”.
    """
    return tuple(
        fact
        for fact in case.course.facts_until(case.at)
        if fact.claim.kind is ClaimKind.ACT
        and fact.claim.negated
        and fact.claim.subject is not None
        and fact.claim.subject.name in case.rule.verifiers
        and case.in_force(fact.at, (fact,)) is not Truth.FALSE
    )
