"""Characters that nobody sees: some steer a terminal, some turn the order of words around."""

from __future__ import annotations

import re
from dataclasses import replace

from servanda.exchange.opened import Opened
from servanda.findings import Finding, Severity
from servanda.instrument.document import Block, Document

# Unicode 16.0, 23.1: control codes. Blanks and line ends among them are left to the formats.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
# Unicode Standard Annex 9, 2.2: the two that override the direction that letters have. Texts in
# scripts from right to left need the other marks of direction, and hardly ever these.
_OVERRIDES = re.compile("[\u202d\u202e]")
_IN_PLACE = "\ufffd"


def with_unseen_signs_told(opened: Opened) -> Opened:
    """Return a document without control characters, and say what of it is not as it looks.

    Each is replaced by one character, so that every place stays what it is.
    """
    document, findings = opened
    if document is None:
        return opened
    words = [block.text for block in (*document.blocks, *document.put_aside)]
    words += [note.text for note in document.annotations]
    steering = sum(len(_CONTROL.findall(text)) for text in words)
    overriding = sum(len(_OVERRIDES.findall(text)) for text in words)
    if steering:
        message = f"{steering:,} unprintable characters stand as {_IN_PLACE}."
        findings = (*findings, Finding("stray-characters", Severity.NOTE, message))
    if overriding:
        message = (
            f"{overriding:,} hidden characters show words in another order than the one they are "
            "stored in. The text was read as it is stored: compare it with what you see."
        )
        findings = (*findings, Finding("order-overridden", Severity.MEDIUM, message))
    return _cleared(document), findings


def _cleared(document: Document) -> Document:
    annotations = tuple(
        replace(note, text=_clear(note.text), author=_clear_if_stated(note.author))
        for note in document.annotations
    )
    changes = tuple(
        replace(change, text=_clear(change.text), author=_clear_if_stated(change.author))
        for change in document.changes
    )
    return replace(
        document,
        blocks=tuple(map(_block, document.blocks)),
        put_aside=tuple(map(_block, document.put_aside)),
        title=_clear_if_stated(document.title),
        byline=_clear_if_stated(document.byline),
        published=_clear_if_stated(document.published),
        annotations=annotations,
        changes=changes,
        states=tuple(
            replace(s, name=_clear(s.name), document=_cleared(s.document)) for s in document.states
        ),
    )


def _block(block: Block) -> Block:
    marker = _clear_if_stated(block.marker)
    if marker == block.marker and not _CONTROL.search(block.text):
        return block
    return replace(block, text=_clear(block.text), marker=marker)


def _clear(words: str) -> str:
    return _CONTROL.sub(_IN_PLACE, words)


def _clear_if_stated(words: str | None) -> str | None:
    return None if words is None else _clear(words)
