"""What a pact file holds: an agreement's words, their readings, and what was said of both."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeAlias

from servanda.findings import Finding, Span, Text
from servanda.instrument.feed_names import FeedName
from servanda.instrument.pact.declarations import Declaration
from servanda.instrument.pact.lexicon import Lexicon
from servanda.instrument.pact.syntax import Extent, Sentence, Statement


@dataclass(frozen=True)
class Wording:
    """One wording of an article: its words as quoted, and where each stands in the file.

    `name` tells it from others of the same article (a language, a publisher). `lines` pairs the
    offset in `words` at which each quoted line begins with its offset in the file.
    """

    name: str | None
    words: str
    lines: tuple[tuple[int, int], ...]
    source: Text = field(compare=False, repr=False)

    def place(self, start: int, end: int) -> Span:
        """Return the place in the file of the words from `start` up to `end`."""
        return self.source.span(self._in_file(start), self._in_file(max(start, end - 1)) + 1)

    def _in_file(self, offset: int) -> int:
        in_words, in_file = next(pair for pair in reversed(self.lines) if pair[0] <= offset)
        return in_file + offset - in_words


@dataclass(frozen=True)
class Confirmation:
    """A person has read the words and stands by the reading."""

    clause: str
    by: str
    on: str
    at: Span = field(compare=False, repr=False)


@dataclass(frozen=True)
class LeftOpen:
    """A finding that the drafters chose to leave open: by whom, until when."""

    rule: str
    clause: str
    by: str
    until: str
    at: Span = field(compare=False, repr=False)


@dataclass(frozen=True)
class Answer:
    """A person's dated answer to a question of the review. `stands`: the concern is real."""

    rule: str
    clause: str
    stands: bool
    by: str
    on: str
    because: str
    at: Span = field(compare=False, repr=False)


Mark: TypeAlias = Confirmation | LeftOpen | Answer


@dataclass(frozen=True)
class _Stated:
    """Pact as it stands in a file: `text` begins at offset `start` of `source`."""

    text: str
    start: int
    at: Span = field(compare=False, repr=False)
    source: Text = field(compare=False, repr=False)

    def place(self, extent: Extent | None) -> Span:
        """Return the place in the file of a piece of it, or of the whole."""
        if extent is None:
            return self.at
        return self.source.span(self.start + extent.start, self.start + extent.end)


@dataclass(frozen=True)
class Reading(_Stated):
    """One labelled reading. `sentences` is empty where it could not be read; a finding says why.

    `proposed` readings await a person; `rival` names one of several readings of the same words.
    `text` is what stands after the label.
    """

    label: str
    proposed: bool
    rival: str | None
    sentences: tuple[Sentence, ...]

    def detached(self) -> Reading:
        """Return the same reading as a text of its own, which keeps no file in memory."""
        own = Text(self.label, self.text)
        return replace(self, start=0, at=own.span(0, len(self.text)), source=own)


@dataclass(frozen=True)
class Said(_Stated):
    """Positions or reports of one paragraph, in the section that holds them."""

    section: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class SetAside:
    """Words of an article that no reading needs, and why."""

    quotes: tuple[str, ...]
    reason: str
    at: Span = field(compare=False, repr=False)


@dataclass(frozen=True)
class Remark:
    """What somebody said of an article, or (`about` is None) of the whole."""

    author: str
    about: str | None
    words: str
    at: Span = field(compare=False, repr=False)


@dataclass(frozen=True)
class Article:
    """One numbered piece of the agreement: its words, their readings, and remarks on it."""

    label: str
    heading: str
    at: Span = field(compare=False, repr=False)
    wordings: tuple[Wording, ...] = ()
    readings: tuple[Reading, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Source:
    """`S1`: where something was published, in the file's own words."""

    label: str
    words: str
    at: Span = field(compare=False, repr=False)


@dataclass(frozen=True)
class PactFile:
    """A pact file as read: every line is in one of these, or is commentary.

    `front` holds the header's entries; `positions`, `reports`, `provenance` and `views` the
    statements of the sections of those names; `findings` what could not be read. `base` is the
    agreement that a file of positions or reports speaks of: its words and its clauses are known
    here too.
    `feed_names` say what names and codes of event data mean.
    """

    text: Text
    front: dict[str, str]
    declarations: tuple[Declaration, ...]
    lexicon: Lexicon = field(compare=False, repr=False)
    articles: tuple[Article, ...]
    positions: tuple[Said, ...]
    reports: tuple[Said, ...]
    provenance: tuple[Said, ...]
    sources: tuple[Source, ...]
    remarks: tuple[Remark, ...]
    marks: tuple[Mark, ...]
    findings: tuple[Finding, ...]
    base: PactFile | None = None
    feed_names: tuple[FeedName, ...] = ()
    views: tuple[Said, ...] = ()

    @property
    def title(self) -> str:
        """The title from the header, or the file's name."""
        return self.front.get("title") or self.text.name

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """All readings, in the order of the file."""
        return tuple(reading for article in self.articles for reading in article.readings)

    @property
    def said(self) -> tuple[Said, ...]:
        """All that is said of the agreement and its history, section by section."""
        return (*self.positions, *self.reports, *self.provenance, *self.views)

    @cached_property
    def labels(self) -> frozenset[str]:
        """Every label that a reference may name: articles, clauses, sources."""
        own = {article.label for article in self.articles}
        own |= {reading.label for reading in self.readings}
        own |= {source.label for source in self.sources}
        return frozenset(own | (self.base.labels if self.base else frozenset()))

    def article_of(self, label: str) -> Article | None:
        """Return the article that a clause belongs to: `10` for `10.d`."""
        candidates = [
            a
            for a in self.articles
            if label == a.label or label.startswith((a.label + ".", a.label + "-"))
        ]
        return max(candidates, key=lambda a: len(a.label), default=None)
