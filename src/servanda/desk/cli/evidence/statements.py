"""Reads statements in Pact that belong to no file, held against the words of a pact file."""

from __future__ import annotations

import os
import sys
from collections.abc import Container, Sequence
from dataclasses import dataclass
from pathlib import Path

from servanda.desk.cli.opening import STANDARD_INPUT
from servanda.dossier import Dossier
from servanda.evidence import evidence_from
from servanda.evidence.dated_ahead import dated_ahead
from servanda.evidence.ledger import Content, contents_from
from servanda.evidence.ledger.adding import machine_clock
from servanda.exchange.decoding import decode
from servanda.findings import Finding, Severity, Text
from servanda.instrument.from_text import read_pact
from servanda.vocabulary import vocabulary_from


@dataclass(frozen=True, slots=True)
class Statements:
    """The entries that statements make, none where one is mistaken, and what is to be said."""

    contents: tuple[Content, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def mistaken(self) -> bool:
        """Whether something cannot be understood."""
        return any(finding.severity is Severity.MISTAKE for finding in self.findings)


def written(statements: Sequence[str], source: Path | None) -> tuple[Text | None, Statements]:
    """Return the statements as written, if any: on the command line, in a file or in a pipe."""
    if statements == [str(STANDARD_INPUT)]:
        return _text("standard input", sys.stdin.buffer.read())
    if source is None:
        words = "\n\n".join(statements)
        return _text("statement", os.fsencode(words)) if statements else (None, Statements())
    if statements:
        twice = "Give the statements either in a file or on the command line."
        return None, Statements((), (Finding("statements-twice", Severity.MISTAKE, twice),))
    try:
        return _text(source.name, source.read_bytes())
    except OSError as problem:
        message = f"{source} cannot be opened: {problem.strerror}."
        return None, Statements((), (Finding("cannot-open", Severity.MISTAKE, message),))


def _text(name: str, data: bytes) -> tuple[Text | None, Statements]:
    content, findings = decode(data)
    if content is None:
        return None, Statements((), findings)
    if not content.strip():
        empty = Finding("cannot-open", Severity.MISTAKE, f"There is nothing in {name}.")
        return None, Statements((), (empty,))
    return Text(name, content), Statements((), findings)


def read_statements(text: Text, dossier: Dossier, labels: Container[str]) -> Statements:
    """Read reports and answers to reports; those of these `labels` are known elsewhere."""
    file = read_pact(text, dossier.file, "reports")
    vocabulary, wrong_names = vocabulary_from(file)
    evidence = evidence_from(file, vocabulary, labels)
    # What is wrong with the pact file's own words is for “servanda check” to say.
    own = (f for f in wrong_names if f.span is not None and f.span.source == text.name)
    ahead = dated_ahead(evidence, machine_clock())
    findings = (*file.findings, *own, *evidence.findings, *ahead)
    if any(finding.severity is Severity.MISTAKE for finding in findings):
        return Statements((), findings)
    return Statements(contents_from(file, evidence), findings)
