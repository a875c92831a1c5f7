"""From a document to a draft: each step is named for what it finds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from servanda.reading.segmentation.articles import articles_of
from servanda.reading.segmentation.attachment import on_the_whole, remarks_come_first, shares_words
from servanda.reading.segmentation.bodies import layout_of
from servanda.reading.segmentation.checks import findings_on, no_agreement
from servanda.reading.segmentation.cutting import cut_at_beginnings
from servanda.reading.segmentation.draft import Draft, Furniture, Remark
from servanda.reading.segmentation.extracts import part
from servanda.reading.segmentation.front import Front, front_of
from servanda.reading.segmentation.furniture import page_line
from servanda.reading.segmentation.judgement import Role, judge
from servanda.reading.segmentation.page_facts import announced_in
from servanda.reading.segmentation.provenance import provenance_in
from servanda.reading.segmentation.tables import with_points_of_tables
from servanda.reading.segmentation.unnumbered import unnumbered_layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from servanda.instrument.document import Document
    from servanda.reading.segmentation.draft import Announced, Article, Extract
    from servanda.reading.segmentation.judgement import Judgement
    from servanda.reading.segmentation.layout import Layout


def segment(document: Document) -> Draft:
    """Take a document apart into the agreement's words and what others say about them."""
    document = with_points_of_tables(document)
    layout = layout_of(document.blocks) or unnumbered_layout(document.blocks)
    if layout is None:
        return _without_agreement(document)
    document, layout = cut_at_beginnings(document, layout)
    front = front_of(document, layout.starts[0].block)
    judgements = judge(document.blocks, layout)
    articles = articles_of(document.blocks, layout, judgements)
    author = front.byline.value if front.byline else None
    told = {i for i in range(len(document.blocks)) if i not in front.blocks}
    by_role = _by_role(document, judgements, told)
    remarks = _remarks(document, layout, judgements, articles, front)
    furniture = [Furniture(e, judgements[e.block].because) for e in by_role[Role.FURNITURE]]
    draft = Draft(
        document=document,
        title=front.title,
        byline=front.byline,
        published=front.published,
        articles=articles,
        remarks=remarks,
        preamble=tuple(by_role[Role.PREAMBLE]),
        closing=tuple(by_role[Role.CLOSING]),
        headings=tuple(by_role[Role.HEADING]),
        furniture=(*front.furniture, *furniture),
        provenance=provenance_in([*front.via, *(e for r in remarks for e in r.words)], author),
    )
    draft = replace(draft, announced=_announced(draft))
    draft = replace(draft, unplaced=_unplaced(draft))
    return replace(draft, findings=tuple(findings_on(draft, layout)))


def _without_agreement(document: Document) -> Draft:
    front = front_of(document, len(document.blocks))
    words = [
        e
        for i in range(len(document.blocks))
        if i not in front.blocks and (e := part(document.blocks, i))
    ]
    lines = {e.block: why for e in words if (why := page_line(document.blocks[e.block]))}
    return Draft(
        document,
        front.title,
        front.byline,
        front.published,
        furniture=(
            *front.furniture,
            *(Furniture(e, lines[e.block]) for e in words if e.block in lines),
        ),
        unplaced=tuple(e for e in words if e.block not in lines),
        findings=(no_agreement(document),),
    )


def _by_role(
    document: Document, judgements: Sequence[Judgement], told: set[int]
) -> dict[Role, list[Extract]]:
    found: dict[Role, list[Extract]] = {role: [] for role in Role}
    for i, judgement in enumerate(judgements):
        if i in told and (words := part(document.blocks, i)):
            found[judgement.role].append(words)
    return found


def _remarks(
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


def _announced(draft: Draft) -> Announced | None:
    texts = [draft.title.value] if draft.title else []
    texts += [remark.text for remark in draft.general_remarks]
    texts += [extract.text for extract in (*draft.headings, *draft.preamble)]
    return next((found for text in texts if (found := announced_in(text))), None)


def _unplaced(draft: Draft) -> tuple[Extract, ...]:
    """List what no step took, so that nothing is lost in silence."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for extract in draft.extracts():
        taken.setdefault(extract.block, []).append((extract.start, extract.end))
    left = []
    for i, block in enumerate(draft.document.blocks):
        begin = 0
        for start, end in [*sorted(taken.get(i, [])), (len(block.text), len(block.text))]:
            if start > begin and (words := part(draft.document.blocks, i, begin, start)):
                left.append(words)
            begin = max(begin, end)
    return tuple(left)
