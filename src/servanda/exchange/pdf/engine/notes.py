"""What is laid over a page: comments, what was filled into a form, what a click would do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import byref
from typing import Any

import pypdfium2.raw as pdfium

from .asking import wide_characters

_MOST_NOTES = 2_000
_COMMENTS = frozenset(
    {
        pdfium.FPDF_ANNOT_TEXT,
        pdfium.FPDF_ANNOT_FREETEXT,
        pdfium.FPDF_ANNOT_HIGHLIGHT,
        pdfium.FPDF_ANNOT_UNDERLINE,
        pdfium.FPDF_ANNOT_SQUIGGLY,
        pdfium.FPDF_ANNOT_STRIKEOUT,
        pdfium.FPDF_ANNOT_STAMP,
        pdfium.FPDF_ANNOT_CARET,
        pdfium.FPDF_ANNOT_INK,
        pdfium.FPDF_ANNOT_SQUARE,
        pdfium.FPDF_ANNOT_CIRCLE,
        pdfium.FPDF_ANNOT_LINE,
        pdfium.FPDF_ANNOT_POLYGON,
        pdfium.FPDF_ANNOT_POLYLINE,
    }
)
# PDF 32000-1, 12.6.4: what reaches outside the file when it is clicked or opened.
_ACTIONS = {
    pdfium.PDFACTION_LAUNCH: "a program to be started",
    pdfium.PDFACTION_REMOTEGOTO: "a link to another file",
    pdfium.PDFACTION_URI: "links to the web",
}
_TICKED = "\u2612"
_LEFT_EMPTY = "\u2610"


def notes_of(page: Any, form: Any) -> dict[str, list[Any]]:
    """Return a page's comments, the fields with words in them, and actions by what they would do.

    A comment is (box, words, author, date, boxes of the words it marks); a field (box, words).
    """
    found: dict[str, list[Any]] = {"comments": [], "fields": [], "actions": []}
    for note in _annotations(page):
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        if kind in _COMMENTS and (words := _string(note, b"Contents").strip()):
            said = _box(note), words, _string(note, b"T"), _string(note, b"M"), _marked(note)
            found["comments"].append(said)
        elif kind == pdfium.FPDF_ANNOT_WIDGET and (value := _value(form, note).strip()):
            found["fields"].append((_box(note), value))
        elif kind == pdfium.FPDF_ANNOT_LINK and (does := _action(note)):
            found["actions"].append(does)
        elif kind == pdfium.FPDF_ANNOT_FILEATTACHMENT:
            found["actions"].append("an attached file")
        pdfium.FPDFPage_CloseAnnot(note)
    return found


def _annotations(page: Any) -> Iterator[Any]:
    for i in range(min(max(pdfium.FPDFPage_GetAnnotCount(page), 0), _MOST_NOTES)):
        if note := pdfium.FPDFPage_GetAnnot(page, i):
            yield note


def _string(note: Any, key: bytes) -> str:
    return wide_characters(lambda b, n: pdfium.FPDFAnnot_GetStringValue(note, key, b, n))


def _box(note: Any) -> tuple[float, float, float, float]:
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(note, byref(box))
    return box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)


def _marked(note: Any) -> list[tuple[float, float, float, float]]:
    """Return the boxes of the words that a note marks (its quadrilaterals)."""
    boxes = []
    corners = pdfium.FS_QUADPOINTSF()
    for i in range(min(pdfium.FPDFAnnot_CountAttachmentPoints(note), 200)):
        if pdfium.FPDFAnnot_GetAttachmentPoints(note, i, byref(corners)):
            xs = corners.x1, corners.x2, corners.x3, corners.x4
            ys = corners.y1, corners.y2, corners.y3, corners.y4
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
    return boxes


def _value(form: Any, note: Any) -> str:
    if not form:
        return _string(note, b"V")
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, note)
    if kind in {pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON}:
        return _TICKED if pdfium.FPDFAnnot_IsChecked(form, note) else _LEFT_EMPTY
    if kind in {pdfium.FPDF_FORMFIELD_PUSHBUTTON, pdfium.FPDF_FORMFIELD_SIGNATURE}:
        return ""
    ask: Callable[[Any, int], int] = lambda b, n: pdfium.FPDFAnnot_GetFormFieldValue(  # noqa: E731
        form, note, b, n
    )
    return wide_characters(ask)


def _action(note: Any) -> str:
    link = pdfium.FPDFAnnot_GetLink(note)
    action = pdfium.FPDFLink_GetAction(link) if link else None
    return _ACTIONS.get(pdfium.FPDFAction_GetType(action), "") if action else ""
