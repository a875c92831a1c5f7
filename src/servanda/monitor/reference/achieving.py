"""Duties to achieve, and expectations that something be done."""

from __future__ import annotations

from dataclasses import dataclass, replace

from servanda.instrument.pact.syntax import Comparison
from servanda.monitor.program import Bearing, Duty, Unstated
from servanda.monitor.reference.case import Case
from servanda.monitor.reference.facts import Fact, amount_of, compare, one_each
from servanda.monitor.reference.findings import found_by_a_body
from servanda.monitor.reference.open_parts import open_parts
from servanda.monitor.reference.truth import Truth
from servanda.monitor.verdict import Episode, Reason, Status, Verdict, Why


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """How far a duty is fulfilled: the acts so far, and since when it is done."""

    acts: tuple[Fact, ...]
    done: int | None


def fulfilment(case: Case, duty: Duty) -> Fulfilment:
    """Add up the acts in force until what is asked is done."""
    acts: list[Fact] = []
    wanted = [case.fitting(pattern) for pattern in (duty.act, *duty.also)]
    told = sorted({f for facts in wanted for f in facts}, key=lambda f: (f.at, f.claim.report))
    for fact in one_each(told):
        if case.in_force(fact.at, (fact,)) is not Truth.FALSE:
            acts.append(fact)
            if _is_done(case, duty, [[f for f in acts if f in facts] for facts in wanted]):
                return Fulfilment(tuple(acts), fact.at)
    return Fulfilment(tuple(acts), None)


def _is_done(case: Case, duty: Duty, done: list[list[Fact]]) -> bool:
    """Whether each act that is asked for is done: as often, as much, by as many as are asked."""
    acts = done[0]
    if not all(done):
        return False
    if case.rule.bearing is Bearing.JOINTLY:
        acted = {fact.claim.subject.name for fact in acts if fact.claim.subject is not None}
        if not acted.issuperset(case.rule.bearers):
            return False
    if duty.frequency is not None and not _reaches(
        sum(fact.claim.times for fact in acts), duty.frequency.comparison, duty.frequency.value
    ):
        return False
    if duty.amount is None:
        return True
    total = sum(amount_of(fact.claim, duty.amount.unit, least=True) for fact in acts)
    return _reaches(total, duty.amount.comparison, duty.amount.value)


def _reaches(value: float, comparison: Comparison, bound: float | None) -> bool:
    """Whether enough is done. What must be exactly so much is done when it is so much or more."""
    if bound is None:
        return False
    at_least = comparison is Comparison.EXACTLY
    return compare(value, Comparison.AT_LEAST if at_least else comparison, bound)


def achieve(case: Case, duty: Duty) -> Verdict:
    """Judge a duty to achieve: kept, kept late, pending, overdue or breached."""
    rule, at = case.rule, case.at
    due = None if rule.due is None else case.resolve(rule.due).latest
    done = fulfilment(case, duty)
    why = _open(case, duty)
    voided = case.by_effect(earlier_stands=True)
    if voided is not None:
        return case.verdict(*voided, due=due, facts=done.acts)
    if case.begins is None or at < case.begins:
        return case.verdict(Status.DORMANT, due=due)
    if done.done is not None and (due is None or done.done <= due):
        return case.verdict(Status.KEPT, done.done, due=due, facts=done.acts)
    if done.done is not None and due is not None:
        late = Episode(due + 1, done.done, tuple(f.claim.report for f in done.acts[-1:]))
        return case.verdict(Status.KEPT_LATE, done.done, due=due, episodes=(late,), facts=done.acts)
    found = found_by_a_body(case, due)
    if found is not None:
        return found
    changed = case.by_effect(earlier_stands=False)
    if changed is not None and (due is None or at <= due or changed[1] <= due):
        return case.verdict(*changed, due=due, facts=done.acts)
    if case.ends is not None and case.ends <= at and (due is None or case.ends <= due):
        return case.verdict(Status.LAPSED, case.ends, due=due, facts=done.acts)
    if due is None or at <= due:
        return _not_due(case, due, done, why)
    return _past_due(case, duty, due, done, why)


def _open(case: Case, duty: Duty) -> tuple[Why, ...]:
    why: list[Why] = []
    if case.rule.due is None or isinstance(case.rule.due, Unstated):
        why.append(Why(Reason.NO_DEADLINE))
    if duty.amount is not None and duty.amount.value is None:
        why.append(Why(Reason.NO_AMOUNT))
    return tuple(why)


def _not_due(case: Case, due: int | None, done: Fulfilment, why: tuple[Why, ...]) -> Verdict:
    if due is None and case.excepted(case.at) is Truth.TRUE:
        return case.verdict(Status.EXCUSED, facts=done.acts, why=why)
    return case.verdict(Status.PENDING, case.begins, due=due, facts=done.acts, why=why)


def _past_due(case: Case, duty: Duty, due: int, done: Fulfilment, why: tuple[Why, ...]) -> Verdict:
    rule = case.rule
    excused = max(case.excepted(due), case.in_force(due).negated())
    if excused is Truth.TRUE:
        return case.verdict(Status.EXCUSED, due + 1, due=due, facts=done.acts)
    if excused is Truth.UNKNOWN:
        parts = (*open_parts(rule.exception), *open_parts(rule.condition_while))
        return case.verdict(
            Status.UNDECIDED, due + 1, due=due, facts=done.acts, why=(*parts, *case.unknown_start)
        )
    failures = tuple(fact for fact in case.fitting(duty.failure) if fact.latest > due)
    if failures or case.course.is_complete(duty.act.what, due):
        episode = Episode(due + 1, None, tuple(f.claim.report for f in failures))
        return case.verdict(
            Status.BREACHED,
            due + 1,
            due=due,
            episodes=(episode,),
            facts=(*done.acts, *failures),
            why=why,
        )
    return case.verdict(Status.OVERDUE, due + 1, due=due, facts=done.acts, why=why)


_OF_EXPECTATION = {
    Status.KEPT: Status.MET,
    Status.KEPT_LATE: Status.MET,
    Status.BREACHED: Status.DISAPPOINTED,
    Status.OVERDUE: Status.NOT_YET_MET,
    Status.PENDING: Status.NOT_YET_MET,
}


def as_expectation(verdict: Verdict) -> Verdict:
    """Say of an expectation what would be said of a duty: it is never breached."""
    return replace(verdict, status=_OF_EXPECTATION.get(verdict.status, verdict.status))
