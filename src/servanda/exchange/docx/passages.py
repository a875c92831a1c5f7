"""What of a pact file is shown in Word, and as what: its body in order, and its comments.

The articles' own words, the headings and the commentary are paragraphs; readings, marks and remarks
under an article are comments on its words. Each knows its place in the file, so that what is
changed in Word can be put back there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from servanda.exchange.docx.shown import Shown, printable, shown, without_marks
from servanda.exchange.lines import Line
from servanda.exchange.quoted_paragraphs import quoted_paragraphs
from servanda.findings import Text
from servanda.instrument.document import Emphasis, Stress
from servanda.instrument.from_text import SAID_IN, SOURCES, WORDS_USED
from servanda.instrument.header import read_header
from servanda.instrument.layout import ARTICLE, Part, PartKind, heading_words, parts

_PACT_SECTIONS = frozenset({WORDS_USED, SOURCES, *SAID_IN})
_QUOTE_MARK = re.compile(r"[ \t]{0,3}>[ \t]?")
_WORDING_NAME = re.compile(r"\*([^*\n]+:)\*[ \t]*")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+")
_AS_WRITTEN = re.compile(r"[ \t]*(?:\||```|~~~|<)| {4}|\t")
_REMARK_HEAD = re.compile(r"(?:Remark|Comment) by [^:\n]+?(?: on [A-Za-z0-9.\-]+)?:\s*")


class Shape(StrEnum):
    """What a passage is in Word: the name of its paragraph's style, headings and comments aside."""

    HEADING = "heading"
    WORDS = "Agreement Words"
    MORE_WORDS = "Agreement Words Continued"
    COMMENTARY = "Commentary"
    PACT = "Pact"
    ITEM = "Pact Item"
    VERBATIM = "Verbatim"
    READING = "reading"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the file from `start` up to `end`, in whole lines, and how they are shown.

    `level` is that of a heading; `article` counts the articles up to this one, 0 outside of any.
    """

    shape: Shape
    shown: Shown
    start: int
    end: int
    level: int = 0
    article: int = 0

    @property
    def key(self) -> tuple[str, int, str]:
        """What must be the same for a passage to be unchanged."""
        return str(self.shape), self.level, self.shown.text


@dataclass(frozen=True, slots=True)
class Passages:
    """The header of a file (its entries, and where it ends), its body and its comments."""

    header: tuple[tuple[str, str], ...]
    header_end: int
    body: tuple[Passage, ...]
    comments: tuple[Passage, ...]


def passages_of(text: Text) -> Passages:
    """Cut a pact file into what is shown of it. An entry of the header without a value is not."""
    front, begin, _ = read_header(text)
    cutter = _Cutter(text.content)
    for part in parts(text, begin):
        cutter.take(part)
    header = tuple((printable(k), printable(v)) for k, v in front.items() if v)
    return Passages(header, begin, tuple(cutter.body), tuple(cutter.comments))


@dataclass(slots=True)
class _Cutter:
    content: str
    body: list[Passage] = field(default_factory=list)
    comments: list[Passage] = field(default_factory=list)
    articles: int = 0
    level: int = 0
    in_article: bool = False
    in_pact: bool = False

    @property
    def article(self) -> int:
        return self.articles if self.in_article else 0

    def take(self, part: Part) -> None:
        if part.kind is PartKind.HEADING:
            self._take_heading(part)
        elif part.kind is PartKind.QUOTED:
            self.body += self._quoted(part)
        elif self.in_article and part.kind is not PartKind.PROSE:
            self.comments.append(self._comment(part))
        else:
            self.body.append(self._prose(part))

    def _take_heading(self, part: Part) -> None:
        line = self.content[part.start : part.end]
        level = len(line) - len(line.lstrip("#"))
        words = heading_words(line)
        if ARTICLE.match(words):
            self.articles += 1
            self.level, self.in_article, self.in_pact = level, True, False
        elif level <= self.level or not (self.in_article or self.in_pact):
            self.level, self.in_article = level, False
            self.in_pact = words.lower() in _PACT_SECTIONS
        at = self.content.find(words, part.start + level)
        text = shown(self.content, [(at, at + len(words))])
        self.body.append(Passage(Shape.HEADING, text, part.start, part.end, level, self.article))

    def _quoted(self, part: Part) -> Iterator[Passage]:
        """Show each paragraph of the words; lines that were broken at a margin are joined."""
        shape = Shape.WORDS
        for wording in self._wordings(part):
            named = _WORDING_NAME.match(wording[0].text)
            for group in quoted_paragraphs(wording):
                stretches = [(line.start, line.start + len(line.text)) for line in group]
                start, end = self._line_start(stretches[0][0]), stretches[-1][1]
                if named and group[0] is wording[0]:
                    begin = stretches[0][0]
                    name = (begin + named.start(1), begin + named.end(1))
                    stretches[0] = (begin + named.end(), stretches[0][1])
                    words = shown(self.content, [name, *stretches])
                    label = Emphasis(Stress.ITALIC, 0, len(named[1]))
                    words = Shown(words.text, words.origin, (label,))
                    shape = Shape.WORDS
                else:
                    words = shown(self.content, stretches)
                yield Passage(shape, words, start, end, 0, self.article)
                shape = Shape.MORE_WORDS

    def _wordings(self, part: Part) -> list[list[Line]]:
        wordings: list[list[Line]] = [[]]
        offset = part.start
        for line in self.content[part.start : part.end].split("\n"):
            mark = found.end() if (found := _QUOTE_MARK.match(line)) else 0
            if wordings[-1] and _WORDING_NAME.match(line, mark):
                wordings.append([])
            wordings[-1].append(Line(line[mark:], offset + mark, 0))
            offset += len(line) + 1
        return wordings

    def _comment(self, part: Part) -> Passage:
        head = _REMARK_HEAD.match(self.content, part.start, part.end)
        shape = Shape.REMARK if part.kind is PartKind.REMARK and head else Shape.READING
        begin = head.end() if head and shape is Shape.REMARK else part.start
        words = shown(self.content, [(begin, part.end)])
        start = self._line_start(part.start)
        return Passage(shape, words, start, part.end, 0, self.article)

    def _prose(self, part: Part) -> Passage:
        start = self._line_start(part.start)
        if part.kind is PartKind.PROSE and _AS_WRITTEN.match(self.content, start, part.end):
            words = shown(self.content, [(start, part.end)])
            return Passage(Shape.VERBATIM, words, start, part.end, 0, self.article)
        bullet = _BULLET.match(self.content, start, part.end)
        begin = bullet.end() if bullet else start
        words = without_marks(shown(self.content, [(begin, part.end)]))
        in_pact = self.in_pact or part.kind is PartKind.BRACKETED
        shape = Shape.ITEM if bullet else Shape.PACT if in_pact else Shape.COMMENTARY
        return Passage(shape, words, start, part.end, 0, self.article)

    def _line_start(self, at: int) -> int:
        return self.content.rfind("\n", 0, at) + 1
