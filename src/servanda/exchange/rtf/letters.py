"""How a Rich Text file stores its letters: by code page and font, or as numbers of Unicode."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

_DEFAULT = "cp1252"
# RTF 1.9.1, "Character set": what the number that a font gives stands for.
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk",
    136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
SIGNS = {
    "tab": "\t", "emdash": "\u2014", "endash": "\u2013", "emspace": "\u2003", "enspace": "\u2002",
    "qmspace": "\u2005", "bullet": "\u2022", "lquote": "\u2018", "rquote": "\u2019",
    "ldblquote": "\u201c", "rdblquote": "\u201d", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
"""The control words that stand for a letter."""
ESCAPED = {"\\": "\\", "{": "{", "}": "}", "~": "\u00a0", "_": "-", "-": "\u00ad"}
"""The signs that stand for a letter."""


@dataclass(slots=True)
class Letters:
    """Turns stored bytes and numbers into letters."""

    page: str = _DEFAULT
    fonts: dict[int, str] = field(default_factory=dict)
    _half: int = 0

    def set_page(self, number: int | None) -> None:
        """Take the code page that the file states; one that is not known changes nothing."""
        try:
            self.page = codecs.lookup(f"cp{number}").name
        except LookupError:
            self.page = "utf-8" if number == 65001 else self.page  # noqa: PLR2004 - its number

    def set_font(self, font: int, charset: int | None) -> None:
        """Remember how the letters of a font are stored."""
        if charset in _CHARSETS and charset:
            self.fonts[font] = _CHARSETS[charset]

    def of_bytes(self, data: bytes, font: int | None) -> str:
        """Return the letters that bytes stand for in a font."""
        page = self.fonts.get(font, self.page) if font is not None else self.page
        return data.decode(page, "replace")

    def of_number(self, number: int) -> str:
        """Return the letter of a number; the first half of a pair waits for the other."""
        unit = number & 0xFFFF
        first, self._half = self._half, 0
        if 0xD800 <= unit < 0xDC00:  # noqa: PLR2004 - the first of a pair (Unicode 3.9)
            self._half = unit
            return ""
        if 0xDC00 <= unit < 0xE000:  # noqa: PLR2004 - the second
            if not first:
                return "\ufffd"
            return chr(0x10000 + ((first - 0xD800) << 10) + (unit - 0xDC00))
        return chr(unit)
