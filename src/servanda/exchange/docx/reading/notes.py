"""Footnotes, endnotes and comments, each with the words that it hangs on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from servanda.exchange.docx.markup import W14, W15, w
from servanda.exchange.docx.reading.changes import made_at
from servanda.exchange.docx.reading.parts import WordParts
from servanda.exchange.docx.reading.walk import COMMENT_BEGINS, COMMENT_ENDS, REFERENCE, Walk
from servanda.exchange.office.made import Made
from servanda.exchange.office.notes import text_of
from servanda.instrument.document import Annotation, AnnotationKind

# Notes that draw the line between text and notes, and say nothing.
_FURNITURE = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_KINDS = (
    ("footnotes", "footnote", AnnotationKind.FOOTNOTE),
    ("endnotes", "endnote", AnnotationKind.ENDNOTE),
    ("comments", "comment", AnnotationKind.COMMENT),
)
_PARAGRAPH_ID = f"{{{W14}}}paraId"


@dataclass(frozen=True, slots=True)
class _Anchor:
    block: int | None = None
    start: int = 0
    end: int = 0


def notes_of(
    parts: WordParts, blocks: list[Made], walk: Callable[[str], Walk]
) -> tuple[Annotation, ...]:
    """Return what stands beside the text. `walk` begins a walk of the part of that name."""
    marks: dict[Hashable, tuple[int, int]] = {}
    for number, made in enumerate(blocks):
        for mark, at in made.marks.items():
            marks.setdefault(mark, (number, at))
    found: list[Annotation] = []
    answered = _answered(parts)
    first: dict[str, int] = {}
    waiting: list[tuple[int, str]] = []
    for part_kind, element_kind, kind in _KINDS:
        for name, root in parts.of_kind(part_kind):
            for index, element in enumerate(root.iter(w(element_kind)), start=1):
                if element.get(w("type")) in _FURNITURE:
                    continue
                paragraphs = {p.get(_PARAGRAPH_ID) for p in element.iter(w("p"))}
                parent = next((answered[p] for p in paragraphs if p in answered), None)
                if parent is not None:
                    waiting.append((len(found), parent))
                first.update(dict.fromkeys((p for p in paragraphs if p), len(found)))
                step = f"w:{part_kind}/w:{element_kind}[{index}]"
                note = _note(element, kind, walk(name), step)
                anchor = _anchor(marks, blocks, element_kind, element.get(w("id")))
                found.append(replace(note, block=anchor.block, start=anchor.start, end=anchor.end))
    for number, parent in waiting:
        if parent in first:
            found[number] = replace(found[number], answers=first[parent])
    return tuple(found)


def _note(element: etree._Element, kind: AnnotationKind, walk: Walk, step: str) -> Annotation:
    walk.read(element, step)
    author = element.get(w("author")) or None
    return Annotation(
        kind, text_of(walk.made), walk.place_at(step), author=author, made=made_at(element)
    )


def _anchor(
    marks: dict[Hashable, tuple[int, int]], blocks: list[Made], kind: str, identity: str | None
) -> _Anchor:
    """Return the words of one block that a note hangs on."""
    mark = f"{kind}Reference"
    reference = marks.get((mark, REFERENCE, identity))
    begin = marks.get((mark, COMMENT_BEGINS, identity))
    end = marks.get((mark, COMMENT_ENDS, identity), reference)
    if begin is None:
        return _Anchor(reference[0], reference[1], reference[1]) if reference else _Anchor()
    number, start = begin
    text = blocks[number].block.text
    # Of words in several blocks, an annotation names those of the first.
    stop = end[1] if end is not None and end[0] == number else len(text)
    if start < stop and text[start] == " ":
        start += 1
    if start == len(text) and end is not None and end[0] > number:
        return _Anchor(number + 1, 0, end[1] if end[0] == number + 1 else 0)
    return _Anchor(number, start, max(start, stop))


def _answered(parts: WordParts) -> dict[str, str]:
    """Return which paragraph's comment answers the comment of which other."""
    return dict(_threads(parts))


def _threads(parts: WordParts) -> Iterator[tuple[str, str]]:
    for _, root in parts.of_kind("commentsExtended"):
        for element in root.iter(f"{{{W15}}}commentEx"):
            parent = element.get(f"{{{W15}}}paraIdParent")
            own = element.get(f"{{{W15}}}paraId")
            if own and parent:
                yield own, parent
