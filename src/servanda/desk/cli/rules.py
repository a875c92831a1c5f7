"""`servanda rules` lists what is looked for."""

from __future__ import annotations

import json
from enum import StrEnum
from itertools import groupby
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from servanda.desk.cli.opening import FAILURE
from servanda.desk.cli.options import Force, Output
from servanda.desk.cli.output import Destination
from servanda.findings.rendering import print_hanging
from servanda.review.catalogue import RULES

SCHEMA = "servanda/rules-1.json"


class Form(StrEnum):
    """How the rules are listed."""

    TEXT = "text"
    JSON = "json"


def rules(
    *,
    form: Annotated[Form, typer.Option("--format", help="How to list them.")] = Form.TEXT,
    output: Output = None,
    force: Force = False,
) -> int:
    """List what the review looks for, family by family."""
    destination = Destination(output, force)
    if not destination.is_free():
        return FAILURE
    written = destination.show(_print) if form is Form.TEXT else destination.write(_as_json())
    return 0 if written else FAILURE


def _print(console: Console) -> None:
    width = max((len(rule.code) for rule in RULES), default=0)
    for family, members in groupby(RULES, key=lambda rule: rule.family):
        console.print(Text(family.replace("_", " ").capitalize(), style="bold"))
        for rule in members:
            asks = " (asks a person)" if rule.kind.asks else ""
            print_hanging(console, Text(f"  {rule.code:{width}}  "), Text(rule.title + asks))
        console.print()
    console.print(Text(f"{len(RULES)} rules. “servanda explain RULE” shows the page of one."))


def _as_json() -> str:
    listed = [
        {
            "code": rule.code,
            "family": rule.family,
            "kind": rule.kind,
            "title": rule.title,
            "silenced_by": rule.silenced_by,
            "since": rule.since,
        }
        for rule in RULES
    ]
    return json.dumps({"schema": SCHEMA, "rules": listed}, ensure_ascii=False, indent=2)
