"""Footnotes, endnotes and comments of a Word file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from servanda.exchange.docx.markup import W14, W15, w
from servanda.exchange.docx.reading.changes import made_at
from servanda.exchange.docx.reading.parts import WordParts
from servanda.exchange.docx.reading.walk import Walk
from servanda.exchange.office.notes import FoundNote, text_of
from servanda.instrument.document import AnnotationKind

# Notes that draw the line between text and notes, and say nothing.
_FURNITURE = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_KINDS = (
    ("footnotes", "footnote", AnnotationKind.FOOTNOTE),
    ("endnotes", "endnote", AnnotationKind.ENDNOTE),
    ("comments", "comment", AnnotationKind.COMMENT),
)
_PARAGRAPH_ID = f"{{{W14}}}paraId"


def notes_of(parts: WordParts, walk: Callable[[str], Walk]) -> Iterator[FoundNote]:
    """Yield what stands beside the text. `walk` begins a walk of the part of that name."""
    parents = _parents(parts)
    for part_kind, element_kind, kind in _KINDS:
        for name, root in parts.of_kind(part_kind):
            for index, element in enumerate(root.iter(w(element_kind)), start=1):
                if element.get(w("type")) in _FURNITURE:
                    continue
                reader = walk(name)
                step = f"w:{part_kind}/w:{element_kind}[{index}]"
                reader.read(element, step)
                mark = f"{element_kind} {element.get(w('id'))}"
                author = element.get(w("author")) or None
                yield FoundNote(
                    kind, mark, text_of(reader.made), reader.place_at(step), author,
                    made_at(element), parents.get(mark),
                )  # fmt: skip


def _parents(parts: WordParts) -> Mapping[str, str]:
    """Return which comment answers which: a file says so by the last paragraph of each."""
    marks = {
        paragraph.get(_PARAGRAPH_ID): f"comment {comment.get(w('id'))}"
        for _, root in parts.of_kind("comments")
        for comment in root.iter(w("comment"))
        for paragraph in comment.iter(w("p"))
    }
    return {
        marks[own]: marks[parent]
        for own, parent in _threads(parts)
        if own in marks and parent in marks
    }


def _threads(parts: WordParts) -> Iterator[tuple[str | None, str | None]]:
    for _, root in parts.of_kind("commentsExtended"):
        for element in root.iter(f"{{{W15}}}commentEx"):
            parent = element.get(f"{{{W15}}}paraIdParent")
            if parent:
                yield element.get(f"{{{W15}}}paraId"), parent
