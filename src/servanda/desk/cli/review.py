"""`servanda review` tells where a text will break."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from servanda.desk.cli.check import print_name
from servanda.desk.cli.opening import FAILURE, exit_code, opened_all
from servanda.desk.cli.options import Force, Output, PactFiles
from servanda.desk.cli.output import Destination, complain
from servanda.desk.cli.progress import progress
from servanda.desk.cli.review_summary import print_summary
from servanda.desk.cli.rule_choice import chosen, rule_codes
from servanda.dossier import Dossier
from servanda.findings.rendering import print_findings, to_sarif
from servanda.report import report_page
from servanda.review import Review, Rule
from servanda.review import review as run_rules
from servanda.review.as_json import to_json


class Form(StrEnum):
    """How the review is shown; `html` is the report."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    HTML = "html"


def review(  # noqa: PLR0913 - each is an option
    *,
    pacts: PactFiles,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULE",
            help="Run only this rule; may be given several times.",
            autocompletion=rule_codes,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULE",
            help="Leave this rule out; may be given several times.",
            autocompletion=rule_codes,
        ),
    ] = None,
    form: Annotated[
        Form, typer.Option("--format", help="How to show it; html is the report.")
    ] = Form.TEXT,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Tell also what every silent rule looked at.")
    ] = False,
    output: Output = None,
    force: Force = False,
) -> int:
    """Look for what the text leaves open and where it will break."""
    rules = chosen(select or (), ignore or ())
    destination = Destination(output, force)
    if rules is None or not destination.is_free():
        return FAILURE
    dossiers, complete = opened_all(pacts)
    if not dossiers:
        return FAILURE
    if form is Form.HTML and len(dossiers) > 1:
        complain("A report is on one agreement. Give one file at a time.")
        return FAILURE
    reviews = _reviews(dossiers, rules)
    written = _deliver(dossiers, reviews, form, destination, verbose=verbose)
    found = any(r.findings for r in reviews) or any(d.mistakes for d in dossiers)
    return exit_code(found=found, failed=not (complete and written))


def _reviews(dossiers: list[Dossier], rules: tuple[Rule, ...]) -> list[Review]:
    with progress("Reviewing", len(dossiers) * len(rules)) as step:
        return [run_rules(d.agreement, d.coverage, rules, step) for d in dossiers]


def _deliver(
    dossiers: list[Dossier],
    reviews: list[Review],
    form: Form,
    destination: Destination,
    *,
    verbose: bool,
) -> bool:
    pairs = list(zip(dossiers, reviews, strict=True))

    def print_all(console: Console) -> None:
        for dossier, reviewed in pairs:
            print_name(console, dossier, among=len(pairs))
            _print(console, dossier, reviewed, verbose=verbose)

    match form:
        case Form.TEXT:
            return destination.show(print_all)
        case Form.JSON:
            named = [(dossier.text.name, reviewed) for dossier, reviewed in pairs]
            return destination.write(to_json(named, [m for d in dossiers for m in d.mistakes]))
        case Form.SARIF:
            found = [f for r in reviews for f in (*r.findings, *r.to_settle, *r.answered)]
            return destination.write(to_sarif(found))
        case Form.HTML:
            return destination.write(report_page(dossiers[0], reviews[0]))


def _print(console: Console, dossier: Dossier, reviewed: Review, *, verbose: bool) -> None:
    sources = {dossier.text.name: dossier.text}
    settled = (*reviewed.to_settle, *reviewed.answered)
    print_findings(console, reviewed.findings, sources, counted=settled)
    print_summary(console, dossier, reviewed, verbose=verbose)
