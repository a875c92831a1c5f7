"""What opening a file gives: a document or none, and what there is to say about it."""

from __future__ import annotations

from typing import TypeAlias

from servanda.findings import Finding, Severity
from servanda.instrument.document import Document

Opened: TypeAlias = tuple[Document | None, tuple[Finding, ...]]

WAY_OUT = "Save it as a Word (.docx), OpenDocument or PDF file, a web page, plain text or Markdown."


def mistake(code: str, message: str) -> Finding:
    """Say why a file could not be read."""
    return Finding(code, Severity.MISTAKE, message)


def not_read(name: str, form: str) -> Opened:
    """Refuse a format by its name, with the way out."""
    message = f"{name} is {form}. {WAY_OUT}"
    return None, (mistake("format-not-read", message),)
