"""The characters of a page, put together to words with their boxes and their dress."""

from __future__ import annotations

import math
from ctypes import byref, c_double, c_uint, c_void_p, cast, create_string_buffer
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from servanda.exchange.pdf.engine.tags import Tags

# One page of a newspaper has some 40,000 characters.
MOST_CHARACTERS = 200_000
# PDFium's sign for a hyphen at a line's end.
_LINE_HYPHEN = (0x02, 0xFFFE)
_BOLD_WEIGHT = 600
# PDF 32000-1, table 123: the font is italic; all its glyphs are bold.
_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_ITALIC_NAMES = ("italic", "oblique")
_SAME_LINE = 0.5


@dataclass(slots=True)
class Words:
    """Words as (text, left, bottom, right, top, baseline, style, glued, layer), and their styles.

    `glued` words follow the one before without white space. `layer` tells what was drawn later.
    """

    found: list[list[Any]] = field(default_factory=list)
    styles: list[list[Any]] = field(default_factory=list)
    unmapped: int = 0
    characters: int = 0


class _Scribe:
    """Goes through the characters of one page; PDFium's handles have no types."""

    def __init__(self, page: Any, tags: Tags, layers: dict[int, int]) -> None:  # noqa: ANN401
        self.text = pdfium.FPDFText_LoadPage(page)
        self.tags = tags
        self.layers = layers
        self.words = Words()
        self.known: dict[int, tuple[int, int]] = {}
        self.numbered: dict[tuple[Any, ...], int] = {}
        self.x, self.y = c_double(), c_double()
        self.box = pdfium.FS_RECTF()
        self.matrix = pdfium.FS_MATRIX()

    def write(self) -> Words:
        text, words = self.text, self.words
        unicode_of, object_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetTextObject
        address = c_void_p
        count = min(pdfium.FPDFText_CountChars(text), MOST_CHARACTERS)
        word: list[str] = []
        first, current, glued = 0, 0, False
        for i in range(count):
            code = unicode_of(text, i)
            if code in {0x20, 0x0D, 0x0A, 0xA0, 0x09}:
                if word:
                    self._keep(word, first, i - 1, current, glued=glued)
                    word = []
                glued = False
                continue
            key = cast(object_of(text, i), address).value or 0
            if word and key != current:
                self._keep(word, first, i - 1, current, glued=glued)
                word, glued = [], True
            if not word:
                first, current = i, key
            if code in _LINE_HYPHEN:
                self._keep([*word, "-"], first, i, key, glued=glued)
                word, glued = [], False
            else:
                word.append(chr(code) if 0 < code < 0x110000 else "\ufffd")  # noqa: PLR2004
        if word:
            self._keep(word, first, count - 1, current, glued=glued)
        words.characters = count
        pdfium.FPDFText_ClosePage(text)
        return words

    def _keep(self, word: list[str], first: int, last: int, key: int, *, glued: bool) -> None:
        text, box = self.text, self.box
        if not pdfium.FPDFText_GetLooseCharBox(text, first, byref(box)):
            return
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if last != first and pdfium.FPDFText_GetLooseCharBox(text, last, byref(box)):
            left, right = min(left, box.left), max(right, box.right)
            bottom, top = min(bottom, box.bottom), max(top, box.top)
        pdfium.FPDFText_GetCharOrigin(text, first, byref(self.x), byref(self.y))
        if pdfium.FPDFText_HasUnicodeMapError(text, first) > 0:
            self.words.unmapped += len(word)
        style, layer = self.known.get(key) or self._learn(key, first)
        before = self.words.found[-1] if glued and self.words.found else None
        base = self.y.value
        if before is not None and before[6] == style and abs(before[5] - base) < _SAME_LINE:
            # A word drawn in several strokes, as kerning does, is one word.
            before[0] += "".join(word)
            before[1], before[3] = min(before[1], left), max(before[3], right)
            before[2], before[4] = min(before[2], bottom), max(before[4], top)
            return
        self.words.found.append(
            ["".join(word), left, bottom, right, top, base, style, int(glued), layer]
        )

    def _learn(self, key: int, index: int) -> tuple[int, int]:
        """Find out how a text object is dressed, once."""
        dress = self._dress(index)
        number = self.numbered.setdefault(dress, len(self.words.styles))
        if number == len(self.words.styles):
            self.words.styles.append(list(dress))
        learnt = number, self.layers.get(key, -1)
        if key:
            self.known[key] = learnt
        return learnt

    def _dress(self, index: int) -> tuple[Any, ...]:
        drawn = pdfium.FPDFText_GetTextObject(self.text, index)
        matrix = self.matrix
        pdfium.FPDFText_GetMatrix(self.text, index, byref(matrix))
        scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c)) or 1.0
        size = round(pdfium.FPDFText_GetFontSize(self.text, index) * scale, 1)
        angle = round(math.degrees(max(0.0, pdfium.FPDFText_GetCharAngle(self.text, index)))) % 360
        if not drawn:
            return (size, 0, 0, 0, 255, 0, angle, 0, 0)
        font = pdfium.FPDFTextObj_GetFont(drawn)
        name, flags, weight = _font(font)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn)
        bold = (
            weight >= _BOLD_WEIGHT
            or bool(flags & _BOLD_FLAG)
            or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
            or any(part in name for part in _BOLD_NAMES)
        )
        skewed = abs(matrix.b) < 0.01 < abs(matrix.c) / (abs(matrix.d) or 1)  # noqa: PLR2004
        italic = bool(flags & _ITALIC_FLAG) or skewed or any(part in name for part in _ITALIC_NAMES)
        rgb, alpha = _colour(drawn)
        artifact, heading = self.tags.of(drawn)
        return (size, int(bold), int(italic), rgb, alpha, mode, angle, int(artifact), heading)


def _font(font: Any) -> tuple[str, int, int]:  # noqa: ANN401
    if not font:
        return "", 0, 0
    buffer = create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 128)
    name = buffer.value.decode("latin-1").lower()
    return name, pdfium.FPDFFont_GetFlags(font), pdfium.FPDFFont_GetWeight(font)


def _colour(drawn: Any) -> tuple[int, int]:  # noqa: ANN401
    red, green, blue, alpha = (c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(
        drawn, byref(red), byref(green), byref(blue), byref(alpha)
    ):
        return 0, 255
    return red.value << 16 | green.value << 8 | blue.value, alpha.value


def words_of(page: Any, tags: Tags, layers: dict[int, int]) -> Words:  # noqa: ANN401
    """Return the words of a page in the order in which they were drawn."""
    return _Scribe(page, tags, layers).write()
