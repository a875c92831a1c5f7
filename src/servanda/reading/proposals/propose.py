"""Proposes readings for a draft: its articles, its remarks' figures, and how it became public.

Every proposal is put to the same grammar and quotation checks as a person's reading. One that does
not pass is not proposed; the words are listed as unread, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from servanda.findings import Finding
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.instrument.pact.formatter import format_sentence, format_statement
from servanda.instrument.pact.lexicon import Lexicon, build_lexicon
from servanda.instrument.pact.parser import parse_reading, parse_statements
from servanda.instrument.quotation import find_quotation
from servanda.reading.clauses import read_clauses
from servanda.reading.clauses.running_text import RunningText, running_texts
from servanda.reading.proposals.comma_phrases import Context
from servanda.reading.proposals.disagreeing import figures_that_differ
from servanda.reading.proposals.figures import FigureProposal, RemarkContext, figures_in
from servanda.reading.proposals.from_frames import proposals_of
from servanda.reading.proposals.gathering import Declared, Proposal, Unread
from servanda.reading.proposals.names import NameList
from servanda.reading.proposals.provenance import provenance_report
from servanda.reading.segmentation import Draft

UNSAYABLE = "I cannot say it in Pact without changing what it means"
"""Why a proposal that was made does not stand: it failed a check."""


NOT_MEASURED = 0.0
"""The confidence of a sentence that came about in a way nobody has held against human coders."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a sentence is proposed, and how often a reading like it was right, between 0 and 1."""

    because: str
    confidence: float


@dataclass(frozen=True, slots=True)
class ProposedClause:
    """What is proposed for one clause: its sentences, why each, and what could not be read."""

    label: str
    sentences: tuple[s.Sentence, ...]
    reasons: tuple[Reason, ...]
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class ProposedReading:
    """All that is proposed for a draft, and the names to declare."""

    names: NameList
    clauses: dict[str, tuple[ProposedClause, ...]]
    positions: tuple[s.Statement, ...]
    reports: tuple[s.Statement, ...]
    provenance: tuple[s.Statement, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def sentence_count(self) -> int:
        """How many sentences of Pact are proposed for the articles."""
        return sum(len(clause.sentences) for made in self.clauses.values() for clause in made)


_Found = dict[tuple[str, str], list[Proposal | Unread]]
"""What was found, by article and clause, in the order of the draft."""


def propose(draft: Draft, progress: Callable[[str], None] = lambda _: None) -> ProposedReading:
    """Return proposals for every article and remark. `progress` is told each label in turn."""
    names = NameList()
    found = _found(draft, names, progress)
    figures = _figures(draft, names, _limits(found))
    provenance = [provenance_report(statement, names) for statement in draft.provenance]
    lexicon = build_lexicon(names.declarations())
    words = {article.label: article.as_written for article in draft.articles}
    clauses: dict[str, list[ProposedClause]] = {}
    for (article, label), proposals in found.items():
        made = _checked(label, words[article], proposals, lexicon)
        clauses.setdefault(article, []).append(made)
    positions = [f.statement for f in figures if f.is_position]
    reports = [f.statement for f in figures if not f.is_position]
    return ProposedReading(
        names,
        {label: tuple(made) for label, made in clauses.items()},
        _readable(positions, lexicon),
        _readable(_numbered(reports, "R"), lexicon),
        _readable(_numbered(provenance, "P"), lexicon),
        tuple(figures_that_differ(draft)),
    )


def _found(draft: Draft, names: NameList, progress: Callable[[str], None]) -> _Found:
    """Read the articles, a few at a time, and declare the names that their proposals use."""
    labels = frozenset(_labels(draft))
    found: _Found = {}
    waiting: list[RunningText] = []

    def texts() -> Iterator[str]:
        for text in running_texts(draft.articles):
            waiting.append(text)
            yield text.text

    told = ""
    for reading in read_clauses(texts()):
        running = waiting.pop(0)
        if running.article != told:
            progress(told := running.article)
        for label in running.labels:
            found.setdefault((running.article, label), [])
        for said in proposals_of(reading, Context(running.article, labels)):
            found[running.article, running.label_at(said.start)].append(said.what)
            if isinstance(said.what, Proposal):
                _declare(names, list(said.what.names))
    return found


def _labels(draft: Draft) -> Iterator[str]:
    for article in draft.articles:
        yield article.label
        yield from (sub.label for sub in article.sub_points)


def _declare(names: NameList, declared: list[Declared]) -> None:
    for each in declared:
        names.add(each.kind, each.name, each.unit)


def _limits(found: _Found) -> dict[str, str]:
    """Return, for each clause that limits something, the unit of the limit."""
    limits: dict[str, str] = {}
    for (_, label), proposals in found.items():
        for proposal in proposals:
            core = proposal.sentence.core if isinstance(proposal, Proposal) else None
            if isinstance(core, s.Norm) and isinstance(core.act, s.Limit):
                bound = core.act.bound
                if isinstance(bound, s.Quantity):
                    limits[label] = bound.unit
    return limits


def _figures(draft: Draft, names: NameList, limits: dict[str, str]) -> list[FigureProposal]:
    parties = tuple(names.names.get(Kind.NAMED, {}))
    found: list[FigureProposal] = []
    for remark in draft.remarks:
        context = RemarkContext(remark.author, remark.article, limits, parties)
        found += figures_in(remark.text, context)
    for figure in found:
        _declare(names, list(figure.names))
    return found


def _numbered(statements: list[s.Statement], letter: str) -> list[s.Statement]:
    return [
        replace(statement, core=replace(statement.core, label=f"{letter}{number}"))
        for number, statement in enumerate(statements, 1)
        if isinstance(statement.core, s.Report)
    ]


def _checked(
    label: str, words: str, proposals: list[Proposal | Unread], lexicon: Lexicon
) -> ProposedClause:
    """Keep the proposals that pass the grammar and quote the article; list the others' words."""
    kept: list[Proposal] = []
    unread: list[Unread] = []
    for proposal in proposals:
        if isinstance(proposal, Unread):
            unread.append(proposal)
        elif _passes(proposal.sentence, words, lexicon):
            kept.append(proposal)
        else:
            quoted = " … ".join(quote.text for quote in proposal.sentence.quotes)
            unread.append(Unread(quoted, UNSAYABLE))
    sentences = tuple(proposal.sentence for proposal in kept)
    reasons = tuple(Reason(proposal.because, proposal.confidence) for proposal in kept)
    return ProposedClause(label, sentences, reasons, tuple(unread))


def _passes(sentence: s.Sentence, words: str, lexicon: Lexicon) -> bool:
    quoted = all(find_quotation(quote.text, words) for quote in sentence.quotes)
    return quoted and parse_reading(format_sentence(sentence), lexicon) == (sentence,)


def _readable(statements: list[s.Statement], lexicon: Lexicon) -> tuple[s.Statement, ...]:
    return tuple(
        statement
        for statement in statements
        if parse_statements(format_statement(statement), lexicon) == (statement,)
    )
