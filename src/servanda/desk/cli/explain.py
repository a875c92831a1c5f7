"""`servanda explain` tells why a rule is there."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markdown import Markdown

from servanda.desk.cli.opening import FAILURE
from servanda.desk.cli.output import complain, console
from servanda.desk.cli.rule_choice import no_such_rule, rule_codes
from servanda.review.catalogue import page_of, rule_named


def explain(
    rule: Annotated[
        str,
        typer.Argument(
            metavar="RULE", help="A rule's name, as findings give it.", autocompletion=rule_codes
        ),
    ],
) -> int:
    """Show a rule's page: what it looks for, why, where it went wrong, what silences it."""
    found = rule_named(rule)
    if found is None:
        complain(no_such_rule(rule))
        return FAILURE
    output = console()
    if output.is_terminal:
        output.print(Markdown(page_of(found)))
    else:
        typer.echo(page_of(found).rstrip("\n"))
    return 0
