"""Reads a Rich Text file."""

from __future__ import annotations

from collections import Counter

from servanda.exchange.limits import MOST_PACKED, too_large
from servanda.exchange.office.notes import hung_notes
from servanda.exchange.office.telling import changes_found, no_text, put_aside
from servanda.exchange.office.view import View, other_states
from servanda.exchange.opened import Opened, mistake
from servanda.exchange.rtf.interpreter import Interpreter
from servanda.instrument.document import Block, Document


def read_rich_text(data: bytes, name: str) -> Opened:
    """Return the document in a Rich Text file and what there is to say about reading it."""
    characters = data[:MOST_PACKED].decode("latin-1")
    reader = Interpreter(name, characters)
    reader.read()
    authors = list(dict.fromkeys(change.author or "" for change in reader.changes.found))
    aside = [*reader.text.aside, *reader.aside]
    document = Document(
        name,
        tuple(made.block for made in reader.text.made),
        reader.title or None,
        reader.writer or None,
        None,
        tuple(block for _, block in aside),
        tuple(hung_notes(reader.notes, reader.text.made)),
        tuple(reader.changes.found),
    )
    unread = Counter({"a picture": reader.pictures, "an object of another program": reader.objects})
    findings = [
        *changes_found(document.changes, authors, 0),
        *put_aside(aside),
        *no_text(+unread),
    ]
    if reader.is_full:
        findings.append(too_large(name, reader.text.length))
    if not document.blocks:
        without = " once its tracked changes are made" if document.changes else ""
        return None, (*findings, mistake("empty-source", f"{name} holds no words{without}."))

    def blocks(view: View) -> tuple[Block, ...]:
        other = Interpreter(name, characters, view)
        other.read()
        return tuple(made.block for made in other.text.made)

    if document.changes:
        document = document.with_states(other_states(document, authors, blocks))
    return document, tuple(findings)
