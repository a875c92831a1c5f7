"""The parts of a Word file and how they point to each other (ISO/IEC 29500-2)."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from servanda.exchange.archive import Archive
from servanda.exchange.xml import XmlRefusedError, parse_xml

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "word/document.xml"
# The strict form of the standard names the same elements elsewhere (ISO/IEC 29500-4, annex A).
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part has to do with another; `external` parts lie outside the file."""

    kind: str
    target: str
    external: bool


@dataclass
class WordParts:
    """The parts of a Word file; those that cannot be read are told in `broken`."""

    archive: Archive
    broken: dict[str, str] = field(default_factory=dict)

    @cached_property
    def main_name(self) -> str:
        """The name of the part that holds the words."""
        relations = self.relations_of("").values()
        main = (r.target for r in relations if r.kind == "officeDocument" and not r.external)
        return next(main, _MAIN)

    @cached_property
    def relations(self) -> Mapping[str, Relation]:
        """What the main part points to, by the name it gives to each."""
        return self.relations_of(self.main_name)

    def main(self) -> etree._Element:
        """Return the part that holds the words.

        Raises `ArchiveRefusedError` or `XmlRefusedError` where it cannot be read.
        """
        data = self.archive.read(self.main_name)
        if data is None:
            raise XmlRefusedError("holds no text where a Word file has it")
        return _parsed(data)

    def of_kind(self, kind: str) -> list[tuple[str, etree._Element]]:
        """Return the parts of a kind (`styles`, `header`) by their names."""
        names = [r.target for r in self.relations.values() if r.kind == kind and not r.external]
        found = ((name, self.read(name)) for name in dict.fromkeys(names))
        return [(name, root) for name, root in found if root is not None]

    def read(self, name: str) -> etree._Element | None:
        """Return a part, or None where there is none or it is broken, which is remembered."""
        data = self.archive.read(name)
        if data is None:
            return None
        try:
            return _parsed(data)
        except XmlRefusedError as refused:
            self.broken[name] = str(refused)
            return None

    def relations_of(self, name: str) -> dict[str, Relation]:
        """Return what a part (the whole file where the name is empty) points to."""
        folder, base = posixpath.split(name)
        root = self.read(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, Relation] = {}
        for element in root.iter(_RELATIONSHIP) if root is not None else ():
            kind = (element.get("Type") or "").rsplit("/", 1)[-1]
            target, external = element.get("Target") or "", element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[element.get("Id") or ""] = Relation(kind, target, external)
        return found


def _parsed(data: bytes) -> etree._Element:
    for strict, transitional in _STRICT:
        data = data.replace(strict, transitional)
    return parse_xml(data)
