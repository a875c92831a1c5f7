"""The pact file that a file in another format carries with it, so that the way back is exact."""

from __future__ import annotations

import base64
import binascii

from lxml import etree

PACT = "urn:servanda:pact:1"
_NAME = f"{{{PACT}}}pact"


def carried_element(name: str, content: str) -> etree._Element:
    """Return the element that carries a pact file."""
    root = etree.Element(_NAME, {"name": name, "encoding": "base64"}, nsmap={"pact": PACT})
    root.text = base64.encodebytes(content.encode("utf-8")).decode("ascii")
    return root


def carried_text(root: etree._Element) -> tuple[str, str] | None:
    """Return the name and the text of the pact file in an element, or None where it holds none."""
    if root.tag != _NAME:
        return None
    try:
        content = base64.b64decode(root.text or "", validate=False).decode("utf-8")
    except (binascii.Error, ValueError):
        return None
    return root.get("name") or "", content
