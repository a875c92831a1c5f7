"""Answers what a proof asks from the columns of a judged state, however much was told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

import numpy as np

from servanda.monitor.beginning import BEGINNING, DATED_FROM
from servanda.monitor.columnar import Judgement, RuleVerdicts
from servanda.monitor.columnar.achieving import fulfilment
from servanda.monitor.columnar.arrays import ALWAYS, NEVER, TRUE, Ints
from servanda.monitor.columnar.asked import judgements
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.creating import standing_records
from servanda.monitor.columnar.effects import Effects
from servanda.monitor.columnar.names import NOBODY
from servanda.monitor.columnar.question import Questions
from servanda.monitor.columnar.ragged import Lists
from servanda.monitor.columnar.records import CODE, STATUSES, Records
from servanda.monitor.columnar.states import Life, agreeing, worth
from servanda.monitor.columnar.stream import JUDGED
from servanda.monitor.columnar.windows import stretch_of
from servanda.monitor.explanation.ground import BY_EFFECT, Befell, Fired, Origin, Stands
from servanda.monitor.explanation.told_effects import befallen, may_befall
from servanda.monitor.explanation.told_facts import Claims, ToldFact, ToldFacts
from servanda.monitor.program import (
    BEARER,
    Condition,
    Duty,
    InState,
    Judged,
    Occurred,
    Pattern,
    Rule,
    Undetermined,
)
from servanda.monitor.reference.facts import Fact
from servanda.monitor.reference.judge import FIRES
from servanda.monitor.reference.truth import Truth
from servanda.monitor.verdict import Status, Verdict

_OPEN = (Status.UNDECIDED, Status.BLOCKED)
_FIRST = np.zeros(1, np.int64)


class ByColumns:
    """One instance of a rule in a judged world as the ground of a proof."""

    def __init__(self, judgement: Judgement, claims: Claims, of: RuleVerdicts | Verdict) -> None:
        course = judgement.course
        self._judgement, self._claims, self._course = judgement, claims, course
        self._told = course.told
        self.program, self.rules, self.at = self._told.program, course.rules, self._told.as_of
        if isinstance(of, Verdict):
            self.rule = next(rule for rule in course.rules if rule.id == of.rule)
            self.verdict, self._records, self._row = of, _unborn(judgement, self.rule), None
            episodic = np.zeros(0, np.int64)
        else:
            self.rule, self._records = of.rule, of.records
            (self.verdict,) = judgement.table.of_rule(of)
            self._row = int(of.rows[0])
            episodic = np.unique(self._told.register.labels(of.episodes.claims.flat))
        self._episodic = episodic
        self.binding = dict(self.verdict.instance)
        of_rule = course.orders_on(self.rule.id)
        orders = [one for one in of_rule if may_befall(self._records, one)]
        ev = course.evaluation(self.rule)
        self._heard = ev.told
        self._cases = Cases(ev, self._records, Effects(ev, self._records, orders))
        self._cases.permissions = tuple(course.prevailing_over(self.rule))

    def _facts(self, rows: Ints) -> ToldFacts:
        return ToldFacts(rows, self._claims, self._episodic)

    def _asked(self, at: int, about: tuple[Fact, ...] = ()) -> Questions:
        return self._cases.questions(_FIRST, np.array([at]), _listed(about))

    @cached_property
    def origin(self) -> Origin:
        """How it came about."""
        created, evidence = int(self._records.created[0]), self._records.evidence
        return Origin(
            BEGINNING if created == ALWAYS else created,
            Truth(int(self._records.truth[0])),
            self._facts(self._claims.in_order(evidence.flat)),
        )

    @property
    def start_known(self) -> bool:
        """Whether it is known from when it applies."""
        return bool(self._cases.start.known[0])

    @property
    def begins(self) -> int | None:
        """The first instant at which it applies."""
        begins = int(self._cases.begins[0])
        return None if begins == NEVER else max(begins, BEGINNING)

    @property
    def ends(self) -> int | None:
        """The first instant at which it applies no more."""
        ends = int(self._cases.ends[0])
        return None if ends == NEVER else ends

    def fitting(self, pattern: Pattern) -> ToldFacts:
        """Return the facts that fit and concern it, save those that brought it about."""
        _, rows = self._cases.fitting(pattern)
        return self._facts(_each_once(self._told.facts(pattern).rows[rows]))

    def fulfilment(self, duty: Duty) -> tuple[ToldFacts, int | None]:
        """Return the acts that count for a duty to achieve, and when it was done."""
        found = fulfilment(self._cases, duty)
        done = int(found.done[0])
        return self._facts(found.acts.flat), None if done == NEVER else done

    def in_force(self, fact: Fact) -> Truth:
        """Return whether it applied to what a fact tells."""
        return Truth(int(self._cases.in_force(_FIRST, np.array([fact.at]), _listed((fact,)))[0]))

    def is_permitted(self, fact: Fact) -> bool:
        """Whether a permission prevails that allows what a fact tells."""
        at, claims = np.array([fact.at]), _rows_of((fact,))
        return any(one.allows(at, claims)[0] for one in self._cases.permissions)

    def is_complete(self, what: str, until: int) -> bool:
        """Whether reports of something are declared complete until an instant."""
        return bool(self._told.is_complete(what, np.array([until]))[0])

    def value(self, condition: Condition, at: int, about: tuple[Fact, ...]) -> Truth:
        """Return what a condition is worth at an instant."""
        return Truth(int(self._cases.ev.value(condition, self._asked(at, about))[0]))

    def showing(self, condition: Condition, at: int) -> ToldFacts:
        """Return the facts on which a condition is so: all that fit, not only the newest."""
        asked, ev = self._asked(at), self._course.evaluation(self.rule)
        if isinstance(condition, Occurred):
            pattern = condition.pattern
            stretch = stretch_of(ev, pattern, condition.window, asked)
            found = self._heard.between(pattern, asked.values, stretch.first, stretch.last)
            _, rows = found.pairs()
            return self._facts(_each_once(self._heard.facts(pattern).rows[rows]))
        if isinstance(condition, Undetermined):
            return self._facts(np.zeros(0, np.int64))
        solved = ev.solve(condition, asked, frozenset())
        return self._facts(self._claims.in_order(_each_once(solved.evidence.flat)))

    def judgements(self, words: Judged, about: tuple[Fact, ...]) -> ToldFacts:
        """Return what anybody said of words, of these facts or of nothing in particular."""
        acts = [NOBODY, *self._told.register.labels(_rows_of(about)).tolist()]
        found = [np.zeros(0, np.int64)]
        for pattern in judgements(words.words):
            stream = self._told.facts(pattern)
            if len(stream):
                judged = np.asarray(stream[JUDGED], np.int64)
                found.append(stream.rows[np.isin(judged, acts) & (stream.at <= self.at)])
        return self._facts(self._claims.in_order(np.concatenate(found)))

    def kindred(self, pattern: Pattern, at: int) -> Iterator[Fact]:
        """Yield facts up to an instant of the kind that a pattern looks for, fitting or not."""
        rows = self._claims.kindred(pattern.kind, pattern.what)
        yield from self._claims.facts(rows[self._told.register.at(rows) <= at])

    def firings(self) -> tuple[Fired, ...]:
        """Return how a consequence fired with the status that it has."""
        if self.rule.kind not in FIRES or self._row is None:
            return ()
        fired = self._course.fired[self.rule.id]
        mine = (fired.owner == self._row) & (fired.status == CODE[self.verdict.status])
        told = fired.firings
        return tuple(
            Fired(int(told.at[place]), self._facts(told.evidence[int(place)]))
            for place in np.flatnonzero(mine)
        )

    def findings(self, bodies: tuple[str, ...]) -> ToldFacts:
        """Return what these bodies found on which a consequence fired."""
        told = np.zeros(0, np.int64)
        if self.rule.kind in FIRES and self._row is not None:
            fired = self._course.fired[self.rule.id]
            mine = np.flatnonzero(fired.owner == self._row)
            evidence = fired.firings.evidence.take(mine).flat
            told = evidence[np.isin(evidence, self._heard.rows_found_by(bodies))]
        return self._facts(self._claims.in_order(_each_once(told)))

    def effects(self) -> tuple[Befell, ...]:
        """Return what other rules have done to it, in the order of time."""
        return befallen(self._course, self._records, self.at, self._claims)

    def standing(self, condition: InState, at: int, so: Truth) -> Stands | None:
        """Return the newest instance of which it is so that it is in a state, and how it stood."""
        newest: tuple[int, Life, int] | None = None
        for life in self._course.lives(condition.rules):
            asked, records = self._asked(at), life.cases.records
            rows = agreeing(life, asked, condition.same, condition.by).rows
            rows = rows[records.seen[rows] < at]
            rows = rows[worth(life, condition.state, rows, np.full(len(rows), at)) == so]
            if len(rows):
                created = records.created[rows].max()
                rows = rows[records.created[rows] == created]
                if newest is None or created > newest[0]:
                    newest = int(created), life, int(rows[np.argmin(records.seen[rows])])
        return None if newest is None else self._stands(newest[1], newest[2], at - 1)

    def _stands(self, life: Life, row: int, at: int) -> Stands:
        rows, instant, records = np.array([row]), np.array([at]), life.cases.records
        said, shown = life.said(rows, instant), life.shown(rows, instant)
        status, since = STATUSES[said.status[0]], int(said.since[0])
        if records.truth[row] != TRUE:
            status, since = Status.UNDECIDED, int(records.created[row])
            shown = records.evidence.take(rows)
        done: tuple[Befell, ...] = ()
        if status in BY_EFFECT:
            done = befallen(self._course, records.take(rows), at, self._claims, last=True)
        names = self._told.known.names
        values = {name: int(column[row]) for name, column in records.values.items()}
        return Stands(
            records.rule.id,
            tuple((name, names.instance(value)) for name, value in values.items()),
            status,
            since if DATED_FROM <= since < NEVER else None,
            self._facts(self._claims.in_order(_each_once(shown.flat))),
            done[-1] if done else None,
        )

    def undecided(self) -> Mapping[str, Status]:
        """Return the rules of which it is open whether they act upon it, and how each is."""
        mine = self.rule.id
        acting = {
            rule.id
            for rule in self.rules
            if rule.id != mine and any(mine in change.rules for change in rule.changes)
        }
        acting -= {befell.by for befell in self.effects()}
        found: dict[str, Status] = {}
        for part in self._judgement.table.rules:
            if isinstance(part, RuleVerdicts) and part.rule.id in acting:
                for status in _OPEN:
                    if (self._agrees(part.records) & (part.status == CODE[status])).any():
                        found.setdefault(part.rule.id, status)
        return found

    def _agrees(self, others: Records) -> Ints:
        """Return which instances have the same values, save for who is bound."""
        shared = (others.values.keys() & self._records.values.keys()) - {BEARER}
        agrees = np.ones(len(others), np.bool_)
        for name in shared:
            agrees &= others.values[name] == self._records.values[name][0]
        return agrees


def _unborn(judgement: Judgement, rule: Rule) -> Records:
    """Return what stands for the instances of a rule as long as there are none."""
    bare = replace(rule, variables=(), trigger=None)
    return replace(standing_records(bare, judgement.course.told), rule=rule)


def _rows_of(facts: tuple[Fact, ...]) -> Ints:
    return np.array([fact.row for fact in facts if isinstance(fact, ToldFact)], np.int64)


def _listed(facts: tuple[Fact, ...]) -> Lists:
    rows = _rows_of(facts)
    return Lists(np.array([0, len(rows)]), rows)


def _each_once(rows: Ints) -> Ints:
    """Return claims without what stands there for the second time, in the same order."""
    _, first = np.unique(rows, return_index=True)
    return rows[np.sort(first)]
