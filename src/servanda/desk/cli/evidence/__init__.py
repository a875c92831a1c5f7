"""`servanda evidence` keeps what is reported in a ledger: one file for each of its commands."""

import typer

from servanda.desk.cli.evidence.add import add
from servanda.desk.cli.evidence.export import export
from servanda.desk.cli.evidence.import_ import import_
from servanda.desk.cli.evidence.list_ import list_
from servanda.desk.cli.evidence.verify import verify

evidence = typer.Typer(
    name="evidence",
    no_args_is_help=True,
    help="Keep what is reported in a ledger that shows every change.",
)
for command in (add, verify, export):
    evidence.command()(command)
evidence.command("list")(list_)
evidence.command("import")(import_)

__all__ = ["evidence"]
