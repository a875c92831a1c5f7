"""Resolves the hand-written reports of a pact file."""

from __future__ import annotations

from collections.abc import Container, Iterator

from servanda.evidence.answers import doubtful_answers
from servanda.evidence.claim import Claim
from servanda.evidence.claims_from_reports import claims_of
from servanda.evidence.completeness import Completeness
from servanda.evidence.names_in_reports import IndefiniteError, Names
from servanda.evidence.report import Evidence, Report, Stance
from servanda.evidence.times_in_reports import NoMomentError, moment_of
from servanda.evidence.unknown_reports import unknown_reports
from servanda.findings import Finding, Fix, Note, Severity, Span
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact_file import PactFile, Said
from servanda.vocabulary import Vocabulary
from servanda.vocabulary.attribution import sources_of
from servanda.vocabulary.calendar import Moment
from servanda.vocabulary.checks import check_amounts

_TIMES = (
    s.Date, s.Interval, s.Beyond, s.Offset, s.Hole, s.Happens, s.Stands, s.Measures, s.Judged,
    s.Point, s.Both, s.Either, s.Reference,
)  # fmt: skip
_NAMED = (s.NounPhrase, s.Group, s.Words)
_COMMON = frozenset({s.Slot.ACCORDING_TO, s.Slot.QUOTING, s.Slot.RECORDED, s.Slot.RECEIVED_FROM})
_OF_A_REPORT = _COMMON | {
    s.Slot.ON, s.Slot.HAPPENED, s.Slot.REPORTED, s.Slot.GRADED, s.Slot.AMOUNT,
}  # fmt: skip
_OF_A_STANCE = _COMMON | {s.Slot.ON, s.Slot.STATED, s.Slot.REPORTED}
_OF_COMPLETENESS = _COMMON | {s.Slot.UNTIL}


def evidence_from(
    file: PactFile, vocabulary: Vocabulary, elsewhere: Container[str] = frozenset()
) -> Evidence:
    """Return the reports and stances of a file, those on its provenance included.

    Reports `elsewhere`, such as in a ledger, can be spoken of here.
    """
    taking = _Taking(vocabulary)
    for said in (*file.reports, *file.provenance):
        for statement in said.statements:
            taking.take(statement, said)
    return taking.evidence(elsewhere)


def labels_in(file: PactFile) -> frozenset[str]:
    """Return the labels of the reports that a file itself has."""
    said = (one for told in (*file.reports, *file.provenance) for one in told.statements)
    return frozenset(one.core.label for one in said if isinstance(one.core, s.Report))


class _Taking:
    """Takes the statements of a file one by one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.names = Names(vocabulary)
        self.reports: list[Report] = []
        self.claims: list[Claim] = []
        self.stances: list[Stance] = []
        self.complete: list[Completeness] = []
        self.findings: list[Finding] = []

    def take(self, statement: s.Statement, said: Said) -> None:
        self.findings += check_amounts(statement, self.vocabulary, said.place, None)
        match statement.core:
            case s.Report() as core:
                self._without_meaning(statement, said, _OF_A_REPORT, "a report")
                report = self._report(core, statement, said)
                claims, findings = claims_of(report, self.vocabulary, said.place)
                self.reports.append(report)
                self.claims += claims
                self.findings += findings
            case s.Stance() as core:
                self._without_meaning(statement, said, _OF_A_STANCE, "an answer to reports")
                self.stances += self._stances(core, statement, said)
            case s.Completeness() as core:
                self._without_meaning(statement, said, _OF_COMPLETENESS, "complete reports")
                self.complete.append(self._completeness(core, statement, said))
            case _:
                self.findings.append(_out_of_place(said))

    def evidence(self, elsewhere: Container[str]) -> Evidence:
        asked = (
            *((label, stance.at) for stance in self.stances for label in stance.reports),
            *((c.judged, self._at(c.report)) for c in self.claims if c.judged is not None),
        )
        self.findings += _labels_twice(self.reports)
        self.findings += doubtful_answers(self.stances, self.reports)
        self.findings += unknown_reports(asked, self.reports, elsewhere)
        return Evidence(
            tuple(self.reports),
            tuple(self.claims),
            tuple(self.stances),
            tuple(self.complete),
            tuple(self.findings),
        )

    def _at(self, label: str) -> Span | None:
        return next((report.at for report in self.reports if report.label == label), None)

    def _report(self, core: s.Report, statement: s.Statement, said: Said) -> Report:
        received = statement.values(s.Slot.RECEIVED_FROM)
        amount = next(iter(statement.values(s.Slot.AMOUNT)), None)
        return Report(
            core.label,
            tuple(self._speakers(teller, said) for teller in core.tellers),
            core.assertion,
            core.finding,
            _time(statement, s.Slot.HAPPENED),
            _time(statement, s.Slot.ON) or _time(statement, s.Slot.REPORTED),
            _time(statement, s.Slot.RECORDED),
            sources_of(statement, self.vocabulary),
            tuple(n for v in received if isinstance(v, _NAMED) for n in self._speakers(v, said)),
            tuple(v for v in statement.values(s.Slot.GRADED) if isinstance(v, s.Graded)),
            tuple(quote.text for quote in statement.quotes),
            amount if isinstance(amount, s.Amount) else None,
            said.place(statement.at) if statement.at is not None else said.at,
        )

    def _stances(self, core: s.Stance, statement: s.Statement, said: Said) -> Iterator[Stance]:
        """Yield the stance of each who takes it."""
        stated = _time(statement, s.Slot.ON, s.Slot.STATED, s.Slot.REPORTED)
        for party in self._speakers(core.party, said) or (s.Gap.NOT_STATED.value,):
            yield Stance(
                party,
                core.attitude,
                core.reports,
                sources_of(statement, self.vocabulary),
                self._moment(stated, said),
                self._moment(_time(statement, s.Slot.RECORDED), said),
                said.place(statement.at) if statement.at is not None else said.at,
            )

    def _completeness(
        self, core: s.Completeness, statement: s.Statement, said: Said
    ) -> Completeness:
        entity = self.vocabulary.entity(core.what)
        by = self._speakers(core.by, said) if core.by is not None else ()
        until = self._moment(_time(statement, s.Slot.UNTIL), said)
        return Completeness(entity.name if entity else core.what, by, until.last if until else None)

    def _speakers(self, term: s.Term, said: Said) -> tuple[str, ...]:
        try:
            return self.names.speakers(term)
        except IndefiniteError as problem:
            span = said.place(problem.at) if problem.at is not None else said.at
            self.findings.append(Finding("not-definite", Severity.NOTE, problem.message, span=span))
            return ()

    def _moment(self, time: s.Time | None, said: Said) -> Moment | None:
        try:
            return moment_of(time)
        except NoMomentError as problem:
            self.findings.append(
                Finding(problem.code, Severity.MISTAKE, problem.message, span=said.at)
            )
            return None

    def _without_meaning(
        self, statement: s.Statement, said: Said, taken: frozenset[s.Slot], what: str
    ) -> None:
        """Say which comma phrases say nothing here, lest anybody think that they were heard."""
        for modifier in statement.modifiers:
            if modifier.slot not in taken:
                self.findings.append(
                    Finding(
                        "without-meaning-here",
                        Severity.MISTAKE,
                        f"“{modifier.slot.value} …” says nothing of {what}.",
                        span=said.place(modifier.at),
                    )
                )


def _time(statement: s.Statement, *slots: s.Slot) -> s.Time | None:
    return next((v for v in statement.values(*slots) if isinstance(v, _TIMES)), None)


def _labels_twice(reports: list[Report]) -> Iterator[Finding]:
    first: dict[str, Span | None] = {}
    for report in reports:
        if report.label in first:
            yield Finding(
                "report-twice",
                Severity.MISTAKE,
                f"Two reports are called {report.label}.",
                span=report.at,
                notes=(Note("The first is here.", first[report.label]),),
                fix=Fix("Give one of them another label."),
            )
        first.setdefault(report.label, report.at)


def _out_of_place(said: Said) -> Finding:
    return Finding(
        "out-of-place",
        Severity.MISTAKE,
        f"This is a position; it does not belong under “{said.section.capitalize()}”.",
        span=said.at,
        fix=Fix("Put it under a heading “Positions”."),
    )
