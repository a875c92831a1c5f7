"""What a tagged PDF says of its words: which are no part of the text, which are headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from .asking import measured, wide

_MOST_MARKS = 8
_MOST_ELEMENTS = 50_000
_DEEPEST = 100
# PDF 32000-1, 14.8.2.2: what belongs to the page and not to what it says.
_ARTIFACT = "Artifact"
# PDF 32000-1, 14.8.4.3.2: headings; `H` takes its rank from where it stands.
_HEADINGS = {"Title": 1, "H": 1, **{f"H{n}": n for n in range(1, 7)}}


@dataclass(slots=True)
class Tags:
    """The rank of each marked stretch of a page that is a heading, by its number."""

    headings: dict[int, int] = field(default_factory=dict)

    def of(self, drawn: Any) -> tuple[bool, int]:
        """Return whether a page object is no part of the text, and its rank as a heading or 0."""
        number = pdfium.FPDFPageObj_GetMarkedContentID(drawn) if self.headings else -1
        count = pdfium.FPDFPageObj_CountMarks(drawn)
        names = (_name(drawn, i) for i in range(min(max(count, 0), _MOST_MARKS)))
        return any(name == _ARTIFACT for name in names), self.headings.get(number, 0)


def tags_of(document: Any, page: Any) -> Tags:
    """Read the tree of a page's structure, if it has one."""
    tags = Tags()
    if not pdfium.FPDFCatalog_IsTagged(document):
        return tags
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return tags
    for element, rank in _elements(tree):
        if rank:
            for i in range(max(0, pdfium.FPDF_StructElement_GetMarkedContentIdCount(element))):
                number = pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, i)
                tags.headings[number] = rank
    pdfium.FPDF_StructTree_Close(tree)
    return tags


def _elements(tree: Any) -> Iterator[tuple[Any, int]]:
    """Go through the elements of a tree with the rank that they or one around them have."""
    count = pdfium.FPDF_StructTree_CountChildren(tree)
    open_ones = [(pdfium.FPDF_StructTree_GetChildAtIndex(tree, i), 0, 0) for i in range(count)]
    seen = 0
    while open_ones and seen < _MOST_ELEMENTS:
        element, rank, depth = open_ones.pop()
        if not element:
            continue
        seen += 1
        kind = wide(lambda b, n, e=element: pdfium.FPDF_StructElement_GetType(e, b, n))  # type: ignore[misc]
        rank = _HEADINGS.get(kind, rank)
        yield element, rank
        if depth < _DEEPEST:
            for i in range(max(0, pdfium.FPDF_StructElement_CountChildren(element))):
                child = pdfium.FPDF_StructElement_GetChildAtIndex(element, i)
                open_ones.append((child, rank, depth + 1))


def _name(drawn: Any, index: int) -> str:
    mark = pdfium.FPDFPageObj_GetMark(drawn, index)
    if not mark:
        return ""
    return measured(lambda b, n, length: pdfium.FPDFPageObjMark_GetName(mark, b, n, length))
