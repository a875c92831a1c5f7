"""Whether an agreement is kept, view by view: all verdicts, and what can be asked of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from servanda.evidence.record import EvidenceRecord
from servanda.instrument.pact.syntax import Attitude
from servanda.monitor.engine import by_reference
from servanda.monitor.turning.change import Turning
from servanda.monitor.turning.counter_reading import CounterReading, Surroundings, counter_readings
from servanda.monitor.turning.relevant import bearing_on_something, matter_of
from servanda.monitor.turning.search import turning
from servanda.monitor.turning.situation import Contradictions, Situation, labels_of
from servanda.monitor.views.across import Question, questions_from
from servanda.monitor.views.competence import findings_by
from servanda.monitor.views.judging import Hearing
from servanda.monitor.views.worlds import Outlook, rivals

TRIES = 500
"""So many combinations of changes are tried for one verdict, where nothing else is said."""


@dataclass(frozen=True)
class Monitoring:
    """The verdicts of several views on one record of evidence, and what they rest and turn on.

    `holders` are, for each rule, those to whom it gives something. `supposed` are the reports that
    were made for a what-if. `tries` bounds the search for what a verdict turns on.
    """

    hearing: Hearing
    record: EvidenceRecord
    outlooks: tuple[Outlook, ...]
    contradictions: Contradictions
    holders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    supposed: frozenset[str] = frozenset()
    tries: int = TRIES

    @property
    def views(self) -> tuple[str, ...]:
        """The names of the views."""
        return tuple(outlook.name for outlook in self.outlooks)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All that is asked and answered, in the order of the text."""
        found = self.hearing.judge(self.record.claims, self.outlooks)
        return questions_from(self.hearing.program.rules, self.views, found)

    @cached_property
    def undated(self) -> tuple[str, ...]:
        """The reports that say neither when it happened nor when they were made."""
        claims = self.record.claims
        times = [pl.col(c).is_null() for c in ("first", "reported") if c in claims.columns]
        without = claims.filter(*times) if times else claims
        return tuple(dict.fromkeys(labels_of(without)))

    @cached_property
    def fitting_nothing(self) -> tuple[str, ...]:
        """The reports of which no rule looks for anything."""
        claims = self.record.claims
        fitting = frozenset(bearing_on_something(self.hearing.asking, claims))
        labels = labels_of(claims)
        told = {labels[row] for row in fitting}
        return tuple(label for label in dict.fromkeys(labels) if label not in told)

    def turning(self, question: Question, view: str) -> Turning:
        """Return the smallest changes that would change the verdict of a view."""
        known = self._turnings.get((question.key, view))
        if known is None:
            situation = self._situation(question, self._outlook(view))
            rests_on = question.answers[view].verdict.reports
            known = turning(situation, self.tries, rests_on)
            self._turnings[question.key, view] = known
        return known

    def counter_readings(self, question: Question, view: str) -> tuple[CounterReading, ...]:
        """Return what each party to whom a verdict is adverse can say at best against it."""
        rule = question.rule
        readings = rivals(self.hearing.asking).get(rule.clause, ())
        around = Surroundings(
            {outlook.name: outlook.party for outlook in self.outlooks if outlook.party},
            [q for q in self.questions if q.rule.clause == rule.clause],
            tuple(reading for reading in readings if reading != rule.rival),
            self.holders.get(rule.id, ()),
        )
        return counter_readings(question, view, self.turning(question, view), around)

    def rejected_by(self, question: Question, view: str) -> tuple[tuple[str, str], ...]:
        """Return the findings of competent bodies that a verdict rests on and parties reject.

        Each stands with the party; of what a party said of a finding, the last word counts.
        """
        competent = self._competent(question)
        rests_on = [r for r in question.answers[view].verdict.reports if r in competent]
        found: dict[tuple[str, str], bool] = {}
        for stance in self.record.stances:
            for label in stance.reports:
                if label in rests_on:
                    rejects = stance.attitude in {Attitude.DENIES, Attitude.REJECTS}
                    found[label, stance.party] = rejects
        return tuple(pair for pair, rejects in found.items() if rejects)

    @cached_property
    def _turnings(self) -> dict[object, Turning]:
        return {}

    def _outlook(self, view: str) -> Outlook:
        return next(outlook for outlook in self.outlooks if outlook.name == view)

    def _competent(self, question: Question) -> frozenset[str]:
        """Return the findings of those whom the rule, or one behind it, names to find."""
        behind = self.hearing.asking.behind(*question.key)
        named = {name for asked in behind for name in asked.rule.decider.names}
        claims = self.record.claims
        return frozenset(labels_of(claims.filter(findings_by(named, claims))))

    def _situation(self, question: Question, outlook: Outlook) -> Situation:
        matter = matter_of(self.hearing.asking, question.key, self.record.claims)
        claims = self.record.claims[matter.rows]
        return Situation(
            question.key,
            Hearing(matter.program, by_reference, self.hearing.as_of),
            claims,
            labels_of(claims),
            outlook.of(matter.rows),
            self.contradictions,
            self.supposed,
        )
