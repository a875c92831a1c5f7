"""`servanda monitor` tells whether an agreement is kept, and according to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from servanda.desk.cli.engines import (
    SHARDS,
    ChosenEngine,
    EngineName,
    Master,
    Shards,
    judged_by,
)
from servanda.desk.cli.evidence_files import FeedForm, pact_files_of
from servanda.desk.cli.feeds import Layout, MappingFile
from servanda.desk.cli.monitor_choice import of_clauses
from servanda.desk.cli.monitor_summary import print_beginning, print_evidence, print_summary
from servanda.desk.cli.monitor_text import print_verdicts
from servanda.desk.cli.monitored import AsOf, Evidence, Given, Suppose, ViewNames, monitored
from servanda.desk.cli.opening import FAILURE, exit_code
from servanda.desk.cli.options import Force, Output, PactFile
from servanda.desk.cli.output import Destination
from servanda.desk.cli.over_time import over_time
from servanda.dossier import Dossier
from servanda.monitor.as_json import to_json
from servanda.monitor.monitoring import TRIES, Monitoring
from servanda.monitor.views.across import AMISS, Question
from servanda.report import monitor_page

MOST_LISTED = 200
"""Of more verdicts than these, those of which there is nothing to tell are counted alone."""


@dataclass(frozen=True, slots=True)
class _Delivery:
    """How and where the verdicts go.

    `now` says that nobody said as of when; `files` are the pact files among the evidence.
    """

    form: Form
    destination: Destination
    now: bool
    files: tuple[Dossier, ...]


class Form(StrEnum):
    """How the verdicts are shown."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def monitor(  # noqa: PLR0913 - each is an option
    *,
    pact: PactFile,
    evidence: Evidence = None,
    as_of: AsOf = None,
    view: ViewNames = None,
    clause: Annotated[
        list[str] | None,
        typer.Option(metavar="CLAUSE", help="Only this clause; may be given several times."),
    ] = None,
    suppose: Suppose = None,
    mapping: MappingFile = None,
    layout: Layout = None,
    tries: Annotated[
        int,
        typer.Option(min=0, help="How many changes are tried for what one verdict turns on."),
    ] = TRIES,
    engine: ChosenEngine = EngineName.HERE,
    master: Master = None,
    shards: Shards = SHARDS,
    form: Annotated[Form, typer.Option("--format", help="How to show it.")] = Form.TEXT,
    output: Output = None,
    force: Force = False,
) -> int:
    """Tell whether an agreement is kept, and according to whom."""
    destination = Destination(output, force)
    given = Given(evidence, as_of, view, suppose, FeedForm(mapping, layout))
    found = monitored(pact, given) if destination.is_free() else None
    monitoring = judged_by(found[1], engine, master, shards) if found else None
    if found is None or monitoring is None:
        return FAILURE
    dossier, monitoring = found[0], replace(monitoring, tries=tries)
    asked = of_clauses(monitoring.questions, clause or ())
    if asked is None:
        return FAILURE
    files = pact_files_of(evidence or ())
    to = _Delivery(form, destination, now=as_of is None, files=files)
    written = _deliver(dossier, monitoring, asked, to)
    amiss = any(AMISS & set(question.views_by_status) for question in asked)
    return exit_code(found=amiss, failed=not written)


def _deliver(
    dossier: Dossier, monitoring: Monitoring, asked: Sequence[Question], to: _Delivery
) -> bool:
    questions = _listed(asked)

    def print_all(console: Console) -> None:
        shown = questions[:MOST_LISTED]
        print_beginning(console, monitoring, now=to.now)
        quotes = {norm.id: norm.quote for norm in dossier.agreement.norms}
        print_verdicts(console, monitoring, shown, quotes)
        print_summary(console, monitoring, asked, len(asked) - len(shown))
        print_evidence(console, monitoring)

    match to.form:
        case Form.TEXT:
            return to.destination.show(print_all)
        case Form.JSON:
            return to.destination.write(to_json(monitoring, questions, asked))
        case Form.HTML:
            page = monitor_page(dossier, over_time(monitoring, to.files))
            return to.destination.write(page)


def _listed(asked: Sequence[Question]) -> Sequence[Question]:
    """Return the questions to list: all of them, or of very many those that are not plain."""
    if len(asked) <= MOST_LISTED:
        return asked
    return tuple(question for question in asked if not question.is_plain)
