"""Small ledgers to try things on."""

from collections.abc import Sequence
from pathlib import Path

from servanda.evidence.completeness import Completeness
from servanda.evidence.ledger import (
    Added,
    Adding,
    Answered,
    Content,
    DeclaredComplete,
    Graded,
    LedgerFile,
    Reported,
    Withdrawn,
    open_for_adding,
)
from servanda.instrument.pact.syntax import Attitude
from servanda.vocabulary.calendar import DAY, moment

NOON = moment("2026-01-03T12:00Z").first


def a_report(label: str, what: str = "build") -> Reported:
    row = {"kind": "act", "what": what, "subject": "Arden", "object": "camp", "teller": "Brell"}
    return Reported(label, (row,))


CONTENTS: tuple[Content, ...] = (
    a_report("R1"),
    a_report("R2", "destroy"),
    Answered("Arden", Attitude.DENIES, ("R1", "R2"), ("S1",)),
    DeclaredComplete(
        Completeness("build", ("joint commission",), moment("2025-12-31").last),
        "Reports of build are complete, by joint commission, until 2025-12-31.",
    ),
    Graded("R1", "Ann Reader", "B", "2"),
    Reported("R3", a_report("R3").claims, "R3: …", "R1", "the day was wrong — “3”, not «2»"),
    Withdrawn("R2", "Brell", "entered twice"),
)
"""An entry of every kind."""


def adding_to(path: Path, agreement: str | None = None, at: int = NOON) -> Adding:
    adding, findings = open_for_adding(
        LedgerFile(path), "Ann Reader", agreement=agreement, clock=lambda: at
    )
    assert adding is not None, findings
    return adding


def add(path: Path, contents: Sequence[Content], at: int = NOON) -> Added:
    with adding_to(path, at=at) as adding:
        return adding.append(contents)


def a_ledger(path: Path) -> Path:
    """Write a ledger with an entry of every kind, a day apart."""
    for day, content in enumerate(CONTENTS):
        assert add(path, (content,), NOON + day * DAY).count == 1
    return path
