"""The pact file that a Word file carries with it, so that the way back is exact."""

from __future__ import annotations

import base64
import binascii

from lxml import etree

from servanda.exchange.docx.markup import PACT

_NAME = f"{{{PACT}}}pact"


def carried_part(name: str, content: str) -> bytes:
    """Return the part that carries a pact file."""
    root = etree.Element(_NAME, {"name": name, "encoding": "base64"}, nsmap={"pact": PACT})
    root.text = base64.encodebytes(content.encode("utf-8")).decode("ascii")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def carried_text(root: etree._Element) -> tuple[str, str] | None:
    """Return the name and the text of the pact file in a part, or None where it holds none."""
    if root.tag != _NAME:
        return None
    try:
        content = base64.b64decode(root.text or "", validate=False).decode("utf-8")
    except (binascii.Error, ValueError):
        return None
    return root.get("name") or "", content
