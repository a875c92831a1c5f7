"""The pact file that a file in another format carries with it, so that the way back is exact."""

from __future__ import annotations

import base64
import binascii

from lxml import etree

from servanda.findings import Finding, Severity

PACT = "urn:servanda:pact:1"
_NAME = f"{{{PACT}}}pact"


def carried_element(name: str, content: str) -> etree._Element:
    """Return the element that carries a pact file."""
    root = etree.Element(_NAME, {"name": name, "encoding": "base64"}, nsmap={"pact": PACT})
    root.text = base64.encodebytes(content.encode("utf-8")).decode("ascii")
    return root


def carried_in(root: etree._Element) -> tuple[str, str] | None:
    """Return the name and the text of the first pact file in an element, or None."""
    for element in root.iter(_NAME):
        try:
            content = base64.b64decode(element.text or "", validate=False).decode("utf-8")
        except (binascii.Error, ValueError):
            continue
        return element.get("name") or "", content
    return None


def written_by_export(name: str) -> Finding:
    """Say that a file that is only read could be taken back whole."""
    message = (
        f"{name} was written by “servanda export”. “servanda import” takes it back with its "
        "readings; here only its words are read."
    )
    return Finding("written-by-export", Severity.LOW, message)


def nothing_carried(name: str) -> Finding:
    """Say that a file lost its pact file on the way, and was made one anew."""
    message = (
        f"{name} no longer carries its pact file; some program has dropped it. All was made anew "
        "of what the file shows: lines may end elsewhere, and remarks may stand in another order."
    )
    return Finding("nothing-carried", Severity.MEDIUM, message)
