"""Resolves the hand-written reports of a pact file."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.evidence.report import Complete, Evidence, Report, Stance
from servanda.findings import Finding, Fix, Note, Severity, Span
from servanda.instrument.nearest_name import nearest_name
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact_file import PactFile, Said
from servanda.vocabulary import Vocabulary
from servanda.vocabulary.attribution import sources_of
from servanda.vocabulary.checks import check_amounts

_TIMES = (
    s.Date, s.Interval, s.Offset, s.Hole, s.Happens, s.Stands, s.Measures, s.Judged, s.Point,
    s.Both, s.Either, s.Reference,
)  # fmt: skip


def evidence_from(file: PactFile, vocabulary: Vocabulary) -> Evidence:
    """Return the reports and stances of a file, those on its provenance included."""
    reports: list[Report] = []
    stances: list[Stance] = []
    complete: list[Complete] = []
    findings: list[Finding] = []
    for said in (*file.reports, *file.provenance):
        for statement in said.statements:
            findings += check_amounts(statement, vocabulary, said.place, None)
            match statement.core:
                case s.Report() as core:
                    reports.append(_report(core, statement, said, vocabulary))
                case s.Stance() as core:
                    stances.append(_stance(core, statement, said, vocabulary))
                case s.Completeness(what=verb, by=by):
                    until = _time(statement, s.Slot.UNTIL)
                    complete.append(Complete(verb, vocabulary.names(by), until, said.at))
                case _:
                    findings.append(_out_of_place(said))
    findings += _labels_twice(reports)
    findings += _unknown_reports(stances, reports)
    return Evidence(tuple(reports), tuple(stances), tuple(complete), tuple(findings))


def _report(core: s.Report, statement: s.Statement, said: Said, vocabulary: Vocabulary) -> Report:
    received = (v for v in statement.values(s.Slot.RECEIVED_FROM) if isinstance(v, s.NounPhrase))
    return Report(
        core.label,
        tuple(name for teller in core.tellers for name in vocabulary.names(teller)),
        core.assertion,
        core.finding,
        _time(statement, s.Slot.HAPPENED),
        _time(statement, s.Slot.ON) or _time(statement, s.Slot.REPORTED),
        _time(statement, s.Slot.RECORDED),
        sources_of(statement, vocabulary),
        tuple(name for term in received for name in vocabulary.names(term)),
        tuple(v for v in statement.values(s.Slot.GRADED) if isinstance(v, s.Graded)),
        tuple(quote.text for quote in statement.quotes),
        said.at,
    )


def _stance(core: s.Stance, statement: s.Statement, said: Said, vocabulary: Vocabulary) -> Stance:
    party = next(iter(vocabulary.names(core.party)), s.Gap.NOT_STATED.value)
    return Stance(party, core.attitude, core.reports, sources_of(statement, vocabulary), said.at)


def _time(statement: s.Statement, slot: s.Slot) -> s.Time | None:
    return next((v for v in statement.values(slot) if isinstance(v, _TIMES)), None)


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


def _unknown_reports(stances: list[Stance], reports: list[Report]) -> Iterator[Finding]:
    known = frozenset(report.label for report in reports)
    for stance in stances:
        for label in stance.reports:
            if label not in known:
                near = nearest_name(label, known, 0.5)
                hint = f" Did you mean {near}?" if near else ""
                yield Finding(
                    "no-such-report",
                    Severity.MISTAKE,
                    f"There is no report {label}.{hint}",
                    span=stance.at,
                )


def _out_of_place(said: Said) -> Finding:
    return Finding(
        "out-of-place",
        Severity.MISTAKE,
        f"This is a position; it does not belong under “{said.section.capitalize()}”.",
        span=said.at,
        fix=Fix("Put it under a heading “Positions”."),
    )
