"""Reads an OpenDocument text: its words with both sides of its tracked changes, and its notes."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from servanda.exchange.archive import Archive
from servanda.exchange.limits import too_large
from servanda.exchange.odt.changes import regions_of
from servanda.exchange.odt.context import Context
from servanda.exchange.odt.lists import list_styles
from servanda.exchange.odt.markup import attribute, name
from servanda.exchange.odt.styles import Styles
from servanda.exchange.odt.walk import Walk
from servanda.exchange.office.notes import hung_notes
from servanda.exchange.office.telling import (
    PAGE_FOOT,
    PAGE_HEAD,
    changes_found,
    macros,
    no_text,
    outside,
    part_not_read,
    put_aside,
)
from servanda.exchange.office.view import EVERY_CHANGE, View, other_states
from servanda.exchange.opened import Opened, mistake
from servanda.exchange.xml import XmlRefusedError, parse_xml
from servanda.findings import Finding
from servanda.instrument.document import Block, Document

_CONTENT = "content.xml"
_HEAD = 2_000
_OUTSIDE = {
    name("draw:image"): "a picture",
    name("draw:object"): "an object of another program",
    name("draw:object-ole"): "an object of another program",
    name("text:section-source"): "a part of the document",
    name("draw:plugin"): "an object of another program",
    name("draw:floating-frame"): "a frame",
}
_RUNNING = {
    name("style:header"): PAGE_HEAD,
    name("style:footer"): PAGE_FOOT,
}


def is_flat_document(data: bytes) -> bool:
    """Whether these bytes are an OpenDocument text in one XML file."""
    head = data[:_HEAD]
    return b"<office:document" in head and b"opendocument.text" in head


def read_flat_document(data: bytes, called: str) -> Opened:
    """Return the document in an OpenDocument text that is one XML file."""
    try:
        root = parse_xml(data)
    except XmlRefusedError as refused:
        return None, (mistake("xml-refused", f"{called} {refused}; it was not read."),)
    return _Reader(called, called, root, (root,), root, ()).read()


def read_open_document(archive: Archive, called: str) -> Opened:
    """Return the document in an OpenDocument text.

    Raises `ArchiveRefusedError` where it is damaged.
    """
    if b"encryption-data" in (archive.read("META-INF/manifest.xml") or b""):
        message = f"{called} is locked with a password; it was not opened."
        return None, (mistake("package-refused", message),)
    data = archive.read(_CONTENT)
    found: list[Finding] = []
    others: dict[str, etree._Element] = {}
    for part in ("styles.xml", "meta.xml"):
        other = archive.read(part)
        try:
            if other is not None:
                others[part] = parse_xml(other)
        except XmlRefusedError as refused:
            found.append(part_not_read(part, str(refused)))
    if data is None:
        message = f"{called} holds no text where an OpenDocument text has it; it was not read."
        return None, (mistake("package-refused", message),)
    try:
        root = parse_xml(data)
    except XmlRefusedError as refused:
        return None, (mistake("package-refused", f"{called} {refused}; it was not read."),)
    if any(member.startswith(("Basic/", "Scripts/")) for member in archive.names):
        found.append(macros())
    styles = [others["styles.xml"]] if "styles.xml" in others else []
    return _Reader(called, _CONTENT, root, (*styles, root), others.get("meta.xml"), found).read()


@dataclass(slots=True)
class _Reader:
    called: str
    part: str
    root: etree._Element
    styles: Sequence[etree._Element]
    meta: etree._Element | None
    found: Sequence[Finding]

    def read(self) -> Opened:
        body = self.root.find(f"{name('office:body')}/{name('office:text')}")
        body = self.root if body is None else body
        regions = regions_of(body)
        context = Context(self.called, Styles(self.styles), list_styles(self.styles), regions)

        def blocks(view: View) -> tuple[Block, ...]:
            return tuple(made.block for made in self._walk(context, body, view).made)

        walk = self._walk(context, body, EVERY_CHANGE)
        aside = [*walk.aside, *self._running_heads(context)]
        words = [r for r in regions.values() if r.kind != "format-change"]
        authors = list(dict.fromkeys(region.author for region in words))
        document = Document(
            self.called,
            tuple(made.block for made in walk.made),
            self._stated("dc:title"),
            self._stated("meta:initial-creator") or self._stated("dc:creator"),
            None,
            tuple(block for _, block in aside),
            tuple(hung_notes(walk.notes, walk.made)),
            tuple(walk.changes),
        )
        findings = [
            *changes_found(walk.changes, authors, len(regions) - len(words)),
            *put_aside(aside),
            *self.found,
            *outside(list(self._pointed_at())),
            *no_text(self._pictures()),
        ]
        if walk.is_full:
            findings.append(too_large(self.called, walk.length))
        if not document.blocks:
            without = " once its tracked changes are made" if walk.changes else ""
            message = f"{self.called} holds no words{without}."
            return None, (*findings, mistake("empty-source", message))
        if walk.changes:
            document = document.with_states(other_states(document, authors, blocks))
        return document, tuple(findings)

    def _walk(self, context: Context, body: etree._Element, view: View) -> Walk:
        walk = Walk(context, self.part, view)
        walk.read(body, "office:body", "office:text")
        return walk

    def _stated(self, said: str) -> str | None:
        meta = self.meta.find(name("office:meta")) if self.meta is not None else None
        element = meta.find(name(said)) if meta is not None else None
        return ((element.text or "").strip() or None) if element is not None else None

    def _running_heads(self, context: Context) -> list[tuple[str, Block]]:
        found: dict[tuple[str, str], Block] = {}
        for root in self.styles:
            for element in root.iter(*_RUNNING):
                walk = Walk(context, "styles.xml")
                walk.read(element, "office:master-styles", "style:master-page")
                for made in walk.made:
                    found.setdefault((_RUNNING[str(element.tag)], made.block.text), made.block)
        return [(called, block) for (called, _), block in found.items()]

    def _pointed_at(self) -> Iterator[tuple[str, str]]:
        for element in self.root.iter(*_OUTSIDE):
            target = attribute(element, "xlink:href") or ""
            if _is_outside(target):
                yield _OUTSIDE[str(element.tag)], target

    def _pictures(self) -> Counter[str]:
        """Count what is in the file and is no text."""
        return Counter(
            _OUTSIDE[str(element.tag)]
            for element in self.root.iter(name("draw:image"), name("draw:object"))
            if not _is_outside(attribute(element, "xlink:href") or "")
        )


def _is_outside(target: str) -> bool:
    """Whether an address leads out of the file: it has a scheme, or climbs out of the folder."""
    climbs = posixpath.normpath(target).startswith(("..", "/")) if target else False
    return ":" in target.split("/", 1)[0] or climbs
