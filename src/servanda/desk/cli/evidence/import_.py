"""`servanda evidence import` enters tables of event data in a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from servanda.desk.cli.evidence.options import Ledger, RecordedBy, readable
from servanda.desk.cli.evidence.showing import print_head
from servanda.desk.cli.feeds import Layout, MappingFile, SetAside, chosen_mapping, print_account
from servanda.desk.cli.opening import FAILURE, exit_code, opened
from servanda.desk.cli.options import Force
from servanda.desk.cli.output import Destination, complain, console
from servanda.desk.cli.progress import waiting
from servanda.evidence.ledger import LedgerFile, account_of, open_for_adding
from servanda.evidence.ledger.adding import machine_clock
from servanda.exchange.feeds import Entered, Entering, Feed
from servanda.findings import Severity
from servanda.findings.rendering import print_findings, print_hanging
from servanda.vocabulary.calendar import NoSuchMomentError, moment


def import_(  # noqa: PLR0913 - as many as there are things to say of an import
    *,
    ledger: Ledger,
    feeds: Annotated[
        list[Path], typer.Argument(metavar="FEED…", help="CSV, Parquet or JSON Lines.")
    ],
    pact: Annotated[
        Path,
        typer.Option(metavar="NAME.pact.md", help="The pact file that says what names mean."),
    ],
    by: RecordedBy = "",
    mapping: MappingFile = None,
    layout: Layout = None,
    name: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="What rows are labelled with, not the file's name."),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="Set aside what is dated later; else now."),
    ] = None,
    set_aside: SetAside = None,
    force: Force = False,
) -> int:
    """Enter event data in a ledger; say what became of every row."""
    aside = Destination(set_aside, force)
    objection = None if by.strip() else 'Say with --by who records it, as in --by "Ann Reader".'
    if len(feeds) > 1 and (name or set_aside):
        objection = "With --name or --set-aside, one file can be imported at a time."
    missing = [str(path) for path in feeds if not path.is_file()]
    if missing:
        objection = f"There is no file {', '.join(missing)}."
    if objection:
        complain(objection)
        return FAILURE
    chosen = chosen_mapping(mapping, layout) if aside.is_free() else None
    today = _instant(as_of) if chosen else None
    dossier = opened(pact) if today is not None else None
    if chosen is None or dossier is None:
        return FAILURE
    read = [
        Feed(path, chosen, dossier.feed_names, name, today=today, set_aside_to=set_aside)
        for path in feeds
    ]
    return _import(LedgerFile(ledger), read, readable(by), dossier.file.front.get("title"))


def _instant(written: str | None) -> int | None:
    now = machine_clock()
    if written is None:
        return now
    try:
        until = moment(written)
    except NoSuchMomentError as problem:
        complain(str(problem))
        return None
    if until.first > now:
        complain(f"{written} is still to come: nothing that is dated later than now is entered.")
        return None
    return min(until.last, now)


def _import(store: LedgerFile, feeds: list[Feed], by: str, title: str | None) -> int:
    adding, notes = open_for_adding(store, by, agreement=title)
    if adding is None:
        print_findings(Console(stderr=True, highlight=False), notes, {})
        return FAILURE
    with adding:
        known = None if adding.begun else account_of(store)[0]
        entering = Entering(adding, known)
        entered: list[Entered] = []
        for feed in feeds:
            with waiting(f"Reading {feed.path.name}"):
                entered.append(entering.enter(feed))
    out = console()
    for feed, one in zip(feeds, entered, strict=True):
        if feed.is_unread:
            print_findings(Console(stderr=True, highlight=False), feed.findings, {})
        else:
            print_account(out, feed)
            _tell(out, one)
    if adding.is_in_vain:
        print_hanging(out, Text(), Text("Nothing was entered, and no ledger was begun."))
    else:
        print_head(out, adding.head)
    if notes:
        print_findings(out, notes, {})
    found = (*notes, *(f for feed in feeds for f in feed.findings))
    refused = any(one.findings for one in entered)
    return exit_code(
        found=refused or any(f.severity is not Severity.NOTE for f in found),
        failed=any(feed.is_unread for feed in feeds),
    )


def _tell(out: Console, entered: Entered) -> None:
    out.print()
    said = (
        f"Reports: {entered.new:,} new, {entered.corrections:,} in the place of earlier ones, "
        f"{entered.already:,} that the ledger had already."
    )
    print_hanging(out, Text(), Text(said))
    if entered.findings:
        print_findings(out, entered.findings, {})
    out.print()
