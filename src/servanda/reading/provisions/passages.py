"""The stretches of words that are read for provisions, each with the place it stands at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from servanda.findings import Span
from servanda.instrument.document import Block
from servanda.instrument.pact_file import PactFile, Wording
from servanda.reading.segmentation import Draft, Extract

_LEADING_ON_MARKS = (":", "—", "–")
_LEADING_ON = ":—– "


class Part(StrEnum):
    """What the words are."""

    ARTICLE = "article"
    PREAMBLE = "preamble"
    CLOSING = "closing words"
    REMARK = "remark"
    TEXT = "text"

    @property
    def is_remark(self) -> bool:
        """Whether somebody else speaks here, of the agreement."""
        return self is Part.REMARK


@dataclass(frozen=True, slots=True)
class BlockWords:
    """Words of a block of a document, from its character `start` on."""

    block: Block
    start: int

    def place(self, start: int, end: int) -> Span:
        """Return where the words from `start` up to `end` stand in the source."""
        return self.block.place_of(self.start + start, self.start + end).span


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in a row.

    `label` names the article or sub-point that they belong to, or that the remark is on. `opening`
    is the beginning of the sentence where that stands before the list (`The Parties shall not:`).
    """

    part: Part
    text: str
    stands: BlockWords | Wording
    label: str | None = None
    opening: str = ""

    @property
    def where(self) -> str:
        """Name the place in words: `article 3.a`, `remark on article 3`, `preamble`."""
        if self.label is None:
            return self.part if self.part is not Part.TEXT else f"line {self.line}"
        named = f"article {self.label}"
        if self.wording:
            named += f", “{self.wording}”"
        return f"remark on {named}" if self.part.is_remark else named

    @property
    def wording(self) -> str | None:
        """Which of several wordings of an article this is, if any."""
        return self.stands.name if isinstance(self.stands, Wording) else None

    @property
    def line(self) -> int:
        """The line on which the words begin (in formats without lines, the paragraph)."""
        return self.stands.place(0, len(self.text)).line


def passages_of(draft: Draft) -> tuple[Passage, ...]:
    """Return the words of a document; remarks and the agreement's words are told apart."""
    return tuple(_passages(draft))


def passages_of_file(file: PactFile) -> tuple[Passage, ...]:
    """Return the authentic words of a pact file: each article in each of its wordings."""
    return tuple(
        Passage(Part.ARTICLE, wording.words, wording, article.label)
        for article in file.articles
        for wording in article.wordings
    )


def _passages(draft: Draft) -> Iterator[Passage]:
    blocks = draft.document.blocks

    def passage(
        part: Part, extract: Extract, label: str | None = None, opening: str = ""
    ) -> Passage:
        stands = BlockWords(blocks[extract.block], extract.start)
        return Passage(part, extract.text, stands, label, opening)

    yield from (passage(Part.PREAMBLE, extract) for extract in draft.preamble)
    for article in draft.articles:
        # A heading names a matter; whether the article grants or denies it, its words say.
        labels = {extract: sub.label for sub in article.sub_points for extract in sub.words}
        openings: dict[str, str] = {}
        for extract in article.words:
            label = labels.get(extract, article.label)
            above = label.rpartition(".")[0] if extract in labels else ""
            yield passage(Part.ARTICLE, extract, label, openings.get(above, ""))
            openings[label] = _opening(extract.text)
    yield from (passage(Part.CLOSING, extract) for extract in draft.closing)
    for remark in draft.remarks:
        # Words that nobody is named to speak are of the text, such as a summary in prose.
        part = Part.REMARK if remark.author else Part.TEXT
        on = remark.article if remark.author else None
        yield from (passage(part, extract, on) for extract in remark.words)
    yield from (passage(Part.TEXT, extract) for extract in draft.unplaced)


def _opening(words: str) -> str:
    """Return words that lead into a list, without their colon: `The Parties shall not`."""
    return words.rstrip(_LEADING_ON) if words.rstrip().endswith(_LEADING_ON_MARKS) else ""
