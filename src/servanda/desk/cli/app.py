"""The command line as a whole: its commands, and how it ends.

Exit codes are a linter's: 0 nothing found, 1 findings, 2 it could not be done.
"""

from __future__ import annotations

import typer

from servanda.desk.cli.check import check
from servanda.desk.cli.review import review

app = typer.Typer(
    name="servanda",
    help="Makes a negotiated agreement computable: pacta sunt servanda.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command()(check)
app.command()(review)


def main(arguments: list[str] | None = None) -> int:
    """Run a command line; return its exit code."""
    try:
        result = app(args=arguments, standalone_mode=False)
    except typer.Exit as leaving:
        return int(leaving.exit_code)
    return int(result or 0)
