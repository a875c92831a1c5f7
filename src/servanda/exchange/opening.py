"""Open a file, whatever it is, and say in plain words what could not be read."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from servanda.exchange.decoding import decode
from servanda.exchange.html import read_web_page
from servanda.exchange.limits import MOST_BYTES, MOST_MARKDOWN, MOST_WORDS, too_large
from servanda.exchange.markdown import read_markdown
from servanda.exchange.plain_text import read_plain_text
from servanda.exchange.source_format import SourceFormat, foreign_format, recognise
from servanda.findings import Finding, Severity, Text

if TYPE_CHECKING:
    from pathlib import Path

    from servanda.instrument.document import Document

_MOST_CHARACTERS = {
    SourceFormat.WEB_PAGE: MOST_BYTES,
    SourceFormat.MARKDOWN: MOST_MARKDOWN,
    SourceFormat.PLAIN_TEXT: MOST_WORDS,
}
_SAMPLE = 20_000

Opened = tuple["Document | None", tuple[Finding, ...]]


def open_document(path: Path) -> Opened:
    """Return the document in the file and what there is to say about opening it."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or "the system gave no reason"
        return None, (_mistake("cannot-open", f"{path.name} cannot be opened: {reason}."),)
    return document_from(data, path.name)


def document_from(data: bytes, name: str) -> Opened:
    """Return the document in these bytes and what there is to say about reading them."""
    if (foreign := foreign_format(data)) is not None:
        message = f"{name} is {foreign}. Save it as a web page, plain text or Markdown."
        return None, (_mistake("format-not-read", message),)
    text, findings = decode(data[:MOST_BYTES])
    if text is None:
        return None, findings
    if not text.strip():
        return None, (*findings, _mistake("empty-source", f"{name} holds no words."))
    document, found = _read(text, name, cut=len(data) > MOST_BYTES)
    return document, (*findings, *found)


def _read(text: str, name: str, *, cut: bool) -> Opened:
    form = recognise(text[:_SAMPLE], PurePath(name).suffix.lower())
    limit = _MOST_CHARACTERS[form]
    source = Text(name, text[:limit])
    cut = cut or len(text) > limit
    findings: tuple[Finding, ...] = ()
    if form is SourceFormat.WEB_PAGE:
        document, findings = read_web_page(source)
    else:
        read = read_markdown if form is SourceFormat.MARKDOWN else read_plain_text
        document = read(source)
    if cut and all(finding.code != "source-too-large" for finding in findings):
        words = sum(len(block.text) for block in document.blocks)
        findings = (*findings, too_large(name, words))
    if not document.blocks:
        return None, (*findings, _mistake("empty-source", f"{name} holds no words."))
    return document, findings


def _mistake(code: str, message: str) -> Finding:
    return Finding(code, Severity.MISTAKE, message)
