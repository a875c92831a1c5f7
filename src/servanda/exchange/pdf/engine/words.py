"""The characters of a page, put together to words with their boxes and their dress."""

from __future__ import annotations

import math
import re
import unicodedata
from ctypes import byref, c_double, c_uint, c_ushort, c_void_p, cast, create_string_buffer
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from .tags import Tags

# One page of a newspaper has some 40,000 characters.
MOST_CHARACTERS = 200_000
# PDFium's signs for a hyphen at a line's end; white space does not follow it.
_LINE_HYPHEN = re.compile("[\x02\ufffe]")
_TOKEN = re.compile(r"[^\s\x02\ufffe]*[\x02\ufffe]|[^\s\x02\ufffe]+")
_BOLD_WEIGHT = 600
# PDF 32000-1, table 123: the font is italic; all its glyphs are bold.
_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_PLAIN_NAMES = ("regular", "roman", "book", "light", "thin", "italic", "oblique")
_ITALIC_NAMES = ("italic", "oblique")
# Unicode Standard Annex 9: letters of scripts that run from right to left.
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_SAME_LINE = 0.5


@dataclass(slots=True)
class Words:
    """Words as (text, left, bottom, right, top, baseline, style, glued, layer), and their styles.

    `glued` words follow the one before without white space. `layer` tells what was drawn later.
    """

    found: list[list[Any]] = field(default_factory=list)
    styles: list[list[Any]] = field(default_factory=list)
    unmapped: int = 0


class _Scribe:
    """Goes through the characters of one page; PDFium's handles have no types."""

    def __init__(self, page: Any, tags: Tags, layers: dict[int, int]) -> None:
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
        count = min(pdfium.FPDFText_CountChars(self.text), MOST_CHARACTERS)
        signs = self._signs(count)
        for token in _TOKEN.finditer(signs):
            # A token is drawn in one stroke, or in several that may be dressed otherwise.
            first, glued = token.start(), False
            key = self._drawn_by(first)
            if key != self._drawn_by(token.end() - 1):
                for at in range(first + 1, token.end()):
                    if (other := self._drawn_by(at)) != key:
                        self._keep(signs[first:at], first, at - 1, key, glued=glued)
                        first, key, glued = at, other, True
            self._keep(signs[first : token.end()], first, token.end() - 1, key, glued=glued)
        pdfium.FPDFText_ClosePage(self.text)
        return self.words

    def _signs(self, count: int) -> str:
        """Return the characters, each in its place: at once, or one by one where some are odd."""
        buffer = (c_ushort * (count + 1))()
        pdfium.FPDFText_GetText(self.text, 0, count, buffer)
        signs = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(signs) == count and "\0" not in signs:
            return signs
        codes = (pdfium.FPDFText_GetUnicode(self.text, i) for i in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)  # noqa: PLR2004

    def _drawn_by(self, index: int) -> int:
        return cast(pdfium.FPDFText_GetTextObject(self.text, index), c_void_p).value or 0

    def _keep(self, signs: str, first: int, last: int, key: int, *, glued: bool) -> None:
        text, box = self.text, self.box
        word = _LINE_HYPHEN.sub("-", signs)
        if not pdfium.FPDFText_GetLooseCharBox(text, first, byref(box)):
            return
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if last != first and pdfium.FPDFText_GetLooseCharBox(text, last, byref(box)):
            if box.left > left and unicodedata.bidirectional(word[0]) in _RIGHT_TO_LEFT:
                word = word[::-1]  # given as it looks, from the left
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
            visual = left > before[1] and unicodedata.bidirectional(word[0]) in _RIGHT_TO_LEFT
            before[0] = word + before[0] if visual else before[0] + word
            before[1], before[3] = min(before[1], left), max(before[3], right)
            before[2], before[4] = min(before[2], bottom), max(before[4], top)
            return
        self.words.found.append([word, left, bottom, right, top, base, style, int(glued), layer])

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
        bold = mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE or _is_bold(name, flags, weight)
        skewed = abs(matrix.b) < 0.01 < abs(matrix.c) / (abs(matrix.d) or 1)  # noqa: PLR2004
        italic = bool(flags & _ITALIC_FLAG) or skewed or any(part in name for part in _ITALIC_NAMES)
        rgb, alpha = _colour(drawn)
        artifact, heading = self.tags.of(drawn)
        return (size, int(bold), int(italic), rgb, alpha, mode, angle, int(artifact), heading)


def _font(font: Any) -> tuple[str, int, int]:
    if not font:
        return "", 0, 0
    buffer = create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 128)
    name = buffer.value.decode("latin-1").lower()
    return name, pdfium.FPDFFont_GetFlags(font), pdfium.FPDFFont_GetWeight(font)


def _is_bold(name: str, flags: int, weight: int) -> bool:
    """Judge by the font's name; by PDFium's guess from the width of stems, where it tells nothing.

    The stems of a plain font may be as wide as those of another's bold one.
    """
    if any(part in name for part in _BOLD_NAMES):
        return True
    if any(part in name for part in _PLAIN_NAMES):
        return False
    return bool(flags & _BOLD_FLAG) or weight >= _BOLD_WEIGHT


def _colour(drawn: Any) -> tuple[int, int]:
    red, green, blue, alpha = (c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(
        drawn, byref(red), byref(green), byref(blue), byref(alpha)
    ):
        return 0, 255
    return red.value << 16 | green.value << 8 | blue.value, alpha.value


def words_of(page: Any, tags: Tags, layers: dict[int, int]) -> Words:
    """Return the words of a page in the order in which they were drawn."""
    return _Scribe(page, tags, layers).write()
