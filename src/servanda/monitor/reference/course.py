"""The course of events in one world, as far as it has been told: what conditions are held against.

What rules say of one another is seen one microsecond later: the log of an instant is read from the
next instant on. So time orders all that depends on one another, circles included.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from servanda.evidence.claim import Claim, ClaimKind
from servanda.evidence.completeness import Completeness
from servanda.monitor.beginning import BEGINNING
from servanda.monitor.program import BEARER, NOT_STATED, Change, Effect, Program, Rule, Slot, Time
from servanda.monitor.reference.facts import Binding, Fact, facts_of
from servanda.monitor.reference.truth import Truth
from servanda.monitor.verdict import Status, Verdict, Why
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.instance import Instance

MOST_TURNS = 100
"""So many times effects may follow one another within one instant."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """How an instance stood from the instant `at` on."""

    at: int
    verdict: Verdict
    in_force: Truth
    standing: frozenset[Status]
    begun: bool


@dataclass(slots=True)
class Record:
    """One instance of a rule and its log.

    `created` at the earliest, `latest` at the latest; `firings` are the instants at which a
    consequence fired, with truth and evidence. `truth` is unknown where it is not sure that the
    instance came about at all.
    """

    rule: Rule
    binding: Mapping[str, Instance]
    created: int
    latest: int
    evidence: tuple[Fact, ...] = ()
    truth: Truth = Truth.TRUE
    firings: list[Firing] = field(default_factory=list)
    log: list[Snapshot] = field(default_factory=list)

    @property
    def stands_for_all(self) -> bool:
        """Whether nobody is named as bound, and no report tells of an act of somebody unnamed."""
        told = bool(self.log and self.log[-1].verdict.reports)
        return self.binding.get(BEARER) == NOT_STATED and not told

    def before(self, at: int) -> Snapshot | None:
        """Return the latest snapshot of an earlier instant."""
        return next((s for s in reversed(self.log) if s.at < at), None)


@dataclass(frozen=True, slots=True)
class Firing:
    """A consequence fired: when, with what status (triggered, blocked, undecided), why."""

    at: int
    latest: int
    status: Status
    evidence: tuple[Fact, ...]
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """An effect that holds from the instant `at` on, for instances that agree with `binding`.

    `by` is the rule whose effect it is.
    """

    at: int
    effect: Effect
    by: str
    binding: Mapping[str, Instance]
    evidence: tuple[Fact, ...]
    status: str | None = None
    subject: Instance | None = None
    until: Time | None = None


class Course:
    """All that is known up to the instant `now`."""

    def __init__(self, program: Program, claims: Sequence[Claim], world: World, as_of: int) -> None:
        self.program = program
        self.rules = tuple(r for r in program.rules if self._is_read(r, world))
        self.facts = facts_of(claims, world.instants, as_of)
        self.complete: tuple[Completeness, ...] = world.complete
        self.as_of = as_of
        self.now = BEGINNING - 1
        self.instants: list[int] = []
        self.records: dict[str, list[Record]] = {rule.id: [] for rule in self.rules}
        self.orders: dict[str, list[Order]] = {}
        self.statuses: list[Order] = []
        self._agenda: list[int] = [BEGINNING]
        for fact in self.facts:
            self.wake(fact.at)

    @staticmethod
    def _is_read(rule: Rule, world: World) -> bool:
        """Whether a rule is judged: an entitlement is, by the duty that it contains."""
        read = rule.rival is None or world.readings.get(rule.clause, rule.rival) == rule.rival
        return read and rule.kind is not NormKind.ENTITLEMENT

    def wake(self, at: int) -> None:
        """Ask to be looked at again at an instant."""
        if self.now < at <= self.as_of:
            heappush(self._agenda, at)

    def instants_in_order(self) -> Iterator[int]:
        """Step from each instant at which something may change to the next, and to `as_of` last.

        Effects that go round in a circle within one instant are cut off after `MOST_TURNS`.
        """
        self.wake(self.as_of)
        turns = 0
        while self._agenda:
            at = heappop(self._agenda)
            follows = at == self.now + 1
            if at > self.now and not (follows and turns == MOST_TURNS):
                turns = turns + 1 if follows else 0
                self.now = at
                self.instants.append(at)
                yield at

    def facts_at(self, at: int) -> Iterator[Fact]:
        """Yield the facts of one instant."""
        return (fact for fact in self.facts if fact.at == at)

    def facts_until(self, at: int) -> Iterator[Fact]:
        """Yield the facts up to an instant."""
        return (fact for fact in self.facts if fact.at <= at)

    def asked(self, ids: Sequence[str]) -> Iterator[Record]:
        """Yield the instances of these rules; of rival readings, those of the first alone."""
        first: dict[str, str | None] = {}
        for rule in self.rules:
            if rule.id in ids and first.setdefault(rule.clause, rule.rival) == rule.rival:
                yield from self.instances(rule)

    def instances(self, rule: Rule) -> tuple[Record, ...]:
        """Return the instances of a rule.

        Where the text does not say who is bound, nobody stands for whoever it is only until a claim
        names somebody.
        """
        records = self.records[rule.id]
        if rule.bearers or len(records) == 1:
            return tuple(records)
        return tuple(r for r in records if not r.stands_for_all)

    def issue(self, change: Change, order: Order) -> None:
        """Let an effect take hold on the rules or the status that it concerns."""
        if change.status is not None:
            self.statuses.append(order)
        for rule in change.rules:
            self.orders.setdefault(rule, []).append(order)
        self.wake(order.at)

    def orders_on(self, record: Record, at: int) -> tuple[Order, ...]:
        """Return the orders that befall an instance up to an instant, in the order of time.

        An order that has values for some of the rule's variables befalls the instances that agree
        and exist by then; one that has none befalls the rule, with its instances to come.
        """
        found = [
            order
            for order in self.orders.get(record.rule.id, ())
            if order.at <= at and _befalls(order, record)
        ]
        return tuple(sorted(found, key=lambda order: order.at))

    def is_complete(self, what: str, until: int) -> bool:
        """Whether reports of something are declared complete up to an instant."""
        return any(c.what == what and (c.until is None or c.until >= until) for c in self.complete)

    def findings_on(self, rule: Rule, at: int) -> tuple[Fact, ...]:
        """Return what bodies found on the state of a clause, up to an instant."""
        return tuple(
            fact
            for fact in self.facts_until(at)
            if fact.claim.finding
            and fact.claim.kind is ClaimKind.STATUS
            and fact.claim.clause in {rule.clause, rule.id}
        )


def _befalls(order: Order, record: Record) -> bool:
    shared = [n for n in record.rule.variables if n in order.binding and n != BEARER]
    if not shared:
        return True
    return record.created <= order.at and all(
        order.binding[name] == record.binding.get(name) for name in shared
    )


def subject_of(slot: Slot, binding: Binding) -> Instance | None:
    """Return whom or what a slot means for given values of the variables."""
    if slot.variable is not None and slot.variable in binding:
        return binding[slot.variable]
    return Instance(min(slot.names)) if slot.names is not None and len(slot.names) == 1 else None
