"""`servanda why` tells why a verdict is what it is, or why it is not what somebody expected."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from servanda.desk.cli.evidence_files import FeedForm, pact_files_of
from servanda.desk.cli.feeds import Layout, MappingFile
from servanda.desk.cli.monitor_choice import hint, of_clauses
from servanda.desk.cli.monitored import (
    AsOf,
    Given,
    Suppose,
    ViewNames,
    monitored,
    tell_of_set_aside,
)
from servanda.desk.cli.opening import FAILURE
from servanda.desk.cli.options import Force, Output, PactFile
from servanda.desk.cli.output import Destination, complain
from servanda.desk.cli.why_text import Told, print_proof
from servanda.dossier import Dossier
from servanda.monitor.explanation import Inquiry, Proof, Proofs, as_json
from servanda.monitor.monitoring import Monitoring
from servanda.monitor.verdict import Status
from servanda.monitor.views.across import Question
from servanda.report.timeline.citing import Citing
from servanda.report.timeline.evidence import evidence as cited
from servanda.vocabulary.calendar import NoSuchMomentError, moment

SCHEMA = "servanda/why-1.json"


class Form(StrEnum):
    """How proofs are shown."""

    TEXT = "text"
    JSON = "json"


def why(  # noqa: PLR0913 - each is an option
    *,
    pact: PactFile,
    arguments: Annotated[
        list[str],
        typer.Argument(metavar="EVIDENCE… CLAUSE", help="Evidence as for monitor; then a clause."),
    ],
    as_of: AsOf = None,
    view: ViewNames = None,
    expected: Annotated[
        str | None,
        typer.Option("--not", metavar="STATUS", help="Tell why it has not this status instead."),
    ] = None,
    during: Annotated[
        str | None,
        typer.Option("--during", metavar="DATE", help="Tell only of acts of that day or month."),
    ] = None,
    suppose: Suppose = None,
    mapping: MappingFile = None,
    layout: Layout = None,
    form: Annotated[Form, typer.Option("--format", help="How to show it.")] = Form.TEXT,
    output: Output = None,
    force: Force = False,
) -> int:
    """Tell why a clause has its verdict: each step, down to quoted words and reports."""
    destination = Destination(output, force)
    *names, clause = arguments
    evidence = [Path(name) for name in names]
    inquiry = _inquiry(expected, during)
    if inquiry is None or not destination.is_free():
        return FAILURE
    feeds = FeedForm(mapping, layout)
    found = monitored(pact, Given(evidence, as_of, view, suppose, feeds))
    asked = of_clauses(found[1].questions, (clause,)) if found is not None else None
    if found is None or asked is None:
        return FAILURE
    dossier, monitoring = found
    tell_of_set_aside((monitoring.record,))
    proofs = tuple(dict.fromkeys(_proofs(monitoring, asked, inquiry)))
    quotes = {norm.id: norm.quote for norm in dossier.agreement.norms}
    words = _words(proofs, dossier, monitoring, evidence)
    if form is Form.JSON:
        return 0 if destination.write(_as_json(proofs, quotes, words)) else FAILURE

    def print_all(console: Console) -> None:
        for told in proofs:
            print_proof(console, told, quotes, words)

    return 0 if destination.show(print_all) else FAILURE


def _inquiry(expected: str | None, during: str | None) -> Inquiry | None:
    """Return what is asked; say so where there is no such status, or no such date."""
    names = {status.value: status for status in Status}
    if expected is not None and expected not in names:
        complain(f"There is no status “{expected}”. {hint(expected, names)}")
        return None
    try:
        return Inquiry(names.get(expected or ""), moment(during) if during else None)
    except NoSuchMomentError as problem:
        complain(str(problem))
        return None


def _proofs(monitoring: Monitoring, asked: Sequence[Question], inquiry: Inquiry) -> Iterator[Told]:
    """Yield the proofs of each verdict; views that rest on the same share one."""
    made = Proofs(monitoring)
    for question in asked:
        shared: dict[tuple[Proof, int | None], list[str]] = {}
        for view, answer in question.answers.items():
            proofs = made.of(question, view, inquiry)
            vague = answer.since_earliest if len(proofs) == 1 else None
            for setting, found in proofs:
                said = replace(found.verdict, since=answer.verdict.since)
                proof = found if vague is None else replace(found, verdict=said)
                settles = ", ".join(choice for _, choice in setting)
                told = f"{view} ({settles})" if settles else view
                shared.setdefault((proof, vague), []).append(told)
        for (proof, vague), views in shared.items():
            yield Told(tuple(views), proof, vague)


def _words(
    proofs: Sequence[Told], dossier: Dossier, monitoring: Monitoring, evidence: Sequence[Path]
) -> dict[str, str]:
    """Return what each report says, whose word it is, what others say to it, and its sources."""
    labels = dict.fromkeys(label for told in proofs for label in told.proof.reports)
    citing = Citing({label: number for number, label in enumerate(labels, 1)})
    files = (dossier.file, *(other.file for other in pact_files_of(evidence)))
    return {
        shown.label: " ".join([
            shown.words, *shown.stances, *(f"{label}: {words}" for label, words in shown.sources)
        ])
        for shown in cited(citing, monitoring.record, files)
    }  # fmt: skip


def _as_json(proofs: Sequence[Told], quotes: Mapping[str, str], words: Mapping[str, str]) -> str:
    told = [as_json(one.proof, one.views, quotes, words) for one in proofs]
    return json.dumps({"schema": SCHEMA, "proofs": told}, ensure_ascii=False, indent=2)
