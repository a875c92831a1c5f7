"""Tells, for each block between the articles' beginnings, whose words it holds."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from servanda.instrument.document import BlockKind, Stress
from servanda.reading.segmentation.formulas import (
    RECITAL,
    TESTIMONIUM,
    is_heading_like,
    is_short_title,
)
from servanda.reading.segmentation.furniture import page_line
from servanda.reading.segmentation.register import cues_in
from servanda.reading.segmentation.roles import Judgement, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from servanda.instrument.document import Block
    from servanda.reading.segmentation.layout import Layout


# Labels by which commentary marks itself; "note" and "comment" as in the United Nations practice of
# commentaries to draft articles (International Law Commission), the others as in edited pages.
_LABEL = re.compile(
    r"\W{0,2}(?:(?:my|our|editor['\u2019]s|author['\u2019]s)\s+)?"
    r"(?:comments?|commentary|notes?|remarks?|analysis|observations?|opinion|explanation|ed)\s*[.:\u2013—]\s",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"([A-Z][\w.'\u2019-]*(?:\s[A-Z][\w.'\u2019-]*){0,3}):\s+\S")
_UNFINISHED = re.compile(r"[:,;]\s*$|\b(?:and|or)\s*$")


def judge(blocks: Sequence[Block], layout: Layout) -> list[Judgement]:
    """Give every block its role."""
    return _Court(blocks, layout).judge()


class _Court:
    def __init__(self, blocks: Sequence[Block], layout: Layout) -> None:
        self.blocks = blocks
        self.layout = layout
        self.begins = {start.block: start for start in layout.starts}
        self.first, self.last = layout.starts[0].block, layout.starts[-1].block
        self.speakers = _speakers(blocks, set(self.begins))
        looks = Counter(_look(blocks[i]) for i in self.begins)
        self.article_look = next(iter(looks)) if len(looks) == 1 else None
        self.given: list[Judgement | None] = [None] * len(blocks)
        self.firsts: dict[Role, int] = {}

    def judge(self) -> list[Judgement]:
        open_ones = [i for i in range(len(self.blocks)) if not self._settle(i)]
        decided: Counter[tuple[str, Role]] = Counter(
            (_look(self.blocks[i]), given.role)
            for i, given in enumerate(self.given)
            if given and given.role in {Role.REMARK, Role.CONTINUATION}
        )
        for i, given in enumerate(self.given):
            if given:
                self.firsts.setdefault(given.role, i)
        for i in open_ones:
            self.given[i] = self._by_custom(i, decided)
        return [given for given in self.given if given]

    def _first(self, role: Role) -> int:
        """Return the first block whose own words gave it this role, past the end if none has it."""
        return self.firsts.get(role, len(self.blocks))

    def _settle(self, i: int) -> bool:
        block = self.blocks[i]
        if i in self.begins:
            self.given[i] = Judgement(Role.START, self.layout.because)
        elif (why := page_line(block)) is not None:
            self.given[i] = Judgement(Role.FURNITURE, why)
        elif i in self.layout.divisions or block.kind is BlockKind.HEADING:
            self.given[i] = Judgement(Role.HEADING, "the page sets it as a heading")
        elif (speaker := _SPEAKER.match(block.text)) and speaker[1] in self.speakers:
            why = f"begins with the speaker's name (“{speaker[1]}”)"
            self.given[i] = Judgement(Role.REMARK, why, speaker[1])
        elif label := _LABEL.match(block.text):
            self.given[i] = Judgement(Role.REMARK, f"labelled “{label[0].strip()}”")
        elif self._is_plain_heading(i):
            role = Role.ARTICLE_HEADING if self._article_is_empty(i) else Role.HEADING
            self.given[i] = Judgement(role, "a short line that ends no sentence")
        else:
            self.given[i] = self._by_voice(i)
        return self.given[i] is not None

    def _by_voice(self, i: int) -> Judgement | None:
        """Weigh the words themselves, and how the page dresses them."""
        block = self.blocks[i]
        cues = cues_in(block.text)
        weight = sum(cue.weight for cue in cues)
        reasons = [cue.because for cue in cues if cue.weight > 0]
        if self.article_look is not None and _look(block) != self.article_look:
            weight += 2
            reasons.append(f"set apart from the articles ({_look(block) or 'plain'})")
        if i in self.layout.marks and i > self.first:
            weight -= 2
        if i < self.first:
            if weight <= 0 and RECITAL.match(block.text):
                return Judgement(Role.PREAMBLE, "a recital before the articles")
            return Judgement(Role.REMARK, "; ".join(reasons[:2])) if weight > 0 else None
        if weight <= 0 and i > self.last and TESTIMONIUM.match(block.text):
            return Judgement(Role.CLOSING, "the closing words of the agreement")
        if self._article_is_empty(i) or self._goes_on(i):
            weight -= 3
        if weight > 0:
            return Judgement(Role.REMARK, "; ".join(reasons[:2]))
        if weight < 0 or self._article_is_empty(i):
            return Judgement(Role.CONTINUATION, "speaks as the article before it does")
        return None

    def _by_custom(self, i: int, decided: Counter[tuple[str, Role]]) -> Judgement:
        """Where the words do not tell, what the page does elsewhere with such blocks decides."""
        look = _look(self.blocks[i])
        remarks, further = decided[look, Role.REMARK], decided[look, Role.CONTINUATION]
        if i < self.first:
            if self._first(Role.PREAMBLE) < self.first:
                return Judgement(Role.PREAMBLE, "stands among the recitals")
            return Judgement(Role.REMARK, "stands before the first article")
        if i > self.last and self._first(Role.CLOSING) < i:
            return Judgement(Role.CLOSING, "follows the closing words of the agreement")
        if remarks > further:
            return Judgement(Role.REMARK, "stands where the page has remarks elsewhere")
        return Judgement(Role.CONTINUATION, "nothing sets it apart from the article before it")

    def _is_plain_heading(self, i: int) -> bool:
        if i in self.layout.marks or not is_heading_like(self.blocks[i]):
            return False
        if i > self.first and self._goes_on(i):
            return False
        return (
            self._article_is_empty(i) or (i + 1 in self.begins) or (i + 1 in self.layout.divisions)
        )

    def _article_is_empty(self, i: int) -> bool:
        """Whether the block before is an article's number with no words after it."""
        start = self.begins.get(i - 1)
        if start is None:
            return i - 2 in self.begins and self._heads_article(i - 1)
        return len(self.blocks[i - 1].text) <= start.words_from or self._is_headed_start(i - 1)

    def _heads_article(self, i: int) -> bool:
        given = self.given[i]
        return given is not None and given.role is Role.ARTICLE_HEADING

    def _is_headed_start(self, i: int) -> bool:
        """Tell an article whose first block holds number and heading only."""
        block = self.blocks[i]
        return block.kind is BlockKind.HEADING or is_short_title(block.text)

    def _goes_on(self, i: int) -> bool:
        before = self.given[i - 1] if i else None
        if before is None or before.role not in {Role.START, Role.CONTINUATION}:
            return False
        return (
            bool(_UNFINISHED.search(self.blocks[i - 1].text)) or self.blocks[i].text[:1].islower()
        )


def _speakers(blocks: Sequence[Block], begins: set[int]) -> frozenset[str]:
    """Names that stand before a colon at the head of several blocks that are no articles."""
    names = Counter(
        found[1]
        for i, block in enumerate(blocks)
        if i not in begins
        and not _LABEL.match(block.text)
        and (found := _SPEAKER.match(block.text))
    )
    return frozenset(name for name, count in names.items() if count > 1)


def _look(block: Block) -> str:
    """Name how a block is dressed, all of it in italics counting as a dress."""
    slanted = len(block.text) * 0.8 <= block.stressed(Stress.ITALIC) if block.text else False
    kind = "quotation" if block.kind is BlockKind.QUOTATION else ""
    parts = dict.fromkeys((kind, *block.look.split(), "italic" if slanted else ""))
    return " ".join(part for part in parts if part)
