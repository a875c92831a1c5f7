"""What is wrong with a conflict as somebody typed it in."""

from __future__ import annotations

from servanda.findings import Finding, Severity


def mistake(code: str, message: str) -> Finding:
    """Return a finding that a conflict cannot be understood as given."""
    return Finding(code, Severity.MISTAKE, message)


def note(code: str, message: str) -> Finding:
    """Return a finding that is good to know."""
    return Finding(code, Severity.NOTE, message)
