"""Reads a Word file: its words with every side of its tracked changes, and what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from servanda.exchange.archive import Archive
from servanda.exchange.carried import carried_in, written_by_export
from servanda.exchange.docx.markup import w
from servanda.exchange.docx.reading.cautions import cautions_of
from servanda.exchange.docx.reading.changes import authors_in, changes_of_look
from servanda.exchange.docx.reading.notes import notes_of
from servanda.exchange.docx.reading.numbering import Numbering, numbering_of
from servanda.exchange.docx.reading.parts import WordParts
from servanda.exchange.docx.reading.styles import Styles
from servanda.exchange.docx.reading.walk import Walk
from servanda.exchange.limits import too_large
from servanda.exchange.office.notes import hung_notes
from servanda.exchange.office.telling import PAGE_FOOT, PAGE_HEAD, changes_found, put_aside
from servanda.exchange.office.view import EVERY_CHANGE, View, other_states
from servanda.exchange.opened import Opened, mistake
from servanda.exchange.xml import XmlRefusedError
from servanda.findings import Finding
from servanda.instrument.document import Block, Document

_CORE = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def read_word(archive: Archive, name: str) -> Opened:
    """Return the document in a Word file. Raises `ArchiveRefusedError` where it is damaged."""
    parts = WordParts(archive)
    try:
        root = parts.main()
    except XmlRefusedError as refused:
        return None, (mistake("package-refused", f"{name} {refused}; it was not read."),)
    return _Reader(name, parts, root).read()


@dataclass
class _Reader:
    name: str
    parts: WordParts
    root: etree._Element
    walks: list[Walk] = field(default_factory=list)

    def read(self) -> Opened:
        found = self._body(EVERY_CHANGE)
        notes = list(notes_of(self.parts, self._walk))
        annotations = tuple(hung_notes(notes, found.made))
        heads = self._running_heads()
        changes = tuple(change for walk in self.walks for change in walk.changes.found)
        aside = [*(a for walk in self.walks for a in walk.aside), *heads]
        title, byline = self._properties()
        authors = authors_in([self.root])
        blocks = tuple(made.block for made in found.made)
        document = Document(
            self.name, blocks, title, byline, None, tuple(block for _, block in aside),
            annotations, changes,
        )  # fmt: skip
        findings = [
            *changes_found(changes, authors, changes_of_look(self.root)),
            *put_aside(aside),
            *cautions_of(self.parts, self.root),
            *self._written_by_us(),
        ]
        if found.is_full:
            findings.append(too_large(self.name, found.length))
        if not blocks:
            without = " once its tracked changes are made" if changes else ""
            message = f"{self.name} holds no words{without}."
            return None, (*findings, mistake("empty-source", message))
        if changes:
            document = document.with_states(other_states(document, authors, self._blocks))
        return document, tuple(findings)

    def _blocks(self, view: View) -> tuple[Block, ...]:
        return tuple(made.block for made in self._body(view).made)

    @cached_property
    def _styles(self) -> Styles:
        return Styles(next((root for _, root in self.parts.of_kind("styles")), None))

    @cached_property
    def _lists(self) -> Numbering:
        return numbering_of(next((root for _, root in self.parts.of_kind("numbering")), None))

    def _walk(self, part: str, view: View = EVERY_CHANGE) -> Walk:
        """Begin to walk a part, counting its lists from their beginning."""
        walk = Walk(self.name, part, self._styles, Numbering(self._lists.lists), view)
        if view == EVERY_CHANGE:
            self.walks.append(walk)
        return walk

    def _body(self, view: View) -> Walk:
        walk = self._walk(self.parts.main_name, view)
        body = self.root.find(w("body"))
        walk.read(self.root if body is None else body, "w:body")
        return walk

    def _running_heads(self) -> list[tuple[str, Block]]:
        """Return what stands at the head and the foot of the pages, each once."""
        found: dict[tuple[str, str], Block] = {}
        for kind, called, step in (
            ("header", PAGE_HEAD, "w:hdr"),
            ("footer", PAGE_FOOT, "w:ftr"),
        ):
            for name, root in self.parts.of_kind(kind):
                walk = self._walk(name)
                walk.read(root, step)
                for made in walk.made:
                    found.setdefault((called, made.block.text), made.block)
        return [(called, block) for (called, _), block in found.items()]

    def _properties(self) -> tuple[str | None, str | None]:
        """Return the title and the author that the file states."""
        root = self.parts.read(_CORE)
        if root is None:
            return None, None
        title, creator = ((root.findtext(name) or "").strip() for name in (_TITLE, _CREATOR))
        return title or None, creator or None

    def _written_by_us(self) -> Iterator[Finding]:
        if any(carried_in(root) is not None for _, root in self.parts.of_kind("customXml")):
            yield written_by_export(self.name)
