"""`servanda hold` tells what follows from a breach, who could stop it, and when keeping pays."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from servanda.bargaining.as_json.outlook import outlook_to_json
from servanda.bargaining.enforcement import Assumptions, Outlook, outlook_of
from servanda.bargaining.outlook_told import told
from servanda.bargaining.pictures.outlook import pictures_of_outlook
from servanda.desk.cli.bargain_text import print_answer
from servanda.desk.cli.opening import FAILURE, exit_code, opened
from servanda.desk.cli.options import Force, Output
from servanda.desk.cli.output import Destination, complain
from servanda.desk.cli.progress import waiting
from servanda.dossier import Dossier
from servanda.exchange.options_file import OpenedOptions, open_options
from servanda.findings import Severity, Text
from servanda.findings.rendering import print_findings
from servanda.report import About, Bargaining, bargain_page


class Form(StrEnum):
    """How the answer is shown."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def hold(  # noqa: PLR0913 - each is an option
    *,
    pact: Annotated[
        Path | None,
        typer.Argument(
            metavar="NAME.pact.md",
            help="A pact file; - reads standard input. With --options it may be left out.",
        ),
    ] = None,
    options: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What you assume: figures, options, preferences (YAML)."),
    ] = None,
    clause: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CLAUSE", help="Look at this clause alone; may be given several times."
        ),
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="How to show it.")] = Form.TEXT,
    output: Output = None,
    force: Force = False,
) -> int:
    """Ask whether it would hold: what follows from a breach, and when keeping pays."""
    destination = Destination(output, force)
    if not destination.is_free():
        return FAILURE
    if pact is None and options is None:
        complain("Give a pact file, an options file (--options), or both.")
        return FAILURE
    dossier = opened(pact) if pact is not None else None
    assumed = open_options(options) if options is not None else None
    if (pact is not None and dossier is None) or not _usable(assumed):
        return FAILURE
    assumptions = assumed.assumptions if assumed is not None else None
    with waiting("Working it out"):
        outlook = _outlook(dossier, assumptions, tuple(clause or ()))
    wrong = [f for f in outlook.findings if f.severity is Severity.MISTAKE]
    if wrong:
        print_findings(_errors(), wrong, _sources(dossier, assumed))
        return FAILURE
    written = _deliver(outlook, _about(dossier, assumed), form, destination)
    return exit_code(found=bool(dossier and dossier.mistakes), failed=not written)


def _usable(assumed: OpenedOptions | None) -> bool:
    """Whether the options can be used; if not, say why."""
    if assumed is None or assumed.assumptions is not None:
        return True
    print_findings(_errors(), assumed.findings, {assumed.text.name: assumed.text})
    return False


def _outlook(
    dossier: Dossier | None, assumptions: Assumptions | None, clauses: tuple[str, ...]
) -> Outlook:
    if dossier is None:
        return outlook_of(None, None, assumptions, clauses)
    return outlook_of(dossier.agreement, dossier.positions, assumptions, clauses)


def _deliver(outlook: Outlook, about: About, form: Form, destination: Destination) -> bool:
    match form:
        case Form.TEXT:
            parts = told(outlook)
            return destination.show(lambda console: print_answer(console, about.title, parts))
        case Form.JSON:
            return destination.write(outlook_to_json(outlook))
        case Form.HTML:
            shown = Bargaining(told(outlook), pictures_of_outlook(outlook), "Would it hold?")
            return destination.write(bargain_page(about, shown))


def _about(dossier: Dossier | None, assumed: OpenedOptions | None) -> About:
    """Return what the answer is about: the agreement, or else what was typed in by hand."""
    if dossier is not None:
        return About.of(dossier.file)
    text = assumed.text if assumed is not None else Text("", "")
    return About.of_bytes(text.name, text.name, text.content.encode("utf-8"))


def _errors() -> Console:
    return Console(stderr=True, highlight=False)


def _sources(dossier: Dossier | None, assumed: OpenedOptions | None) -> dict[str, Text]:
    texts = [dossier.text] if dossier is not None else []
    texts += [assumed.text] if assumed is not None else []
    return {text.name: text for text in texts}
