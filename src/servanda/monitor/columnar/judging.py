"""Judges the rules of a program in one world, each from columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import numpy as np

from servanda.monitor.beginning import BEGINNING
from servanda.monitor.columnar.arrays import NEVER, TRUE, Ints
from servanda.monitor.columnar.asked import ENTRY_EVENT, event_pattern
from servanda.monitor.columnar.bringing_about import brought_about
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.consequences import FIRES, Fired, fired_of, fired_since
from servanda.monitor.columnar.creating import created, standing_records
from servanda.monitor.columnar.doubting import doubted, named_only
from servanda.monitor.columnar.effects import Effects
from servanda.monitor.columnar.episodic import Episodic
from servanda.monitor.columnar.evaluation import Evaluation
from servanda.monitor.columnar.exercising import Exercising
from servanda.monitor.columnar.judged import Judged, Part, apart
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.columnar.living import life_of
from servanda.monitor.columnar.onward import Onward, so_far
from servanda.monitor.columnar.outline import Outline
from servanda.monitor.columnar.prevailing import Permission
from servanda.monitor.columnar.question import Evaluator
from servanda.monitor.columnar.ragged import Lists
from servanda.monitor.columnar.records import CODE, Orders, Records
from servanda.monitor.columnar.states import Life
from servanda.monitor.columnar.statuses import StatusLine, status_line
from servanda.monitor.columnar.told import Told
from servanda.monitor.columnar.verdict_table import Divided, RuleVerdicts, Said
from servanda.monitor.program import AGREEMENT, BEARER, NOT_STATED, Effect, Rule, State, Unstated
from servanda.monitor.reference.constituting import IN_BEING
from servanda.monitor.verdict import Status, Verdict
from servanda.norms.norm import NormKind

_IN_BEING = [CODE[status] for status in IN_BEING]

_ENDS_ALL = frozenset({Effect.END, Effect.LAPSE, Effect.VOID})


class Course:
    """What rules have made of what is told, rule by rule as they are judged.

    `before` is what was judged last; `straight` whether no rule has to be settled again.
    """

    def __init__(
        self,
        told: Told,
        rules: Sequence[Rule],
        outline: Outline,
        before: Judged | None = None,
    ) -> None:
        self.told = told
        self.rules = tuple(rules)
        self.outline = outline
        self.onward = Onward(told, outline, before)
        self.straight = False
        self.orders: dict[str, list[Orders]] = {}
        self.records: dict[str, Records] = {}
        self.fired: dict[str, Fired] = {}
        self.standing: dict[str, tuple[RuleVerdicts, ...]] = {}
        self._recalled: dict[str, tuple[RuleVerdicts, ...]] = {}
        self._lives: dict[str, Life] = {}
        self._late: dict[str, Life] = {}
        self._told_of: dict[str, Episodic] = {}
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

    def lives(
        self, rules: tuple[str, ...], state: State | None = None, at: Ints | None = None
    ) -> tuple[Life, ...]:
        """Return the lives of these rules; of rival readings, of the first alone.

        Where it is asked for a state at instants, what can no longer be in it may be left out.
        """
        if any(self._awaited_entry(rule) for rule in self.rules if rule.id in rules):
            raise NotColumnarError("how a rule stood before the agreement entered into force")
        # What stands for good is in force no more; of an instant it is asked as of the one before.
        now = state is State.IN_FORCE and at is not None and (at > self.onward.since + 1).all()
        life = self._of_late if now else self.life
        found = tuple(life(rule) for rule in self._asked_about(rules))
        for one in found:
            self._refuse_whoever(one.cases.records)
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

    def _awaited_entry(self, rule: Rule) -> bool:
        """Whether a rule began when the agreement is reported to have entered into force."""
        if rule.start is not None and not isinstance(rule.start, Unstated):
            return False
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

    def forget(self) -> None:
        """Let go of what was judged before."""
        self.onward = Onward(self.told, self.outline, None)
        self._told_of.clear()

    def unsettled(self) -> frozenset[str]:
        """Return the rules of which a surer instance may yet take the place of one."""
        return frozenset(
            rule.id
            for rule in self.rules
            if rule.trigger is not None
            and not rule.trigger.each_time
            and bool((self.records[rule.id].truth != TRUE).any())
        )

    # ---- judging -------------------------------------------------------------------------------

    def settle(self, rule: Rule) -> bool:
        """Find the instances of a rule and the effects it has; return whether these are new."""
        with _named(rule):
            return self._settle(rule)

    def _settle(self, rule: Rule) -> bool:
        self._evaluations.pop(rule.id, None)
        for lives in (self._lives, self._late):
            lives.pop(rule.id, None)
        ev, orders = self.evaluation(rule), self.orders_on(rule.id)
        if rule.kind in FIRES:
            fired = self._fired(rule, ev, orders)
            self.fired[rule.id], self.records[rule.id] = fired, fired.records
            sure = np.flatnonzero(fired.status == CODE[Status.TRIGGERED])
            told = fired.firings.take(sure)
            new = brought_about(rule, told.at, told.values, told.evidence, ev)
        else:
            self.records[rule.id] = self._instances(rule, ev, orders)
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
            self._late.clear()
            self._evaluations.clear()
        return changed

    def _fired(self, rule: Rule, ev: Evaluation, orders: list[Orders]) -> Fired:
        before = self.onward.fired(rule)
        if before is not None:
            return fired_since(ev, rule, orders, before)
        stated = self.told.program.entry is not None
        if rule.trigger is None and stated and self._awaited_entry(rule):
            raise NotColumnarError("what fired before the agreement is reported to have begun")
        return fired_of(ev, rule, self._standing(rule), orders, self._found_alone(rule))

    def _found_alone(self, rule: Rule) -> Evaluation:
        """Return what evaluates the conditions of a rule on what its deciders found alone."""
        names = rule.decider.names
        found = self._heard(names).found_alone(names)
        return Evaluation(self.told, self, names, found)

    def _instances(self, rule: Rule, ev: Evaluation, orders: list[Orders]) -> Records:
        """Return the instances that are to be judged."""
        part, since = self.onward.divided(rule), self.onward.since
        if part is not None:
            self.standing[rule.id], befallen = apart(part.standing, orders, since)
            self._recalled[rule.id] = befallen
            open_ = part.said.records.take(part.open)
            new = created(ev, rule, orders, since)
            return Records.stacked([open_, *(one.records for one in befallen), new])
        if rule.trigger is not None:
            return created(ev, rule, orders)
        records = standing_records(rule, self.told)
        told_of = self.onward.told_of(rule, records)
        if told_of is not None:
            self._told_of[rule.id] = told_of
        return records

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
            if self._awaited_entry(rule):
                raise NotColumnarError("a declaration that begins again with the agreement")
            rows = np.flatnonzero((cases.begins <= cases.as_of) & (records.truth == TRUE))
            rows = rows[np.isin(life.said(rows, cases.begins[rows]).status, _IN_BEING)]
            at = np.maximum(cases.begins[rows], BEGINNING)
            evidence = records.evidence.take(rows)
        elif isinstance(life, Exercising):
            rows, acts = life.taking_effect(self.orders_on(rule.id))
            at, evidence = life.stream.at[acts], Lists.single(life.stream.rows[acts])
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
        if rule.id not in self.standing:
            return self._of_late(rule)
        if rule.id not in self._lives:
            every = created(self.evaluation(rule), rule, self.orders_on(rule.id))
            self._lives[rule.id] = self._life(rule, every)
        return self._lives[rule.id]

    def _of_late(self, rule: Rule) -> Life:
        """Return what says how the instances stand that did not stand for good already."""
        if rule.id not in self._late:
            self._late[rule.id] = self._life(rule, self._there(rule))
        return self._late[rule.id]

    def _life(self, rule: Rule, records: Records) -> Life:
        ev = self.evaluation(rule)
        cases = Cases(ev, records, Effects(ev, records, self.orders_on(rule.id)))
        cases.permissions = tuple(self.prevailing_over(rule))
        before = self._told_of.get(rule.id)
        told = None if before is None else so_far(before, cases, self.onward.since)
        return life_of(cases, self.fired.get(rule.id), told)

    def prevailing_over(self, rule: Rule) -> Iterator[Permission]:
        """Yield what allows acts that the rule would forbid."""
        for other in self._asked_about(rule.yields_to):
            records = self._there(other)
            if other.id in self.standing:
                records = self.life(other).cases.records
            self._refuse_whoever(records)
            yield Permission(self.evaluation(rule), records, self.orders_on(other.id))

    def judge(self, rule: Rule) -> Part | None:
        """Return what is made of a rule, None where it has no instances."""
        standing = self.standing.get(rule.id, ())
        if not len(self.records[rule.id]) and not standing:
            return None
        with _named(rule):
            life = self._of_late(rule)
            said = named_only(doubted(life.cases, life.verdicts()), self.told)
        recalled = self._recalled.get(rule.id, ())
        return Part(life, said, standing, recalled, rule.id in self._recalled)

    def said(self, rule: Rule, part: Part | None) -> Said:
        """Return the verdicts on the instances of a rule; without any, the one on the rule."""
        if part is not None and part.before:
            return Divided((*part.before, part.said))
        if part is not None and len(part.said):
            return part.said
        status = Status.NOT_MET if rule.kind in FIRES else Status.DORMANT
        return (Verdict(rule.id, rule.clause, rule.kind, rule.rival, (), status),)


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
