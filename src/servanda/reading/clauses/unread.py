"""Lists the words of a sentence that no frame takes, each run with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span as ParsedSpan
from spacy.tokens import Token

from servanda.reading.clauses.circumstances import CONNECTING
from servanda.reading.clauses.frame import ClauseReading, Frame, Span, UnreadWords, Words
from servanda.reading.clauses.prepared import Prepared

_NO_CONTENT = frozenset({"DET", "PUNCT", "AUX", "PART", "CCONJ", "SCONJ", "SPACE", "ADP"})
_SHORT = 8


def left_over(
    sentence: ParsedSpan, source: Prepared, frames: Sequence[Frame]
) -> tuple[UnreadWords, ...]:
    """Return the runs of words with a content of their own that no frame speaks of."""
    taken = [span for frame in frames for span in frame.taken]
    runs: list[list[Token]] = []
    for token in sentence:
        start = source.places[token.idx]
        if token.is_space or any(s.start <= start < s.end for s in taken):
            continue
        if runs and runs[-1][-1].i == token.i - 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    because = "no norm takes it up" if frames else _why_not(sentence)
    return tuple(
        UnreadWords(source.words(run), because)
        for run in runs
        if any(_has_content(token) for token in run)
    )


def unread_whole(text: str, because: str) -> ClauseReading:
    """Return the reading of a clause of which nothing is read."""
    return ClauseReading(text, (), (UnreadWords(Words(text, (Span(0, len(text)),)), because),))


def is_heading(sentence: ParsedSpan) -> bool:
    """Whether a sentence before others is short and has no verb: `Cessation of hostilities.`."""
    verbs = any(t.pos_ in {"VERB", "AUX"} and t.tag_ != "VBG" for t in sentence)
    return len(sentence) <= _SHORT and not verbs


def heading(sentence: ParsedSpan, source: Prepared) -> UnreadWords:
    """Return the words of a heading."""
    return UnreadWords(source.words(t for t in sentence if not t.is_punct), "a heading")


def _has_content(token: Token) -> bool:
    """Whether a word says something of its own; a pronoun does where it is what is acted on."""
    if token.pos_ == "PRON":
        return token.dep_ in {"dobj", "pobj", "dative"}
    return token.pos_ not in _NO_CONTENT and token.lower_ not in CONNECTING


def _why_not(sentence: ParsedSpan) -> str:
    if len(sentence) <= _SHORT:
        return "a heading or a list entry: it has no verb, and no noun that names an act"
    return "it has no verb that says who does what"
