"""Makes a clause ready for the parser, and leads every token back to the clause's own characters.

Parsers read plain running sentences. Numbers before a clause, editors' brackets and dots, line
breaks and capitals throughout are taken away for them, and nothing is lost: each character of
what is parsed knows where it stands in the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from servanda.reading.clauses.frame import Span, Words

_LEADING = re.compile(
    r"\s*(?:(?:\.{2,}|…|[-–—•*·]|\(?(?:[0-9]{1,3}|[A-Za-z]|[ivxl]{1,5})[.)](?=\s|$)"
    r"|\([0-9A-Za-z]{1,4}\)|[0-9]+(?:\.[0-9]+)+\.?(?=\s))\s*)*"
)
_SKIPPED = re.compile(r"[\[\]{}]|\.{3,}|…")
_SPACE = re.compile(r"\s")
_MOSTLY = 0.8
_FEW = 20


@dataclass(frozen=True, slots=True)
class Prepared:
    """A clause as the parser sees it: `plain[i]` is character `places[i]` of `text`."""

    text: str
    plain: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return where characters of the plain text stand in the clause."""
        return Span(self.places[start], self.places[end - 1] + 1)

    def words(self, tokens: Iterable[Token]) -> Words:
        """Return tokens as words of the clause: one span for each run of neighbours."""
        spans: list[Span] = []
        last = -2
        for token in sorted(tokens, key=lambda t: t.i):
            if token.is_space:
                continue
            span = self.span(token.idx, token.idx + len(token))
            if spans and self._is_next(token, last):
                span = Span(spans.pop().start, span.end)
            spans.append(span)
            last = token.i
        return Words(" … ".join(self.text[s.start : s.end] for s in spans), tuple(spans))

    @staticmethod
    def _is_next(token: Token, last: int) -> bool:
        return all(token.doc[i].is_space for i in range(last + 1, token.i))


def prepare(text: str) -> Prepared:
    """Return a clause with what confuses parsers taken away."""
    opening = _LEADING.match(text)
    begin = opening.end() if opening else 0
    skipped = {i for m in _SKIPPED.finditer(text, begin) for i in range(*m.span())}
    plain: list[str] = []
    places: list[int] = []
    for i in range(begin, len(text)):
        if i in skipped:
            continue
        letter = " " if _SPACE.match(text[i]) else text[i]
        if letter == " " and (not plain or plain[-1] == " "):
            continue
        plain.append(letter)
        places.append(i)
    return Prepared(text, _in_sentence_case("".join(plain)), tuple(places))


def _in_sentence_case(plain: str) -> str:
    """Undo capitals throughout: a parser takes every word in them for a name."""
    letters = [c for c in plain if c.isalpha()]
    if len(letters) < _FEW or sum(c.isupper() for c in letters) < _MOSTLY * len(letters):
        return plain
    lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    return lowered[:1].upper() + lowered[1:]
