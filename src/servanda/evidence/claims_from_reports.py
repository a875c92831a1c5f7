"""Makes claims of a hand-written report: one for each thing that it definitely says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from servanda.evidence.assertions import Saying, in_words
from servanda.evidence.claim import Claim, ClaimKind, Grade
from servanda.evidence.names_in_reports import IndefiniteError, Names
from servanda.evidence.report import Report
from servanda.evidence.times_in_reports import NoMomentError, moment_of
from servanda.findings import Finding, Fix, Severity, Span
from servanda.instrument.pact import syntax as s
from servanda.vocabulary import Vocabulary
from servanda.vocabulary.calendar import Moment

Place = Callable[[s.Extent | None], Span]


def claims_of(
    report: Report, vocabulary: Vocabulary, place: Place
) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:
    """Return the claims of a report, at least one, and what is to be said of it.

    What is not definite (“A or B attacked”) is kept as words, which no norm is held against, and
    said. `place` says where pieces of the report stand.
    """
    making = _Making(report, vocabulary, place)
    told = making.told()
    happened, reported, recorded = making.moments()
    common = Claim(
        report.label,
        ClaimKind.WORDS,
        "",
        # Where nothing is said of when it happened, the time of the report stands for it.
        happened=happened or reported,
        reported=reported,
        recorded=recorded,
        finding=report.finding,
        sources=report.sources,
        received_from=report.received_from,
        grades=tuple(making.grades()),
        quotes=report.quotes,
    )
    voices = tuple(making.voices())
    claims = [
        replace(
            one,
            teller=teller,
            author=author,
            through=through,
            event=f"{report.label}/{number}" if len(voices) > 1 else None,
        )
        for number, one in enumerate(_with(common, told), 1)
        for teller, through, author in voices
    ]
    return tuple(claims), tuple(making.findings)


_SAID = ("kind", "what", "subject", "roles", "negated", "quantity", "times", "clause", "judged")


def _with(common: Claim, told: tuple[Claim, ...]) -> Iterator[Claim]:
    """Add to each thing told what all of them share."""
    for one in told:
        yield replace(common, **{name: getattr(one, name) for name in _SAID})


@dataclass
class _Making:
    report: Report
    vocabulary: Vocabulary
    place: Place
    findings: list[Finding] = field(default_factory=list)

    @property
    def names(self) -> Names:
        return Names(self.vocabulary)

    def told(self) -> tuple[Claim, ...]:
        """Return what is said, without who says it and when."""
        saying = Saying(self.names, self.report.amount)
        try:
            claims = tuple(saying.claims(self.report.assertion))
        except IndefiniteError as problem:
            self._note(
                "not-definite",
                f"{problem.message} No norm can be held against it.",
                problem.at,
                Fix("Write a report for each version of it, or leave out what is not known."),
            )
            return (in_words(self.report.assertion),)
        if saying.shared:
            self._note(
                "shared-by-several",
                "The report names several, and one figure for all. How much of it belongs to each "
                "is not said; it may be anything up to the whole.",
                None,
                Fix("Write a report for each, with its own figure."),
            )
        return claims

    def voices(self) -> Iterator[tuple[str | None, tuple[str, ...], str | None]]:
        """Yield who reports, through whom, and whose word it is."""
        first, *between = self.report.tellers
        authors = between.pop() if between else None
        through = tuple(name for place in between for name in place)
        for teller in first or (None,):
            for author in (authors or (None,)) if authors is not None else (teller,):
                yield teller, through, author

    def grades(self) -> Iterator[Grade]:
        for grade in self.report.grades:
            raters = self._speakers(grade.rater) if grade.rater is not None else ()
            for rater in raters or (None,):
                yield Grade(grade.reliability, grade.credibility, rater)

    def _speakers(self, term: s.Term) -> tuple[str, ...]:
        try:
            return self.names.speakers(term)
        except IndefiniteError:
            return ()

    def moments(self) -> tuple[Moment | None, Moment | None, Moment | None]:
        report = self.report
        happened, reported, recorded = (
            self._moment(time) for time in (report.happened, report.reported, report.recorded)
        )
        for earlier, later, words in (
            (happened, reported, "It is said to have happened after it was reported"),
            (reported, recorded, "It is said to have been reported after it was taken down"),
        ):
            if earlier and later and earlier.first > later.last:
                self._note("times-out-of-order", f"{words}. Both times are kept.", None)
        return happened, reported, recorded

    def _moment(self, time: s.Time | None) -> Moment | None:
        try:
            return moment_of(time)
        except NoMomentError as problem:
            self.findings.append(
                Finding(problem.code, Severity.MISTAKE, problem.message, span=self.report.at)
            )
            return None

    def _note(self, code: str, message: str, at: s.Extent | None, fix: Fix | None = None) -> None:
        span = self.place(at) if at is not None else self.report.at
        self.findings.append(Finding(code, Severity.NOTE, message, span=span, fix=fix))
