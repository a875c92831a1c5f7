"""Whether an agreement is kept, view by view: all verdicts, and what can be asked of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import polars as pl

from servanda.evidence.claim import Claim
from servanda.evidence.possible_repeats import possible_repeats
from servanda.evidence.record import EvidenceRecord
from servanda.evidence.table import labels_of, table_from, together
from servanda.evidence.views import View, roster_of
from servanda.evidence.views.acceptance import Acceptance, Basis
from servanda.findings import Finding
from servanda.instrument.pact.syntax import Attitude
from servanda.monitor.asking import Asking
from servanda.monitor.engine import MANY_CLAIMS, by_reference, engine_for
from servanda.monitor.history import Past, pasts
from servanda.monitor.program import Program
from servanda.monitor.turning.change import Turning
from servanda.monitor.turning.counter_reading import CounterReading, Surroundings, counter_readings
from servanda.monitor.turning.judgements import if_judged
from servanda.monitor.turning.relevant import bearing_on_something, matter_of
from servanda.monitor.turning.search import turning
from servanda.monitor.turning.situation import Situation
from servanda.monitor.verdict import Reason, Status, Verdict
from servanda.monitor.views.across import Question, questions_from
from servanda.monitor.views.combining import Alternative, Key
from servanda.monitor.views.competence import accepted_in, findings_by
from servanda.monitor.views.judging import Hearing
from servanda.monitor.views.precision import happened_by_now
from servanda.norms import Agreement

TRIES = 500
"""So many combinations of changes are tried for one verdict, where nothing else is said."""

MOST_SEARCHED = 1000
"""For so many verdicts it is looked into what they turn on; nobody reads more of it."""


@dataclass(frozen=True)
class Monitoring:
    """The verdicts of several views on a record of evidence, and what they rest and turn on.

    `holders` are, for each rule, those to whom it gives something. `supposed` are the reports that
    were made for a what-if: every view accepts them. `tries` bounds the search for what a verdict
    turns on. `not_monitored` says of which sentences no evidence can be held against the whole.
    """

    hearing: Hearing
    basis: Basis
    views: tuple[View, ...]
    holders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    supposed: frozenset[str] = frozenset()
    tries: int = TRIES
    not_monitored: tuple[Finding, ...] = ()

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
    def undated(self) -> pl.Series:
        """The labels of the reports that say neither when it happened nor when they were made."""
        claims = self.record.claims
        times = [pl.col(c).is_null() for c in ("first", "reported") if c in claims.columns]
        return labels_of(claims.filter(*times) if times else claims).unique(maintain_order=True)

    @cached_property
    def fitting_nothing(self) -> pl.Series:
        """The labels of the reports of which no rule looks for anything."""
        claims = self.record.claims
        numbered = claims.with_row_index("row:number")
        fitting = pl.col("row:number").is_in(bearing_on_something(self.hearing.asking, claims))
        idle = labels_of(numbered.filter(~fitting)).unique(maintain_order=True)
        if idle.is_empty():
            return idle
        return idle.filter(~idle.is_in(labels_of(numbered.filter(fitting))))

    @cached_property
    def possible_repeats(self) -> list[tuple[str, ...]]:
        """The reports of which some rule looks for something that may tell of one happening."""
        claims = self.record.claims
        return possible_repeats(claims[bearing_on_something(self.hearing.asking, claims)])

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
        """Return the smallest changes that would change the verdict of a view.

        Of more verdicts than `MOST_SEARCHED` those that are asked about first are looked into.
        """
        known = self._turnings.get((question.key, view))
        if known is None and len(self._turnings) >= MOST_SEARCHED:
            return Turning(complete=False)
        if known is None:
            rests_on = question.answers[view].verdict.reports
            known = turning(self._situation(question, view), self.tries, rests_on)
            self._turnings[question.key, view] = known
        return known

    def if_judged(self, question: Question, view: str) -> tuple[Alternative, ...]:
        """Return what each judgement of an open term would make of a verdict that waits for one."""
        waits = any(w.reason is Reason.OPEN_TERM for w in question.answers[view].verdict.why)
        situation = self._situation(question, view) if waits else None
        if situation is None or len(situation.labels) > MANY_CLAIMS:
            return ()
        return tuple(if_judged(situation))

    def counter_readings(self, question: Question, view: str) -> tuple[CounterReading, ...]:
        """Return what each party to whom a verdict is adverse can say at best against it."""
        rule = question.rule
        readings = self.hearing.asking.rivals.get(rule.clause, ())
        around = Surroundings(
            {view.name: view.party for view in self.views if view.party},
            self._of_clauses[rule.clause],
            tuple(reading for reading in readings if reading != rule.rival),
            self.holders.get(rule.id, ()),
        )
        return counter_readings(question, view, self.turning(question, view), around)

    def rejected_by(self, question: Question, view: str) -> tuple[tuple[str, str], ...]:
        """Return the findings of competent bodies that a verdict rests on and a party rejects.

        Each stands with the party. A verdict rests on what triggered the consequences behind it.
        """
        competent = self._competent(question)
        answers = self.basis.standing().answers
        return tuple(
            (label, party)
            for label in self._rests_on(question, view)
            if label in competent
            for party, attitude in answers.get(label, {}).items()
            if attitude in {Attitude.DENIES, Attitude.REJECTS}
        )

    def _rests_on(self, question: Question, view: str) -> tuple[str, ...]:
        own = question.answers[view].verdict.reports
        behind = {asked.rule.id for asked in self.hearing.asking.behind(*question.key)}
        triggered = (of for rule, of in self._triggered.get(view, {}).items() if rule in behind)
        return tuple(dict.fromkeys((*own, *(label for of in triggered for label in of))))

    @cached_property
    def _triggered(self) -> dict[str, dict[str, dict[str, None]]]:
        """For each view and consequence, the reports on which it rests that it is triggered."""
        found: defaultdict[str, dict[str, dict[str, None]]] = defaultdict(dict)
        for question in self.questions:
            for view, answer in question.answers.items():
                if answer.verdict.status is Status.TRIGGERED:
                    told = found[view].setdefault(question.rule.id, {})
                    told.update(dict.fromkeys(answer.verdict.reports))
        return found

    @cached_property
    def _of_clauses(self) -> dict[str, list[Question]]:
        found: defaultdict[str, list[Question]] = defaultdict(list)
        for question in self.questions:
            found[question.rule.clause].append(question)
        return found

    @cached_property
    def _turnings(self) -> dict[object, Turning]:
        return {}

    def _supposing(self, view: View) -> View:
        return replace(view, besides=(*view.besides, *sorted(self.supposed)))

    def _competent(self, question: Question) -> frozenset[str]:
        """Return the findings of those whom the rule, or one behind it, names to find."""
        behind = self.hearing.asking.behind(*question.key)
        named = frozenset(name for asked in behind for name in asked.rule.decider.names)
        if named not in self._findings:
            claims = self.record.claims
            self._findings[named] = frozenset(labels_of(claims.filter(findings_by(named, claims))))
        return self._findings[named]

    @cached_property
    def _findings(self) -> dict[frozenset[str], frozenset[str]]:
        return {}

    @cached_property
    def _memories(self) -> defaultdict[Key, dict[object, Status | None]]:
        return defaultdict(dict)

    @cached_property
    def _matters(self) -> dict[Key, tuple[Program, pl.DataFrame]]:
        return {}

    def _matter(self, key: Key) -> tuple[Program, pl.DataFrame]:
        """Return the rules and the claims that a verdict depends on."""
        if key not in self._matters:
            matter = matter_of(self.hearing.asking, key, self.record.claims)
            self._matters[key] = matter.program, self.record.claims[matter.rows]
        return self._matters[key]

    def _situation(self, question: Question, view: str) -> Situation:
        program, claims = self._matter(question.key)
        return Situation(
            question.key,
            Hearing(Asking(program), by_reference, self.hearing.as_of),
            Basis(replace(self.record, claims=claims), self.basis.roster),
            tuple(labels_of(claims)),
            self._supposing(self.views[self.names.index(view)]),
            self.supposed,
            self._memories[question.key],
        )


def monitoring_of(
    agreement: Agreement,
    made: tuple[Program, tuple[Finding, ...]],
    record: EvidenceRecord,
    views: Sequence[View],
    as_of: int,
) -> Monitoring:
    """Return the monitoring of an agreement, of which a program was `made`, as of an instant."""
    program, not_monitored = made
    claims = happened_by_now(record.claims, as_of)
    basis = Basis(replace(record, claims=claims), roster_of(agreement.vocabulary))
    holders = {norm.id: norm.counterparties for norm in agreement.norms}
    hearing = Hearing(Asking(program), engine_for(claims.height), as_of)
    return Monitoring(hearing, basis, tuple(views), holders, not_monitored=not_monitored)


def supposing(monitoring: Monitoring, claims: Sequence[Claim]) -> Monitoring:
    """Return a monitoring as it would be if these claims were true in every view."""
    record = monitoring.record
    more = together([record.claims, table_from(claims)])
    basis = Basis(replace(record, claims=more), monitoring.basis.roster)
    return replace(monitoring, basis=basis, supposed=frozenset(c.report for c in claims))
