"""Finds words in the articles, for rules that go by the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from servanda.findings import Span
from servanda.instrument.coverage import Use
from servanda.review.rule import Case


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Words in a wording: the clause whose reading quotes them (or the article), and where."""

    clause: str
    words: str
    sentence: str
    at: Span
    wording: str | None


def occurrences(case: Case, pattern: re.Pattern[str]) -> Iterator[Occurrence]:
    """Yield where a pattern stands in the words of the articles, in their order.

    Words that were set aside do not count. Of several wordings each is searched.
    """
    for covered in case.coverage.wordings:
        words = covered.wording.words
        for match in pattern.finditer(words):
            stretch = next((s for s in covered.stretches if s.start <= match.start() < s.end), None)
            if stretch is None or stretch.use is Use.SET_ASIDE:
                continue
            clause = stretch.clauses[0] if stretch.clauses else covered.article
            yield Occurrence(
                clause,
                " ".join(match.group().split()),
                _sentence_around(words, match.start(), match.end()),
                covered.wording.place(match.start(), match.end()),
                covered.wording.name,
            )


def by_clause(found: Iterable[Occurrence]) -> dict[str, tuple[Occurrence, ...]]:
    """Return what was found, clause by clause: a rule speaks once of each clause."""
    gathered: dict[str, list[Occurrence]] = {}
    for occurrence in found:
        gathered.setdefault(occurrence.clause, []).append(occurrence)
    return {clause: tuple(group) for clause, group in gathered.items()}


def _sentence_around(words: str, start: int, end: int) -> str:
    begin = max(words.rfind(mark, 0, start) for mark in (". ", "; ", ".\n")) + 1
    stops = [i for i in (words.find(mark, end) for mark in (". ", "; ", ".\n")) if i >= 0]
    return " ".join(words[begin : min(stops, default=len(words))].split()).strip(" .;")
