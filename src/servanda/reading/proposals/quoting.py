"""Quotes the words that a proposal speaks of, and lists those that none does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from servanda.reading.clauses import Span

_WORD = re.compile(r"[\w’'\-]+|[^\w\s]")
_LITTLE = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my",
     "and", "or", "to", "be", "been", "is", "are", "was", "were", "has", "have", "had", "will",
     "shall", "may", "must", "should", "not", "also", "both", "each", "all", "any", "it", "by", ","}
)  # fmt: skip
"""Articles, helpers, joints and commas: between words that are quoted they belong to them."""
_NO_CONTENT = _LITTLE | frozenset(
    {"of", "in", "on", "at", "by", "for", "from", "with", "into", "upon", "as", "they", "which",
     "who", "there", "then", "if", "such", "no", "than", "however", "therefore"}
)  # fmt: skip
_WIDEST_GAP = 2


def merged(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return spans in order; those with nothing but a few little words between them are one."""
    made: list[Span] = []
    for span in sorted(spans):
        if made and _joins(text, made[-1].end, span.start):
            last = made.pop()
            made.append(Span(last.start, max(last.end, span.end)))
        else:
            made.append(span)
    return made


def quote_of(text: str, spans: Iterable[Span]) -> str:
    """Return the words of spans in order; an ellipsis stands for words between them."""
    pieces = (" ".join(text[span.start : span.end].split()) for span in merged(text, spans))
    trimmed = (piece.strip(" ,;:") for piece in pieces)
    return " … ".join(piece.replace('"', "'") for piece in trimmed if piece)


def _joins(text: str, left: int, right: int) -> bool:
    words = _WORD.findall(text[left:right])
    return len(words) <= _WIDEST_GAP and all(word.lower() in _LITTLE for word in words)


def left_over(text: str, place: Span, spans: Sequence[Span]) -> list[str]:
    """Return the runs of words of a sentence that no span covers and that say something."""
    return [trimmed(text, run) for run in runs_left(text, place, spans)]


def runs_left(text: str, place: Span, spans: Sequence[Span]) -> list[Span]:
    """Return where the words of a sentence stand that no span covers and that say something."""
    covered = [s for s in merged(text, spans) if s.start < place.end and place.start < s.end]
    runs: list[Span] = []
    start = place.start
    for span in [*covered, Span(place.end, place.end)]:
        if span.start > start:
            runs.append(Span(start, span.start))
        start = max(start, span.end)
    return [r for r in runs if any(_has_content(w) for w in _WORD.findall(trimmed(text, r)))]


def trimmed(text: str, run: Span) -> str:
    """Return the words of a run without the marks around them."""
    return " ".join(text[run.start : run.end].split()).strip(" ,;:.–—-()")


def _has_content(word: str) -> bool:
    return word[0].isalnum() and word.lower() not in _NO_CONTENT
