"""Judges the rules of a program in one world, each from columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import numpy as np

from servanda.monitor.columnar.achieving import OF_EXPECTATION, Achieving
from servanda.monitor.columnar.arrays import ALWAYS, NEVER, TRUE, Ints
from servanda.monitor.columnar.asked import ENTRY_EVENT, event_pattern
from servanda.monitor.columnar.bringing_about import brought_about
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.consequences import Fired, Firing, fired_of
from servanda.monitor.columnar.constituting import Constituting
from servanda.monitor.columnar.creating import created, standing_records
from servanda.monitor.columnar.effects import Effects
from servanda.monitor.columnar.episodic import Episodic
from servanda.monitor.columnar.evaluation import Evaluation
from servanda.monitor.columnar.exercising import Exercising
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.columnar.prevailing import Permission
from servanda.monitor.columnar.question import Evaluator
from servanda.monitor.columnar.ragged import Lists
from servanda.monitor.columnar.records import CODE, STATUSES, Orders, Records
from servanda.monitor.columnar.refraining import (
    acts_against,
    failures_to_maintain,
    figures_beyond,
    totals_beyond,
)
from servanda.monitor.columnar.repeating import Repeating
from servanda.monitor.columnar.sayings import Sayings
from servanda.monitor.columnar.states import Life
from servanda.monitor.columnar.statuses import StatusLine, status_line
from servanda.monitor.columnar.told import Told
from servanda.monitor.columnar.verdict_table import Episodes, RuleVerdicts, Telling
from servanda.monitor.program import AGREEMENT, BEARER, NOT_STATED, Effect, Rule
from servanda.monitor.reference.constituting import IN_BEING
from servanda.monitor.reference.open_parts import open_parts
from servanda.monitor.verdict import Reason, Status, Verdict, Why
from servanda.norms.norm import NormKind

FIRES = frozenset({NormKind.CONSEQUENCE, NormKind.PROVISION})
"""Kinds that have no life of their own: they fire, each time that their condition does."""

_BRINGS_ABOUT = frozenset({NormKind.GUARANTEE, NormKind.ENTITLEMENT, NormKind.DECLARATION})

_IN_BEING = [CODE[status] for status in IN_BEING]

_ENDS_ALL = frozenset({Effect.END, Effect.LAPSE, Effect.VOID})


class Course:
    """What rules have made of what is told, rule by rule as they are judged."""

    def __init__(self, told: Told, rules: Sequence[Rule]) -> None:
        self.told = told
        self.rules = tuple(rules)
        self.orders: dict[str, list[Orders]] = {}
        self.records: dict[str, Records] = {}
        self.fired: dict[str, Fired] = {}
        self._lives: dict[str, Life] = {}
        self._lines: dict[tuple[str, Evaluator | tuple[str, ...]], StatusLine] = {}
        self._hearings: dict[tuple[str, ...], Told] = {}
        self._evaluations: dict[str, Evaluation] = {}

    def evaluation(self, rule: Rule) -> Evaluation:
        """Return what evaluates the conditions of a rule."""
        if rule.id not in self._evaluations:
            names = rule.decider.names
            self._evaluations[rule.id] = Evaluation(self.told, self, names, self._heard(names))
        return self._evaluations[rule.id]

    def _heard(self, bodies: tuple[str, ...]) -> Told:
        """Return what is told to a rule that these bodies decide."""
        if bodies not in self._hearings:
            self._hearings[bodies] = self.told.hearing(bodies)
        return self._hearings[bodies]

    # ---- what rules ask of one another -----------------------------------------------------------

    def status_line(self, status: str, asking: Evaluator) -> StatusLine:
        """Return the changes of a status, by what is told to whoever asks."""
        orders = [
            one for many in self.orders.values() for one in many if one.change.status == status
        ]
        ending = any(one.change.until is not None for one in orders)
        key = status, asking if ending else asking.told.bodies
        if key not in self._lines:
            self._lines[key] = status_line(asking, status, orders)
        return self._lines[key]

    def lives(self, rules: tuple[str, ...]) -> tuple[Life, ...]:
        """Return the lives of these rules; of rival readings, of the first alone."""
        if self._began_by_report and any(r.start is None for r in self.rules if r.id in rules):
            raise NotColumnarError("how a rule stood before the agreement entered into force")
        found = tuple(self.life(rule) for rule in self._asked_about(rules))
        for life in found:
            self._refuse_whoever(life.cases.records)
        return found

    def _asked_about(self, rules: tuple[str, ...]) -> Iterator[Rule]:
        """Yield these rules; of rival readings, the first alone."""
        first: dict[str, str | None] = {}
        for rule in self.rules:
            if rule.id in rules and first.setdefault(rule.clause, rule.rival) == rule.rival:
                yield rule

    def _refuse_whoever(self, records: Records) -> None:
        if _stands_for_all(records, self.told):
            raise NotColumnarError("until when an instance stands for whoever is bound")

    @property
    def _began_by_report(self) -> bool:
        """Whether it is reported that the agreement entered into force."""
        heard = (self._heard(rule.decider.names) for rule in self.rules)
        return any(len(told.facts(event_pattern(ENTRY_EVENT))) for told in (self.told, *heard))

    def ended_by_effect(self) -> int:
        """Return when effects ended the agreement, `NEVER` where they did not."""
        ends = [
            int(one.at[0])
            for one in self.orders_on(AGREEMENT)
            if one.change.effect in _ENDS_ALL and len(one.at)
        ]
        return min((end for end in ends if end <= self.told.as_of), default=NEVER)

    def orders_on(self, target: str) -> list[Orders]:
        """Return the effects on a rule, or on the agreement."""
        return [one for many in self.orders.values() for one in many if target in one.change.rules]

    # ---- judging -------------------------------------------------------------------------------

    def settle(self, rule: Rule) -> bool:
        """Find the instances of a rule and the effects it has; return whether these are new."""
        with _named(rule):
            return self._settle(rule)

    def _settle(self, rule: Rule) -> bool:
        self._evaluations.pop(rule.id, None)
        self._lives.pop(rule.id, None)
        ev, orders = self.evaluation(rule), self.orders_on(rule.id)
        if rule.kind in FIRES:
            standing = self._standing(rule)
            fired = fired_of(ev, rule, standing, orders, self._found_alone(rule))
            self.fired[rule.id], self.records[rule.id] = fired, fired.records
            sure = np.flatnonzero(fired.status == CODE[Status.TRIGGERED])
            told = fired.firings.take(sure)
            new = brought_about(rule, told.at, told.values, told.evidence, ev)
        else:
            standing = standing_records(rule, self.told)
            self.records[rule.id] = standing if rule.trigger is None else created(ev, rule, orders)
            new = self._acted(rule)
        old = self.orders.get(rule.id, [])
        self.orders[rule.id] = new
        changed = len(old) != len(new) or not all(
            one.same_as(other) for one, other in zip(old, new, strict=True)
        )
        if changed:
            # What others made of the old effects is out of date.
            self._lines.clear()
            self._lives.clear()
            self._evaluations.clear()
        return changed

    def _found_alone(self, rule: Rule) -> Evaluation:
        """Return what evaluates the conditions of a rule on what its deciders found alone."""
        names = rule.decider.names
        found = self._heard(names).found_alone(names)
        return Evaluation(self.told, self, names, found)

    def _standing(self, rule: Rule) -> Records:
        known = replace(rule, variables=()) if rule.trigger is not None else rule
        return standing_records(known, self.told)

    def _acted(self, rule: Rule) -> list[Orders]:
        """Let declarations and acts of power take effect."""
        records = self.records[rule.id]
        if not rule.changes or rule.kind not in {NormKind.DECLARATION, NormKind.POWER}:
            return []
        ev = self.evaluation(rule)
        life = self.life(rule)
        cases = life.cases
        if rule.kind is NormKind.DECLARATION:
            if rule.start is None and self._began_by_report:
                raise NotColumnarError("a declaration that begins again with the agreement")
            begun = (cases.begins != ALWAYS) & (cases.begins <= cases.as_of)
            rows = np.flatnonzero(begun & (records.truth == TRUE))
            rows = rows[np.isin(life.said(rows, cases.begins[rows]).status, _IN_BEING)]
            at, evidence = cases.begins[rows], records.evidence.take(rows)
        elif isinstance(life, Exercising):
            rows, at = life.owner, life.stream.at[life.rows]
            evidence = Lists.single(life.stream.rows[life.rows])
        else:
            return []
        order = np.argsort(at, kind="stable")
        rows, at, evidence = rows[order], at[order], evidence.take(order)
        values = {name: column[rows] for name, column in records.values.items()}
        return brought_about(rule, at, values, evidence, ev)

    def _there(self, rule: Rule) -> Records:
        """Return the instances of a rule that has been settled already."""
        if rule.id not in self.records:
            raise NotColumnarError("rules that ask about one another in a circle")
        return self.records[rule.id]

    def life(self, rule: Rule) -> Life:
        """Return what says how the instances of a rule stand."""
        if rule.id not in self._lives:
            records = self._there(rule)
            orders = self.orders_on(rule.id)
            ev = self.evaluation(rule)
            cases = Cases(ev, records, Effects(ev, records, orders))
            cases.permissions = tuple(self.prevailing_over(rule))
            self._lives[rule.id] = self._life(rule, cases)
        return self._lives[rule.id]

    def prevailing_over(self, rule: Rule) -> Iterator[Permission]:
        """Yield what allows acts that the rule would forbid."""
        for other in self._asked_about(rule.yields_to):
            records = self._there(other)
            self._refuse_whoever(records)
            yield Permission(self.evaluation(rule), records, self.orders_on(other.id))

    def _life(self, rule: Rule, cases: Cases) -> Life:  # noqa: C901, PLR0911 - one for each kind
        duty = rule.duty
        if rule.kind in FIRES:
            return Firing(cases, self.fired[rule.id])
        if rule.kind in _BRINGS_ABOUT:
            return Constituting(cases)
        if rule.limit is not None:
            period = rule.limit.period
            if period is not None:
                return Episodic(cases, totals_beyond(cases, rule.limit, period), cures=False)
            return Episodic(cases, figures_beyond(cases, rule.limit), cures=True)
        if duty is None:
            raise TypeError(f"{rule.id} is a {rule.kind} and asks for nothing.")
        match rule.kind:
            case NormKind.PROHIBITION:
                return Episodic(cases, acts_against(cases, duty), cures=False)
            case NormKind.MAINTAIN:
                return Episodic(cases, failures_to_maintain(cases, duty), cures=True)
            case NormKind.REPEAT if duty.period is not None:
                return Repeating(cases, duty, duty.period)
            case NormKind.EXPECTATION if duty.act.negated and duty.failure is not None:
                undone = replace(duty, act=duty.failure)
                return Expecting(Episodic(cases, acts_against(cases, undone), cures=False))
            case NormKind.EXPECTATION:
                return Expecting(Achieving(cases, duty))
            case NormKind.ACHIEVE:
                return Achieving(cases, duty)
        return Exercising(cases, duty)

    def verdicts(self, rule: Rule) -> RuleVerdicts | tuple[Verdict, ...]:
        """Return the verdicts on the instances of a rule; without any, the one on the rule."""
        records = self.records[rule.id]
        if len(records):
            with _named(rule):
                life = self.life(rule)
                said = _named_only(doubted(life.cases, life.verdicts()), self.told)
            if len(said):
                return said
        status = Status.NOT_MET if rule.kind in FIRES else Status.DORMANT
        return (Verdict(rule.id, rule.clause, rule.kind, rule.rival, (), status),)


def _named_only(told: RuleVerdicts, known: Told) -> RuleVerdicts:
    """Leave out who stands for whoever is bound, where somebody is named and nothing is told."""
    rule = told.rule
    if rule.bearers or len(told) == 1 or BEARER not in told.records.values:
        return told
    nobody = told.records.values[BEARER] == known.known.names.code(NOT_STATED)
    place = np.flatnonzero(nobody)
    silent = place[np.diff(told.claims(place).starts) == 0]
    return told.take(np.setdiff1d(np.arange(len(told)), silent))


def _stands_for_all(records: Records, told: Told) -> bool:
    """Whether one of several instances stands for whoever is bound, until somebody is named."""
    if records.rule.bearers or BEARER not in records.values or len(records) == 1:
        return False
    return bool((records.values[BEARER] == told.known.names.code(NOT_STATED)).any())


@contextmanager
def _named(rule: Rule) -> Iterator[None]:
    """Say of which rule it is that columns cannot say something."""
    try:
        yield
    except NotColumnarError as why:
        raise NotColumnarError(str(why), why.rule or rule.id) from None


class Expecting:
    """Says of an expectation what would be said of a duty: it is never breached."""

    def __init__(self, duty: Achieving | Episodic) -> None:
        self.cases, self._duty = duty.cases, duty

    def said(self, rows: Ints, at: Ints) -> Sayings:
        """Say how instances stand at instants."""
        said = self._duty.said(rows, at)
        said.status = _EXPECTED[said.status]
        return said

    def shown(self, rows: Ints, at: Ints) -> Lists:
        """Return the claims on which it rests how instances stand at instants."""
        return self._duty.shown(rows, at)

    def claims(self, rows: Ints) -> Lists:
        """Return the claims on which verdicts rest as of the end, in the order of time."""
        return self._duty.claims(rows)

    def turns(self) -> tuple[Ints, Ints]:
        """Return the instances and instants at which one may begin to stand otherwise."""
        return self._duty.turns()

    def breaches(self) -> tuple[Ints, Ints]:
        """Return the instances and instants at which episodes begin."""
        return self._duty.breaches()

    def verdicts(self) -> RuleVerdicts:
        """Return the verdicts as of the instant up to which everything is told."""
        told = self._duty.verdicts()
        return replace(told, status=_EXPECTED[told.status])


_EXPECTED = np.array([CODE[OF_EXPECTATION.get(status, status)] for status in STATUSES], np.int8)


def doubted(cases: Cases, told: RuleVerdicts) -> RuleVerdicts:
    """Say of instances of which it is not sure that they came about that they are undecided."""
    records, rule = cases.records, cases.rule
    unsure = records.truth != TRUE
    if rule.kind in FIRES or not unsure.any():
        return told
    parts = tuple(open_parts(rule.trigger.condition if rule.trigger else None))
    reasons = (
        *told.reasons,
        tuple(dict.fromkeys(parts)),
        tuple(dict.fromkeys((Why(Reason.NO_START), *parts))),
    )
    number = len(told.reasons) + (~cases.start.known).astype(np.int64)
    clear = np.flatnonzero(~unsure)
    rank = np.full(len(records), -1)
    rank[clear] = np.arange(len(clear))
    kept = told.episodes.take(clear)
    counts = np.zeros(len(records), np.int64)
    counts[clear] = np.diff(kept.starts)
    starts = np.concatenate([[0], np.cumsum(counts)])
    return RuleVerdicts(
        records,
        np.where(unsure, CODE[Status.UNDECIDED], told.status).astype(np.int8),
        np.where(unsure, records.created, told.since),
        np.where(unsure, NEVER, told.due),
        Episodes(starts, kept.begin, kept.end, kept.claims),
        np.where(unsure, number, told.why),
        reasons,
        Doubted(told.life, records, cases.told),
        told.rows,
    )


class Doubted:
    """Tells on which claims it rests that instances came about, where that is not sure."""

    def __init__(self, life: Telling, records: Records, told: Told) -> None:
        self._life, self._records, self._told = life, records, told

    def claims(self, rows: Ints) -> Lists:
        """Return, for instances, the claims on which what is said of them rests."""
        unsure = self._records.truth[rows] != TRUE
        both = Lists.stacked([self._life.claims(rows), self._records.evidence.take(rows)])
        place = np.arange(len(rows))
        return self._told.in_time(both.take(np.where(unsure, len(rows) + place, place)))
