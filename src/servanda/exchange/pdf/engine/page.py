"""One page taken apart, its places turned so that the page stands as it is shown."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pypdfium2.raw as pdfium

from .asking import wide
from .drawings import Box, drawings_of
from .notes import notes_of
from .tags import tags_of
from .words import Words, words_of

_QUARTER = 90
_SIDEWAYS = frozenset({90, 270})
_MOSTLY = 0.5


class _Turn:
    """Turns places of the file, which count from the foot, to places on the page as it is read."""

    def __init__(self, page: Any, quarter: int) -> None:
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        self.left, self.bottom, self.right, self.top = box.left, box.bottom, box.right, box.top
        self.quarter = quarter % 360
        wide_, high = self.right - self.left, self.top - self.bottom
        self.size = (high, wide_) if self.quarter in _SIDEWAYS else (wide_, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.quarter == _QUARTER:
            return y - self.bottom, x - self.left
        if self.quarter == 2 * _QUARTER:
            return self.right - x, y - self.bottom
        if self.quarter == 3 * _QUARTER:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, box: Box) -> Box:
        """Return (left, top, right, bottom), counted from the page's upper left corner."""
        x0, y0 = self.point(box[0], box[1])
        x1, y1 = self.point(box[2], box[3])
        left, right = sorted((x0, x1))
        top, bottom = sorted((y0, y1))
        return round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)


def taken_apart(document: Any, form: Any, number: int) -> dict[str, Any]:
    """Return what stands on page `number` (from 0); a page that cannot be opened has no words."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return {"number": number, "broken": True}
    drawings = drawings_of(page)
    words = words_of(page, tags_of(document, page), drawings.layers)
    turned = pdfium.FPDFPage_GetRotation(page) * _QUARTER
    # Some programs draw a wide table sideways instead of turning the page.
    turn = _Turn(page, turned + _drawn_sideways(words, turned))
    notes = notes_of(page, form)
    found = {
        "number": number,
        "size": [round(side, 1) for side in turn.size],
        "label": wide(lambda b, n: pdfium.FPDF_GetPageLabel(document, number, b, n)),
        "styles": [[*s[:6], (s[6] - turn.quarter) % 360, *s[7:]] for s in words.styles],
        "words": [_turned(word, words, turn) for word in words.found],
        "unmapped": words.unmapped,
        "pictures": [(*turn.box(box), layer) for box, layer in drawings.pictures],
        "covers": [(*turn.box(box), layer, white) for box, layer, white in drawings.covers],
        "rules": [turn.box(box) for box in drawings.rules],
        "comments": [
            (turn.box(box), words_, by, on, [turn.box(marked) for marked in boxes])
            for box, words_, by, on, boxes in notes["comments"]
        ],
        "fields": [(turn.box(box), value) for box, value in notes["fields"]],
        "actions": sorted(set(notes["actions"])),
    }
    pdfium.FPDF_ClosePage(page)
    return found


def _drawn_sideways(words: Words, turned: int) -> int:
    """Return by which quarter most words are turned against the page as it is shown."""
    angles: Counter[int] = Counter()
    for word in words.found:
        angles[(words.styles[word[6]][6] - turned) % 360] += len(word[0])
    angle, count = angles.most_common(1)[0] if angles else (0, 0)
    return angle if angle % _QUARTER == 0 and count > _MOSTLY * angles.total() else 0


def _turned(word: list[Any], words: Words, turn: _Turn) -> list[Any]:
    text, left, bottom, right, top, base, style, glued, layer = word
    box = turn.box((left, bottom, right, top))
    upright = (words.styles[style][6] - turn.quarter) % 360 == 0
    # Of words that do not lie level there is no baseline worth having: their box's foot serves.
    line = round(turn.point(left, base)[1], 1) if upright and turn.quarter == 0 else box[3]
    return [text, *box, line, style, glued, layer]
