"""The words of the pages parted into the text and what surrounds it."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.exchange.pdf.margins import line_numbers
from servanda.exchange.pdf.pages import Page, Word
from servanda.exchange.pdf.running_heads import running_lines
from servanda.exchange.pdf.unseen import Aside, sorted_words

AsideOfPage = tuple[Aside, Page]


def parted(pages: Sequence[Page]) -> tuple[list[Page], list[AsideOfPage]]:
    """Return the pages with the words of their text only, and what else stands on each."""
    aside: list[AsideOfPage] = []
    seen: list[Page] = []
    for page in pages:
        words = sorted_words(page)
        aside += [(what, page.with_words(others)) for what, others in words.aside]
        rest = page.with_words(words.seen)
        if numbers := line_numbers(rest):
            aside.append((Aside.LINE_NUMBERS, page.with_words(numbers)))
            rest = _without(rest, numbers)
        seen.append(rest)
    running = running_lines(seen)
    text: list[Page] = []
    for page in seen:
        around = [word for line in running.get(page.number, []) for word in line.words]
        if around:
            aside.append((Aside.RUNNING, page.with_words(around)))
        text.append(_without(page, around))
    return text, aside


def _without(page: Page, words: Sequence[Word]) -> Page:
    gone = {id(word) for word in words}
    return page.with_words([word for word in page.words if id(word) not in gone])
