"""What of a pact file is shown in Akoma Ntoso, and where each piece of it stands in the file.

The articles' own words are the document; readings, marks, remarks, positions, reports, sources and
the header's entries are notes beside it. Since the same file is always cut in the same way, what
other software changed is found again by its `eId`, and can be put back in its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from servanda.exchange.akoma_ntoso.identifiers import Identifiers
from servanda.exchange.lines import Line
from servanda.exchange.quoted_paragraphs import quoted_paragraphs
from servanda.findings import Span
from servanda.instrument.from_text import WORDS_USED
from servanda.instrument.header import read_header
from servanda.instrument.layout import heading_words, parts
from servanda.instrument.pact_file import Article, PactFile, Wording
from servanda.instrument.quotation import find_quotation
from servanda.instrument.sections import prose_under


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph of an article's words, at the characters from `start` up to `end` of the file."""

    eid: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ShownWording:
    """One wording of an article; it has a name where there are several."""

    eid: str
    name: str | None
    paragraphs: tuple[ShownParagraph, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a note is referred to: after so many characters of the paragraph called `paragraph`."""

    paragraph: str
    offset: int


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note: what kind of thing it is, its words and their place in the file, and its mark.

    `start` is None for an entry of the header, which is changed in the header only.
    """

    eid: str
    kind: str
    words: str
    start: int | None
    end: int
    sign: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """An article, whose heading is the line at the characters from `start` up to `end`."""

    eid: str
    number: str
    heading: str
    start: int
    end: int
    wordings: tuple[ShownWording, ...]

    @property
    def paragraphs(self) -> tuple[ShownParagraph, ...]:
        """All paragraphs of all wordings."""
        return tuple(p for wording in self.wordings for p in wording.paragraphs)


@dataclass(frozen=True, slots=True)
class Shown:
    """All that is shown of a pact file."""

    articles: tuple[ShownArticle, ...]
    notes: tuple[ShownNote, ...]


def shown_of(file: PactFile) -> Shown:
    """Cut a pact file into what is shown of it."""
    identifiers = Identifiers()
    articles = tuple(_article(file, article, identifiers) for article in file.articles)
    notes = (
        ShownNote(identifiers.of("note", number), kind, words, start, end, sign, mark)
        for number, (kind, words, start, end, sign, mark) in enumerate(
            _notes(file, articles), start=1
        )
    )
    return Shown(articles, tuple(notes))


def even(words: str) -> str:
    """Return words with one blank between them."""
    return " ".join(words.split())


def _article(file: PactFile, article: Article, identifiers: Identifiers) -> ShownArticle:
    words = heading_words(file.text.words(article.at))
    number = words.removesuffix(article.heading).rstrip(" \t:–—-")
    eid = identifiers.of("art", article.label)
    named = len(article.wordings) > 1 or any(w.name for w in article.wordings)
    wordings = []
    for count, wording in enumerate(article.wordings, start=1):
        own = identifiers.of("para", count, eid) if named else eid
        wordings.append(ShownWording(own, wording.name, tuple(_paragraphs(wording, own))))
    return ShownArticle(
        eid, number, article.heading, article.at.start, article.at.end, tuple(wordings)
    )


def _paragraphs(wording: Wording, eid: str) -> Iterator[ShownParagraph]:
    lines = [
        Line(text, in_file, 0)
        for text, (_, in_file) in zip(wording.words.split("\n"), wording.lines, strict=True)
    ]
    for number, group in enumerate(quoted_paragraphs(lines), start=1):
        first, last = group[0], group[-1]
        words = even(" ".join(line.text for line in group))
        end = last.start + len(last.text.rstrip())
        yield ShownParagraph(f"{eid}__p_{number}", words, first.start + first.indent, end)


_Note = tuple[str, str, int | None, int, str, Mark | None]


def _notes(file: PactFile, articles: tuple[ShownArticle, ...]) -> Iterator[_Note]:
    for name, value in file.front.items():
        yield "header", f"{name}: {value}", None, 0, "", None
    _, begin, _ = read_header(file.text)
    for part in prose_under(WORDS_USED, file.text, parts(file.text, begin)):
        declared = file.text.span(part.start, part.end)
        yield _note(file, WORDS_USED, declared, "", None)
    placed = [
        note
        for article, shown in zip(file.articles, articles, strict=True)
        for note in _of_article(file, article, shown)
    ]
    labels = {a.label: shown for a, shown in zip(file.articles, articles, strict=True)}
    for mark in file.marks:
        about = file.article_of(mark.clause)
        at = _end(labels[about.label]) if about else None
        placed.append(_note(file, "mark", mark.at, "*", at))
    placed += [_note(file, "remark", remark.at, "*", None) for remark in file.remarks]
    placed += [_note(file, said.section, said.at, "", None) for said in file.said]
    placed += [_note(file, "source", source.at, "", None) for source in file.sources]
    yield from sorted(placed, key=lambda note: note[2] or 0)


def _of_article(file: PactFile, article: Article, shown: ShownArticle) -> Iterator[_Note]:
    for reading in article.readings:
        quotes = [quote.text for each in reading.sentences for quote in each.quotes]
        yield _note(file, "reading", reading.at, f"[{reading.label}]", _found(quotes, shown))
    for aside in article.set_aside:
        yield _note(file, "set aside", aside.at, "*", _found(aside.quotes, shown))
    for remark in article.remarks:
        yield _note(file, "remark", remark.at, "*", _end(shown))


def _note(file: PactFile, kind: str, at: Span, sign: str, mark: Mark | None) -> _Note:
    return kind, even(file.text.words(at)), at.start, at.end, sign, mark


def _found(quotes: list[str] | tuple[str, ...], article: ShownArticle) -> Mark | None:
    """Return the end of the last words that are quoted, in the first wording that has them."""
    for wording in article.wordings:
        words = " ".join(p.words for p in wording.paragraphs)
        starts = [0, *accumulate(len(p.words) + 1 for p in wording.paragraphs)]
        found = [find_quotation(quote, words) for quote in quotes]
        ends = [stretches[-1][1] for stretches in found if stretches]
        if not ends:
            continue
        for start, paragraph in zip(starts, wording.paragraphs, strict=False):
            if max(ends) <= start + len(paragraph.words):
                return Mark(paragraph.eid, max(max(ends) - start, 0))
    return _end(article)


def _end(article: ShownArticle) -> Mark | None:
    paragraphs = article.paragraphs
    return Mark(paragraphs[-1].eid, len(paragraphs[-1].words)) if paragraphs else None
