"""What each block does in an agreement that nobody comments on.

Everything in it is the agreement's own: front, articles, headings, closing words, signatures.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from servanda.instrument.document import Block
from servanda.reading.segmentation.formulas import (
    SIGNED_FOR,
    TESTIMONIUM,
    ends_sentence,
    is_heading_like,
)
from servanda.reading.segmentation.furniture import page_line, page_numbers
from servanda.reading.segmentation.layout import Layout
from servanda.reading.segmentation.roles import Judgement, Role

_LONG = 60
_MOST_TITLE_LINES = 2
_ABOVE_SHARE = 0.5


def roles_of(blocks: Sequence[Block], layout: Layout) -> list[Judgement]:
    """Give every block its role."""
    return _Reading(blocks, layout).roles()


class _Reading:
    """One pass through the blocks; `before` is the role of the block just read."""

    def __init__(self, blocks: Sequence[Block], layout: Layout) -> None:
        self.blocks = blocks
        self.layout = layout
        self.begins = {start.block: start for start in layout.starts}
        self.holders = {holder.block: holder for holder in layout.holders}
        self.contents = {
            i for begin, end in layout.contents for i in range(begin[0], _last(end) + 1)
        }
        self.pages = page_numbers(blocks)
        self.parting = self._partings()
        self.titles_above = self._titles_above()

    def roles(self) -> list[Judgement]:
        given: list[Judgement] = []
        region = Role.PREAMBLE
        for i, block in enumerate(self.blocks):
            judgement = self._fixed(i, block) or self._running(i, block, region, given)
            region = _region_after(judgement.role, region)
            given.append(judgement)
        return given

    def _fixed(self, i: int, block: Block) -> Judgement | None:
        if i in self.begins:
            return Judgement(Role.START, self.layout.because)
        if (why := page_line(block)) is not None:
            return Judgement(Role.FURNITURE, why)
        if i in self.pages:
            return Judgement(Role.FURNITURE, "the number of a page")
        if i in self.contents:
            return Judgement(Role.CONTENTS, "lists the articles that follow")
        if i in self.holders:
            return Judgement(Role.HEADING, "names a division")
        return None

    def _running(self, i: int, block: Block, region: Role, given: Sequence[Judgement]) -> Judgement:
        """Let the region decide, and the words where a region ends."""
        if i in self.titles_above:
            return Judgement(Role.HEADING_ABOVE, "a short line right above each article")
        if region in {Role.PREAMBLE, Role.HELD}:
            if self._is_title(i, given) or (region is Role.PREAMBLE and block.text.isupper()):
                return Judgement(Role.HEADING, "a short line that ends no sentence")
            return Judgement(region, "stands before the first article under its heading")
        if region is Role.CONTINUATION:
            return self._in_article(i, block)
        return _after_closing(block, region)

    def _in_article(self, i: int, block: Block) -> Judgement:
        if self._ends_body(i) and TESTIMONIUM.match(block.text):
            return Judgement(Role.CLOSING, "the closing words of the agreement")
        if i not in self.layout.marks and is_heading_like(block):
            if self._is_empty(i - 1):
                return Judgement(Role.ARTICLE_HEADING, "a short line right below the number")
            if i + 1 in self.begins or i + 1 in self.holders:
                return Judgement(Role.HEADING, "a short line that ends no sentence")
        return Judgement(Role.CONTINUATION, "nothing sets it apart from the article before it")

    def _is_title(self, i: int, given: Sequence[Judgement]) -> bool:
        """Tell the title of a division: short lines right below its name."""
        for j in range(i - 1, max(-1, i - 2 - _MOST_TITLE_LINES), -1):
            if given[j].role is not Role.HEADING:
                return False
            if j in self.holders:
                return is_heading_like(self.blocks[i])
        return False

    def _is_empty(self, i: int) -> bool:
        start = self.begins.get(i)
        return start is not None and len(self.blocks[i].text.rstrip()) <= start.words_from

    def _partings(self) -> list[tuple[int, bool]]:
        """List where something begins, and whether it parts what is before from what follows."""
        found = [(start.block, all(v <= 1 for v in start.value)) for start in self.layout.starts]
        found += [(holder.block, holder.attached) for holder in self.layout.holders]
        return sorted(found)

    def _ends_body(self, i: int) -> bool:
        at = bisect_right(self.parting, (i, True))
        return at == len(self.parting) or self.parting[at][1]

    def _titles_above(self) -> frozenset[int]:
        above = {
            i - 1
            for i in self.begins
            if i
            and i - 1 not in self.begins
            and i - 1 not in self.holders
            and i - 1 not in self.layout.marks
            and is_heading_like(self.blocks[i - 1])
        }
        return frozenset(above if len(above) > _ABOVE_SHARE * len(self.begins) else ())


def _last(end: tuple[int, int]) -> int:
    return end[0] if end[1] else end[0] - 1


def _region_after(role: Role, region: Role) -> Role:
    if role in {Role.START, Role.CONTINUATION, Role.ARTICLE_HEADING}:
        return Role.CONTINUATION
    if role in {Role.CLOSING, Role.SIGNATURE, Role.NOTE}:
        return role
    if role is Role.HEADING and region is not Role.PREAMBLE:
        return Role.HELD
    return region


def _after_closing(block: Block, region: Role) -> Judgement:
    """Tell closing words, names of those who sign, and what is noted after them."""
    if SIGNED_FOR.match(block.text):
        return Judgement(Role.SIGNATURE, "says who signs, and for whom")
    told = len(block.text) >= _LONG and ends_sentence(block.text)
    if region is Role.CLOSING:
        role = Role.CLOSING if told or TESTIMONIUM.match(block.text) else Role.SIGNATURE
        return Judgement(role, "follows the closing words of the agreement")
    return Judgement(Role.NOTE if told else Role.SIGNATURE, "follows the signatures")
