"""The arguments and options that several commands on a ledger have, worded once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from servanda.vocabulary.calendar import Moment, NoSuchMomentError, moment


def _moment(written: str) -> Moment:
    try:
        return moment(written)
    except NoSuchMomentError as problem:
        raise typer.BadParameter(str(problem)) from None


Ledger: TypeAlias = Annotated[Path, typer.Argument(metavar="LEDGER", help="A ledger's file.")]
RecordedBy: TypeAlias = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="NAME",
        envvar="SERVANDA_RECORDED_BY",
        help="Who records it; the ledger keeps that with each entry.",
    ),
]
KnownOn: TypeAlias = Annotated[
    Moment | None,
    typer.Option(
        "--known-on",
        metavar="DATE",
        parser=_moment,
        help="Only what had been recorded by the end of this day (UTC).",
    ),
]
Since: TypeAlias = Annotated[
    Moment | None,
    typer.Option(metavar="DATE", parser=_moment, help="Only what happened then or later."),
]
Until: TypeAlias = Annotated[
    Moment | None,
    typer.Option(metavar="DATE", parser=_moment, help="Only what happened then or earlier."),
]


def readable(words: str) -> str:
    """Return words of the command line without bytes that are no letters."""
    return os.fsencode(words).decode("utf-8", "replace")
