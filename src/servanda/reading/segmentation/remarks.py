"""What others say about the articles, each remark with the article it speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.instrument.document import Document
from servanda.reading.segmentation.attachment import on_the_whole, remarks_come_first, shares_words
from servanda.reading.segmentation.draft import Article, Remark
from servanda.reading.segmentation.extracts import part
from servanda.reading.segmentation.front import Front
from servanda.reading.segmentation.layout import Layout
from servanda.reading.segmentation.roles import Judgement, Role


def remarks_in(
    document: Document,
    layout: Layout,
    judgements: Sequence[Judgement],
    articles: Sequence[Article],
    front: Front,
) -> tuple[Remark, ...]:
    """Give each remark to the article it speaks of."""
    author = front.byline.value if front.byline else None
    said = [i for i, j in enumerate(judgements) if j.role is Role.REMARK and i not in front.blocks]
    homes = _homes(document, layout, judgements, articles, said)
    found = []
    for i in said:
        judgement = judgements[i]
        label, why = homes[i]
        words = part(document.blocks, i)
        if words:
            because = "; ".join(reason for reason in (judgement.because, why) if reason)
            found.append(Remark((words,), label, judgement.author or author, because))
    return tuple(found)


def _homes(
    document: Document,
    layout: Layout,
    judgements: Sequence[Judgement],
    articles: Sequence[Article],
    said: Sequence[int],
) -> dict[int, tuple[str | None, str]]:
    before = _article_before(layout, len(judgements))
    between = [
        (document.blocks[i].text, b)
        for i in said
        if (b := before[i]) is not None and b + 1 < len(articles)
    ]
    tail = [i for i in said if before[i] == len(articles) - 1]
    first_on_whole = next((i for i in tail if on_the_whole(document.blocks[i].text)), None)
    closing_only = bool(tail) and first_on_whole == tail[0]
    ends_with_remark = bool(tail) and not closing_only
    texts = [article.text for article in articles]
    come_first = remarks_come_first(between, texts, ends_with_remark=ends_with_remark)
    homes: dict[int, tuple[str | None, str]] = {}
    for i in said:
        place = before[i]
        if first_on_whole is not None and i >= first_on_whole:
            homes[i] = (None, "sums up")
        elif come_first:
            homes[i] = _home_after(document, layout, articles, i, place)
        elif place is None:
            homes[i] = (None, "before the first article")
        else:
            homes[i] = (articles[place].label, "stands after it")
    return homes


def _home_after(
    document: Document, layout: Layout, articles: Sequence[Article], i: int, place: int | None
) -> tuple[str | None, str]:
    """On a page whose remarks come first, only the one next to the first article is on it."""
    following = 0 if place is None else place + 1
    if following >= len(articles):
        return None, "after the last article"
    if place is None:
        near = i + 1 == layout.starts[0].block
        if not near or not shares_words(document.blocks[i].text, articles[0].text):
            return None, "before the first article"
    return articles[following].label, "on this page remarks stand before their article"


def _article_before(layout: Layout, count: int) -> list[int | None]:
    starts = {start.block: n for n, start in enumerate(layout.starts)}
    current: int | None = None
    before = []
    for i in range(count):
        current = starts.get(i, current)
        before.append(current)
    return before
