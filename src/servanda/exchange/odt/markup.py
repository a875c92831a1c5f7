"""The names that OpenDocument 1.3 gives its elements and attributes."""

from __future__ import annotations

from lxml import etree

_BASE = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = {
    "office": f"{_BASE}:office:1.0",
    "text": f"{_BASE}:text:1.0",
    "table": f"{_BASE}:table:1.0",
    "style": f"{_BASE}:style:1.0",
    "draw": f"{_BASE}:drawing:1.0",
    "meta": f"{_BASE}:meta:1.0",
    "manifest": f"{_BASE}:manifest:1.0",
    "script": f"{_BASE}:script:1.0",
    "svg": f"{_BASE}:svg-compatible:1.0",
    "fo": f"{_BASE}:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


def name(said: str) -> str:
    """Return a name such as `text:p` as lxml writes it."""
    space, _, local = said.partition(":")
    return f"{{{SPACES[space]}}}{local}"


def attribute(element: etree._Element, said: str) -> str | None:
    """Return an attribute by a name such as `text:style-name`."""
    return element.get(name(said))


def whole(said: str | None, otherwise: int) -> int:
    """Read a whole number, if it is one."""
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 10 else otherwise  # noqa: PLR2004
