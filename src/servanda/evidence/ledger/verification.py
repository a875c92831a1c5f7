"""Holds a ledger against its own hashes, and against a hash that somebody noted down."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from servanda.evidence.ledger.breaks import place
from servanda.evidence.ledger.chain import Sealed, canonical
from servanda.evidence.ledger.content import Begun, content_of
from servanda.evidence.ledger.opening import beginning_of, cannot_open, unfinished
from servanda.evidence.ledger.store import LedgerStore
from servanda.evidence.ledger.walk import Head, Walk
from servanda.findings import Finding, Severity

SHORTEST_NOTE = 16
"""Fewer digits of a hash could be met by trying."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What a ledger is when held against its hashes.

    `entries` counts those that are as they were written, the first included. `noted` is the entry
    that a noted hash belongs to.
    """

    begun: Begun
    entries: int
    head: Head
    noted: int | None
    findings: tuple[Finding, ...]


def verify(
    store: LedgerStore, noted: str | None = None, step: Callable[[object], None] = lambda _: None
) -> tuple[Verification | None, tuple[Finding, ...]]:
    """Go through a ledger from its first entry; for `step` see `Walk`.

    `noted` is a hash that it once ended with, or at least its first 16 digits. Where the ledger
    cannot be opened there is no verification, and the findings say why.
    """
    begun, wrong = beginning_of(store)
    if begun is None:
        return None, wrong
    walk, check = Walk(), _Check(store.name, noted)
    try:
        for entry in walk.along(store.lines(), step):
            check.take(entry, walk.line)
        left_out = store.unfinished()
    except OSError as problem:
        return None, (cannot_open(store, problem),)
    found = [*walk.findings(store.name), *check.findings]
    found.sort(key=lambda finding: finding.span.line if finding.span else 0)
    if left_out:
        found.append(unfinished(store, left_out))
    if noted is not None and check.met is None:
        found.append(_cut_off(store.name, noted))
    return Verification(begun, check.entries, walk.head, check.met, tuple(found)), ()


class _Check:
    """What is checked of each entry besides its place in the chain."""

    def __init__(self, name: str, noted: str | None) -> None:
        self.name = name
        self.noted = noted
        self.met: int | None = None
        self.entries = 0
        self.findings: list[Finding] = []
        self._before: Sealed | None = None

    def take(self, entry: Sealed, line: int) -> None:
        self.entries += 1
        if self.noted is not None and entry.hash.startswith(self.noted):
            self.met = entry.number
        told = _loaded(entry.content)
        if content_of(told) is None:
            self._tell(entry, line, "entry-unknown", Severity.MEDIUM, "is of a kind unknown here")
        elif not _is_canonical(told, entry.content):
            said = "is not written in canonical form, so that it may be read in more ways than one"
            self._tell(entry, line, "entry-not-canonical", Severity.MEDIUM, said)
        before, self._before = self._before, entry
        if before and before.number == entry.number - 1 and entry.recorded < before.recorded:
            said = f"was recorded before the one in front of it, by its clock ({entry.recorded})"
            self._tell(entry, line, "clock-behind", Severity.NOTE, said)

    def _tell(self, entry: Sealed, line: int, code: str, severity: Severity, said: str) -> None:
        message = f"Entry {entry.number} in line {line} {said}."
        self.findings.append(Finding(code, severity, message, span=place(self.name, line)))


def _loaded(content: bytes) -> Any:  # noqa: ANN401 - whatever JSON can hold
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _is_canonical(told: object, written: bytes) -> bool:
    try:
        return canonical(told) == written
    except ValueError:  # no number, or half a character
        return False


def _cut_off(name: str, noted: str) -> Finding:
    return Finding(
        "head-not-found",
        Severity.HIGH,
        f"No entry of {name} has the hash {noted}: entries were cut off at its end, or it was "
        "written anew, or it is another ledger.",
    )
