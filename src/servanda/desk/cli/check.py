"""`servanda check` tells whether a file is written as Pact and the monitor ask."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from servanda.desk.cli.opening import FAILURE, exit_code, opened_all
from servanda.desk.cli.options import Force, Output, PactFiles
from servanda.desk.cli.output import Destination
from servanda.desk.cli.word_use import print_word_use
from servanda.dossier import Dossier
from servanda.findings.rendering import print_findings, to_json, to_sarif


class Form(StrEnum):
    """How what was found is shown."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


def check(
    *,
    pacts: PactFiles,
    form: Annotated[Form, typer.Option("--format", help="How to show what was found.")] = Form.TEXT,
    words: Annotated[
        bool, typer.Option("--words", help="Show which words are read, set aside, or unread.")
    ] = False,
    output: Output = None,
    force: Force = False,
) -> int:
    """Say what in a pact file cannot be read, or not monitored, as it is written."""
    destination = Destination(output, force)
    if not destination.is_free():
        return FAILURE
    dossiers, complete = opened_all(pacts)
    found = [finding for dossier in dossiers for finding in dossier.all_told]
    written = not dossiers
    if dossiers:
        match form:
            case Form.TEXT:
                written = destination.show(lambda console: _print(console, dossiers, words=words))
            case Form.JSON:
                written = destination.write(to_json(found))
            case Form.SARIF:
                written = destination.write(to_sarif(found))
    return exit_code(found=bool(found), failed=not (complete and written))


def _print(console: Console, dossiers: list[Dossier], *, words: bool) -> None:
    for dossier in dossiers:
        print_name(console, dossier, among=len(dossiers))
        if words:
            print_word_use(console, dossier.coverage)
            console.print()
        print_findings(console, dossier.all_told, {dossier.text.name: dossier.text})


def print_name(console: Console, dossier: Dossier, among: int) -> None:
    """Head the answer for one of several files with its name."""
    if among > 1:
        console.rule(dossier.text.name, align="left", characters="─", style="dim")
