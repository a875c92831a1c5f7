"""`servanda evidence add` adds reports and answers to reports to a ledger, and begins one."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text as Styled

from servanda.desk.cli.evidence.amending import Amending
from servanda.desk.cli.evidence.options import Ledger, RecordedBy, readable
from servanda.desk.cli.evidence.showing import in_words, print_head
from servanda.desk.cli.evidence.statements import (
    Statements,
    read_statements,
    written,
)
from servanda.desk.cli.opening import FAILURE, FINDINGS, opened
from servanda.desk.cli.output import complain, console
from servanda.dossier import Dossier
from servanda.evidence import labels_in
from servanda.evidence.ledger import (
    Added,
    Adding,
    Content,
    LedgerFile,
    open_for_adding,
)
from servanda.evidence.record import LabelsElsewhere
from servanda.findings import Finding, Text
from servanda.findings.rendering import print_findings, print_hanging
from servanda.findings.rendering.printable import printable


def add(  # noqa: PLR0913 - as many as there are things to say of an entry
    *,
    ledger: Ledger,
    statements: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[STATEMENT]…",
            help="Reports and answers in Pact, as under “Reports”; - reads standard input.",
            show_default=False,
        ),
    ] = None,
    by: RecordedBy = "",
    pact: Annotated[
        Path | None,
        typer.Option(metavar="NAME.pact.md", help="The pact file whose words are used."),
    ] = None,
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="Read the statements from this file."),
    ] = None,
    corrects: Annotated[
        str | None,
        typer.Option(metavar="REPORT", help="The one report added takes the place of this one."),
    ] = None,
    withdraws: Annotated[
        list[str] | None,
        typer.Option(metavar="REPORT", help="Take back a report; may be given several times."),
    ] = None,
    because: Annotated[
        str | None,
        typer.Option(metavar="REASON", help="Why it is corrected or taken back."),
    ] = None,
    grade: Annotated[
        list[str] | None,
        typer.Option(
            metavar="REPORT=GRADE",
            help="Grade a report that is there, as in R7=B2; you are the rater.",
        ),
    ] = None,
) -> int:
    """Add reports, answers to them, corrections and withdrawals to a ledger."""
    text, said = written(statements or [], source)
    amending = Amending(
        readable(by),
        readable(because) if because is not None else None,
        readable(corrects) if corrects is not None else None,
        tuple(readable(label) for label in withdraws or ()),
        tuple(readable(graded) for graded in grade or ()),
    )
    objection = amending.objection(with_statements=text is not None)
    if text is not None and pact is None:
        objection = "Say with --pact which pact file's words the statements use."
    if not by.strip():
        objection = 'Say with --by who records it, as in --by "Ann Reader".'
    if objection is not None and not said.mistaken:
        complain(objection)
        return FAILURE
    if said.mistaken:
        return _cannot(said.findings)
    dossier = opened(pact) if pact is not None else None
    if pact is not None and dossier is None:
        return FAILURE
    return _add(LedgerFile(ledger), _Wanted(text, said, dossier, amending))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What somebody wants to add."""

    text: Text | None
    said: Statements
    dossier: Dossier | None
    amending: Amending

    @property
    def elsewhere(self) -> frozenset[str]:
        return labels_in(self.dossier.file) if self.dossier else frozenset()

    def entries(self, there: Container[str]) -> Statements:
        """Return the entries, in a ledger that has the reports of the labels `there`."""
        stated = self.said
        if self.text is not None and self.dossier is not None:
            known = LabelsElsewhere(self.elsewhere, (there,))
            stated = read_statements(self.text, self.dossier, known)
        return self.amending.entries(stated)


def _add(store: LedgerFile, wanted: _Wanted) -> int:
    title = wanted.dossier.file.front.get("title") if wanted.dossier else None
    adding, notes = open_for_adding(store, wanted.amending.by, agreement=title)
    if adding is None:
        return _cannot(notes)
    with adding:
        entries = wanted.entries(adding.reports)
        before = adding.head.number
        added = Added(0) if entries.mistaken else adding.append(entries.contents, wanted.elsewhere)
    findings = (*notes, *entries.findings, *added.findings)
    if not added.count:
        return _refuse(wanted, findings)
    _tell(console(), store, adding, entries.contents, before)
    if findings:
        print_findings(console(), findings, _sources(wanted))
    return 0


def _cannot(findings: tuple[Finding, ...]) -> int:
    print_findings(Console(stderr=True, highlight=False), findings, {})
    return FAILURE


def _refuse(wanted: _Wanted, findings: tuple[Finding, ...]) -> int:
    print_findings(console(), findings, _sources(wanted))
    complain("Nothing was added.")
    return FINDINGS


def _sources(wanted: _Wanted) -> dict[str, Text]:
    texts = (wanted.text, wanted.dossier.text if wanted.dossier else None)
    return {text.name: text for text in texts if text is not None}


def _tell(
    out: Console, store: LedgerFile, adding: Adding, contents: tuple[Content, ...], before: int
) -> None:
    begun = " is a new ledger. It" if adding.begun else ""
    print_hanging(out, Styled(), Styled(printable(f"{store.name}{begun} has now:")))
    for number, content in enumerate(contents, before + 1):
        print_hanging(out, Styled(f"  {number}  "), Styled(printable(in_words(content))))
    print_head(out, adding.head)
