"""Reads an Akoma Ntoso document of any type: its words with their numbers, notes and changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml.etree import _Element

from servanda.exchange.akoma_ntoso.changes import changes_of, states_of
from servanda.exchange.akoma_ntoso.gathering import Gathering
from servanda.exchange.akoma_ntoso.metadata import Stated, metadata_of
from servanda.exchange.akoma_ntoso.outside import outside_of
from servanda.exchange.akoma_ntoso.walk import Made, walk
from servanda.exchange.carried import carried_in, written_by_export
from servanda.exchange.decoding import decode
from servanda.exchange.limits import MOST_BYTES, MOST_WORDS, too_large
from servanda.exchange.lines import line_starts
from servanda.exchange.opened import Opened, mistake
from servanda.exchange.trail import Trail
from servanda.exchange.xml import XmlRefusedError, parse_xml
from servanda.findings import Finding, Note, Severity
from servanda.instrument.document import Document

_HEAD = 65_536
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*"
    rb"(?:<\?(?:(?!\?>).)*\?>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>\s*)*"
    rb"<(?:[\w.-]+:)?akomaNtoso[\s>/]",
    re.DOTALL,
)


def is_akoma_ntoso(data: bytes) -> bool:
    """Whether the bytes begin as an Akoma Ntoso document does."""
    # In what is stored as UTF-16 every other byte of the markup is zero.
    return _ROOT.match(data[:_HEAD].replace(b"\x00", b"")) is not None


def read_akoma_ntoso(data: bytes, name: str) -> Opened:
    """Return the document in these bytes and what there is to say about reading it."""
    try:
        root = _root(data)
    except XmlRefusedError as refused:
        return None, (mistake("xml-refused", f"{name} {refused}; it was not read."),)
    text, _ = decode(data)
    starts = line_starts(text or "")
    stated = metadata_of(root)

    def read(made: Made) -> Document:
        return _document(walk(root, Trail(name, starts), made)[0], name, stated)

    gathering, found = walk(root, Trail(name, starts), lambda _: True)
    changes = changes_of(found, stated)
    document = replace(
        _document(gathering, name, stated),
        changes=changes,
        states=tuple(states_of(changes, stated, read)),
    )
    findings = (*outside_of(root, name), *_told(document, gathering.length))
    if carried_in(root) is not None:
        findings = (*findings, written_by_export(name))
    if not document.blocks:
        return None, (*findings, mistake("empty-source", f"{name} holds no words."))
    return document, findings


def _root(data: bytes) -> _Element:
    """Return the root of the tree. Raises `XmlRefusedError`."""
    if len(data) > MOST_BYTES:
        raise XmlRefusedError("is larger than any document that is read")
    return parse_xml(data)


def _document(gathering: Gathering, name: str, stated: Stated) -> Document:
    return Document(
        name,
        tuple(gathering.blocks),
        stated.title,
        stated.byline,
        stated.published,
        tuple(gathering.put_aside),
        tuple(gathering.annotations),
    )


def _told(document: Document, length: int) -> Iterator[Finding]:
    if length > MOST_WORDS:
        yield too_large(document.name, length)
    if document.put_aside:
        message = "The table of contents was put aside."
        notes = (Note(f"It begins “{document.put_aside[0].text}”."),)
        yield Finding("page-parts-put-aside", Severity.NOTE, message, notes=notes)
    if document.changes:
        count = len(document.changes)
        many = "1 tracked change" if count == 1 else f"{count} tracked changes"
        message = f"{document.name} has {many}. The text was read with all of them made."
        yield Finding("tracked-changes", Severity.NOTE, message)
