"""`servanda evidence list` shows the reports of a ledger, each with its history."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from servanda.desk.cli.evidence.opening import accounted
from servanda.desk.cli.evidence.options import KnownOn, Ledger, Since, Until
from servanda.desk.cli.evidence.reported import as_json, lines_of
from servanda.desk.cli.evidence.selection import Selection
from servanda.desk.cli.opening import FAILURE, exit_code
from servanda.desk.cli.options import Force, Output
from servanda.desk.cli.output import Destination
from servanda.evidence.ledger import Account, Answered, DeclaredComplete, Reported
from servanda.evidence.ledger.history import History, histories
from servanda.findings.rendering import finding_as_json, print_findings, print_hanging
from servanda.findings.rendering.printable import printable
from servanda.vocabulary.calendar import as_date

SCHEMA = "servanda/evidence-list-1.json"

_MOST_SHOWN = 1000
"""Nobody reads more on a terminal."""


class Form(StrEnum):
    """How the reports are shown."""

    TEXT = "text"
    JSON = "json"


def list_(  # noqa: PLR0913 - as many as there are ways to choose
    *,
    ledger: Ledger,
    party: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only reports that name it, or that it answered."),
    ] = None,
    about: Annotated[
        str | None,
        typer.Option(metavar="WORD", help="Only reports of this verb, measure, event or clause."),
    ] = None,
    since: Since = None,
    until: Until = None,
    known_on: KnownOn = None,
    form: Annotated[Form, typer.Option("--format", help="How to show them.")] = Form.TEXT,
    output: Output = None,
    force: Force = False,
) -> int:
    """List the reports of a ledger, what was said of each, and what became of it."""
    destination = Destination(output, force)
    if not destination.is_free():
        return FAILURE
    account = accounted(ledger, known_on)
    if account is None:
        return FAILURE
    start, end = since and since.first, until and until.last
    listing = _Listing(account, Selection(party, about, start, end))
    if form is Form.TEXT:
        written = destination.show(listing.print)
    else:
        written = destination.write(listing.as_json(str(ledger)))
    return exit_code(found=bool(account.findings), failed=not written)


@dataclass(frozen=True, slots=True)
class _Listing:
    """The reports of an account that are wanted, and what else is in it."""

    account: Account
    selection: Selection

    def histories(self) -> list[History]:
        return [one for one in histories(self.account) if self.selection.has(one)]

    def complete(self) -> list[DeclaredComplete]:
        about = self.selection.about
        contents = (event.content for event in self.account.events)
        declared = (content for content in contents if isinstance(content, DeclaredComplete))
        return [one for one in declared if about in {None, one.declared.what}]

    def elsewhere(self) -> list[Answered]:
        """Return what was said of reports that the ledger does not have."""
        here = set(self.account.reports["label"])
        contents = (event.content for event in self.account.events)
        answers = (
            replace(one, reports=tuple(label for label in one.reports if label not in here))
            for one in contents
            if isinstance(one, Answered) and self.selection.party in {None, one.party}
        )
        return [answer for answer in answers if answer.reports]

    def print(self, console: Console) -> None:
        found = self.histories()
        for history in found[:_MOST_SHOWN]:
            _print(console, history)
        if (hidden := len(found) - _MOST_SHOWN) > 0:
            more = f"{hidden:,} more are not shown here; “--format json” tells all of them."
            print_hanging(console, Text(), Text(more))
        for declared in self.complete():
            print_hanging(console, Text(), Text(printable(_declared(declared))))
        for answer in self.elsewhere():
            said = f"{answer.party} {answer.attitude} {' and '.join(answer.reports)}."
            print_hanging(console, Text(), Text(printable(said)))
        ended = sum(history.ended is not None for history in found)
        count = "1 report" if len(found) == 1 else f"{len(found):,} reports"
        gone = f", of which {ended:,} no longer count" if ended else ""
        print_hanging(console, Text(), Text(f"{count}{gone}.", style="bold"))
        if self.account.findings:
            console.print()
            print_findings(console, self.account.findings, {})

    def as_json(self, name: str) -> str:
        document = {
            "schema": SCHEMA,
            "ledger": name,
            "agreement": self.account.begun.agreement,
            "reports": [as_json(history) for history in self.histories()],
            "complete": [
                {"what": one.declared.what, "by": one.declared.by, "until": one.declared.until}
                for one in self.complete()
            ],
            "answers_elsewhere": [
                {"party": one.party, "attitude": one.attitude, "reports": one.reports}
                for one in self.elsewhere()
            ],
            "findings": [finding_as_json(finding) for finding in self.account.findings],
        }
        return json.dumps(document, ensure_ascii=False, indent=2)


def _print(console: Console, history: History) -> None:
    recorded = f"entry {history.entry:,}, recorded {as_date(history.recorded)} by {history.by}"
    heading = Text.assemble((printable(history.label), "bold"), f"  {printable(recorded)}")
    if history.ended is not None:
        corrected = isinstance(history.ended.content, Reported)
        heading.append(", corrected since" if corrected else ", withdrawn since", style="italic")
    print_hanging(console, Text(), heading)
    for line in lines_of(history):
        print_hanging(console, Text("  "), Text(printable(line)))
    console.print()


def _declared(content: DeclaredComplete) -> str:
    declared = content.declared
    by = f", by {' and '.join(declared.by)}" if declared.by else ""
    until = f", until {as_date(declared.until)}" if declared.until is not None else ""
    return f"Reports of {declared.what} are complete{by}{until}."
