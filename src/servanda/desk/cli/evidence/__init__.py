"""`servanda evidence` keeps what is reported in a ledger: one file for each of its commands."""

import typer

from servanda.desk.cli.evidence.verify import verify

evidence = typer.Typer(
    name="evidence",
    no_args_is_help=True,
    help="Keep what is reported in a ledger that shows every change.",
)
evidence.command()(verify)

__all__ = ["evidence"]
