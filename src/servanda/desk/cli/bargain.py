"""`servanda bargain` tells whether there is anything that all would sign, and what it would be."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from servanda.bargaining.as_json.data import as_data
from servanda.bargaining.as_json.inquiry import inquiry_as_data
from servanda.bargaining.inquiry import LIMIT, SEED, Inquiry, Wishes
from servanda.desk.cli.bargain_files import Table, laid_out, tell_mistakes
from servanda.desk.cli.bargain_power import claims_of
from servanda.desk.cli.bargain_text import print_answer
from servanda.desk.cli.bargained import bargaining_of
from servanda.desk.cli.opening import FAILURE, FINDINGS
from servanda.desk.cli.options import Force, Output
from servanda.desk.cli.output import Destination
from servanda.report import bargain_page

SCHEMA = "servanda/bargain-1.json"


class Form(StrEnum):
    """How the answer is shown."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="PACT POSITIONS…",
        help="A pact file, and files of positions and assumptions on it; or one case file.",
    ),
]
Powers = Annotated[
    list[str] | None,
    typer.Option(
        "--power", metavar="NAME=LOW..HIGH", help="Suppose that a party’s power lies there."
    ),
]


def bargain(  # noqa: PLR0913 - each is an option
    *,
    files: Files,
    power: Powers = None,
    patience: Annotated[
        list[str] | None,
        typer.Option(
            "--patience", metavar="NAME=LOW..HIGH", help="Suppose that a party is so patient."
        ),
    ] = None,
    lotteries: Annotated[
        bool, typer.Option("--lotteries", help="Let rules leave it to chance what is agreed.")
    ] = False,
    draws: Annotated[
        int | None,
        typer.Option(min=1, help="Draw what is not known exactly so many times."),
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Makes the same draws again.")] = SEED,
    limit: Annotated[
        int, typer.Option(min=1, help="Write out so many of packages that are equally good.")
    ] = LIMIT,
    form: Annotated[Form, typer.Option("--format", help="How to show it.")] = Form.TEXT,
    output: Output = None,
    force: Force = False,
) -> int:
    """Tell who bid what, what is not known, and whether there is anything that all would sign."""
    destination = Destination(output, force)
    table = laid_out(files) if destination.is_free() else None
    if table is None:
        return FAILURE
    claims = claims_of("power", power or (), table.problem.parties)
    patient = claims_of("patience", patience or (), table.problem.parties)
    if claims is None or patient is None:
        return FAILURE
    if tell_mistakes(table):
        return FINDINGS
    wishes = Wishes(claims, limit, patient, draws, seed, lotteries)
    inquiry = table.asked(wishes)
    return 0 if _deliver(table, inquiry, form, destination) else FAILURE


def _deliver(table: Table, inquiry: Inquiry, form: Form, destination: Destination) -> bool:
    shown = bargaining_of(inquiry)
    match form:
        case Form.TEXT:
            return destination.show(lambda console: print_answer(console, table.title, shown.parts))
        case Form.JSON:
            data = {
                "schema": SCHEMA,
                **inquiry_as_data(inquiry),
                "findings": as_data(table.findings),
            }
            return destination.write(json.dumps(data, ensure_ascii=False, indent=2))
        case Form.HTML:
            return destination.write(bargain_page(table.about, shown))
