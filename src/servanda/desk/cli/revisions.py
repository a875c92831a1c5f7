"""`servanda revisions` tells what later evidence changed of what was taken to be so."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from itertools import groupby
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from servanda.desk.cli.evidence.options import Since
from servanda.desk.cli.evidence_files import FeedForm, known_days
from servanda.desk.cli.feeds import Layout, MappingFile
from servanda.desk.cli.monitor_choice import instant_of
from servanda.desk.cli.monitored import (
    Asked,
    AsOf,
    Evidence,
    Given,
    ViewNames,
    asked,
    tell_of_set_aside,
)
from servanda.desk.cli.opening import FAILURE
from servanda.desk.cli.options import Force, Output, PactFile
from servanda.desk.cli.output import Destination
from servanda.desk.cli.progress import progress
from servanda.findings.rendering import print_hanging
from servanda.findings.rendering.printable import printable
from servanda.instrument.pact.inflection import counted
from servanda.monitor.agreeing import together
from servanda.monitor.as_json import time_told
from servanda.monitor.revision import Revision, Told, revisions
from servanda.monitor.verdict import Verdict
from servanda.monitor.wording import status_told
from servanda.vocabulary.calendar import DAY, as_date

SCHEMA = "servanda/revisions-1.json"


class Form(StrEnum):
    """How the revisions are shown."""

    TEXT = "text"
    JSON = "json"


def revisions_(  # noqa: PLR0913 - each is an option
    *,
    pact: PactFile,
    evidence: Evidence = None,
    since: Since = None,
    as_of: AsOf = None,
    view: ViewNames = None,
    mapping: MappingFile = None,
    layout: Layout = None,
    form: Annotated[Form, typer.Option("--format", help="How to show them.")] = Form.TEXT,
    output: Output = None,
    force: Force = False,
) -> int:
    """Tell which verdicts later evidence changed, day by day: what came late, or was withdrawn."""
    destination = Destination(output, force)
    until = instant_of(as_of)
    if until is None or not destination.is_free():
        return FAILURE
    about = asked(pact, Given(evidence, views=view, feeds=FeedForm(mapping, layout)))
    records = about.records() if about else None
    if about is None or records is None:
        return FAILURE
    tell_of_set_aside(records)
    first = since.first if since is not None else None
    known = known_days(records, about.files)
    days = [day for day in known if day >= (first or day) and day - DAY < until]
    with progress("Judging day by day", 2 * len(days)) as step:

        def judge(known: int, at: int) -> Told:
            step(known)
            return _told(about, known, at)

        found = list(revisions(judge, days))
    return 0 if _deliver(found, len(about.views), form, destination) else FAILURE


def _deliver(found: Sequence[Revision], views: int, form: Form, destination: Destination) -> bool:
    match form:
        case Form.TEXT:
            return destination.show(lambda console: _print(console, found, views))
        case Form.JSON:
            return destination.write(_as_json(found))


def _told(about: Asked, known: int, as_of: int) -> Told:
    monitoring = about.monitoring(as_of, known)
    if monitoring is None:  # a file that could be read a moment ago
        return {view.name: () for view in about.views}
    return {
        name: [q.answers[name].verdict for q in monitoring.questions if name in q.answers]
        for name in monitoring.names
    }


def _print(console: Console, found: Sequence[Revision], number: int) -> None:
    for known, of_day in groupby(found, key=lambda revision: revision.known):
        print_hanging(console, Text(), Text(f"What came on {as_date(known)} changed", "bold"))
        by_instance: dict[str, list[tuple[str, Revision]]] = {}
        for revision in of_day:
            by_instance.setdefault(_instance(revision.about), []).append((revision.view, revision))
        for instance, own in by_instance.items():
            print_hanging(console, Text("  "), Text(printable(instance)))
            for views, revision in together(own, _change, number):
                print_hanging(console, Text("    "), Text(printable(_sentence(views, revision))))
        console.print()
    changed = "Nothing" if not found else f"{counted(len(found), 'verdict')}, counted for each view"
    print_hanging(console, Text(), Text(f"Changed by what became known later: {changed}."))


def _instance(verdict: Verdict) -> str:
    rival = f", if read as “{verdict.rival}”" if verdict.rival else ""
    whom = ", ".join(dict.fromkeys(str(value) for _, value in verdict.instance))
    return f"[{verdict.clause}]{rival}  {verdict.kind}{f': {whom}' if whom else ''}"


def _change(revision: Revision) -> tuple[object, ...]:
    verdicts = (revision.before, revision.after)
    told = (status_told(verdict) if verdict else None for verdict in verdicts)
    return (*told, revision.reports)


def _sentence(views: str, revision: Revision) -> str:
    before, after = revision.before, revision.after
    taken = f"was taken to be {status_told(before)}" if before else "had not come about"
    turned = f"was {status_told(after)}" if after else "had not come about"
    because = f", on {', '.join(revision.reports)}" if revision.reports else ""
    return f"{views}: {taken}; {turned}{because}"


def _as_json(found: Sequence[Revision]) -> str:
    document = {"schema": SCHEMA, "revisions": [_revision(revision) for revision in found]}
    return json.dumps(document, ensure_ascii=False, indent=2)


def _revision(revision: Revision) -> dict[str, object]:
    about = revision.about
    return {
        "view": revision.view,
        "known": time_told(revision.known),
        "as_of": time_told(revision.as_of),
        "clause": about.clause,
        "rule": about.rule,
        "reading": about.rival,
        "instance": [
            {"variable": variable, "name": value.name, "identity": value.identity}
            for variable, value in about.instance
        ],
        "before": _verdict(revision.before),
        "after": _verdict(revision.after),
        "because": list(revision.reports),
    }


def _verdict(verdict: Verdict | None) -> dict[str, object] | None:
    if verdict is None:
        return None
    return {
        "status": verdict.status,
        "since": time_told(verdict.since),
        "episodes": len(verdict.episodes),
    }
