"""One instance at one instant: when it is in force, which facts concern it, what is said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from servanda.monitor.beginning import BEGINNING, DATED_FROM
from servanda.monitor.program import (
    At,
    Effect,
    OnceTrue,
    Pattern,
    Rule,
    Time,
    Unstated,
    Variable,
)
from servanda.monitor.reference.conditions import Conditions
from servanda.monitor.reference.course import Course, Record
from servanda.monitor.reference.facts import Fact, fits
from servanda.monitor.reference.solution import Origin, Resolved
from servanda.monitor.reference.times import entry, is_undone, termination
from servanda.monitor.reference.truth import Truth
from servanda.monitor.verdict import Episode, Reason, Status, Verdict, Why
from servanda.vocabulary.instance import Instance

_ENDS = {
    Effect.LAPSE: Status.LAPSED,
    Effect.END: Status.LAPSED,
    Effect.REVOKE: Status.REVOKED,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What effects have made of an instance: `since` when it is void, ended or suspended."""

    void: int | None = None
    ended: int | None = None
    ended_as: Status = Status.LAPSED
    suspended: int | None = None
    reinstated: int | None = None

    @property
    def statuses(self) -> frozenset[Status]:
        """The statuses it has by effects."""
        has = {
            Status.VOID: self.void,
            self.ended_as: self.ended,
            Status.SUSPENDED: self.suspended,
            Status.REINSTATED: self.reinstated,
        }
        return frozenset(status for status, since in has.items() if since is not None)


class Case:
    """An instance, judged as of the instant `at`."""

    def __init__(self, course: Course, conditions: Conditions, record: Record, at: int) -> None:
        self.course, self.conditions, self.record, self.at = course, conditions, record, at
        self.rule: Rule = record.rule
        self.binding = record.binding

    @property
    def origin(self) -> Origin:
        """From where the instance's times count."""
        return Origin(self.record.created, self.record.latest)

    @property
    def instance(self) -> tuple[tuple[Variable, Instance], ...]:
        """The values of the rule's variables; nothing where there is no instance yet."""
        return tuple((n, self.binding[n]) for n in self.rule.variables if n in self.binding)

    # ---- in force ------------------------------------------------------------------------------

    @cached_property
    def start(self) -> Resolved:
        """When the instance begins to apply, as far as is known."""
        stated = self.rule.start
        if stated is not None and not isinstance(stated, Unstated):
            return self.resolve(stated)
        entered = entry(self.conditions, self.at)
        if entered.first is not None or entered.known:
            return entered
        if self.rule.trigger is not None or isinstance(self.rule.due, At):
            # Its own words say when: what brings it about, or a date.
            return Resolved(self.record.created, self.record.latest)
        return Resolved(None, known=False)

    @cached_property
    def begins(self) -> int | None:
        """The first instant at which it applies; of an unknown start, the beginning of time."""
        if not self.start.known:
            return BEGINNING
        return None if self.start.first is None else max(self.start.first, self.record.created)

    @cached_property
    def ends(self) -> int | None:
        """The first instant at which it applies no more, by its own end or the agreement's."""
        ends = [termination(self.conditions, self.at).first]
        if self.rule.end is not None:
            end = self.resolve(self.rule.end, from_start=True)
            if end.first is not None and end.latest is not None:
                ends.append(end.first if isinstance(self.rule.end, OnceTrue) else end.latest + 1)
        known = [end for end in ends if end is not None]
        return min(known) if known else None

    def standing(self, at: int) -> Standing:
        """Return what effects have made of the instance by an instant."""
        void = ended = suspended = reinstated = None
        ended_as = Status.LAPSED
        for order in self.course.orders_on(self.record, at):
            if is_undone(self.conditions, order, at):
                continue
            match order.effect:
                case Effect.VOID:
                    void = order.at if void is None else void
                case Effect.LAPSE | Effect.END | Effect.REVOKE:
                    ended, ended_as = order.at, _ENDS[order.effect]
                case Effect.SUSPEND | Effect.NOT_APPLY:
                    suspended = order.at
                case Effect.APPLY:
                    suspended = None
                case Effect.REINSTATE if ended is not None or suspended is not None:
                    ended, suspended, reinstated = None, None, order.at
        return Standing(void, ended, ended_as, suspended, reinstated)

    def in_force(self, at: int, evidence: tuple[Fact, ...] = ()) -> Truth:
        """Return whether the instance applies at an instant, apart from its exception."""
        if self.begins is None or at < self.begins or (self.ends is not None and at >= self.ends):
            return Truth.FALSE
        by_effect = self.standing(at)
        if {by_effect.void, by_effect.ended, by_effect.suspended} != {None}:
            return Truth.FALSE
        meanwhile = self.rule.condition_while
        if meanwhile is None:
            return Truth.TRUE
        return self.conditions.value(meanwhile, self.binding, at, evidence, self.origin)

    def excepted(self, at: int, evidence: tuple[Fact, ...] = ()) -> Truth:
        """Return whether the rule's exception is so at an instant."""
        if self.rule.exception is None:
            return Truth.FALSE
        return self.conditions.value(self.rule.exception, self.binding, at, evidence, self.origin)

    # ---- facts and times -------------------------------------------------------------------------

    def fitting(self, pattern: Pattern | None) -> tuple[Fact, ...]:
        """Return the facts so far that fit a pattern and concern this instance.

        The facts that brought the instance about are not its fulfilment or its breach.
        """
        if pattern is None:
            return ()
        return tuple(
            fact
            for fact in self.course.facts_until(self.at)
            if fits(pattern, fact.claim, self.binding) and fact not in self.record.evidence
        )

    def resolve(self, time: Time, *, from_start: bool = False) -> Resolved:
        """Return when a time is; `After(…, None)` counts from the creation, or from the start."""
        origin = self.origin
        if (from_start or self.rule.trigger is None) and time is not self.rule.start:
            start = self.start
            if start.first is None:
                origin = Origin()
            else:
                origin = Origin(start.first, start.first if start.latest is None else start.latest)
        when = self.conditions.resolve(time, self.binding, self.at, origin)
        for instant in (when.first, when.latest):
            if instant is not None:
                self.course.wake(instant)
                self.course.wake(instant + 1)
        return when

    def is_permitted(self, fact: Fact) -> bool:
        """Whether an act exercises a permission in force that prevails over this rule."""
        for record in self.course.asked(self.rule.yields_to):
            other = Case(self.course, self.conditions, record, fact.at)
            duty = record.rule.duty
            if (
                duty is not None
                and fits(duty.act, fact.claim, record.binding)
                and other.in_force(fact.at, (fact,)) is Truth.TRUE
                and other.excepted(fact.at, (fact,)) is not Truth.TRUE
            ):
                return True
        return False

    # ---- what is said ----------------------------------------------------------------------------

    def verdict(
        self,
        status: Status,
        since: int | None = None,
        *,
        due: int | None = None,
        episodes: Iterable[Episode] = (),
        facts: Iterable[Fact] = (),
        why: Iterable[Why] = (),
    ) -> Verdict:
        """Return the verdict on this instance."""
        created = self.record.created
        return Verdict(
            self.rule.id,
            self.rule.clause,
            self.rule.kind,
            self.rule.rival,
            self.instance,
            status,
            _dated(created),
            _dated(since),
            due,
            tuple(sorted(one for one in episodes if one.start >= DATED_FROM)),
            labels(facts),
            tuple(dict.fromkeys(why)),
        )

    def by_effect(self, *, earlier_stands: bool) -> tuple[Status, int] | None:
        """Return the status that effects or its end give an instance, and since when.

        With `earlier_stands`, an earlier verdict stands: only voidness is stronger.
        """
        by_effect = self.standing(self.at)
        if by_effect.void is not None:
            return Status.VOID, by_effect.void
        if earlier_stands:
            return None
        if by_effect.ended is not None:
            return by_effect.ended_as, by_effect.ended
        if by_effect.suspended is not None:
            return Status.SUSPENDED, by_effect.suspended
        return None

    @property
    def unknown_start(self) -> tuple[Why, ...]:
        """The reason to name where it is not known from when it applies."""
        return () if self.start.known else (Why(Reason.NO_START),)


def _dated(at: int | None) -> int | None:
    """Return an instant where it is a date; what is so since ever has none."""
    return None if at is None or at < DATED_FROM else at


def labels(facts: Iterable[Fact]) -> tuple[str, ...]:
    """Return the labels of facts, in the order of time, each once."""
    ordered = sorted(facts, key=lambda fact: (fact.at, fact.claim.report))
    return tuple(dict.fromkeys(fact.claim.report for fact in ordered))
