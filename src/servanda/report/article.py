"""One article on the page: its words, their readings, and what was said and found of both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from servanda.findings import Finding
from servanda.instrument.coverage import WordingCoverage
from servanda.instrument.pact.formatter import format_sentence
from servanda.instrument.pact_file import Article, Confirmation, Reading, Remark
from servanda.norms import Norm
from servanda.report.anchors import Anchors
from servanda.report.runs import Run, pact_runs, words_of


@dataclass(frozen=True, slots=True)
class WordsShown:
    """One wording: its runs, and how many words were put to which use."""

    name: str | None
    runs: tuple[Run, ...]
    read: int
    set_aside: int
    unread: int


@dataclass(frozen=True, slots=True)
class SentenceShown:
    """One norm: what it is, its sentence in Pact, and what the text does not say of it."""

    kind: str
    runs: tuple[Run, ...]
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingShown:
    """One reading. `unreadable` holds its words where they are no Pact yet."""

    label: str
    anchor: str | None
    proposed: bool
    rival: str | None
    confirmed: tuple[Confirmation, ...]
    sentences: tuple[SentenceShown, ...]
    unreadable: str | None


@dataclass(frozen=True, slots=True)
class ArticleShown:
    """One article. `rivals` are readings of the same words that exclude one another."""

    label: str
    anchor: str | None
    name: str
    heading: str
    wordings: tuple[WordsShown, ...]
    groups: tuple[tuple[ReadingShown, ...], ...]
    set_aside: tuple[tuple[str, str], ...]
    remarks: tuple[Remark, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class ArticleMaker:
    """Shows articles, given all that is known about any of them."""

    anchors: Anchors
    coverage: dict[str, list[WordingCoverage]]
    norms: dict[int, list[Norm]]
    confirmed: dict[str, list[Confirmation]]
    findings: dict[str, list[Finding]]

    def show(self, article: Article, anchor: str | None) -> ArticleShown:
        """Return one article as it stands on the page; only the first of a label has its anchor."""
        line = article.at
        written = " ".join(article.heading.split())
        whole = self.anchors.file.text.words(line).strip("# \t\n")
        name = whole.removesuffix(written).strip(" .:–—-") if written else whole
        return ArticleShown(
            article.label,
            anchor,
            name or article.label,
            written,
            tuple(map(_words, self._coverage_of(article))),
            tuple(self._groups(article.readings)),
            tuple((" … ".join(aside.quotes), aside.reason) for aside in article.set_aside),
            article.remarks,
            tuple(self.findings.get(article.label, ())) if anchor else (),
        )

    def _coverage_of(self, article: Article) -> list[WordingCoverage]:
        wordings = [id(w) for w in article.wordings]
        return [c for c in self.coverage.get(article.label, ()) if id(c.wording) in wordings]

    def _groups(self, readings: Iterable[Reading]) -> Iterable[tuple[ReadingShown, ...]]:
        """Put rival readings of one clause together."""
        groups: dict[tuple[str, int], list[Reading]] = {}
        for number, reading in enumerate(readings):
            alone = 0 if reading.rival else number + 1
            groups.setdefault((reading.label, alone), []).append(reading)
        first: set[str] = set()
        for group in groups.values():
            shown = []
            for reading in group:
                anchor = None if reading.label in first else self.anchors.of(reading.label)
                first.add(reading.label)
                shown.append(self._reading(reading, anchor))
            yield tuple(shown)

    def _reading(self, reading: Reading, anchor: str | None) -> ReadingShown:
        norms = self.norms.get(id(reading), [])
        own = [norm for norm in norms if norm.parent is None]
        sentences = tuple(
            SentenceShown(
                norm.kind.value,
                pact_runs(format_sentence(norm.sentence), self.anchors),
                tuple(part.gap.value for part in norm.holes),
            )
            for norm in own
        )
        return ReadingShown(
            reading.label,
            anchor,
            reading.proposed,
            reading.rival,
            tuple(self.confirmed.get(reading.label, ())),
            sentences,
            None if sentences else " ".join(reading.text.split()),
        )


def _words(covered: WordingCoverage) -> WordsShown:
    return WordsShown(
        covered.wording.name, words_of(covered), covered.read, covered.set_aside, covered.unread
    )
