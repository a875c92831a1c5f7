"""What a file is, judged by what it holds; its name only settles what its words leave open."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from servanda.exchange.akoma_ntoso import is_akoma_ntoso
from servanda.exchange.odt import is_flat_document


class SourceFormat(StrEnum):
    """The formats that can be opened."""

    PACKAGE = "zipped document"
    RICH_TEXT = "Rich Text"
    FLAT_DOCUMENT = "OpenDocument text in one file"
    AKOMA_NTOSO = "Akoma Ntoso"
    PDF = "PDF"
    WEB_PAGE = "web page"
    MARKDOWN = "Markdown"
    PLAIN_TEXT = "plain text"


def _begins_with(mark: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(mark)


def _has_within(mark: bytes, reach: int) -> Callable[[bytes], bool]:
    return lambda data: mark in data[:reach]


# How the formats that are more than characters announce themselves, from their specifications.
_ANNOUNCED: tuple[tuple[Callable[[bytes], bool], SourceFormat], ...] = (
    (_begins_with(b"PK\x03\x04"), SourceFormat.PACKAGE),
    (_begins_with(b"{\\rtf"), SourceFormat.RICH_TEXT),
    (is_flat_document, SourceFormat.FLAT_DOCUMENT),
    (is_akoma_ntoso, SourceFormat.AKOMA_NTOSO),
    (_has_within(b"%PDF-", 1024), SourceFormat.PDF),
)
_OLD_WORD = "an old Word file"
# A document with a password is wrapped in the old format: MS-OFFCRYPTO, section 1.3.2.
_LOCK = "EncryptedPackage".encode("utf-16-le")
_LOCKED = "locked with a password"
# The first bytes of the formats that are not opened.
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD_WORD),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3\x00", "a database"),
)

_PAGE_OPENING = re.compile(
    # A comment ends with its first “-->”: were it free to go on, a row of them would be tried in
    # every way to divide it.
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_TAG = re.compile(
    r"</?(?:p|div|body|head|li|ol|ul|h[1-6]|span|br|table|article|section)\b[^<>]*>", re.IGNORECASE
)
_MARKDOWN_MARK = re.compile(
    r"^(?:#{1,6}\s+\S|>\s?\S|```|[-*+]\s+\S|---\s*$)|\*\*\S[^*\n]*\*\*|\[[^\]\n]+\]\([^)\s]+\)",
    re.MULTILINE,
)
_FEWEST_TAGS = 3
_FEWEST_MARKS = 3


def announced_format(data: bytes) -> SourceFormat | None:
    """Tell the format that the bytes announce, or None where they are characters or foreign."""
    return next((form for announces, form in _ANNOUNCED if announces(data)), None)


def foreign_format(data: bytes) -> str | None:
    """Say in words what the file is when its first bytes announce a format we do not open."""
    found = next((words for mark, words in _FOREIGN if data.startswith(mark)), None)
    return _LOCKED if found == _OLD_WORD and _LOCK in data else found


def recognise_text(sample: str, suffix: str) -> SourceFormat:
    """Tell the format of a text by its beginning."""
    if _PAGE_OPENING.match(sample):
        return SourceFormat.WEB_PAGE
    tags = sum(1 for _ in _PAGE_TAG.finditer(sample))
    if tags >= _FEWEST_TAGS or (tags and suffix in {".html", ".htm", ".xhtml"}):
        return SourceFormat.WEB_PAGE
    marks = sum(1 for _ in _MARKDOWN_MARK.finditer(sample))
    if marks >= _FEWEST_MARKS or suffix in {".md", ".markdown"}:
        return SourceFormat.MARKDOWN
    return SourceFormat.PLAIN_TEXT
