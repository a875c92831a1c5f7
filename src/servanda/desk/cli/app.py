"""The command line as a whole: its commands, and how it ends.

Exit codes are a linter's: 0 nothing found, 1 findings, 2 it could not be done.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from servanda import __version__
from servanda.desk.cli.annotate import annotate
from servanda.desk.cli.bargain import bargain
from servanda.desk.cli.check import check
from servanda.desk.cli.evidence import evidence
from servanda.desk.cli.explain import explain
from servanda.desk.cli.export import export
from servanda.desk.cli.format import format_
from servanda.desk.cli.hold import hold
from servanda.desk.cli.implementation import implementation
from servanda.desk.cli.import_ import import_
from servanda.desk.cli.matrix import matrix
from servanda.desk.cli.monitor import monitor
from servanda.desk.cli.opening import FAILURE
from servanda.desk.cli.output import complain
from servanda.desk.cli.propose import propose
from servanda.desk.cli.provisions import provisions
from servanda.desk.cli.read import read
from servanda.desk.cli.report import report
from servanda.desk.cli.review import review
from servanda.desk.cli.revisions import revisions_
from servanda.desk.cli.rules import rules
from servanda.desk.cli.why import why

app = typer.Typer(
    name="servanda",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)
for command in (read, propose, provisions, check, review, rules, explain, matrix, report, export):
    app.command()(command)
app.command("format")(format_)
app.command("import")(import_)
app.command()(annotate)
app.command()(bargain)
app.command()(monitor)
app.command()(implementation)
app.command("revisions")(revisions_)
app.command()(why)
app.command()(hold)
app.add_typer(evidence)

_OF_THE_VALIDATOR = "Value error, "
"""What the library that reads options puts before a message; it says nothing to a reader."""


def _tell_version(wanted: bool) -> None:  # noqa: FBT001 - as typer calls it
    if wanted:
        typer.echo(f"servanda {__version__}")
        raise typer.Exit


@app.callback()
def servanda(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Say which.")
    ] = False,
) -> None:
    """Make a negotiated agreement computable: pacta sunt servanda."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command line; return its exit code."""
    try:
        result = app(args=arguments, prog_name="servanda", standalone_mode=False)
    except typer.Exit as leaving:
        return int(leaving.exit_code)
    except typer.TyperException as mistake:
        complain(_explained(mistake))
        return FAILURE
    except (typer.Abort, KeyboardInterrupt):
        return FAILURE
    except BrokenPipeError:  # the reader of our output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILURE
    return int(result or 0)


def _explained(mistake: typer.TyperException) -> str:
    """Say what is wrong with a command line, and where its use is described."""
    context = getattr(mistake, "ctx", None)
    command = context.command_path if context else "servanda"
    said = mistake.format_message().replace(_OF_THE_VALIDATOR, "").rstrip(".")
    return f"{said}. “{command} --help” tells how it is used."
