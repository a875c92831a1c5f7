"""Zipped documents: which of them a file is can be told only by what is packed in it."""

from __future__ import annotations

import re
from collections.abc import Callable

from servanda.exchange.archive import Archive, ArchiveRefusedError, open_archive
from servanda.exchange.docx.reading import read_word
from servanda.exchange.odt import read_open_document
from servanda.exchange.opened import Opened, mistake, not_read

# What a package says it is, by the words of its own declaration: ISO/IEC 29500-2 (the content type
# of the main part) and OpenDocument 1.3, part 2 (the member called mimetype).
_READ: tuple[tuple[str, Callable[[Archive, str], Opened]], ...] = (
    ("wordprocessingml", read_word),
    ("ms-word", read_word),
    ("opendocument.text", read_open_document),
)
_FOREIGN: tuple[tuple[str, str], ...] = (
    ("spreadsheet", "a spreadsheet"),
    ("presentation", "a set of slides"),
)
_CONTENT_TYPE = re.compile(r'ContentType="([^"]*\.main\+xml)"')


def read_package(data: bytes, name: str) -> Opened:
    """Return the document that is packed in these bytes."""
    try:
        archive = open_archive(data)
        declared = _declared(archive)
        for mark, read in _READ:
            if mark in declared:
                return read(archive, name)
    except ArchiveRefusedError as refused:
        return None, (mistake("package-refused", f"{name} {refused}; it was not opened."),)
    form = next((words for mark, words in _FOREIGN if mark in declared), "a zipped file")
    return not_read(name, form)


def _declared(archive: Archive) -> str:
    """Return what the package says it is. Raises `ArchiveRefusedError`."""
    if (mimetype := archive.read("mimetype")) is not None:
        return mimetype.decode("ascii", "replace")
    types = archive.read("[Content_Types].xml") or b""
    return " ".join(_CONTENT_TYPE.findall(types.decode("utf-8", "replace")))
