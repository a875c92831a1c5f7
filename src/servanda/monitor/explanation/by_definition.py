"""Answers what a proof asks by the reference semantics: looks at every claim it is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from servanda.monitor.explanation.facts import AtHand
from servanda.monitor.explanation.ground import BY_EFFECT, Befell, Fired, Origin, Stands
from servanda.monitor.program import BEARER, Condition, Duty, InState, Judged, Occurred, Pattern
from servanda.monitor.reference import Telling
from servanda.monitor.reference.achieving import fulfilment
from servanda.monitor.reference.case import Case
from servanda.monitor.reference.course import Record
from servanda.monitor.reference.facts import Fact
from servanda.monitor.reference.happenings import inside
from servanda.monitor.reference.states import agreeing, worth_of
from servanda.monitor.reference.truth import Truth
from servanda.monitor.verdict import Status

OPEN = (Status.UNDECIDED, Status.BLOCKED)
"""Statuses of which it is open whether an effect follows."""


class ByDefinition:
    """A case of the reference semantics as the ground of a proof."""

    def __init__(self, telling: Telling, case: Case) -> None:
        self._telling, self._case = telling, case
        self.program, self.rule = case.course.program, case.rule
        self.rules, self.binding, self.at = case.course.rules, case.binding, case.at
        self.verdict = telling.said(case)

    @cached_property
    def _episodic(self) -> frozenset[str]:
        return frozenset(label for one in self.verdict.episodes for label in one.reports)

    def _facts(self, facts: Iterable[Fact]) -> AtHand:
        return AtHand.of(facts, self._episodic)

    @property
    def origin(self) -> Origin:
        """How it came about."""
        record = self._case.record
        return Origin(record.created, record.truth, self._facts(record.evidence))

    @property
    def start_known(self) -> bool:
        """Whether it is known from when it applies."""
        return self._case.start.known

    @property
    def begins(self) -> int | None:
        """The first instant at which it applies."""
        return self._case.begins

    @property
    def ends(self) -> int | None:
        """The first instant at which it applies no more."""
        return self._case.ends

    def fitting(self, pattern: Pattern) -> AtHand:
        """Return the facts that fit and concern it, save those that brought it about."""
        return AtHand(self._case.fitting(pattern), self._episodic)

    def fulfilment(self, duty: Duty) -> tuple[AtHand, int | None]:
        """Return the acts that count for a duty to achieve, and when it was done."""
        found = fulfilment(self._case, duty)
        return self._facts(found.acts), found.done

    def in_force(self, fact: Fact) -> Truth:
        """Return whether it applied to what a fact tells."""
        return self._case.in_force(fact.at, (fact,))

    def is_permitted(self, fact: Fact) -> bool:
        """Whether a permission prevails that allows what a fact tells."""
        return self._case.is_permitted(fact)

    def is_complete(self, what: str, until: int) -> bool:
        """Whether reports of something are declared complete until an instant."""
        return self._case.course.is_complete(what, until)

    def value(self, condition: Condition, at: int, about: tuple[Fact, ...]) -> Truth:
        """Return what a condition is worth at an instant."""
        case = self._case
        return case.conditions.value(condition, case.binding, at, about, case.origin)

    def showing(self, condition: Condition, at: int) -> AtHand:
        """Return the facts on which a condition is so: all that fit, not only the newest."""
        case = self._case
        if isinstance(condition, Occurred):
            found = inside(case.conditions, condition, case.binding, at, case.origin)
            return self._facts(fact for facts in found.values() for fact, _ in facts)
        solutions = case.conditions.solutions(condition, case.binding, at, case.origin)
        return self._facts(fact for solution in solutions for fact in solution.evidence)

    def standing(self, condition: InState, at: int, so: Truth) -> Stands | None:
        """Return the newest instance of which it is so that it is in a state, and how it stood."""
        course = self._case.course
        found = [
            (record, snapshot)
            for record in course.asked(condition.rules)
            if any(True for _ in agreeing(record, self.binding, condition))
            and (snapshot := record.before(at)) is not None
            and worth_of(snapshot, condition.state) is so
        ]
        if not found:
            return None
        record, snapshot = max(found, key=lambda one: one[0].created)
        said, done = snapshot.verdict, self._orders(record, at - 1)
        effect = done[-1] if done and said.status in BY_EFFECT else None
        facts = self._facts(f for f in course.facts if f.claim.report in said.reports)
        return Stands(said.rule, said.instance, said.status, said.since, facts, effect)

    def judgements(self, words: Judged, about: tuple[Fact, ...]) -> AtHand:
        """Return what anybody said of words, of these facts or of nothing in particular."""
        acts = {None, *(fact.claim.report for fact in about)}
        told = self._case.course.facts
        return self._facts(
            fact for fact in told if fact.claim.what == words.words and fact.claim.judged in acts
        )

    def kindred(self, pattern: Pattern, at: int) -> Iterator[Fact]:
        """Yield facts up to an instant of the kind that a pattern looks for, fitting or not."""
        for fact in self._case.course.facts_until(at):
            if fact.claim.kind is pattern.kind and fact.claim.what == pattern.what:
                yield fact

    def firings(self) -> tuple[Fired, ...]:
        """Return how a consequence fired with the status that it has."""
        firings = self._case.record.firings
        mine = (firing for firing in firings if firing.status is self.verdict.status)
        return tuple(Fired(one.at, AtHand(one.evidence)) for one in mine)

    def findings(self, bodies: tuple[str, ...]) -> AtHand:
        """Return what these bodies found on which a consequence fired."""
        told = (fact for firing in self._case.record.firings for fact in firing.evidence)
        return self._facts(f for f in told if f.claim.finding and f.claim.author in bodies)

    def effects(self) -> tuple[Befell, ...]:
        """Return what other rules have done to it, in the order of time."""
        return self._orders(self._case.record, self.at)

    def _orders(self, record: Record, at: int) -> tuple[Befell, ...]:
        done = self._case.course.orders_on(record, at)
        return tuple(Befell(o.by, o.effect, o.at, self._facts(o.evidence)) for o in done)

    def undecided(self) -> Mapping[str, Status]:
        """Return the rules of which it is open whether they act upon it, and how each is."""
        mine, done = self.rule.id, {one.by for one in self.effects()}
        found: dict[str, Status] = {}
        for other in self._case.course.rules:
            targets = {target for change in other.changes for target in change.rules}
            if mine in targets and other.id not in {mine, *done}:
                for case in self._telling.cases(other.id):
                    status = self._telling.said(case).status
                    if status in OPEN and _agree(self._case, case):
                        found.setdefault(other.id, status)
        return found


def _agree(one: Case, other: Case) -> bool:
    """Whether two instances have the same values, save for who is bound."""
    shared = (one.binding.keys() & other.binding.keys()) - {BEARER}
    return all(one.binding[name] == other.binding[name] for name in shared)
