"""Finds what stands under a heading of a given name, headings below it included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from servanda.findings import Text
from servanda.instrument.layout import Part, PartKind, heading_words


def heading_of(text: Text, part: Part) -> str:
    """Return the words of a heading."""
    return heading_words(text.content[part.start : part.end])


def level_of(text: Text, part: Part) -> int:
    """Return how deep a heading is, from 1."""
    words = text.content[part.start : part.end]
    return len(words) - len(words.lstrip("#"))


def prose_under(heading: str, text: Text, pieces: Iterable[Part]) -> Iterator[Part]:
    """Yield the paragraphs and list entries under a heading, written here in small letters."""
    inside: int | None = None  # the level of the heading that was found
    for part in pieces:
        if part.kind is PartKind.HEADING:
            level = level_of(text, part)
            if inside is None or level <= inside:
                inside = level if heading_of(text, part).lower() == heading else None
        elif inside is not None and part.kind is PartKind.PROSE:
            yield part
