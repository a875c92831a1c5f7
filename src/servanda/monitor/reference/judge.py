"""The reference semantics: tells the course of events instant by instant, and judges it at the end.

One world at a time, in plain Python, without any cleverness: this is what a verdict *means*. Every
other engine is tested against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress

from servanda.evidence.claim import Claim
from servanda.monitor.beginning import BEGINNING
from servanda.monitor.program import (
    BEARER,
    NOT_STATED,
    Program,
    Rule,
)
from servanda.monitor.reference.achieving import achieve, as_expectation
from servanda.monitor.reference.case import Case
from servanda.monitor.reference.conditions import Conditions
from servanda.monitor.reference.constituting import IN_BEING, consequence, declaration, guarantee
from servanda.monitor.reference.course import (
    Course,
    Firing,
    Record,
    Snapshot,
)
from servanda.monitor.reference.deciding import Decision, HeardCourse
from servanda.monitor.reference.effects import bring_about
from servanda.monitor.reference.exercising import exercise, valid_acts
from servanda.monitor.reference.facts import Fact, facts_of, fits
from servanda.monitor.reference.looking_ahead import (
    asked_about,
    dates,
    waits_for_a_time,
    windows_in,
)
from servanda.monitor.reference.open_parts import open_parts
from servanda.monitor.reference.refraining import maintain, refrain, stay_within
from servanda.monitor.reference.repeating import repeat
from servanda.monitor.reference.solution import FROM_THE_BEGINNING, Origin, Solution, shifted
from servanda.monitor.reference.times import entry, termination
from servanda.monitor.reference.truth import Truth
from servanda.monitor.verdict import Status, Verdict, in_order
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.instance import Instance

FIRES = frozenset({NormKind.CONSEQUENCE, NormKind.PROVISION})
"""Kinds that have no life of their own: they fire, each time that their condition does."""


ACTS_AT_ONCE = frozenset({NormKind.DECLARATION, NormKind.POWER})
"""Kinds whose instances take effect at an instant of their own."""


def judge(
    program: Program, claims: Sequence[Claim], world: World, as_of: int
) -> tuple[Verdict, ...]:
    """Return the verdict on every instance of every rule, as of an instant (µs since 1970).

    Instances stand in the order of the rules, then of their creation and their values. A rule of
    which there is no instance yet has one verdict, without instance.
    """
    telling = Telling(program, claims, world, as_of)
    for _ in telling.steps():
        pass
    return telling.verdicts()


class Telling:
    """Steps through a course of events and keeps its log."""

    def __init__(self, program: Program, claims: Sequence[Claim], world: World, as_of: int) -> None:
        taken, findings = _taken_and_found(claims, world)
        self.course = Course(program, taken, world, as_of)
        found = facts_of(findings, world.instants, as_of)
        self.conditions: dict[str, Conditions] = {}
        self.decisions: dict[str, Decision] = {}
        for rule in self.course.rules:
            heard = HeardCourse(self.course, found, rule.decider.names)
            self.conditions[rule.id] = Conditions(heard, rule.decider.names)
            self.decisions[rule.id] = Decision(heard, rule)
        for fact in found:
            self.course.wake(fact.at)
        self._waiting: dict[str, list[tuple[int, Solution]]] = {}
        hearings = {rule.decider.names: self.conditions[rule.id] for rule in self.course.rules}
        self._hearings = ({(): Conditions(self.course)} | hearings).values()
        asked = asked_about(program)
        self._logged = [
            rule
            for rule in self.course.rules
            if rule.id in asked or rule.kind in ACTS_AT_ONCE or waits_for_a_time(rule)
        ]
        self._windows = {rule.id: tuple(windows_in(rule)) for rule in self.course.rules}
        for at in dates(program):
            self.course.wake(at)
        for rule in self.course.rules:
            self._begin(rule)

    def steps(self) -> Iterator[int]:
        """Take one step for each instant at which something may change."""
        for at in self.course.instants_in_order():
            for rule in self.course.rules:
                self._arise(rule, at)
                if rule.kind in FIRES:
                    self._fire(rule, at)
            for rule in self._logged:
                for record in self.course.records[rule.id]:
                    self._log(record, at)
            self._look_out(at)
            yield at

    def _look_out(self, at: int) -> None:
        """Ask about every window, and what the agreement waits for, so that no instant is missed.

        A window that is first asked about when it is over would never have been entered or left.
        """
        for conditions in self._hearings:
            entry(conditions, at)
            termination(conditions, at)
        for rule in self.course.rules:
            for window in self._windows[rule.id]:
                conditions = self.conditions[rule.id]
                asked = [
                    (record.binding, Origin(record.created, record.latest))
                    for record in self.course.records[rule.id]
                ]
                for binding, origin in (({}, FROM_THE_BEGINNING), *asked):
                    for _ in conditions.solutions(window, binding, at, origin):
                        pass

    def verdicts(self) -> tuple[Verdict, ...]:
        """Return what is said at the end."""
        said: list[Verdict] = []
        for rule in self.course.rules:
            records = self._instances(rule)
            own = [self._said(record, self.course.as_of) for record in records]
            said += sorted(own, key=in_order)
            if not records:
                said.append(_unborn(rule))
        return tuple(said)

    def cases(self, rule_id: str) -> Iterator[Case]:
        """Yield the instances of a rule as they stand at the end, in the order of creation.

        A rule that waits for what would bring an instance about has one without values.
        """
        for rule in self.course.rules:
            if rule.id == rule_id:
                records = self._instances(rule) or (Record(rule, {}, BEGINNING, BEGINNING),)
                for record in sorted(records, key=lambda r: r.created):
                    yield Case(self.course, self.conditions[rule.id], record, self.course.as_of)

    def _instances(self, rule: Rule) -> tuple[Record, ...]:
        """Return the instances of a rule at the end, as `Course.instances` does with the log."""
        records = self.course.records[rule.id]
        if rule in self._logged or rule.bearers or len(records) == 1:
            return self.course.instances(rule)
        return tuple(
            record
            for record in records
            if record.binding.get(BEARER) != NOT_STATED
            or self._said(record, self.course.as_of).reports
        )

    def said(self, case: Case) -> Verdict:
        """Return the verdict on a case."""
        if all(case.record is not record for record in self.course.records[case.rule.id]):
            return _unborn(case.rule)
        return self._said(case.record, case.at)

    # ---- instances come about --------------------------------------------------------------------

    def _begin(self, rule: Rule) -> None:
        """Create what needs no trigger: an instance for each bearer, or one for all."""
        if rule.trigger is not None and not (rule.kind in FIRES and not rule.variables):
            return
        if rule.variables == (BEARER,):
            for bearer in map(Instance, rule.bearers) if rule.bearers else (NOT_STATED,):
                self._add(rule, {BEARER: bearer})
        elif not rule.variables:
            self._add(rule, {})

    def _add(self, rule: Rule, binding: Mapping[str, Instance]) -> Record:
        record = Record(rule, binding, BEGINNING, BEGINNING)
        self.course.records[rule.id].append(record)
        return record

    def _arise(self, rule: Rule, at: int) -> None:
        if rule.trigger is None:
            for fact in self.course.facts_at(at):
                self._meet(rule, fact)
        elif rule.kind not in FIRES:
            for solution in self.conditions[rule.id].fires(rule.trigger.condition, {}, at):
                for binding in _bindings(rule, solution.binding):
                    self._create(rule, binding, solution, at)

    def _meet(self, rule: Rule, fact: Fact) -> None:
        """Let an instance be there for whomever a fact names whom the rule binds as one of many."""
        patterns = [rule.duty.act, rule.duty.failure] if rule.duty else []
        patterns += [*rule.duty.also] if rule.duty else []
        patterns += [rule.limit.measure] if rule.limit else []
        for pattern in patterns:
            for values in fits(pattern, fact.claim, {}) if pattern is not None else ():
                binding = {name: values[name] for name in rule.variables if name in values}
                known = [dict(record.binding) for record in self.course.records[rule.id]]
                if len(binding) == len(rule.variables) and binding not in known:
                    self._add(rule, binding)

    def _create(
        self, rule: Rule, binding: Mapping[str, Instance], solution: Solution, at: int
    ) -> None:
        trigger, records = rule.trigger, self.course.records[rule.id]
        if trigger is None:
            return
        same = [record for record in records if dict(record.binding) == dict(binding)]
        if trigger.each_time:
            same = [record for record in same if record.created == at]
        surest = max((record.truth for record in same), default=Truth.FALSE)
        latest = max(at, solution.latest)
        new = Record(rule, binding, at, latest, solution.evidence, solution.truth)
        case = Case(self.course, self.conditions[rule.id], new, at)
        if trigger.each_time:
            new.truth = min(new.truth, case.in_force(at, new.evidence))
        elif _is_over(case):
            return
        if new.truth > surest:
            records[:] = [record for record in records if record not in same]
            records.append(new)
        elif new.truth is surest and trigger.each_time and same:
            # Several reports of one instant bring one instance about.
            more = tuple(fact for fact in new.evidence if fact not in same[0].evidence)
            same[0].evidence += more

    # ---- consequences fire -----------------------------------------------------------------------

    def _fire(self, rule: Rule, at: int) -> None:
        if rule.trigger is None:
            for record in self.course.records[rule.id]:
                case = Case(self.course, self.conditions[rule.id], record, at)
                if case.begins == at > BEGINNING and not record.firings:
                    self._count(rule, Solution(record.binding, Truth.TRUE), at)
            return
        fired = self.conditions[rule.id].fires(rule.trigger.condition, {}, at)
        if rule.cure is None:
            for solution in fired:
                self._count(rule, solution, at)
            return
        waiting = self._waiting.setdefault(rule.id, [])
        for solution in fired:
            over = shifted(max(at, solution.latest), rule.cure)
            waiting.append((over, solution))
            self.course.wake(over)
        for over, solution in waiting:
            if over == at:
                # Only what is not cured by the end of the period counts.
                still = self.conditions[rule.id].value(
                    rule.trigger.condition, solution.binding, at, solution.evidence
                )
                if still is not Truth.FALSE:
                    self._count(rule, replace(solution, truth=still), at)

    def _count(self, rule: Rule, solution: Solution, at: int) -> None:
        """Count a firing: its status, its place in the log, and what it brings about."""
        for binding in _bindings(rule, solution.binding):
            records = self.course.records[rule.id]
            record = next((r for r in records if dict(r.binding) == dict(binding)), None)
            if record is None:
                record = Record(rule, binding, at, max(at, solution.latest))
            case = Case(self.course, self.conditions[rule.id], record, at)
            applies = case.in_force(at, solution.evidence)
            if not case.start.known:
                applies = min(applies, Truth.UNKNOWN)
            worth = min(solution.truth, applies, case.excepted(at, solution.evidence).negated())
            if worth is Truth.FALSE:
                continue
            decided = self.decisions[rule.id].on(solution, worth, at)
            if decided is None:
                continue
            if record not in records:
                records.append(record)
            status, why = decided
            if status is Status.UNDECIDED:
                why = (*case.unknown_start, *why)
            latest = max(at, solution.latest)
            record.firings.append(Firing(at, latest, status, solution.evidence, why))
            self.course.wake(at + 1)
            if status is Status.TRIGGERED:
                bring_about(self.course, rule, binding, solution.evidence, at)

    # ---- the log ---------------------------------------------------------------------------------

    def _log(self, record: Record, at: int) -> None:
        """Write down how an instance stands, where that has changed, and what follows from it."""
        case = Case(self.course, self.conditions[record.rule.id], record, at)
        snapshot = Snapshot(
            at,
            self._said(record, at),
            case.in_force(at) if case.start.known else Truth.UNKNOWN,
            case.standing(at).statuses,
            _has_begun(case),
        )
        if record.log and replace(record.log[-1], at=at) == snapshot:
            return
        record.log.append(snapshot)
        self.course.wake(at + 1)
        self._act_on(case, at)

    def _act_on(self, case: Case, at: int) -> None:
        """Let declarations and acts of power take effect."""
        rule = case.rule
        if rule.kind is NormKind.DECLARATION and case.begins == at:
            if case.record.log[-1].verdict.status in IN_BEING:
                bring_about(self.course, rule, case.binding, case.record.evidence, at)
        elif rule.kind is NormKind.POWER and rule.duty is not None:
            for fact in valid_acts(case, rule.duty):
                if fact.at == at:
                    bring_about(self.course, rule, case.binding, (fact,), at)

    def _said(self, record: Record, at: int) -> Verdict:
        case = Case(self.course, self.conditions[record.rule.id], record, at)
        if record.truth is not Truth.TRUE:
            trigger = record.rule.trigger
            why = (*case.unknown_start, *open_parts(trigger.condition if trigger else None))
            return case.verdict(Status.UNDECIDED, record.created, facts=record.evidence, why=why)
        return _judged(case)


def _taken_and_found(claims: Sequence[Claim], world: World) -> tuple[list[Claim], list[Claim]]:
    """Return what counts in a world, and the findings that count for some rules alone."""
    if world.accepted is None:
        return list(claims), []
    taken = list(compress(claims, world.accepted))
    if world.competent is None:
        return taken, []
    return taken, list(compress(claims, world.competent & ~world.accepted))


def _judged(case: Case) -> Verdict:
    """Judge an instance by the kind of its rule."""
    rule = case.rule
    if rule.kind in _WITHOUT_ACT:
        return _WITHOUT_ACT[rule.kind](case)
    if rule.limit is not None:
        return stay_within(case, rule.limit)
    if rule.duty is None:
        raise TypeError(f"{rule.id} is a {rule.kind} and asks for nothing.")
    match rule.kind:
        case NormKind.PROHIBITION:
            return refrain(case, rule.duty)
        case NormKind.MAINTAIN:
            return maintain(case, rule.duty)
        case NormKind.REPEAT if rule.duty.period is not None:
            return repeat(case, rule.duty, rule.duty.period)
        case NormKind.EXPECTATION if rule.duty.act.negated and rule.duty.failure is not None:
            return as_expectation(refrain(case, replace(rule.duty, act=rule.duty.failure)))
        case NormKind.EXPECTATION:
            return as_expectation(achieve(case, rule.duty))
        case NormKind.ACHIEVE:
            return achieve(case, rule.duty)
    return exercise(case, rule.duty)


_WITHOUT_ACT = {
    NormKind.CONSEQUENCE: consequence,
    NormKind.PROVISION: consequence,
    NormKind.GUARANTEE: guarantee,
    NormKind.ENTITLEMENT: guarantee,
    NormKind.DECLARATION: declaration,
}


def _unborn(rule: Rule) -> Verdict:
    """Return the verdict on a rule of which there is no instance yet."""
    status = Status.NOT_MET if rule.kind in FIRES else Status.DORMANT
    return Verdict(rule.id, rule.clause, rule.kind, rule.rival, (), status)


def _has_begun(case: Case) -> bool:
    return case.rule.duty is not None and bool(case.fitting(case.rule.duty.act))


def _is_over(case: Case) -> bool:
    """Whether a rule has ended already, so that nothing comes about by it any more."""
    by_effect = case.standing(case.at)
    ended = case.ends is not None and case.ends <= case.at
    return ended or by_effect.void is not None or by_effect.ended is not None


def _bindings(rule: Rule, found: Mapping[str, Instance]) -> tuple[dict[str, Instance], ...]:
    """Return the values of a rule's variables: one binding for each bearer that the text names."""
    binding = {name: found.get(name, NOT_STATED) for name in rule.variables}
    if BEARER not in binding or BEARER in found or not rule.bearers:
        return (binding,)
    return tuple({**binding, BEARER: Instance(name)} for name in rule.bearers)
