"""Which words of an article are read, set aside, or unread; and which quotations are not in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from servanda.findings import Edit, Finding, Fix, Note, Severity, Span
from servanda.instrument.pact.syntax import Quote
from servanda.instrument.pact_file import Article, PactFile, Reading, Wording
from servanda.instrument.quotation import find_quotation, nearest_words

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


class Use(StrEnum):
    """What has become of a word."""

    READ = "read"
    SET_ASIDE = "set aside"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a wording put to one use; `clauses` are the readings that quote them."""

    start: int
    end: int
    use: Use
    clauses: tuple[str, ...] = ()


def _begun_in(stretch: Stretch, words: str) -> Sequence[int]:
    """Return where words begin in a stretch: one that goes on beyond it is counted once."""
    begun = _beginnings(words)
    return begun[bisect_left(begun, stretch.start) : bisect_left(begun, stretch.end)]


@lru_cache(maxsize=1 << 14)
def _beginnings(words: str) -> tuple[int, ...]:
    return tuple(match.start() for match in _WORD.finditer(words))


@dataclass(frozen=True, slots=True)
class WordingCoverage:
    """One wording, cut into stretches without gap or overlap, and its words counted by use."""

    article: str
    wording: Wording
    stretches: tuple[Stretch, ...]
    read: int
    set_aside: int
    unread: int

    def unread_places(self) -> tuple[Span, ...]:
        """Return where words stand that nobody has read or set aside."""
        return tuple(
            self.wording.place(s.start, s.end)
            for s in self.stretches
            if s.use is Use.UNREAD and _begun_in(s, self.wording.words)
        )


@dataclass(frozen=True, slots=True)
class Coverage:
    """All wordings of a file, and the quotations that are not in their article."""

    wordings: tuple[WordingCoverage, ...]
    findings: tuple[Finding, ...]


def cover(file: PactFile) -> Coverage:
    """Check every quotation of a file against the words of its article."""
    wordings: list[WordingCoverage] = []
    findings: list[Finding] = []
    for article in file.articles:
        used, wrong = _uses(article)
        findings += wrong
        wordings += [
            _count(article.label, wording, used[index])
            for index, wording in enumerate(article.wordings)
        ]
    findings += _remark_quotes(file)
    return Coverage(tuple(wordings), tuple(findings))


_UseOf: TypeAlias = tuple[int, int, Use, str]
_Used: TypeAlias = list[list[_UseOf]]


def _uses(article: Article) -> tuple[_Used, list[Finding]]:
    used: _Used = [[] for _ in article.wordings]
    findings: list[Finding] = []
    for reading in article.readings:
        for number, sentence in enumerate(reading.sentences):
            if not sentence.quotes:
                findings.append(_unquoted(reading, number))
            findings += [
                _not_there(article, reading, quote)
                for quote in sentence.quotes
                if not _mark(article, used, quote, Use.READ, reading.label)
            ]
    for aside in article.set_aside:
        findings += [
            Finding(
                "quotation-not-found",
                Severity.MISTAKE,
                f"“{words}” is set aside, but article {article.label} does not have these words.",
                span=aside.at,
                clause=article.label,
                notes=_nearest(words, article.wordings),
            )
            for words in aside.quotes
            if not _mark(article, used, Quote(words), Use.SET_ASIDE, "")
        ]
    return used, findings


def _mark(article: Article, used: _Used, quote: Quote, use: Use, clause: str) -> bool:
    """Note the words in every wording that has them (or the one named); say whether any has."""
    found = False
    for index, wording in enumerate(article.wordings):
        if quote.wording is not None and wording.name != quote.wording:
            continue
        for start, end in find_quotation(quote.text, wording.words) or ():
            used[index].append((start, end, use, clause))
            found = True
    return found


def _count(label: str, wording: Wording, uses: list[_UseOf]) -> WordingCoverage:
    stretches = _stretches(len(wording.words), tuple(uses))
    counts = dict.fromkeys(Use, 0)
    for stretch in stretches:
        counts[stretch.use] += len(_begun_in(stretch, wording.words))
    return WordingCoverage(
        label, wording, stretches, counts[Use.READ], counts[Use.SET_ASIDE], counts[Use.UNREAD]
    )


@lru_cache(maxsize=1 << 14)
def _stretches(length: int, uses: tuple[_UseOf, ...]) -> tuple[Stretch, ...]:
    begins, ends = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    for number, (start, end, _, _) in enumerate(uses):
        begins[start].append(number)
        ends[end].append(number)
    stretches: list[Stretch] = []
    over: set[int] = set()
    for start, end in pairwise(sorted({0, length, *begins, *ends})):
        over = (over | set(begins[start])) - set(ends[start])
        readers = [uses[n][3] for n in sorted(over) if uses[n][2] is Use.READ]
        use = Use.READ if readers else Use.SET_ASIDE if over else Use.UNREAD
        stretches.append(Stretch(start, end, use, tuple(dict.fromkeys(readers))))
    return tuple(stretches)


def _unquoted(reading: Reading, number: int) -> Finding:
    which = f"Sentence {number + 1} of the reading" if len(reading.sentences) > 1 else "The reading"
    return Finding(
        "no-quotation",
        Severity.MISTAKE,
        f"{which} [{reading.label}] quotes none of the words that it reads.",
        span=reading.at,
        clause=reading.label,
        fix=Fix('Add: , quoting "…" with the words of the article.'),
    )


def _not_there(article: Article, reading: Reading, quote: Quote) -> Finding:
    at = reading.place(quote.at)
    names = [w.name for w in article.wordings if w.name]
    if not article.wordings:
        message = f"Article {article.label} has no quoted words (lines that begin with “>”)."
    elif quote.wording is not None and quote.wording not in names:
        known = ", ".join(f"“{name}”" for name in names) or "only one, without a name"
        message = f"Article {article.label} has no wording “{quote.wording}”. It has: {known}."
    else:
        where = f"the wording “{quote.wording}” of " if quote.wording else ""
        message = f"“{quote.text}” does not stand in {where}article {article.label}."
    candidates = [w for w in article.wordings if quote.wording in {None, w.name}]
    best = _best(quote.text, candidates)
    fix = Fix(f"Quote “{best}”.", (Edit(at, f'"{best}"'),)) if best else None
    return Finding(
        "quotation-not-found",
        Severity.MISTAKE,
        message,
        span=at,
        clause=reading.label,
        quote=quote.text,
        notes=_nearest(quote.text, tuple(candidates)),
        fix=fix,
    )


def _best(words: str, wordings: list[Wording]) -> str | None:
    found = [near for w in wordings if (near := nearest_words(words, w.words))]
    return " ".join(found[0].split()) if found else None


def _nearest(words: str, wordings: tuple[Wording, ...]) -> tuple[Note, ...]:
    best = _best(words, list(wordings))
    return (Note(f"The nearest words that stand there are “{best}”."),) if best else ()


def _remark_quotes(file: PactFile) -> list[Finding]:
    """Positions and reports quote the remarks, the articles or the sources of their file."""
    findings: list[Finding] = []
    texts: list[str] = []
    for each in (file, *((file.base,) if file.base else ())):
        texts += [remark.words for remark in each.remarks]
        texts += [remark.words for article in each.articles for remark in article.remarks]
        texts += [wording.words for article in each.articles for wording in article.wordings]
        texts += [source.words for source in each.sources]
    for said in file.said:
        for statement in said.statements:
            findings += [
                Finding(
                    "quotation-not-found",
                    Severity.MISTAKE,
                    f"“{quote.text}” stands in no remark, article or source of this file.",
                    span=said.place(quote.at),
                    quote=quote.text,
                )
                for quote in statement.quotes
                if not any(find_quotation(quote.text, words) for words in texts)
            ]
    return findings
