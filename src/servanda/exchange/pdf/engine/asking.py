"""How PDFium is asked for strings: first how long, then what."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import byref, c_ulong, create_string_buffer
from typing import Any

import pypdfium2.raw as pdfium

# More than any title, comment or field is worth; a hostile file may name any length.
_LONGEST = 1_000_000
# Every string ends with a zero of two bytes.
_NOTHING = 2


def wide(ask: Callable[[Any, int], int]) -> str:
    """Return a string that PDFium gives in UTF-16; `ask` takes a buffer and its length in bytes."""
    length = int(ask(None, 0))
    if not _NOTHING < length <= _LONGEST:
        return ""
    buffer = create_string_buffer(length)
    ask(buffer, length)
    return readable(buffer.raw[: length - _NOTHING].decode("utf-16-le", "ignore"))


def wide_characters(ask: Callable[[Any, int], int]) -> str:
    """Return a string for which PDFium wants an array of wide characters."""
    length = int(ask(None, 0))
    if not _NOTHING < length <= _LONGEST:
        return ""
    array = (pdfium.FPDF_WCHAR * (length // 2 + 1))()
    ask(array, length)
    return readable(bytes(array)[: length - _NOTHING].decode("utf-16-le", "ignore"))


def measured(ask: Callable[[Any, int, Any], int]) -> str:
    """Return a string whose length PDFium writes into its last argument."""
    length = c_ulong(0)
    ask(None, 0, byref(length))
    if not _NOTHING < length.value <= _LONGEST:
        return ""
    array = (pdfium.FPDF_WCHAR * (length.value // 2 + 1))()
    ask(array, length.value, byref(length))
    return readable(bytes(array)[: length.value - _NOTHING].decode("utf-16-le", "ignore"))


def readable(words: str) -> str:
    """Return the words with line ends and without signs that show nothing."""
    words = words.replace("\r\n", "\n").replace("\r", "\n").rstrip("\0")
    return "".join(sign for sign in words if sign.isprintable() or sign in "\n\t")
