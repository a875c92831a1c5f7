"""`servanda implementation` tells how far each clause is carried out, and according to whom."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from servanda.desk.cli.evidence.options import KnownOn
from servanda.desk.cli.evidence_files import FeedForm
from servanda.desk.cli.feeds import Layout, MappingFile
from servanda.desk.cli.implementation_forms import print_implementation, table_of
from servanda.desk.cli.monitored import (
    AsOf,
    Evidence,
    Given,
    ViewNames,
    monitored,
    tell_of_set_aside,
)
from servanda.desk.cli.opening import FAILURE
from servanda.desk.cli.options import Force, Output, PactFile
from servanda.desk.cli.output import Destination
from servanda.desk.cli.spreadsheet import write_table
from servanda.monitor.implementation import ViewImplementation
from servanda.monitor.implementation.as_json import as_json
from servanda.monitor.implementation.of_monitoring import implementations_of


class Form(StrEnum):
    """How the levels are shown."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def implementation(  # noqa: PLR0913 - each is an option
    *,
    pact: PactFile,
    evidence: Evidence = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    view: ViewNames = None,
    mapping: MappingFile = None,
    layout: Layout = None,
    form: Annotated[Form, typer.Option("--format", help="How to show it.")] = Form.TEXT,
    output: Output = None,
    force: Force = False,
) -> int:
    """Tell how far each clause is carried out, step by step, and according to whom."""
    destination = Destination(output, force)
    feeds = FeedForm(mapping, layout)
    given = Given(evidence, as_of, view, feeds=feeds, known_on=known_on)
    found = monitored(pact, given) if destination.is_free() else None
    if found is None:
        return FAILURE
    monitoring = found[1]
    tell_of_set_aside((monitoring.record,))
    told = implementations_of(monitoring)
    return 0 if _deliver(told, monitoring.hearing.as_of, form, destination) else FAILURE


def _deliver(
    found: tuple[ViewImplementation, ...], as_of: int, form: Form, destination: Destination
) -> bool:
    match form:
        case Form.TEXT:
            return destination.show(lambda console: print_implementation(console, found, as_of))
        case Form.JSON:
            told = as_json(found, as_of)
            return destination.write(json.dumps(told, ensure_ascii=False, indent=2))
        case Form.CSV:
            return write_table(destination, table_of(found))
