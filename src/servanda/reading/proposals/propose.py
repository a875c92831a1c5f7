"""Proposes readings for a draft: its articles, its remarks' figures, and how it became public.

Every proposal is put to the same grammar and quotation checks as a person's reading. One that does
not pass is not proposed; the words are listed as unread, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.instrument.pact.formatter import format_sentence, format_statement
from servanda.instrument.pact.lexicon import Lexicon, build_lexicon
from servanda.instrument.pact.parser import parse_reading, parse_statements
from servanda.instrument.quotation import find_quotation
from servanda.reading.proposals.clauses import read_sentence, subject_in
from servanda.reading.proposals.figures import FigureProposal, RemarkContext, figures_in
from servanda.reading.proposals.gathering import Declared, Proposal, Unread
from servanda.reading.proposals.language import parsed
from servanda.reading.proposals.names import NameList
from servanda.reading.proposals.provenance import provenance_report
from servanda.reading.segmentation import Article, Draft

MOST_CHARACTERS = 600_000
"""So much of a text is parsed at one go, some minutes' work: as much as the longest treaties."""
_TOO_LONG = "the text is longer than is read at one go; read its parts one by one"
_JOINT = re.compile(r"[;,.]?\s*(?:\b(?:and|or))?[;,.\s]*$")


@dataclass(frozen=True, slots=True)
class ProposedClause:
    """What is proposed for one clause: its sentences, why, and what of it could not be read."""

    label: str
    sentences: tuple[s.Sentence, ...]
    because: tuple[str, ...]
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class ProposedReading:
    """All that is proposed for a draft, and the names to declare."""

    names: NameList
    clauses: dict[str, tuple[ProposedClause, ...]]
    positions: tuple[s.Statement, ...]
    reports: tuple[s.Statement, ...]
    provenance: tuple[s.Statement, ...]

    @property
    def sentence_count(self) -> int:
        """How many sentences of Pact are proposed for the articles."""
        return sum(len(clause.sentences) for made in self.clauses.values() for clause in made)


def propose(draft: Draft, progress: Callable[[str], None] = lambda _: None) -> ProposedReading:
    """Return proposals for every article and remark. `progress` is told each label in turn."""
    names = NameList()
    found: list[tuple[Article, str, list[Proposal | Unread]]] = []
    left = MOST_CHARACTERS
    for article in draft.articles:
        progress(article.label)
        left -= len(article.text)
        if left < 0:
            found.append((article, article.label, [Unread(article.text, _TOO_LONG)]))
            continue
        for label, proposals in _proposals(article).items():
            found.append((article, label, proposals))
            _declare(names, [n for p in proposals if isinstance(p, Proposal) for n in p.names])
    figures = _figures(draft, names, _limits(found))
    provenance = [provenance_report(statement, names) for statement in draft.provenance]
    lexicon = build_lexicon(names.declarations())
    clauses: dict[str, list[ProposedClause]] = {}
    for article, label, proposals in found:
        made = _checked(label, _as_written(article), proposals, lexicon)
        clauses.setdefault(article.label, []).append(made)
    positions = [f.statement for f in figures if f.is_position]
    reports = [f.statement for f in figures if not f.is_position]
    return ProposedReading(
        names,
        {label: tuple(made) for label, made in clauses.items()},
        _readable(positions, lexicon),
        _readable(_numbered(reports, "R"), lexicon),
        _readable(_numbered(provenance, "P"), lexicon),
    )


def _proposals(article: Article) -> dict[str, list[Proposal | Unread]]:
    """Return what is proposed for an article's clauses: its sub-points, or itself.

    Words before the first sub-point (a chapeau) have the article's own label; where they end in a
    colon, they are the beginning of each sub-point.
    """
    inside = {extract for sub in article.sub_points for extract in sub.words}
    chapeau = " ".join(e.text for e in article.words if e not in inside).strip()
    if not chapeau.endswith((":", "—", "–")):
        own = [(article.label, chapeau)] if chapeau else []
        return _in_a_row([*own, *((sub.label, sub.text) for sub in article.sub_points)])
    opening = chapeau.rstrip(":—– ")
    found: dict[str, list[Proposal | Unread]] = {}
    for sub in article.sub_points:
        proposals = _in_a_row([(sub.label, f"{opening} {_JOINT.sub('', sub.text)}")])
        found[sub.label] = [_parted(p, opening, sub.text) for p in proposals[sub.label]]
    return found


def _parted(proposal: Proposal | Unread, opening: str, words: str) -> Proposal | Unread:
    """Quote the beginning and the sub-point as they stand: with other words between them."""
    if isinstance(proposal, Unread):
        return proposal
    last, first = opening.rsplit(maxsplit=1)[-1], words.split(maxsplit=1)[0]
    modifiers = tuple(
        replace(
            m,
            value=tuple(
                replace(quote, text=quote.text.replace(f"{last} {first}", f"{last} … {first}", 1))
                for quote in m.value
            ),
        )
        if m.slot is s.Slot.QUOTING and isinstance(m.value, tuple)
        else m
        for m in proposal.sentence.modifiers
    )
    return replace(proposal, sentence=replace(proposal.sentence, modifiers=modifiers))


def _in_a_row(clauses: list[tuple[str, str]]) -> dict[str, list[Proposal | Unread]]:
    """Read clauses one after another, so that a pronoun can take up the sentence before it."""
    found: dict[str, list[Proposal | Unread]] = {label: [] for label, _ in clauses}
    ends: list[int] = []
    text = ""
    for _, words in clauses:
        closed = words if words.rstrip().endswith((".", "!", "?")) else f"{words.rstrip()}."
        text += f"{closed} "
        ends.append(len(text))
    before: Token | None = None
    for sentence in parsed(text).sents:
        if sentence.text.strip():
            label = next(
                c[0] for c, end in zip(clauses, ends, strict=True) if sentence.start_char < end
            )
            found[label] += read_sentence(sentence, before)
            before = subject_in(sentence) or before
    return found


def _as_written(article: Article) -> str:
    return "\n".join(extract.text for extract in article.words)


def _declare(names: NameList, declared: list[Declared]) -> None:
    for each in declared:
        names.add(each.kind, each.name, each.unit)


def _limits(found: list[tuple[Article, str, list[Proposal | Unread]]]) -> dict[str, str]:
    """Return, for each clause that limits something, the unit of the limit."""
    limits: dict[str, str] = {}
    for _, label, proposals in found:
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
        found += figures_in(parsed(remark.text), context)
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
    sentences: list[s.Sentence] = []
    because: list[str] = []
    unread: list[Unread] = []
    for proposal in proposals:
        if isinstance(proposal, Unread):
            unread.append(proposal)
        elif _passes(proposal.sentence, words, lexicon):
            sentences.append(proposal.sentence)
            because.append(proposal.because)
        else:
            quoted = " … ".join(quote.text for quote in proposal.sentence.quotes)
            unread.append(Unread(quoted, "I cannot say it in Pact without changing what it means"))
    return ProposedClause(label, tuple(sentences), tuple(because), tuple(unread))


def _passes(sentence: s.Sentence, words: str, lexicon: Lexicon) -> bool:
    quoted = all(find_quotation(quote.text, words) for quote in sentence.quotes)
    return quoted and parse_reading(format_sentence(sentence), lexicon) == (sentence,)


def _readable(statements: list[s.Statement], lexicon: Lexicon) -> tuple[s.Statement, ...]:
    return tuple(
        statement
        for statement in statements
        if parse_statements(format_statement(statement), lexicon) == (statement,)
    )
