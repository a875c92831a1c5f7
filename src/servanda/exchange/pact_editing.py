"""Puts words into the text of a pact file, in their places."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.findings import Text
from servanda.instrument.header import read_header
from servanda.instrument.layout import PartKind, parts

PactEdit = tuple[int, int, str]
"""Replace the characters from the first offset up to the second by these."""


def with_edits(content: str, edits: Sequence[PactEdit]) -> str:
    """Return a text with edits made; what is put in at one place keeps the order of the edits."""
    # Later places first, so that the earlier ones still hold.
    order = sorted(range(len(edits)), key=lambda n: (edits[n][0], n), reverse=True)
    for start, end, words in (edits[number] for number in order):
        content = content[:start] + words + content[end:]
    return content


def end_of_section(text: Text, heading: int) -> int:
    """Return where what stands under a heading ends: at the next heading of its rank."""
    level = _level(text.content, heading)
    _, begin, _ = read_header(text)
    for part in parts(text, begin):
        is_later = part.kind is PartKind.HEADING and part.start > heading
        if is_later and _level(text.content, part.start) <= level:
            return part.start
    return len(text.content)


def paragraph_at(content: str, place: int, words: str) -> PactEdit:
    """Put a paragraph of its own in at a place between lines."""
    before = content[:place]
    gap = "" if not before or before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
    return place, place, f"{gap}{words}\n\n"


def remark(author: str | None, words: str, about: str | None = None) -> str:
    """Return a remark as a pact file has it; who made it is not stated where nobody is named."""
    who = " ".join((author or "").replace(":", " ").split()) or "(not stated)"
    on = f" on {about}" if about else ""
    return f"Remark by {who}{on}: {' '.join(words.split())}"


def header_entry(name: str, value: str) -> str:
    """Return a line of a header, quoted so that colons and marks in the value mean nothing."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{name}: "{escaped}"'


def _level(content: str, heading: int) -> int:
    line = content[heading : content.find("\n", heading)]
    return len(line) - len(line.lstrip("#"))
