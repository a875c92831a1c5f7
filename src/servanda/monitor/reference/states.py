"""Conditions on the state of other rules, of the agreement, and of statuses."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.evidence.claim import ClaimKind
from servanda.monitor.program import (
    AGREEMENT,
    ANYTHING,
    BEARER,
    Effect,
    Fired,
    HasStatus,
    InState,
    State,
)
from servanda.monitor.reference.course import Course, Record, Snapshot
from servanda.monitor.reference.facts import Binding, Fact, stands
from servanda.monitor.reference.solution import Evaluator, Origin, Solution
from servanda.monitor.reference.times import entry, is_undone, termination
from servanda.monitor.reference.truth import Truth, all_of, truth
from servanda.monitor.verdict import Status
from servanda.vocabulary.instance import Instance


def in_state(
    ev: Evaluator, asked: InState, binding: Binding, at: int, _: Origin
) -> Iterator[Solution]:
    """Say for which values of the variables an instance is in a state, as the log has it."""
    state = asked.state
    if AGREEMENT in asked.rules:
        yield from _agreement(ev, state, binding, at)
        return
    records = [
        (record, values)
        for record in ev.course.asked(asked.rules)
        for values in agreeing(record, binding, asked)
    ]
    if state in {State.KEPT, State.COMPLETE}:
        worths = [worth_of(record.before(at), state) for record, _ in records]
        worth = all_of(worths) if worths else Truth.FALSE
        if worth is not Truth.FALSE:
            fresh = any(_entered(record, state, at) for record, _ in records)
            evidence = _evidence(ev.course, [r for r, _ in records], at)
            yield Solution(binding, worth, evidence, fresh, at)
        return
    for record, values in records:
        worth = worth_of(record.before(at), state)
        if worth is not Truth.FALSE:
            evidence = _evidence(ev.course, [record], at)
            yield Solution(values, worth, evidence, _entered(record, state, at), at)


def _agreement(ev: Evaluator, state: State, binding: Binding, at: int) -> Iterator[Solution]:
    entered, end = entry(ev, at), termination(ev, at)
    if state in {State.TERMINATED, State.LAPSED}:
        if end.first is not None:
            yield Solution(binding, Truth.TRUE, (), end.first == at, at)
    elif state is State.IN_FORCE and end.first is None:
        if entered.first is not None:
            yield Solution(binding, Truth.TRUE, (), entered.first == at, at)
        elif not entered.known:
            yield Solution(binding, Truth.UNKNOWN)


def fired(ev: Evaluator, asked: Fired, binding: Binding, at: int, _: Origin) -> Iterator[Solution]:
    """Say for which values of the variables a consequence has fired."""
    for record in ev.course.asked((asked.rule,)):
        for values in agreeing(record, binding):
            for firing in record.firings:
                if firing.at < at:
                    sure = firing.status is Status.TRIGGERED
                    worth = Truth.TRUE if sure else Truth.UNKNOWN
                    new = firing.at + 1 == at
                    yield Solution(values, worth, firing.evidence, new, firing.latest + 1)


def has_status(
    ev: Evaluator, asked: HasStatus, binding: Binding, at: int, _: Origin
) -> Iterator[Solution]:
    """Say what has a status: declared or reported so, and not revoked since."""
    told: dict[Instance, list[tuple[int, bool, tuple[Fact, ...]]]] = {}
    for fact in ev.course.facts_until(at):
        claim = fact.claim
        if claim.kind is ClaimKind.STATUS and claim.what == asked.status and claim.subject:
            subject = Instance(claim.subject.name, claim.subject.identity)
            told.setdefault(subject, []).append((fact.at, not claim.negated, (fact,)))
    for order in ev.course.statuses:
        if order.status != asked.status or order.subject is None or order.at > at:
            continue
        if not is_undone(ev, order, at):
            gives = order.effect in {Effect.GRANT, Effect.REINSTATE}
            told.setdefault(order.subject, []).append((order.at, gives, order.evidence))
    for subject, changes in told.items():
        newest = max(instant for instant, _, _ in changes)
        # Given and taken at one instant, it is taken.
        if all(gives for i, gives, _ in changes if i == newest):
            evidence = tuple(f for i, _, facts in changes if i == newest for f in facts)
            for values in stands(asked.subject, subject, binding):
                yield Solution(values, Truth.TRUE, evidence, newest == at, newest)


def agreeing(record: Record, binding: Binding, asked: InState | None = None) -> Iterator[Binding]:
    """Yield the binding with a record's own values; nothing where they disagree."""
    called = dict(asked.same) if asked is not None else {}
    values = dict(binding)
    for name, value in record.binding.items():
        # Who is bound is each rule's own, and is asked for by `by` alone.
        asked_for = name != BEARER or name in called
        if asked_for and values.setdefault(called.get(name, name), value) != value:
            return
    if asked is None or asked.by == ANYTHING:
        yield values
    else:
        yield from stands(asked.by, record.binding.get(record.rule.bearer or BEARER), values)


_STATUSES: dict[State, frozenset[Status]] = {
    State.BREACHED: frozenset({Status.BREACHED, Status.DISAPPOINTED}),
    State.KEPT: frozenset({Status.KEPT, Status.KEPT_LATE, Status.KEPT_SO_FAR, Status.MET}),
    State.COMPLETE: frozenset({Status.KEPT, Status.KEPT_LATE, Status.MET}),
}
_STANDING = {
    State.SUSPENDED: Status.SUSPENDED,
    State.LAPSED: Status.LAPSED,
    State.VOID: Status.VOID,
    State.REINSTATED: Status.REINSTATED,
    State.REVOKED: Status.REVOKED,
    State.TERMINATED: Status.LAPSED,
}
_OPEN = frozenset({Status.OVERDUE, Status.UNDECIDED})


def worth_of(snapshot: Snapshot | None, state: State) -> Truth:
    """Return whether an instance that stands so is in a state."""
    if snapshot is None:
        return Truth.FALSE
    if state is State.IN_FORCE:
        return snapshot.in_force
    if state is State.BEGUN:
        return truth(snapshot.begun)
    if state in _STANDING:
        return truth(_STANDING[state] in snapshot.standing)
    status = snapshot.verdict.status
    if status in _OPEN:
        return Truth.UNKNOWN
    return truth(status in _STATUSES[state])


def _entered(record: Record, state: State, at: int) -> bool:
    """Whether an instance entered a state an instant ago; a new breach is one each time."""
    snapshot = record.before(at)
    if snapshot is None or snapshot.at != at - 1:
        return False
    earlier = record.before(at - 1)
    if state is State.BREACHED and any(e.start == at - 1 for e in snapshot.verdict.episodes):
        return True
    return worth_of(snapshot, state) is not worth_of(earlier, state)


def _evidence(course: Course, records: list[Record], at: int) -> tuple[Fact, ...]:
    labels = {
        label
        for record in records
        if (snapshot := record.before(at)) is not None
        for label in snapshot.verdict.reports
    }
    return tuple(fact for fact in course.facts_until(at) if fact.claim.report in labels)
