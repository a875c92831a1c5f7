"""Open a file, whatever it is, and say in plain words what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from servanda.exchange.akoma_ntoso import read_akoma_ntoso
from servanda.exchange.decoding import decode
from servanda.exchange.html import read_web_page
from servanda.exchange.limits import MOST_BYTES, MOST_MARKDOWN, MOST_PACKED, MOST_WORDS, too_large
from servanda.exchange.markdown import read_markdown
from servanda.exchange.odt import read_flat_document
from servanda.exchange.opened import Opened, mistake, not_read
from servanda.exchange.package import read_package
from servanda.exchange.pdf import read_pdf
from servanda.exchange.plain_text import read_plain_text
from servanda.exchange.rtf import read_rich_text
from servanda.exchange.source_format import (
    SourceFormat,
    announced_format,
    foreign_format,
    recognise_text,
)
from servanda.exchange.unseen_signs import with_unseen_signs_told
from servanda.findings import Finding, Text

if TYPE_CHECKING:
    from pathlib import Path

_MOST_CHARACTERS = {
    SourceFormat.WEB_PAGE: MOST_BYTES,
    SourceFormat.MARKDOWN: MOST_MARKDOWN,
    SourceFormat.PLAIN_TEXT: MOST_WORDS,
}
_SAMPLE = 20_000
# What has a reader of its own for its bytes; the other formats are characters.
_READERS: Mapping[SourceFormat, Callable[[bytes, str], Opened]] = {
    SourceFormat.PACKAGE: read_package,
    SourceFormat.RICH_TEXT: read_rich_text,
    SourceFormat.FLAT_DOCUMENT: read_flat_document,
    SourceFormat.AKOMA_NTOSO: read_akoma_ntoso,
    SourceFormat.PDF: read_pdf,
}


def open_document(path: Path) -> Opened:
    """Return the document in the file and what there is to say about opening it."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
            if announced_format(data) is not None:
                data += file.read(MOST_PACKED + 1 - len(data))
    except OSError as error:
        reason = error.strerror or "the system gave no reason"
        return None, (mistake("cannot-open", f"{path.name} cannot be opened: {reason}."),)
    return document_from(data, path.name)


def document_from(data: bytes, name: str) -> Opened:
    """Return the document in these bytes and what there is to say about reading them."""
    return with_unseen_signs_told(_opened(data, name))


def _opened(data: bytes, name: str) -> Opened:
    if (form := announced_format(data)) is not None:
        return _READERS[form](data, name)
    if (foreign := foreign_format(data)) is not None:
        return not_read(name, foreign)
    text, findings = decode(data[:MOST_BYTES])
    if text is None:
        return None, findings
    if not text.strip():
        return None, (*findings, mistake("empty-source", f"{name} holds no words."))
    document, found = _read(text, name, cut=len(data) > MOST_BYTES)
    return document, (*findings, *found)


def _read(text: str, name: str, *, cut: bool) -> Opened:
    form = recognise_text(text[:_SAMPLE], PurePath(name).suffix.lower())
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
        return None, (*findings, mistake("empty-source", f"{name} holds no words."))
    return document, findings
