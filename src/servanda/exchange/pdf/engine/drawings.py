"""What is drawn on a page besides its words: pictures, lines, and boxes that may hide words."""

from __future__ import annotations

from ctypes import byref, c_float, c_int, c_uint, c_void_p, cast
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]

_MOST_OBJECTS = 20_000
_DEEPEST = 6
_THIN = 3.0
_LONG = 8.0
_WHITE = 0xF8


@dataclass(slots=True)
class Drawings:
    """Boxes as (left, bottom, right, top).

    `pictures` and `covers` (boxes filled so that nothing shows through) come with their layer, a
    cover with whether it is white; `rules` are thin lines. `layers` numbers text objects by their
    address, in the order in which they are drawn.
    """

    pictures: list[tuple[Box, int]] = field(default_factory=list)
    covers: list[tuple[Box, int, bool]] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    layers: dict[int, int] = field(default_factory=dict)


def drawings_of(page: Any) -> Drawings:
    """Look at everything that is drawn on a page, and in the forms that it uses."""
    drawings = Drawings()
    _look(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, drawings, 0)
    return drawings


def _look(holder: Any, count: Any, get: Any, drawings: Drawings, depth: int) -> None:
    for i in range(min(max(count(holder), 0), _MOST_OBJECTS)):
        layer = len(drawings.layers)
        if layer >= _MOST_OBJECTS:
            return
        drawn = get(holder, i)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        drawings.layers[cast(drawn, c_void_p).value or 0] = layer
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            drawings.pictures.append((_bounds(drawn), layer))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            _path(drawn, layer, drawings)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            form = pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject
            _look(drawn, *form, drawings, depth + 1)


def _path(drawn: Any, layer: int, drawings: Drawings) -> None:
    box = _bounds(drawn)
    left, bottom, right, top = box
    if min(right - left, top - bottom) <= _THIN:
        if max(right - left, top - bottom) >= _LONG:
            drawings.rules.append(box)
        return
    filled, stroked = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, byref(filled), byref(stroked))
    if not filled.value:
        # The edges of a box of a table, which many programs draw as one path.
        if stroked.value and right - left >= _LONG:
            drawings.rules += [(left, top, right, top), (left, bottom, right, bottom)]
            drawings.rules += [(left, bottom, left, top), (right, bottom, right, top)]
        return
    red, green, blue, alpha = (c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(drawn, byref(red), byref(green), byref(blue), byref(alpha))
    if alpha.value == 0xFF:  # noqa: PLR2004 - nothing shows through
        white = min(red.value, green.value, blue.value) >= _WHITE
        drawings.covers.append((box, layer, white))


def _bounds(drawn: Any) -> Box:
    left, bottom, right, top = (c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(drawn, byref(left), byref(bottom), byref(right), byref(top))
    return left.value, bottom.value, right.value, top.value
