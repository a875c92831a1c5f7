"""`servanda evidence` keeps what is reported in a ledger: one file for each of its commands."""

import typer

from servanda.desk.cli.evidence.add import add
from servanda.desk.cli.evidence.verify import verify

evidence = typer.Typer(
    name="evidence",
    no_args_is_help=True,
    help="Keep what is reported in a ledger that shows every change.",
)
for command in (add, verify):
    evidence.command()(command)

__all__ = ["evidence"]
