"""Finds what a clause refers to: articles, paragraphs, annexes, other texts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from servanda.reading.clauses.frame import Span, Words

_NUMBER = (
    r"(?:\d+(?:\.\d+)*[A-Za-z]?(?:\s?\([0-9a-zA-Z]{1,4}\))*"
    r"|[IVXLC]+\b|[A-Z]\b|\([0-9a-z]{1,4}\))"
)
_REFERENCE = re.compile(
    rf"\b(?:articles?|arts?\.|(?:sub)?paragraphs?|paras?\.|sections?|sec\.|annex(?:es)?|chapters?"
    rf"|appendix|appendices|protocols?|schedules?|parts?|points?|clauses?|titles?|rules?)\s+"
    rf"{_NUMBER}(?:\s*(?:,|and|or|to|-|–)\s*{_NUMBER})*"
    rf"(?:\s+of\s+(?:this|the|that)\s+[A-Za-z]+)?"
    rf"|§+\s?\d[\d.\-]*(?:\([0-9a-zA-Z]{{1,4}}\))*",
    re.IGNORECASE,
)
"""A kind of part and its number, as the United Nations Editorial Manual writes references."""


def references_in(text: str, place: Span) -> tuple[Words, ...]:
    """Return the references in a part of a text, in its order."""
    found = _REFERENCE.finditer(text, place.start, place.end)
    return tuple(Words(m[0], (Span(*m.span()),)) for m in found)


def within(words: Words, spans: Sequence[Span]) -> bool:
    """Whether words begin inside one of some spans."""
    return any(s.start <= w.start < s.end for w in words.spans for s in spans)
