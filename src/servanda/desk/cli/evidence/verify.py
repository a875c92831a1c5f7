"""`servanda evidence verify` says whether a ledger is as it was written."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from servanda.desk.cli.evidence.opening import walking
from servanda.desk.cli.evidence.options import Ledger
from servanda.desk.cli.evidence.showing import print_head
from servanda.desk.cli.opening import FAILURE, exit_code
from servanda.desk.cli.options import Force, Output
from servanda.desk.cli.output import Destination, complain
from servanda.evidence.ledger import LedgerFile, Verification
from servanda.evidence.ledger import verify as verified
from servanda.evidence.ledger.verification import SHORTEST_NOTE
from servanda.findings import Severity
from servanda.findings.rendering import finding_as_json, print_findings, print_hanging
from servanda.findings.rendering.printable import printable

SCHEMA = "servanda/evidence-verify-1.json"

_NOTE = re.compile(rf"[0-9a-f]{{{SHORTEST_NOTE},64}}")


class Form(StrEnum):
    """How the answer is shown."""

    TEXT = "text"
    JSON = "json"


def verify(
    *,
    ledger: Ledger,
    head: Annotated[
        str | None,
        typer.Option(
            "--head", metavar="HASH", help="A hash noted down earlier, or its first 16 digits."
        ),
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="How to show the answer.")] = Form.TEXT,
    output: Output = None,
    force: Force = False,
) -> int:
    """Say whether any entry was changed, taken out, moved or put in, and which."""
    noted = None if head is None else "".join(head.split()).lower()
    if noted is not None and not _NOTE.fullmatch(noted):
        complain(f"“{head}” is no hash: it has 16 to 64 digits from 0 to 9 and a to f.")
        return FAILURE
    destination = Destination(output, force)
    if not destination.is_free():
        return FAILURE
    store = LedgerFile(ledger)
    with walking("Verifying", store) as step:
        verification, wrong = verified(store, noted, step)
    if verification is None:
        print_findings(Console(stderr=True, highlight=False), wrong, {})
        return FAILURE
    if form is Form.TEXT:
        written = destination.show(lambda console: _print(console, verification))
    else:
        written = destination.write(_as_json(str(ledger), verification))
    amiss = any(f.severity is not Severity.NOTE for f in verification.findings)
    return exit_code(found=amiss, failed=not written)


def _print(console: Console, verification: Verification) -> None:
    title = verification.begun.agreement
    if title:
        print_hanging(console, Text(), Text(printable(f"A ledger on “{title}”.")))
    print_head(console, verification.head)
    note = "Note that hash down elsewhere: only with it can be seen later that nothing was cut off."
    print_hanging(console, Text(), Text(note))
    if verification.noted is not None:
        since = _since(verification.noted, verification.head.number)
        print_hanging(console, Text(), Text(since))
    console.print()
    print_findings(console, verification.findings, {})


def _since(noted: int, last: int) -> str:
    added = {0: "Nothing was", 1: "One entry was"}.get(
        last - noted, f"{last - noted:,} entries were"
    )
    return f"The hash you noted is that of entry {noted:,}. {added} added since."


def _as_json(name: str, verification: Verification) -> str:
    document = {
        "schema": SCHEMA,
        "ledger": name,
        "agreement": verification.begun.agreement,
        "entries": verification.entries,
        "head": {"entry": verification.head.number, "hash": verification.head.hash},
        "noted": verification.noted,
        "findings": [finding_as_json(finding) for finding in verification.findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)
