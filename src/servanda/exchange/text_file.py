"""Opens a file of plain text that a user wrote: a mapping, options."""

from __future__ import annotations

from pathlib import Path

from servanda.exchange.decoding import decode
from servanda.findings import Finding, Severity, Text


def open_text(path: Path) -> tuple[Text | None, tuple[Finding, ...]]:
    """Return the text of a file, or None where it cannot be had; and why, or what was guessed."""
    try:
        data = path.read_bytes()
    except OSError as problem:
        missing = isinstance(problem, FileNotFoundError)
        reason = f"{path} cannot be opened: {problem.strerror}."
        message = f"There is no file {path}." if missing else reason
        return None, (Finding("cannot-open", Severity.MISTAKE, message),)
    content, findings = decode(data)
    return (None if content is None else Text(path.name, content)), findings
