"""Asks a model about the clauses whose words are left over, and keeps what passes every check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from servanda.findings import Finding, Note, Severity
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.instrument.pact.formatter import format_sentence
from servanda.instrument.pact.lexicon import build_lexicon
from servanda.instrument.quotation import find_quotation
from servanda.reading.clauses.language import pipeline
from servanda.reading.language_model.checks import checked, stands_there
from servanda.reading.language_model.endpoint import Endpoint, NoReply, ask
from servanda.reading.language_model.prompt import VERSION, messages_for
from servanda.reading.language_model.suggestions import Suggestions, suggestions_in
from servanda.reading.proposals.names import NameList
from servanda.reading.proposals.propose import NOT_MEASURED, ProposedClause, ProposedReading, Reason
from servanda.reading.segmentation import Draft
from servanda.reading.segmentation.numbers import in_words

_LONGEST = 20_000
"""Characters of an article; a longer one would not fit what a small model can take in."""
_MOST_FAILURES = 3
"""After so many answers in a row that are none, nobody is kept waiting for the rest."""


@dataclass
class _Talk:
    """What has been sent, taken up and refused so far."""

    endpoint: Endpoint
    names: NameList
    sent: int = 0
    characters: int = 0
    added: int = 0
    in_vain: int = 0
    notes: list[Note] = field(default_factory=list)


def add_proposals(
    draft: Draft,
    proposed: ProposedReading,
    endpoint: Endpoint,
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[ProposedReading, Finding]:
    """Return the reading with what a model adds to it, and a finding that tells what was sent.

    Only clauses of which words are left unread are sent, and only what reads such words is taken.
    `progress` is told the label of each article.
    """
    talk = _Talk(endpoint, proposed.names.copy())
    clauses: dict[str, tuple[ProposedClause, ...]] = {}
    for article in draft.articles:
        progress(article.label)
        made = proposed.clauses.get(article.label, ())
        clauses[article.label] = tuple(_completed(each, article.as_written, talk) for each in made)
    return replace(proposed, clauses=clauses, names=talk.names), _told(talk)


def _completed(clause: ProposedClause, words: str, talk: _Talk) -> ProposedClause:
    if not clause.unread or talk.in_vain >= _MOST_FAILURES:
        return clause
    if len(words) > _LONGEST:
        talk.notes.append(Note(f"{clause.label}: not sent, since its article is too long."))
        return clause
    unread = [each.words for each in clause.unread]
    known = {kind: tuple(names) for kind, names in talk.names.names.items()}
    talk.sent += 1
    talk.characters += len(words)
    answer = ask(talk.endpoint, messages_for(words, unread, known))
    found = answer if isinstance(answer, NoReply) else suggestions_in(answer)
    if isinstance(found, NoReply):
        talk.in_vain += 1
        talk.notes.append(Note(f"{clause.label}: no answer, since {found.because}."))
        return clause
    talk.in_vain = 0
    return _with(clause, found, words, talk)


def _with(clause: ProposedClause, found: Suggestions, words: str, talk: _Talk) -> ProposedClause:
    """Add to a clause the suggested sentences that pass."""
    known = talk.names.copy()
    lemmas = frozenset(token.lemma_.lower() for token in pipeline()(words))
    there = [(k, n) for k, n in found.names if n and stands_there(k, n, words, lemmas)]
    for kind, name in there:
        known.add(kind, name)
    lexicon = build_lexicon(known.declarations())
    numbers = (in_words(word.strip(".,;:()")) for word in words.split())
    spelled = {str(number) for number in numbers if number is not None}
    taken: list[s.Sentence] = []
    for suggested in found.sentences:
        judged = checked(suggested, words, lexicon, spelled)
        if isinstance(judged, s.Sentence) and not _reads_any(judged, clause, words):
            judged = "its words are read already"
        if isinstance(judged, str):
            talk.notes.append(Note(f"{clause.label}: “{suggested}” was refused, since {judged}."))
        elif judged not in taken:
            taken.append(judged)
    for sentence in taken:
        _declare(sentence, there, talk.names)
    talk.added += len(taken)
    model = f"the language model “{talk.endpoint.model}” (prompt {VERSION}), no rule of Servanda"
    return replace(
        clause,
        sentences=(*clause.sentences, *taken),
        reasons=(*clause.reasons, *([Reason(model, NOT_MEASURED)] * len(taken))),
        unread=tuple(u for u in clause.unread if not _covered(u.words, taken, words)),
    )


def _declare(sentence: s.Sentence, names: list[tuple[Kind, str]], known: NameList) -> None:
    written = format_sentence(sentence)
    for kind, name in names:
        if name in written:
            known.add(kind, name)


def _reads_any(sentence: s.Sentence, clause: ProposedClause, words: str) -> bool:
    return any(_shared(u.words, sentence, words) for u in clause.unread)


def _shared(unread: str, sentence: s.Sentence, words: str) -> int:
    """Count the characters of unread words that a sentence quotes."""
    left = find_quotation(unread, words) or ()
    read = [span for q in sentence.quotes for span in find_quotation(q.text, words) or ()]
    return sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in read)


def _covered(unread: str, taken: list[s.Sentence], words: str) -> bool:
    least = len(unread.rstrip(" .,;"))
    return any(_shared(unread, sentence, words) >= least for sentence in taken)


def _told(talk: _Talk) -> Finding:
    clauses = "1 clause" if talk.sent == 1 else f"{talk.sent:,} clauses"
    sentences = "1 sentence was" if talk.added == 1 else f"{talk.added:,} sentences were"
    message = (
        f"{clauses} ({talk.characters:,} characters) of this document went to the language model "
        f"“{talk.endpoint.model}” at {talk.endpoint.host}; {sentences} added."
    )
    if talk.in_vain >= _MOST_FAILURES:
        message += f" It was asked no more after {_MOST_FAILURES} answers in a row that were none."
    severity = Severity.MEDIUM if talk.in_vain >= _MOST_FAILURES else Severity.NOTE
    return Finding("language-model-asked", severity, message, notes=tuple(talk.notes))
