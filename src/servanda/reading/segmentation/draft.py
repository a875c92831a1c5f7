"""What segmentation finds. Every character of the document belongs to exactly one extract of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from servanda.findings import Finding
    from servanda.instrument.document import Document, Place


@dataclass(frozen=True, slots=True)
class Extract:
    """The characters from `start` up to `end` of the document's block number `block`."""

    block: int
    start: int
    end: int
    text: str
    place: Place


def joined(extracts: tuple[Extract, ...]) -> str:
    """Return the words of several extracts in a row."""
    return " ".join(extract.text for extract in extracts)


@dataclass(frozen=True, slots=True)
class SubPoint:
    """A part of an article that can be referred to alone (`10.a`).

    `number` is the mark it bears in the text; without one, the letter in its label was counted.
    """

    label: str
    words: tuple[Extract, ...]
    number: Extract | None
    because: str

    @property
    def text(self) -> str:
        """Return the words of the sub-point."""
        return joined(self.words)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an article in one language, or in one state of a document with tracked changes.

    Those of another `state` are extracts of that state's own document.
    """

    name: str
    words: tuple[Extract, ...]
    number: Extract | None = None
    heading: Extract | None = None
    sub_points: tuple[SubPoint, ...] = ()
    state: bool = False

    @property
    def text(self) -> str:
        """Return the words of the wording."""
        return joined(self.words)

    def extracts(self) -> Iterator[Extract]:
        """Go through everything that belongs to the wording."""
        yield from (part for part in (self.number, self.heading) if part)
        yield from (sub.number for sub in self.sub_points if sub.number)
        yield from self.words


@dataclass(frozen=True, slots=True)
class Article:
    """One numbered promise of the agreement, or several under one number.

    `words` are all its words but for number, heading and the marks of sub-points; the words of each
    sub-point are among them. `number` is None where the text does not number its articles. Where
    there are several `wordings`, the first is that of these words.
    """

    label: str
    words: tuple[Extract, ...]
    number: Extract | None
    heading: Extract | None
    sub_points: tuple[SubPoint, ...]
    because: str
    wordings: tuple[Wording, ...] = ()

    @property
    def text(self) -> str:
        """Return the words of the article."""
        return joined(self.words)

    @property
    def as_written(self) -> str:
        """Return its words with each stretch of the source on a line of its own."""
        return "\n".join(extract.text for extract in self.words)

    def extracts(self) -> Iterator[Extract]:
        """Go through everything that belongs to the article."""
        yield from (part for part in (self.number, self.heading) if part)
        yield from (sub.number for sub in self.sub_points if sub.number)
        yield from self.words
        for wording in self.wordings:
            if not wording.state and wording.words != self.words:
                yield from wording.extracts()


@dataclass(frozen=True, slots=True)
class Definition:
    """Where an article says what a term means."""

    term: str
    article: str
    words: Extract


@dataclass(frozen=True, slots=True)
class Division:
    """A chapter, part or section, or something attached (an annex), with its articles' labels.

    `words` are those under its heading that are in none of its articles. A division of `level` 2
    stands within the one of level 1 before it. The articles are those of the divisions within as
    well. `label` of something attached is that which its articles' labels begin with.
    """

    name: str
    label: str
    title: str
    heading: tuple[Extract, ...]
    words: tuple[Extract, ...]
    articles: tuple[str, ...]
    level: int = 1
    attached: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Words beside the text: a footnote on an article, a note after the signatures (on None).

    `words` is empty where they stand outside the document's blocks.
    """

    text: str
    article: str | None
    place: Place
    words: tuple[Extract, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody says about an article, or about the whole (`article` is None).

    A comment that hangs on words of the document has its own words `beside` the blocks.
    """

    words: tuple[Extract, ...]
    article: str | None
    author: str | None
    because: str
    beside: str = ""

    @property
    def text(self) -> str:
        """Return the words of the remark."""
        return self.beside or joined(self.words)


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words that belong to the page: links to share it, lines that lead elsewhere."""

    words: Extract
    because: str


@dataclass(frozen=True, slots=True)
class Stated:
    """Something the page says of itself; `words` is None where a field of the format says it."""

    value: str
    words: Extract | None


@dataclass(frozen=True, slots=True)
class Published:
    """The date of the page, as written and, where that leaves no doubt, as a date."""

    value: str
    day: date | None
    words: Extract | None


@dataclass(frozen=True, slots=True)
class Announced:
    """How many points the text says the agreement has."""

    number: int
    quote: str


class Voice(StrEnum):
    """What the sentence says of the text: that somebody did it, it was done, it came about."""

    ACTIVE = "somebody did it"
    PASSIVE = "it was done"
    OF_ITSELF = "it came about"


@dataclass(frozen=True, slots=True)
class ProvenanceStatement:
    """What is said about how the text became public.

    `act` quotes the verb (`was leaked`); `by` did it (in the active voice also: received it), `to`
    whom, from which `source`, `through` whom, `citing` whom, `where`. `according_to` is the chain
    of those who tell it, outermost first: the author, telling of a friend, is `("author",
    "friend")`. What the words do not say is None. The statement's words are among a remark's or the
    page's; they are quoted here, not placed.
    """

    quote: Extract
    act: str
    voice: Voice = Voice.OF_ITSELF
    by: str | None = None
    to: str | None = None
    source: str | None = None
    through: str | None = None
    citing: str | None = None
    where: str | None = None
    according_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A document taken apart, with what could not be placed.

    `preamble`, `closing`, `signatures` and the words of `divisions` are the agreement's own outside
    its articles; the headings of divisions are among `headings`. `contents` only list what follows.
    General remarks are those that belong to no article, in the order of the page.
    """

    document: Document
    title: Stated | None = None
    byline: Stated | None = None
    published: Published | None = None
    articles: tuple[Article, ...] = ()
    remarks: tuple[Remark, ...] = ()
    preamble: tuple[Extract, ...] = ()
    closing: tuple[Extract, ...] = ()
    signatures: tuple[Extract, ...] = ()
    headings: tuple[Extract, ...] = ()
    divisions: tuple[Division, ...] = ()
    contents: tuple[Extract, ...] = ()
    notes: tuple[Note, ...] = ()
    definitions: tuple[Definition, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    unplaced: tuple[Extract, ...] = ()
    provenance: tuple[ProvenanceStatement, ...] = ()
    announced: Announced | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def general_remarks(self) -> tuple[Remark, ...]:
        """Return the remarks on the whole."""
        return tuple(remark for remark in self.remarks if remark.article is None)

    def remarks_on(self, label: str) -> tuple[Remark, ...]:
        """Return the remarks on one article."""
        return tuple(remark for remark in self.remarks if remark.article == label)

    def extracts(self) -> Iterator[Extract]:
        """Go through every part of the document, each character once."""
        for article in self.articles:
            yield from article.extracts()
        for remark in self.remarks:
            yield from remark.words
        for stated in (self.title, self.byline, self.published):
            if stated and stated.words:
                yield stated.words
        yield from (*self.preamble, *self.closing, *self.signatures, *self.headings)
        yield from (*self.contents, *self.unplaced)
        yield from (words for division in self.divisions for words in division.words)
        yield from (words for note in self.notes for words in note.words)
        yield from (part.words for part in self.furniture)
