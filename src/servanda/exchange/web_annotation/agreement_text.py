"""The text that annotations of a pact file are about: the agreement's own words, one after another.

Each wording of each article is one line, its words with one blank between them. Other programs that
show the agreement's text can find the words in it by the same quotations.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from servanda.exchange.web_annotation.anchoring import AnchoringText
from servanda.instrument.pact_file import Article, PactFile
from servanda.instrument.quotation import find_quotation


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one wording of an article, from offset `start` of the text on."""

    article: Article
    name: str | None
    words: str
    start: int

    @property
    def end(self) -> int:
        """Where the line ends."""
        return self.start + len(self.words)


@dataclass(frozen=True)
class AgreementText:
    """The lines of an agreement."""

    lines: tuple[Line, ...]

    @cached_property
    def content(self) -> str:
        """The whole text."""
        return "\n".join(line.words for line in self.lines)

    @cached_property
    def anchoring(self) -> AnchoringText:
        """The text as one in which quotations are sought."""
        return AnchoringText(self.content)

    def line_at(self, offset: int) -> Line:
        """Return the line in which a character stands."""
        number = bisect_right(self.lines, offset, key=lambda line: line.start)
        return self.lines[max(number - 1, 0)]

    def quoted(self, article: Article, quotes: Sequence[str]) -> list[tuple[int, int]]:
        """Return where quotations stand in an article, each in the first line that has it."""
        own = [line for line in self.lines if line.article is article]
        found = []
        for quote in quotes:
            stretches = (
                (line, stretch) for line in own for stretch in [find_quotation(quote, line.words)]
            )
            line, places = next(((ln, at) for ln, at in stretches if at), (None, ()))
            if line is not None:
                found += [(line.start + start, line.start + end) for start, end in places or ()]
        return found

    def whole(self, article: Article) -> list[tuple[int, int]]:
        """Return where the first wording of an article stands."""
        return [(line.start, line.end) for line in self.lines if line.article is article][:1]


def text_of(file: PactFile) -> AgreementText:
    """Return the text of a pact file's articles."""
    lines: list[Line] = []
    start = 0
    for article in file.articles:
        for wording in article.wordings:
            if words := " ".join(wording.words.split()):
                lines.append(Line(article, wording.name, words, start))
                start += len(words) + 1
    return AgreementText(tuple(lines))
