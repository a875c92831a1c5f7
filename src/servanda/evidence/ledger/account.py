"""What a ledger tells, as it was known at some time: every report with what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from servanda.evidence.claim import Grade
from servanda.evidence.ledger.breaks import place
from servanda.evidence.ledger.chain import Sealed, timestamp
from servanda.evidence.ledger.columns import NUMBER, RECORDED, ReportColumns, numbered
from servanda.evidence.ledger.content import (
    PLAIN_REPORT,
    Answered,
    Begun,
    Content,
    DeclaredComplete,
    Graded,
    Reported,
    Withdrawn,
    content_from,
)
from servanda.evidence.ledger.opening import beginning_of, cannot_open, unfinished
from servanda.evidence.ledger.store import LedgerStore
from servanda.evidence.ledger.walk import Head, Walk
from servanda.evidence.record import EvidenceRecord
from servanda.evidence.report import Stance
from servanda.evidence.table import FIXED_COLUMNS, OBJECT, SUBJECT
from servanda.findings import Finding, Severity
from servanda.vocabulary.calendar import moment


class Event(NamedTuple):
    """An entry with what it says, and when (2026-01-03T09:30:00.000000Z) who recorded it."""

    number: int
    recorded: str
    by: str
    content: Content


@dataclass(frozen=True)
class Account:
    """What was known at a time; nothing recorded later is in it.

    `reports` has one row a report and `claims` the claims of them all, of those too that were
    corrected or withdrawn (`ReportColumns`). `events` are the entries that are more than a report
    alone. `findings` says what in the ledger is amiss.
    """

    begun: Begun
    head: Head
    reports: pl.DataFrame
    claims: pl.DataFrame
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]

    def gone(self) -> dict[str, Event]:
        """Return, by their labels, the reports that count no more, and what took them out."""
        gone = {}
        for event in self.events:
            match event.content:
                case Reported(corrects=str(label)) | Withdrawn(label):
                    gone[label] = event
        return gone

    def about(self) -> dict[str, tuple[Event, ...]]:
        """Return, by the labels of reports, what was said of them or done with them."""
        about = defaultdict[str, list[Event]](list)
        for event in self.events:
            for label in _is_about(event.content):
                about[label].append(event)
        return {label: tuple(events) for label, events in about.items()}

    def record(self) -> EvidenceRecord:
        """Return what counts: reports that were neither corrected nor withdrawn, and the rest."""
        gone = self.gone()
        claims = self.claims
        if claims.height:
            claims = claims.filter(~pl.col("report").is_in(list(gone)))
        return EvidenceRecord(
            _graded(_recorded(claims), self.events) if claims.height else pl.DataFrame(),
            tuple(_stances(self.events, gone)),
            tuple(
                e.content.declared for e in self.events if isinstance(e.content, DeclaredComplete)
            ),
            self.findings,
        )


def account_of(
    store: LedgerStore, known: int | None = None, step: Callable[[object], None] = lambda _: None
) -> tuple[Account | None, tuple[Finding, ...]]:
    """Read a ledger as it was known at an instant (µs since 1970 UTC), or as it is.

    For `step` see `Walk`. Where the ledger cannot be opened there is no account, and the
    findings say why. Of one that was tampered with, everything that is as written is read.
    """
    begun, wrong = beginning_of(store)
    if begun is None:
        return None, wrong
    latest = timestamp(known) if known is not None else None
    walk, columns, gathered = Walk(), ReportColumns(), _Gathered()
    try:
        for entry in walk.along(store.lines(), step):
            if latest is None or entry.recorded <= latest:
                gathered.take(entry, columns)
        left_out = store.unfinished()
    except OSError as problem:
        return None, (cannot_open(store, problem),)
    reports, claims = columns.reports(), columns.claims()
    unknown = frozenset((*gathered.unknown, *columns.unreadable))
    if claims.height:
        claims = claims.filter(~numbered(unknown))
    findings = [*walk.findings(store.name), *_unknown(store.name, unknown)]
    if left_out:
        findings.append(unfinished(store, left_out))
    events = tuple(event for event in gathered.events if event.number not in unknown)
    return Account(begun, walk.head, reports, claims, events, tuple(findings)), ()


class _Gathered:
    """Entries as they come: reports go into columns, the rest is kept as it is."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.unknown: list[int] = []

    def take(self, entry: Sealed, columns: ReportColumns) -> None:
        if entry.content.startswith(PLAIN_REPORT):
            columns.take(entry)
            return
        content = content_from(entry.content)
        match content:
            case None:
                self.unknown.append(entry.number)
                return
            case Begun():
                return
            case Reported():
                columns.take(entry)
        self.events.append(Event(entry.number, entry.recorded, entry.by, content))


def _is_about(content: Content) -> tuple[str, ...]:
    match content:
        case Reported(corrects=str(label)) | Withdrawn(label) | Graded(label):
            return (label,)
        case Answered(reports=labels):
            return labels
    return ()


def _stances(events: tuple[Event, ...], gone: dict[str, Event]) -> Iterator[Stance]:
    for event in events:
        match event.content:
            case Answered(party, attitude, reports, sources, stated):
                standing = tuple(label for label in reports if label not in gone)
                if standing:
                    recorded = moment(event.recorded)
                    yield Stance(party, attitude, standing, sources, stated, recorded)


def _recorded(claims: pl.DataFrame) -> pl.DataFrame:
    """Let what does not say when it was taken down have been when its entry was.

    Columns that hold nothing are left out, those that do are in their usual order.
    """
    own = [pl.col("recorded")] if "recorded" in claims.columns else []
    filled = claims.with_columns(recorded=pl.coalesce(*own, RECORDED)).drop(NUMBER, RECORDED)
    used = {column.name for column in filled if column.null_count() < filled.height}
    fixed = [name for name in FIXED_COLUMNS if name in used]
    roles = [name for name in filled.columns if name in used and name not in fixed]
    roles.sort(key=lambda name: (not name.startswith(SUBJECT), not name.startswith(OBJECT)))
    return filled.select(*fixed, *roles)


def _graded(claims: pl.DataFrame, events: tuple[Event, ...]) -> pl.DataFrame:
    """Add to the grades of claims those given later."""
    later = defaultdict[str, list[Grade]](list)
    for event in events:
        match event.content:
            case Graded(label, rater, reliability, credibility):
                later[label].append(Grade(reliability, credibility, rater))
    if not later:
        return claims
    kind = FIXED_COLUMNS["grades"]
    if "grades" not in claims.columns:
        claims = claims.with_columns(grades=pl.lit(None, kind))
    own = dict(claims.filter(pl.col("report").is_in(list(later))).select("report", "grades").rows())
    given = {
        label: last_of_each_rater([*(Grade(*grade) for grade in own.get(label) or ()), *grades])
        for label, grades in later.items()
    }
    written = [[[g.reliability, g.credibility, g.rater] for g in some] for some in given.values()]
    schema = {"report": pl.String(), "grades:given": kind}
    table = pl.DataFrame({"report": list(given), "grades:given": written}, schema)
    joined = claims.join(table, on="report", how="left", maintain_order="left")
    return joined.with_columns(grades=pl.coalesce("grades:given", "grades")).drop("grades:given")


def last_of_each_rater(grades: Sequence[Grade]) -> tuple[Grade, ...]:
    """Return grades without those that their raters have given anew."""
    return tuple({grade.rater or n: grade for n, grade in enumerate(grades)}.values())


def _unknown(name: str, numbers: Collection[int]) -> Iterator[Finding]:
    for number in sorted(numbers):
        message = f"Entry {number} says what this version of Servanda cannot read; it is left out."
        yield Finding("entry-unknown", Severity.MEDIUM, message, span=place(name, number + 1))
