"""What a document points to that is not in its file: named, and never fetched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml.etree import _Element

from servanda.exchange.akoma_ntoso.vocabulary import local_name
from servanda.findings import Finding, Note, Severity

_SCHEMA = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_PARTS = frozenset({"componentRef", "documentRef"})
_MOST_NAMED = 5


def outside_of(root: _Element, name: str) -> Iterator[Finding]:
    """Tell which parts of the document lie elsewhere, and what else it would draw in."""
    own = {element.get("eId") or element.get("id") for element in root.iter("*")}
    parts: list[str] = []
    drawn: Counter[str] = Counter()
    for element in root.iter("*"):
        tag = local_name(element)
        target = element.get("src") or (element.get("href") if tag in _PARTS else None) or ""
        if tag in _PARTS and target.removeprefix("#") not in own:
            parts.append(target)
        elif target:
            drawn["a picture"] += 1
        drawn["a schema"] += element.get(_SCHEMA) is not None
        drawn["another file"] += element.get(_XLINK) is not None
    if parts:
        message = f"{name} has parts that are not in this file; they were not read."
        notes = tuple(Note(f"It refers to “{part}”.") for part in parts[:_MOST_NAMED])
        yield Finding("parts-elsewhere", Severity.MEDIUM, message, notes=notes)
    if named := [what for what, count in drawn.items() if count]:
        message = f"{name} points to {', '.join(named)} elsewhere. Nothing was fetched."
        yield Finding("nothing-fetched", Severity.NOTE, message)
