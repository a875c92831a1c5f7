"""Comments over a page become annotations on the words that they mark or lie beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from servanda.exchange.pdf.pages import Box, Comment, Page
from servanda.exchange.pdf.spelling import Spelt
from servanda.exchange.pdf.writing import Writer
from servanda.instrument.document import Annotation, AnnotationKind

# PDF 32000-1, 7.9.4: D:YYYYMMDDHHmmSS and what may follow.
_DATE = re.compile(r"D?:?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?")


def comments_of(
    pages: Sequence[Page], written: Sequence[Spelt], writer: Writer
) -> Iterator[Annotation]:
    """Yield the comments of all pages, each on the words of the block that it is about."""
    by_page: dict[int, list[tuple[int, int, int, Box]]] = {}
    if not any(sheet.comments for sheet in pages):
        return
    for block, words in enumerate(written):
        for start, end, page, box in words.boxes:
            by_page.setdefault(page, []).append((block, start, end, box))
    for sheet in pages:
        for comment in sheet.comments:
            text = " ".join(comment.text.split())
            place = writer.place_of(sheet.number, text)
            its_block, start, end = _words_under(comment, by_page.get(sheet.number, []))
            yield Annotation(
                AnnotationKind.COMMENT,
                text,
                place,
                its_block,
                start,
                end,
                comment.author.strip() or None,
                moment(comment.made),
            )


def _words_under(
    comment: Comment, words: Sequence[tuple[int, int, int, Box]]
) -> tuple[int | None, int, int]:
    """Return block, start and end of the words that a comment is about."""
    marked = comment.marked or (comment.box,)
    under = [each for each in words if any(_mostly_in(each[3], box) for box in marked)]
    if under:
        block = under[0][0]
        ends = [end for its, _, end, _ in under if its == block]
        return block, under[0][1], max(ends)
    middle = (comment.box.top + comment.box.bottom) / 2
    beside = [each for each in words if each[3].top <= middle <= each[3].bottom]
    if beside:
        # A sign in the margin or between the words: it hangs on the word nearest to it.
        block, start, end, _ = min(beside, key=lambda each: abs(each[3].right - comment.box.left))
        return block, start, end
    return None, 0, 0


def _mostly_in(word: Box, box: Box) -> bool:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def moment(stated: str) -> datetime | None:
    """Read a date as PDF writes it, without its time zone."""
    found = _DATE.match(stated)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        return datetime(year, month or 1, day or 1, hour, minute, second)  # noqa: DTZ001
    except ValueError:
        return None
