"""Finds the parts of a pact file line by line: sections, quoted words, readings, remarks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from servanda.findings import Finding, Fix, Severity, Text

HEADING = re.compile(r"(#{1,6})[ \t]+(?=(.*))")
ARTICLE = re.compile(
    r"(?:Article|Point|Clause|Section|Paragraph|Measure|Item)[ \t]+"
    r"(?=[\w.\-]*\d|[A-Za-z]\b|[IVXLCDM]+\b|[ivx]+\b)"  # not “Point of order”
    r"(?P<label>[A-Za-z0-9]+(?:[.\-][A-Za-z0-9]+)*)\.?(?:[ \t]*[:–—-]?[ \t]+(?P<heading>.*))?$"
)
_ITEM = r"(?:[-*+]|\d{1,3}[.)])[ \t]+"
_READING_START = re.compile(  # no box, footnote or link
    rf"[ \t]{{0,3}}(?:{_ITEM}(?!\[x\][ \t]))?(?=\[(?!\^| \]|[^\]\n]*\]\())"
)
_QUOTED = re.compile(r"[ \t]{0,3}>[ \t]?")
_REMARK_START = re.compile(rf"(?:[ \t]{{0,3}}{_ITEM})?(?=(?:Remark|Comment) by \S)")
_ITEM_START = re.compile(rf"[ \t]{{0,3}}{_ITEM}")


def heading_words(line: str) -> str:
    """Return the words of a heading, without the marks about them."""
    match = HEADING.match(line)
    return match.group(2).rstrip(" \t").rstrip("#").strip(" \t") if match else ""


class PartKind(Enum):
    """What a run of lines is."""

    HEADING = auto()
    QUOTED = auto()
    BRACKETED = auto()
    REMARK = auto()
    PROSE = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """A run of lines, from offset `start` (after any list mark) up to `end`."""

    kind: PartKind
    start: int
    end: int


def parts(text: Text, begin: int) -> Iterator[Part]:
    """Cut the file after its header into parts. Every line that is not blank is in exactly one."""
    kind: PartKind | None = None
    start = end = 0
    fenced = False
    for offset, line in _lines(text.content, begin):
        fenced ^= _is_fence(line)
        found = _kind_of(line, kind) if not fenced else PartKind.PROSE
        goes_on = found is not None and found is kind and not _starts_anew(line, found)
        if kind is not None and not goes_on:
            yield Part(kind, start, end)
            kind = None
        if found is not None:
            if not goes_on:
                kind, start = found, offset + _mark_length(line, found)
            end = offset + len(line)
    if kind is not None:
        yield Part(kind, start, end)


def unclosed_fence(text: Text, begin: int) -> tuple[Finding, ...]:
    """Say that a block of code is never closed: nothing below it has been read."""
    opened: int | None = None
    for offset, line in _lines(text.content, begin):
        if _is_fence(line):
            opened = offset if opened is None else None
    if opened is None:
        return ()
    return (
        Finding(
            "unclosed-block",
            Severity.MISTAKE,
            "The block that begins here is never closed, so what stands below it was not read.",
            span=text.span(opened, opened + len("```")),
            fix=Fix("Close it with a line like this one, or take this line out."),
        ),
    )


def _is_fence(line: str) -> bool:
    return line.lstrip().startswith(("```", "~~~"))


def _lines(content: str, begin: int) -> Iterator[tuple[int, str]]:
    offset = begin
    while offset < len(content):
        stop = content.find("\n", offset)
        stop = len(content) if stop < 0 else stop
        yield offset, content[offset:stop].rstrip("\r")
        offset = stop + 1


_BEGINNINGS = (
    (_QUOTED, PartKind.QUOTED),
    (HEADING, PartKind.HEADING),
    (_READING_START, PartKind.BRACKETED),
    (_REMARK_START, PartKind.REMARK),
)


def _kind_of(line: str, current: PartKind | None) -> PartKind | None:
    if not line.strip():
        return None
    indented = line[0] in " \t"
    if current is PartKind.BRACKETED and indented and not _QUOTED.match(line):
        return current
    found = next((kind for pattern, kind in _BEGINNINGS if pattern.match(line)), None)
    if found is None and current in {PartKind.BRACKETED, PartKind.REMARK}:
        return PartKind.PROSE if _ITEM_START.match(line) else current
    return found or PartKind.PROSE


def _starts_anew(line: str, kind: PartKind) -> bool:
    if kind is PartKind.BRACKETED:
        return line[0] not in " \t" and bool(_READING_START.match(line))
    if kind is PartKind.REMARK:
        return bool(_REMARK_START.match(line))
    return kind is PartKind.HEADING or (kind is PartKind.PROSE and bool(_ITEM_START.match(line)))


def _mark_length(line: str, kind: PartKind) -> int:
    if kind is PartKind.BRACKETED and (match := _READING_START.match(line)):
        return match.end()
    if kind is PartKind.REMARK and (match := _REMARK_START.match(line)):
        return match.end()
    if kind is PartKind.PROSE and (match := _ITEM_START.match(line)):
        return match.end()
    return 0
