"""`servanda report` makes the page that is handed on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from servanda.bargaining.inquiry import Wishes
from servanda.desk.cli.bargain_files import laid_out, tell_mistakes
from servanda.desk.cli.bargained import bargaining_of
from servanda.desk.cli.evidence_files import FeedForm, pact_files_of
from servanda.desk.cli.feeds import Layout, MappingFile
from servanda.desk.cli.monitored import AsOf, Given, ViewNames, monitored
from servanda.desk.cli.opening import FAILURE, FINDINGS, opened
from servanda.desk.cli.options import Force, PactFile
from servanda.desk.cli.output import Destination
from servanda.desk.cli.over_time import over_time
from servanda.desk.cli.progress import progress
from servanda.report import report_page
from servanda.review import review
from servanda.review.catalogue import RULES


def report(  # noqa: PLR0913 - each is an option
    *,
    pact: PactFile,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE.html", help="Write the page here."),
    ] = None,
    force: Force = False,
    evidence: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE", help="Add the verdicts over time on this evidence; may be repeated."
        ),
    ] = None,
    as_of: AsOf = None,
    view: ViewNames = None,
    mapping: MappingFile = None,
    layout: Layout = None,
    positions: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="Add what could be agreed, by these positions and assumptions; may be repeated.",
        ),
    ] = None,
    date_shown: Annotated[
        bool, typer.Option("--date/--no-date", help="Whether the page bears the day it was made.")
    ] = True,
) -> int:
    """Make one page of it all: the words beside their reading, what is open, and the sources."""
    destination = Destination(output, force)
    if not destination.is_free():
        return FAILURE
    shown = None
    if evidence or as_of or view:
        found = monitored(pact, Given(evidence, as_of, view, feeds=FeedForm(mapping, layout)))
        dossier = found[0] if found else None
        shown = over_time(found[1], pact_files_of(evidence or ())) if found else None
    else:
        dossier = opened(pact)
    if dossier is None:
        return FAILURE
    with progress("Reviewing", len(RULES)) as step:
        reviewed = review(dossier.agreement, dossier.coverage, RULES, step)
    bargaining = None
    if positions:
        table = laid_out((pact, *positions))
        if table is None:
            return FAILURE
        if tell_mistakes(table):
            return FINDINGS
        bargaining = bargaining_of(table.asked(Wishes()))
    made = date.today() if date_shown else None  # noqa: DTZ011 - the day where the user is
    page = report_page(dossier, reviewed, made, shown, bargaining)
    return 0 if destination.write(page) else FAILURE
