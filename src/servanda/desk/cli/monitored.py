"""What commands that monitor an agreement have in common: their options, and how they begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from servanda.desk.cli.evidence_files import FeedForm, pact_files_of, records_of
from servanda.desk.cli.monitor_choice import chosen_views, instant_of, suppositions
from servanda.desk.cli.opening import opened
from servanda.desk.cli.output import complain
from servanda.dossier import Dossier
from servanda.evidence.claim import Claim
from servanda.evidence.record import EvidenceRecord, joined
from servanda.evidence.views import View
from servanda.monitor.monitoring import Monitoring, monitoring_of, supposing
from servanda.vocabulary.calendar import Moment

Evidence: TypeAlias = Annotated[
    list[Path] | None,
    typer.Argument(metavar="EVIDENCE…", help="Pact files with reports, ledgers, feeds of events."),
]
AsOf: TypeAlias = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Judge as of then; now if not given."),
]
ViewNames: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--view", metavar="VIEW", help="Only this view; may be given several times."),
]
Suppose: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(metavar="EVENT=DATE", help="Suppose that something took place: a what-if."),
]


@dataclass(frozen=True, slots=True)
class Given:
    """What the user gives a command that monitors, besides the agreement.

    With `known_on` only what was known at the end of that time counts.
    """

    evidence: Sequence[Path] | None = None
    as_of: str | None = None
    views: Sequence[str] | None = None
    suppose: Sequence[str] | None = None
    feeds: FeedForm = field(default_factory=FeedForm)
    known_on: Moment | None = None


@dataclass(frozen=True)
class Asked:
    """An agreement, the files of evidence beside it, and the views and suppositions asked for."""

    dossier: Dossier
    files: tuple[Path, ...]
    feeds: FeedForm
    views: tuple[View, ...]
    supposed: tuple[Claim, ...]

    def records(self, known: int | None = None) -> list[EvidenceRecord] | None:
        """Return the evidence; None, and the user is told why, where a file cannot be read."""
        return records_of(self.dossier, self.files, self.feeds, known)

    def monitoring(self, as_of: int, known: int | None = None) -> Monitoring | None:
        """Hold the evidence against the agreement as of an instant (µs since 1970).

        With `known` only what was known at that instant counts. None where a file cannot be read.
        """
        records = self.records(known)
        if records is None:
            return None
        views = self.views
        if known is not None:
            views = tuple(replace(view, known_on=known) for view in views)
        agreement, program = self.dossier.agreement, self.dossier.program
        monitoring = monitoring_of(agreement, program, joined(records), views, as_of)
        return supposing(monitoring, self.supposed)


def asked(pact: Path, given: Given) -> Asked | None:
    """Open what is asked about; say why where that cannot be done."""
    dossier = opened(pact)
    if dossier is None:
        return None
    # The agreement's own reports count anyway, and only once.
    files = tuple(dict.fromkeys(path for path in given.evidence or () if path != pact))
    if dossier.base is not None:
        # A file of reports stands for the agreement that it speaks of, and is evidence on it.
        dossier, files = dossier.base, (pact, *files)
    beside = pact_files_of(files)
    dossier = dossier.in_words_of(beside)
    views = chosen_views(dossier, beside, given.views or ())
    supposed = suppositions(given.suppose or (), dossier.agreement.vocabulary)
    if views is None or supposed is None:
        return None
    return Asked(dossier, files, given.feeds, views, supposed)


def monitored(pact: Path, given: Given) -> tuple[Dossier, Monitoring] | None:
    """Open an agreement and hold evidence against it; say why where that cannot be done."""
    at = instant_of(given.as_of)
    about = asked(pact, given) if at is not None else None
    if at is None or about is None:
        return None
    known = given.known_on.last if given.known_on is not None else None
    monitoring = about.monitoring(at, known)
    return None if monitoring is None else (about.dossier, monitoring)


def tell_of_set_aside(records: Iterable[EvidenceRecord]) -> None:
    """Say that not all the evidence counts, in commands that do not list what was set aside."""
    found = sum(len(record.set_aside) for record in records)
    if found:
        what = "One thing is" if found == 1 else f"{found:,} things are"
        complain(f"{what} set aside or to be said of the evidence; “servanda monitor” tells which.")
