"""Whether an agreement is kept, view by view: all verdicts, and what can be asked of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import polars as pl

from servanda.evidence.claim import Claim
from servanda.evidence.record import EvidenceRecord
from servanda.evidence.table import table_from, together
from servanda.evidence.views import View, roster_of
from servanda.evidence.views.acceptance import Acceptance, Basis
from servanda.instrument.pact.syntax import Attitude
from servanda.monitor.asking import Asking
from servanda.monitor.engine import by_reference
from servanda.monitor.history import Past, pasts
from servanda.monitor.program import Program
from servanda.monitor.turning.change import Turning
from servanda.monitor.turning.counter_reading import CounterReading, Surroundings, counter_readings
from servanda.monitor.turning.relevant import bearing_on_something, matter_of
from servanda.monitor.turning.search import turning
from servanda.monitor.turning.situation import Situation, labels_of
from servanda.monitor.verdict import Verdict
from servanda.monitor.views.across import Question, questions_from
from servanda.monitor.views.competence import accepted_in, findings_by
from servanda.monitor.views.judging import Hearing
from servanda.monitor.views.precision import happened_by_now
from servanda.norms import Agreement

TRIES = 500
"""So many combinations of changes are tried for one verdict, where nothing else is said."""


@dataclass(frozen=True)
class Monitoring:
    """The verdicts of several views on a record of evidence, and what they rest and turn on.

    `holders` are, for each rule, those to whom it gives something. `supposed` are the reports that
    were made for a what-if: every view accepts them. `tries` bounds the search for what a verdict
    turns on.
    """

    hearing: Hearing
    basis: Basis
    views: tuple[View, ...]
    holders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    supposed: frozenset[str] = frozenset()
    tries: int = TRIES

    @property
    def record(self) -> EvidenceRecord:
        """The evidence."""
        return self.basis.record

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the views."""
        return tuple(view.name for view in self.views)

    @cached_property
    def acceptances(self) -> tuple[Acceptance, ...]:
        """What each view accepts."""
        program = self.hearing.program
        return tuple(accepted_in(self._supposing(v), self.basis, program) for v in self.views)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All that is asked and answered, in the order of the text."""
        found = self.hearing.judge(self.record.claims, self.acceptances)
        return questions_from(self.hearing.program.rules, self.names, found)

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
        fitting = bearing_on_something(self.hearing.asking, claims)
        told = set(labels_of(claims[fitting]))
        return tuple(label for label in dict.fromkeys(labels_of(claims)) if label not in told)

    @cached_property
    def pasts(self) -> tuple[Past, ...]:
        """From when to when each verdict was so, view by view."""

        def judge(as_of: int) -> list[list[Verdict]]:
            hearing = replace(self.hearing, as_of=as_of)
            found = hearing.judge(self.record.claims, self.acceptances)
            return [[answer.verdict for answer in view.values()] for view in found]

        return pasts(judge, self.hearing.as_of, self._happened)

    def _happened(self, labels: Iterable[str]) -> Iterator[int]:
        """Yield the first and last instants of what reports tell."""
        rows = [row for of in self.basis.rows.of_labels(labels).values() for row in of]
        for column in ("first", "last"):
            times = self.basis.rows.column(column, pl.Int64).gather(rows)
            yield from times.drop_nulls()

    def turning(self, question: Question, view: str) -> Turning:
        """Return the smallest changes that would change the verdict of a view."""
        known = self._turnings.get((question.key, view))
        if known is None:
            rests_on = question.answers[view].verdict.reports
            known = turning(self._situation(question, view), self.tries, rests_on)
            self._turnings[question.key, view] = known
        return known

    def counter_readings(self, question: Question, view: str) -> tuple[CounterReading, ...]:
        """Return what each party to whom a verdict is adverse can say at best against it."""
        rule = question.rule
        readings = self.hearing.asking.rivals.get(rule.clause, ())
        around = Surroundings(
            {view.name: view.party for view in self.views if view.party},
            [q for q in self.questions if q.rule.clause == rule.clause],
            tuple(reading for reading in readings if reading != rule.rival),
            self.holders.get(rule.id, ()),
        )
        return counter_readings(question, view, self.turning(question, view), around)

    def rejected_by(self, question: Question, view: str) -> tuple[tuple[str, str], ...]:
        """Return the findings of competent bodies that a verdict rests on and a party rejects.

        Each stands with the party.
        """
        competent = self._competent(question)
        answers = self.basis.standing().answers
        return tuple(
            (label, party)
            for label in question.answers[view].verdict.reports
            if label in competent
            for party, attitude in answers.get(label, {}).items()
            if attitude in {Attitude.DENIES, Attitude.REJECTS}
        )

    @cached_property
    def _turnings(self) -> dict[object, Turning]:
        return {}

    def _supposing(self, view: View) -> View:
        return replace(view, besides=(*view.besides, *sorted(self.supposed)))

    def _competent(self, question: Question) -> frozenset[str]:
        """Return the findings of those whom the rule, or one behind it, names to find."""
        behind = self.hearing.asking.behind(*question.key)
        named = {name for asked in behind for name in asked.rule.decider.names}
        claims = self.record.claims
        return frozenset(labels_of(claims.filter(findings_by(named, claims))))

    def _situation(self, question: Question, view: str) -> Situation:
        matter = matter_of(self.hearing.asking, question.key, self.record.claims)
        claims = self.record.claims[matter.rows]
        return Situation(
            question.key,
            Hearing(Asking(matter.program), by_reference, self.hearing.as_of),
            Basis(replace(self.record, claims=claims), self.basis.roster),
            labels_of(claims),
            self._supposing(self.views[self.names.index(view)]),
            self.supposed,
        )


def monitoring_of(
    agreement: Agreement,
    program: Program,
    record: EvidenceRecord,
    views: Sequence[View],
    as_of: int,
) -> Monitoring:
    """Return the monitoring of an agreement by its program, as of an instant (µs since 1970)."""
    claims = happened_by_now(record.claims, as_of)
    basis = Basis(replace(record, claims=claims), roster_of(agreement.vocabulary))
    holders = {norm.id: norm.counterparties for norm in agreement.norms}
    return Monitoring(Hearing(Asking(program), by_reference, as_of), basis, tuple(views), holders)


def supposing(monitoring: Monitoring, claims: Sequence[Claim]) -> Monitoring:
    """Return a monitoring as it would be if these claims were true in every view."""
    record = monitoring.record
    more = together([record.claims, table_from(claims)])
    basis = Basis(replace(record, claims=more), monitoring.basis.roster)
    return replace(monitoring, basis=basis, supposed=frozenset(c.report for c in claims))
