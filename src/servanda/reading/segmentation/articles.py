"""The articles, built from the blocks that were judged to be theirs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from servanda.instrument.document import BlockKind
from servanda.reading.segmentation.draft import Article
from servanda.reading.segmentation.extracts import part
from servanda.reading.segmentation.formulas import is_short_title
from servanda.reading.segmentation.parts import counted_parts, marked_parts
from servanda.reading.segmentation.passages import passages_of
from servanda.reading.segmentation.register import promises
from servanda.reading.segmentation.roles import Judgement, Role
from servanda.reading.segmentation.unnumbered import lead_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from servanda.instrument.document import Block
    from servanda.reading.segmentation.layout import Layout, Start

_HEADING = re.compile(
    r"(?!(?:For the|In this|In the|Under|As used)\b)"
    r"((?:[^.:;!?]|(?<=\b[A-Z])\.){1,80}):\s+(?=[\"“\u2018(]?[A-Z])"
)
_MOST_HEADING_WORDS = 8


def articles_of(
    blocks: Sequence[Block], layout: Layout, judgements: Sequence[Judgement]
) -> tuple[Article, ...]:
    """Build the articles in the order of the page."""
    ends = [start.block for start in layout.starts[1:]] + [len(blocks)]
    found = []
    for start, end in zip(layout.starts, ends, strict=True):
        further = [
            i for i in range(start.block + 1, end) if judgements[i].role is Role.CONTINUATION
        ]
        headings = [
            i for i in range(start.block + 1, end) if judgements[i].role is Role.ARTICLE_HEADING
        ]
        if start.block and judgements[start.block - 1].role is Role.HEADING_ABOVE:
            headings = [start.block - 1, *headings]
        found.append(_article(blocks, layout, start, headings, further))
    return tuple(found)


def _article(
    blocks: Sequence[Block], layout: Layout, start: Start, headings: list[int], further: list[int]
) -> Article:
    first = start.block
    number = part(blocks, first, 0, start.words_from)
    above = bool(headings) and headings[0] < first
    heading_end = start.words_from
    if not above:
        heading_end = _heading_end(blocks[first], heading_end, more=bool(further))
    heading = part(blocks, first, start.words_from, heading_end)
    if heading is None and headings:
        heading = part(blocks, headings[0])
    bodies = [(first, heading_end)] if part(blocks, first, heading_end) else []
    # A second heading line has no other home than the article's words.
    rest = sorted(
        {*further, *(headings[1:] if heading and heading.block != first else headings)} - {first}
    )
    if heading and heading.block in rest:
        rest.remove(heading.block)
    bodies += [(i, 0) for i in rest]
    parts = marked_parts(start.label, passages_of(blocks, bodies, layout.marks), blocks)
    if not parts.sub_points:
        headed = heading is not None
        parts = counted_parts(start.label, parts.words, blocks, headed=headed) or parts
    return Article(
        label=start.label,
        words=tuple(parts.words),
        number=number,
        heading=heading,
        sub_points=tuple(parts.sub_points),
        because=layout.because,
    )


def _heading_end(block: Block, begin: int, *, more: bool) -> int:
    """Return where the heading in an article's first block ends, `begin` where it has none."""
    words = block.text[begin:]
    if block.kind is BlockKind.HEADING and more:
        return len(block.text)
    lead = lead_end(block)
    if lead > begin and not promises(block.text[begin:lead]):
        return lead
    if (found := _HEADING.match(words)) and _names_only(found[1]):
        return begin + found.end()
    return len(block.text) if more and is_short_title(words) else begin


def _names_only(words: str) -> bool:
    return len(words.split()) <= _MOST_HEADING_WORDS and not promises(words)
