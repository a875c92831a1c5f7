"""The lines before the articles that the page says of itself: title, author, date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from servanda.instrument.document import BlockKind
from servanda.reading.segmentation.draft import Extract, Furniture, Published, Stated
from servanda.reading.segmentation.extracts import part
from servanda.reading.segmentation.markers import division_at_head
from servanda.reading.segmentation.page_facts import BYLINE, DATE, day_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from servanda.instrument.document import Document

_LONGEST_TITLE = 200
_LONGEST_BYLINE = 300
_LOOKED_AT = 8
_SENTENCE = re.compile(r"\w\w[.!?]['\"”\u2019)]*(?:\s|$)")


@dataclass(slots=True)
class Front:
    """What stands at the head of the page; `blocks` are those it uses up."""

    title: Stated | None = None
    byline: Stated | None = None
    published: Published | None = None
    furniture: list[Furniture] = field(default_factory=list)
    blocks: set[int] = field(default_factory=set)
    via: list[Extract] = field(default_factory=list)


def front_of(document: Document, first_article: int) -> Front:
    """Read the head of the page, down to the first article."""
    front = Front()
    if document.byline:
        front.byline = Stated(document.byline, None)
    if document.published:
        front.published = Published(
            document.published, day_in(document.published[:10]) or day_in(document.published), None
        )
    for i in range(min(first_article, _LOOKED_AT)):
        if document.blocks[i].kind is not BlockKind.RULE:
            _read(front, document, i)
    if front.title is None and document.title:
        front.title = Stated(document.title, None)
    return front


def _read(front: Front, document: Document, i: int) -> None:
    block = document.blocks[i]
    whole = part(document.blocks, i)
    if whole is None:
        return
    if front.title is None and _is_title(document, i):
        front.title = Stated(block.text, whole)
        front.blocks.add(i)
    elif _is_byline(block.text, first=not front.blocks - {0}):
        _take_byline(front, document, i)


def _is_title(document: Document, i: int) -> bool:
    block = document.blocks[i]
    if document.title is not None:
        return block.text == document.title
    if block.kind is BlockKind.HEADING:
        return True
    if division_at_head(block):
        return False
    ends = bool(_SENTENCE.search(block.text)) or block.text.endswith((",", ";"))
    return i == 0 and len(block.text) <= _LONGEST_TITLE and not ends


def _is_byline(text: str, *, first: bool) -> bool:
    """Tell a short line that ends no sentence and gives a date or an author."""
    if len(text) > _LONGEST_BYLINE or _SENTENCE.search(BYLINE.sub("", DATE.sub("", text))):
        return False
    author, day = BYLINE.search(text), DATE.search(text)
    return first and bool(
        (author and author.start() <= len(text) / 2) or (day and day.start() <= len(text) / 2)
    )


def _take_byline(front: Front, document: Document, i: int) -> None:
    """Take author and date out of their line; what is left of it belongs to the page."""
    front.blocks.add(i)
    text = document.blocks[i].text
    taken: list[tuple[int, int]] = []
    if (
        (front.published is None or front.published.words is None)
        and (found := DATE.search(text))
        and (words := part(document.blocks, i, *found.span()))
    ):
        taken.append((words.start, words.end))
        front.published = Published(found[0], day_in(found[0]), words)
    if (
        (front.byline is None or front.byline.words is None)
        and (found := BYLINE.search(text))
        and (words := part(document.blocks, i, *found.span(1)))
        and all(words.end <= start or end <= words.start for start, end in taken)
    ):
        taken.append((words.start, words.end))
        front.byline = Stated(words.text, words)
    front.furniture += [
        Furniture(rest, "what is left of the line of the author and date")
        for rest in _left(document, i, sorted(taken))
    ]
    if whole := part(document.blocks, i):
        front.via.append(whole)


def _left(document: Document, i: int, taken: list[tuple[int, int]]) -> Iterator[Extract]:
    begin = 0
    for start, end in [*taken, (len(document.blocks[i].text),) * 2]:
        if rest := part(document.blocks, i, begin, start):
            yield rest
        begin = end
