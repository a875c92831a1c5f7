"""What a Word file brings that is left alone, not fetched or not read: the user is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from servanda.exchange.docx.markup import MC
from servanda.exchange.docx.reading.parts import Relation, WordParts
from servanda.exchange.office.telling import macros, no_text, outside, part_not_read
from servanda.findings import Finding

_PICTURES = tuple(
    f"{{{space}}}{name}"
    for space, name in (
        ("http://schemas.openxmlformats.org/drawingml/2006/picture", "pic"),
        ("urn:schemas-microsoft-com:vml", "imagedata"),
    )
)
_OUTSIDE = {
    "attachedTemplate": "a template",
    "image": "a picture",
    "oleObject": "an object of another program",
    "subDocument": "a part of the document",
    "aFChunk": "a part of the document",
    "frame": "a frame",
}
_UNREAD = {
    "oleObject": "an object of another program",
    "package": "an object of another program",
    "aFChunk": "an embedded document",
    "diagramData": "a diagram",
    "chart": "a chart",
    "control": "a control",
}


def cautions_of(parts: WordParts, main: etree._Element) -> Iterator[Finding]:
    """Say what was left alone, what was not fetched, and what was not read."""
    if any(name.lower().endswith("vbaproject.bin") for name in parts.archive.names):
        yield macros()
    relations = [*parts.relations.values(), *_settings_relations(parts)]
    yield from outside(
        [(_OUTSIDE[r.kind], r.target) for r in relations if r.external and r.kind in _OUTSIDE]
    )
    unread = Counter(_UNREAD[r.kind] for r in relations if not r.external and r.kind in _UNREAD)
    unread["a picture"] += sum(1 for p in main.iter(*_PICTURES) if not _is_fallback(p))
    yield from no_text(+unread)
    for name, why in sorted(parts.broken.items()):
        yield part_not_read(name, why)


def _settings_relations(parts: WordParts) -> list[Relation]:
    names = [r.target for r in parts.relations.values() if r.kind == "settings" and not r.external]
    return [relation for name in names for relation in parts.relations_of(name).values()]


def _is_fallback(element: etree._Element) -> bool:
    return next(element.iterancestors(f"{{{MC}}}Fallback"), None) is not None
