"""Puts words into the text of a pact file, in their places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from servanda.findings import Text
from servanda.instrument.header import read_header
from servanda.instrument.layout import PartKind, parts

PactEdit = tuple[int, int, str]
"""Replace the characters from the first offset up to the second by these."""


def with_edits(content: str, edits: Sequence[PactEdit]) -> str:
    """Return a text with edits made; what is put in at one place keeps the order of the edits."""
    pieces: list[str] = []
    position = 0
    for start, end, words in sorted(edits, key=lambda edit: edit[0]):
        pieces += [content[position:start], words]
        position = max(position, end)
    return "".join([*pieces, content[position:]])


def end_of_section(text: Text, heading: int) -> int:
    """Return where what stands under a heading ends: at the next heading of its rank."""
    headings = _headings(text)
    number = bisect_left(headings, (heading, 0))
    level = headings[number][1]
    later = (start for start, other in headings[number + 1 :] if other <= level)
    return next(later, len(text.content))


def paragraph_at(content: str, place: int, words: str) -> PactEdit:
    """Put a paragraph of its own in at a place between lines."""
    before = content[:place]
    gap = "" if not before or before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
    return place, place, f"{gap}{words}\n\n"


def header_entry(name: str, value: str) -> str:
    """Return a line of a header, quoted so that colons and marks in the value mean nothing."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{name}: "{escaped}"'


@lru_cache(maxsize=2)
def _headings(text: Text) -> tuple[tuple[int, int], ...]:
    """Return where each heading begins, and its level."""
    _, begin, _ = read_header(text)
    found = (part for part in parts(text, begin) if part.kind is PartKind.HEADING)
    lines = ((part.start, text.content[part.start : part.end]) for part in found)
    return tuple((start, len(line) - len(line.lstrip("#"))) for start, line in lines)
