"""`servanda monitor` tells whether an agreement is kept, and according to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from servanda.desk.cli.evidence_files import records_of
from servanda.desk.cli.monitor_choice import chosen_views, of_clauses, suppositions
from servanda.desk.cli.monitor_summary import print_beginning, print_evidence, print_summary
from servanda.desk.cli.monitor_text import print_verdicts
from servanda.desk.cli.opening import FAILURE, exit_code, opened
from servanda.desk.cli.options import Force, Output, PactFile
from servanda.desk.cli.output import Destination, complain
from servanda.dossier import Dossier
from servanda.evidence.record import joined
from servanda.monitor.as_json import to_json
from servanda.monitor.monitoring import TRIES, Monitoring, monitoring_of, supposing
from servanda.monitor.views.across import AMISS, Question
from servanda.report import monitor_page
from servanda.report.timeline import Monitored, ViewPast
from servanda.vocabulary.calendar import NoSuchMomentError, instant, moment

MOST_LISTED = 200
"""Of more questions than these, those of which there is nothing to tell are counted alone."""


@dataclass(frozen=True, slots=True)
class _Delivery:
    """How and where the verdicts go; `now` says that nobody said as of when."""

    form: Form
    destination: Destination
    now: bool


class Form(StrEnum):
    """How the verdicts are shown."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def monitor(  # noqa: PLR0913 - each is an option
    *,
    pact: PactFile,
    evidence: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="EVIDENCE…", help="Pact files with reports, ledgers, feeds of events."
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="Judge as of then; now if not given."),
    ] = None,
    view: Annotated[
        list[str] | None,
        typer.Option(metavar="VIEW", help="Only this view; may be given several times."),
    ] = None,
    clause: Annotated[
        list[str] | None,
        typer.Option(metavar="CLAUSE", help="Only this clause; may be given several times."),
    ] = None,
    suppose: Annotated[
        list[str] | None,
        typer.Option(metavar="EVENT=DATE", help="Suppose that something took place: a what-if."),
    ] = None,
    tries: Annotated[
        int,
        typer.Option(min=0, help="How many changes are tried for what one verdict turns on."),
    ] = TRIES,
    form: Annotated[Form, typer.Option("--format", help="How to show it.")] = Form.TEXT,
    output: Output = None,
    force: Force = False,
) -> int:
    """Tell whether an agreement is kept, and according to whom."""
    destination = Destination(output, force)
    at = _instant(as_of)
    if at is None or not destination.is_free():
        return FAILURE
    dossier = opened(pact)
    if dossier is None:
        return FAILURE
    records = records_of(dossier, evidence or ())
    views = chosen_views(dossier, view or ())
    supposed = suppositions(suppose or (), dossier.agreement.vocabulary)
    if records is None or views is None or supposed is None:
        return FAILURE
    monitoring = monitoring_of(dossier.agreement, dossier.program, joined(records), views, at)
    monitoring = supposing(replace(monitoring, tries=tries), supposed)
    asked = of_clauses(monitoring.questions, clause or ())
    if asked is None:
        return FAILURE
    to = _Delivery(form, destination, now=as_of is None)
    written = _deliver(dossier, monitoring, asked, to)
    amiss = any(AMISS & set(question.views_by_status) for question in asked)
    return exit_code(found=amiss, failed=not written)


def _instant(written: str | None) -> int | None:
    """Return the instant as of which to judge, the last one of a day; say what is wrong with it."""
    if written is None:
        return instant(datetime.now(UTC))
    try:
        return moment(written).last
    except NoSuchMomentError as problem:
        complain(str(problem))
        return None


def _deliver(
    dossier: Dossier, monitoring: Monitoring, asked: Sequence[Question], to: _Delivery
) -> bool:
    questions = _listed(asked)

    def print_all(console: Console) -> None:
        print_beginning(console, monitoring, now=to.now)
        quotes = {norm.id: norm.quote for norm in dossier.agreement.norms}
        print_verdicts(console, monitoring, questions, quotes)
        print_summary(console, monitoring, len(asked) - len(questions))
        print_evidence(console, monitoring)

    match to.form:
        case Form.TEXT:
            return to.destination.show(print_all)
        case Form.JSON:
            return to.destination.write(to_json(monitoring, questions))
        case Form.HTML:
            return to.destination.write(monitor_page(dossier, _over_time(monitoring)))


def _over_time(monitoring: Monitoring) -> Monitored:
    """Return the past in each view, for the page with the timeline."""
    named = zip(monitoring.names, monitoring.pasts, strict=True)
    return Monitored(tuple(ViewPast(*pair) for pair in named), monitoring.record)


def _listed(asked: Sequence[Question]) -> Sequence[Question]:
    """Return the questions to list: all of them, or of very many those that are not plain."""
    if len(asked) <= MOST_LISTED:
        return asked
    return tuple(question for question in asked if not question.is_plain)
