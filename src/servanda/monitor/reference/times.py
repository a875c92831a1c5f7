"""When a named time comes: dates, so long after, and when a condition became true."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.evidence.claim import ClaimKind
from servanda.monitor.beginning import DATED_FROM
from servanda.monitor.program import (
    AGREEMENT,
    After,
    At,
    Condition,
    Effect,
    OnceTrue,
    Reached,
    Time,
    Unstated,
)
from servanda.monitor.reference.course import Order
from servanda.monitor.reference.facts import Binding, Fact
from servanda.monitor.reference.solution import (
    FROM_THE_BEGINNING,
    Evaluator,
    Origin,
    Resolved,
    Solution,
    shifted,
)
from servanda.monitor.reference.truth import Truth
from servanda.vocabulary.instance import Instance


def resolved(ev: Evaluator, time: Time, binding: Binding, at: int, origin: Origin) -> Resolved:
    """Return when a time is, so far as it is known at an instant."""
    match time:
        case At(first=first, last=last):
            return Resolved(first, last)
        case Unstated():
            return Resolved(None, known=False)
        case After(length=length, of=of):
            base = (
                Resolved(origin.first, origin.latest)
                if of is None
                else ev.resolve(of, binding, at, origin)
            )
            if base.latest is None or base.latest < DATED_FROM:
                return Resolved(None, known=base.known and base.latest is None)
            shift = shifted(base.latest, length)
            return Resolved(shift, shift)
        case OnceTrue(condition=condition):
            return _once_true(ev, condition, binding, at, origin)


def _once_true(
    ev: Evaluator, condition: Condition, binding: Binding, at: int, origin: Origin
) -> Resolved:
    fired = [
        (instant, max([instant, *(s.latest for s in sure)]))
        for instant in ev.course.instants
        if instant <= at
        and (sure := [s for s in ev.fires(condition, binding, instant) if s.truth is Truth.TRUE])
    ]
    if ev.value(condition, binding, origin.first, (), origin) is Truth.TRUE:
        earlier = [one for one in fired if one[0] <= origin.first]
        return Resolved(*earlier[-1]) if earlier else Resolved(None)
    return next((Resolved(*one) for one in fired if one[0] >= origin.first), Resolved(None))


def first_firings(
    ev: Evaluator, condition: Condition, binding: Binding, at: int
) -> Iterator[tuple[Binding, Origin, tuple[Fact, ...]]]:
    """Yield, for each way of giving values to the variables, when a condition first fired."""
    seen: set[tuple[tuple[str, Instance], ...]] = set()
    for instant in ev.course.instants:
        for solution in ev.fires(condition, binding, instant) if instant <= at else ():
            key = tuple(sorted(solution.binding.items()))
            if solution.truth is Truth.TRUE and key not in seen:
                seen.add(key)
                latest = max(instant, solution.latest)
                yield solution.binding, Origin(instant, latest), solution.evidence


def reached(
    ev: Evaluator, asked: Reached, binding: Binding, at: int, origin: Origin
) -> Iterator[Solution]:
    """Say whether a time is reached."""
    when = ev.resolve(asked.time, binding, at, origin)
    if not when.known:
        yield Solution(binding, Truth.UNKNOWN)
    elif when.first is not None:
        ev.course.wake(when.first)
        if when.first <= at:
            latest = when.latest if when.latest is not None else when.first
            yield Solution(binding, Truth.TRUE, (), when.first == at, latest)


def entry(ev: Evaluator, at: int) -> Resolved:
    """Return when the agreement entered into force; not known where nothing tells."""
    stated = ev.course.program.entry
    told = _took_place(ev, "entry into force", at)
    if stated is not None and told.first is None:
        return _of_the_whole(ev, stated, at)
    return told if told.first is not None else Resolved(None, known=stated is not None)


def termination(ev: Evaluator, at: int) -> Resolved:
    """Return when the agreement ended, if it did."""
    ends = [_took_place(ev, "end", at).first]
    if ev.course.program.termination is not None:
        ends.append(_of_the_whole(ev, ev.course.program.termination, at).first)
    ends += [
        order.at
        for order in ev.course.orders.get(AGREEMENT, ())
        if order.effect in {Effect.END, Effect.LAPSE, Effect.VOID} and order.at <= at
    ]
    known = [end for end in ends if end is not None]
    return Resolved(min(known), min(known)) if known else Resolved(None)


def _of_the_whole(ev: Evaluator, stated: Condition, at: int) -> Resolved:
    """Return when what begins or ends the agreement became true.

    Where it asks about the agreement (“ten years after entry into force”), what is being asked for
    has not come yet.
    """
    if stated in ev.settling:
        return Resolved(None)
    ev.settling.append(stated)
    try:
        return _once_true(ev, stated, {}, at, FROM_THE_BEGINNING)
    finally:
        ev.settling.remove(stated)


def _took_place(ev: Evaluator, event: str, at: int) -> Resolved:
    for fact in ev.course.facts_until(at):
        claim = fact.claim
        if (
            claim.kind is ClaimKind.EVENT
            and claim.what == event
            and not claim.negated
            and claim.clause in {None, AGREEMENT}
        ):
            return Resolved(fact.at, fact.latest)
    return Resolved(None)


def is_undone(ev: Evaluator, order: Order, at: int) -> bool:
    """Whether an effect has come to the end that was set to it."""
    if order.until is None:
        return False
    when = ev.resolve(order.until, order.binding, at, Origin(order.at, order.at)).first
    if when is None:
        return False
    ev.course.wake(when)
    return when <= at
