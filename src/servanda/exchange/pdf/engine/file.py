"""What a PDF says of itself as a whole, and what it carries besides its pages."""

from __future__ import annotations

from ctypes import byref, c_ulong, create_string_buffer
from typing import Any

import pypdfium2.raw as pdfium

from .asking import wide, wide_characters

_MOST_BOOKMARKS = 5_000
_DEEPEST = 12
_MOST_ATTACHMENTS = 100
_MOST_FORM_BYTES = 20_000_000
# PDF 32000-1, 12.7.8: of the parts of an XFA form, the one with what was filled in.
_FILLED_IN = b"datasets"


def about(document: Any) -> dict[str, Any]:
    """Return title, author, dates, outline, attachments and scripts of the file."""
    return {
        "pages": pdfium.FPDF_GetPageCount(document),
        "title": _stated(document, b"Title"),
        "author": _stated(document, b"Author"),
        "made": _stated(document, b"CreationDate"),
        "outline": _outline(document),
        "attachments": _attachments(document),
        "scripts": max(0, pdfium.FPDFDoc_GetJavaScriptActionCount(document)),
        "form": _filled_in(document),
    }


def _stated(document: Any, key: bytes) -> str:
    said = wide(lambda buffer, size: pdfium.FPDF_GetMetaText(document, key, buffer, size))
    return " ".join(said.split())


def _outline(document: Any) -> list[tuple[int, str, int]]:
    """Return level, title and page (from 0) of each bookmark; a circle ends at its limit."""
    found: list[tuple[int, str, int]] = []
    first = pdfium.FPDFBookmark_GetFirstChild(document, None)
    open_ones: list[tuple[Any, int]] = [(first, 1)]
    while open_ones and len(found) < _MOST_BOOKMARKS:
        mark, level = open_ones.pop()
        if not mark:
            continue
        title = wide(lambda b, n, mark=mark: pdfium.FPDFBookmark_GetTitle(mark, b, n))  # type: ignore[misc]
        target = pdfium.FPDFBookmark_GetDest(document, mark)
        page = pdfium.FPDFDest_GetDestPageIndex(document, target) if target else -1
        found.append((level, " ".join(title.split()), page))
        open_ones.append((pdfium.FPDFBookmark_GetNextSibling(document, mark), level))
        if level < _DEEPEST:
            open_ones.append((pdfium.FPDFBookmark_GetFirstChild(document, mark), level + 1))
    return found


def _attachments(document: Any) -> list[str]:
    names = []
    count = pdfium.FPDFDoc_GetAttachmentCount(document)
    for i in range(min(max(count, 0), _MOST_ATTACHMENTS)):
        file = pdfium.FPDFDoc_GetAttachment(document, i)
        names.append(
            wide_characters(lambda b, n, f=file: pdfium.FPDFAttachment_GetName(f, b, n))  # type: ignore[misc]
        )
    return names


def _filled_in(document: Any) -> str:
    """Return the XML in which an XFA form keeps what was filled in."""
    for i in range(max(0, pdfium.FPDF_GetXFAPacketCount(document))):
        name = create_string_buffer(64)
        pdfium.FPDF_GetXFAPacketName(document, i, name, 64)
        if name.value != _FILLED_IN:
            continue
        length = c_ulong(0)
        pdfium.FPDF_GetXFAPacketContent(document, i, None, 0, byref(length))
        if 0 < length.value <= _MOST_FORM_BYTES:
            buffer = create_string_buffer(length.value)
            pdfium.FPDF_GetXFAPacketContent(document, i, buffer, length.value, byref(length))
            return buffer.raw.decode("utf-8", "replace")
    return ""
