"""Reads the text of a pact file into a `PactFile`.

The declarations come first, wherever they stand, since they give the grammar its names; then each
part of the file is taken in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from servanda.findings import Edit, Finding, Fix, Severity, Span, Text
from servanda.instrument.feed_names import read_feed_names
from servanda.instrument.header import read_header
from servanda.instrument.layout import ARTICLE, Part, PartKind, parts, unclosed_fence
from servanda.instrument.marks import FORMS, LOOKS_LIKE_A_MARK, read_mark
from servanda.instrument.pact.declarations import Declaration, read_declarations
from servanda.instrument.pact.lexicon import Lexicon, build_lexicon
from servanda.instrument.pact.mistakes import explain
from servanda.instrument.pact.parser import Stuck, parse_reading, parse_statements
from servanda.instrument.pact.syntax import Extent, Sentence, Statement
from servanda.instrument.pact.tree import Refused
from servanda.instrument.pact_file import (
    Article,
    Mark,
    PactFile,
    Reading,
    Remark,
    Said,
    SetAside,
    Source,
    Wording,
)
from servanda.instrument.remark_line import named_in
from servanda.instrument.sections import heading_of, level_of, prose_under

WORDS_USED = "words used"
SOURCES = "sources"
SAID_IN = ("positions", "reports", "how the text became public", "views")
"""Sections whose lines are statements in Pact: what parties want, what is said to have happened.

And whose word counts.
"""
_SECTIONS = frozenset({WORDS_USED, SOURCES, *SAID_IN})

_QUOTE_MARK = re.compile(r"[ \t]{0,3}>[ \t]?")
_WORDING_NAME = re.compile(r"\*([^*\n]+):\*[ \t]*")
_LABEL = re.compile(
    r"\[(?P<label>[^\]\n]*)\](?P<proposed>\?)?[ \t]*"
    r"(?:reading[ \t]+[\"“](?P<rival>[^\"”\n]+)[\"”][ \t]*:)?\s*"
)
_CLAUSE = re.compile(r"[A-Za-z0-9]+(?:[.\-][A-Za-z0-9]+)*")
_REMARK = re.compile(
    r"(?:Remark|Comment) by (?P<author>[^:\n]+?)(?: on (?P<about>[A-Za-z0-9.\-]+))?:"
    r"\s*(?P<words>.*)",
    re.DOTALL,
)
_SOURCE = re.compile(r"(?P<label>[A-Z]{1,3}\d+[a-z]?):\s*(?P<words>.*)", re.DOTALL)


def read_pact(text: Text, base: PactFile | None = None, section: str = "") -> PactFile:
    """Read a pact file. Mistakes are findings of the result; one never hides another.

    `base` is the agreement that the file speaks of, where its header names one; `section` what it
    begins in, as if a heading of that name stood before it.
    """
    front, begin, header_findings = read_header(text)
    pieces = tuple(parts(text, begin))
    own, declaration_findings = _declarations(text, pieces)
    declarations = (*(base.declarations if base else ()), *own)
    reader = _Reader(text, build_lexicon(declarations), section=section)
    for part in pieces:
        reader.take(part)
    feed_names, unread_names = read_feed_names(text, pieces)
    wrong = (
        *header_findings,
        *unclosed_fence(text, begin),
        *declaration_findings,
        *unread_names,
    )
    positions, reports, provenance, views = (tuple(reader.said[section]) for section in SAID_IN)
    return PactFile(
        text,
        front,
        declarations,
        reader.lexicon,
        tuple(reader.articles),
        positions,
        reports,
        provenance,
        tuple(reader.sources),
        tuple(reader.remarks),
        tuple(reader.marks),
        (*wrong, *reader.findings, *_no_agreement(reader, front)),
        base,
        feed_names,
        views,
    )


def _no_agreement(reader: _Reader, front: dict[str, str]) -> Iterator[Finding]:
    """Say where a file is no pact file at all, lest nothing found be taken for nothing amiss."""
    if not reader.articles and "agreement" not in front and not any(reader.said.values()):
        yield Finding(
            "no-article",
            Severity.MISTAKE,
            "There is no article in this file. An article begins with a heading such as "
            "“## Article 1”, and its words stand in lines that begin with “>”.",
            span=reader.text.span(0, 0),
            fix=Fix("For a page or text as it was published, begin with “servanda read”."),
        )


def _declarations(
    text: Text, pieces: Sequence[Part]
) -> tuple[tuple[Declaration, ...], tuple[Finding, ...]]:
    declarations: list[Declaration] = []
    findings: list[Finding] = []
    for part in prose_under(WORDS_USED, text, pieces):
        read, wrong = read_declarations(text, part.start, part.end)
        declarations += read
        findings += wrong
    return tuple(declarations), tuple(findings)


@lru_cache(maxsize=1 << 16)
def _sentences(words: str, lexicon: Lexicon) -> tuple[Sentence, ...] | Stuck | Refused:
    """Parse a reading once for the same words and names: an edit elsewhere costs nothing."""
    return parse_reading(words, lexicon)


@lru_cache(maxsize=1 << 14)
def _statements(words: str, lexicon: Lexicon) -> tuple[Statement, ...] | Stuck | Refused:
    return parse_statements(words, lexicon)


@dataclass
class _Reader:
    """Takes the parts of a file one by one."""

    text: Text
    lexicon: Lexicon
    articles: list[Article] = field(default_factory=list)
    said: dict[str, list[Said]] = field(default_factory=lambda: {s: [] for s in SAID_IN})
    sources: list[Source] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    section: str = ""
    in_article: bool = False
    level: int = 0
    places: dict[str, int] = field(default_factory=dict)

    def take(self, part: Part) -> None:
        takers: dict[PartKind, Callable[[Part], None]] = {
            PartKind.HEADING: self._take_heading,
            PartKind.QUOTED: self._take_quoted,
            PartKind.BRACKETED: self._take_bracketed,
            PartKind.REMARK: self._take_remark,
            PartKind.PROSE: self._take_prose,
        }
        takers[part.kind](part)

    def _add(self, piece: Wording | Reading | SetAside | Remark) -> None:
        """Add one piece to the article that is being read."""
        article = self.articles[-1]
        match piece:
            case Wording():
                article = replace(article, wordings=(*article.wordings, piece))
            case Reading():
                article = replace(article, readings=(*article.readings, piece))
            case SetAside():
                article = replace(article, set_aside=(*article.set_aside, piece))
            case Remark():
                article = replace(article, remarks=(*article.remarks, piece))
        self.articles[-1] = article

    # ---- headings

    def _take_heading(self, part: Part) -> None:
        heading = heading_of(self.text, part)
        match = ARTICLE.match(heading)
        level = level_of(self.text, part)
        if match is None:
            if not (level > self.level and (self.in_article or self.section in _SECTIONS)):
                self.in_article, self.level, self.section = False, level, heading.lower()
            return
        self.in_article, self.level, self.section = True, level, ""
        span = self.text.span(part.start, part.end)
        article = Article(match["label"], (match["heading"] or "").strip(), span)
        earlier = self.places.get(article.label)
        if earlier is not None:
            self.findings.append(
                Finding(
                    "article-twice",
                    Severity.MISTAKE,
                    f"Two articles have the number {article.label}. The first is in line "
                    f"{earlier}; what stands under this one was read as a separate article.",
                    span=span,
                    clause=article.label,
                    fix=Fix("Give one of them another number, or put both under one heading."),
                )
            )
        self.places.setdefault(article.label, span.line)
        self.articles.append(article)

    # ---- the authentic words

    def _take_quoted(self, part: Part) -> None:
        if not self.in_article:
            return
        words: list[str] = []
        lines: list[tuple[int, int]] = []
        name: str | None = None
        length = 0
        offset = part.start
        for line in self.text.content[part.start : part.end].split("\n"):
            mark = _QUOTE_MARK.match(line)
            begin = mark.end() if mark else 0
            label = _WORDING_NAME.match(line, begin)
            if label:
                if words:
                    self._add(Wording(name, "\n".join(words), tuple(lines), self.text))
                    words, lines, length = [], [], 0
                name, begin = label.group(1).strip(), label.end()
            words.append(line[begin:])
            lines.append((length, offset + begin))
            length += len(line) - begin + 1
            offset += len(line) + 1
        self._add(Wording(name, "\n".join(words), tuple(lines), self.text))

    # ---- readings and marks

    def _take_bracketed(self, part: Part) -> None:
        start = part.start
        while (found := read_mark(self.text, start, part.end)) is not None:
            mark, stop = found
            self._take_mark(mark)
            start = stop + _blanks(self.text.content, stop, part.end)
            if start >= part.end:
                return
        words = self.text.content[start : part.end]
        if looks := LOOKS_LIKE_A_MARK.match(words):
            kind = (looks.group(1) or looks.group(2)).lower()
            self._mistake(
                "unreadable-mark",
                f"This looks like a mark that says “{kind}”, but I cannot read it. "
                f"It is written: {FORMS[kind]}",
                start,
                part.end,
            )
            return
        label = _LABEL.match(words)
        if label is None or not _CLAUSE.fullmatch(label["label"].strip()):
            self._mistake(
                "no-label",
                "A reading begins with the number of its clause in brackets, such as [10.a].",
                start,
                start + len(words.split("\n", 1)[0]),
            )
            return
        self._take_reading(label, words, start, part.end)

    def _take_mark(self, mark: Mark | SetAside) -> None:
        if not isinstance(mark, SetAside):
            self.marks.append(mark)
        elif self.in_article:
            self._add(mark)
        else:
            self.findings.append(
                Finding(
                    "outside-an-article",
                    Severity.MISTAKE,
                    "Words can only be set aside under the article that has them.",
                    span=mark.at,
                )
            )

    def _take_reading(self, label: re.Match[str], words: str, start: int, end: int) -> None:
        text_start = start + label.end()
        name = label["label"].strip()
        span = self.text.span(start, end)
        if not self.in_article:
            self._mistake(
                "outside-an-article",
                f"The reading [{name}] stands under no article. A reading belongs under the words "
                "that it reads.",
                start,
                end,
                clause=name,
            )
            return
        article = self.articles[-1].label
        if name != article and not name.startswith((article + ".", article + "-")):
            self._mistake(
                "label-elsewhere",
                f"The reading [{name}] stands under article {article}. Its label should be "
                f"{article}, or begin with “{article}.”.",
                start,
                end,
                clause=name,
            )
        source_words = words[label.end() :]
        result = _sentences(source_words, self.lexicon)
        sentences = result if isinstance(result, tuple) else ()
        reading = Reading(
            source_words,
            text_start,
            span,
            self.text,
            name,
            proposed=bool(label["proposed"]),
            rival=label["rival"],
            sentences=sentences,
        )
        if not isinstance(result, tuple):
            self._explain(result, source_words, reading.place, name)
        self._add(reading)

    # ---- remarks, positions, reports, sources

    def _take_remark(self, part: Part) -> None:
        match = _REMARK.match(self.text.content[part.start : part.end])
        span = self.text.span(part.start, part.end)
        if match is None:
            self._mistake(
                "unreadable-remark",
                "A remark is written “Remark by NAME: …” or “Remark by NAME on 10.a: …”.",
                part.start,
                part.end,
            )
            return
        about = match["about"] or (self.articles[-1].label if self.in_article else None)
        remark = Remark(named_in(match["author"]), about, match["words"].strip(), span)
        if self.in_article:
            self._add(remark)
        else:
            self.remarks.append(remark)

    def _take_prose(self, part: Part) -> None:
        words = self.text.content[part.start : part.end]
        if self.section == SOURCES and (match := _SOURCE.match(words)):
            words = " ".join(match["words"].split())
            self.sources.append(Source(match["label"], words, self.text.span(part.start, part.end)))
        elif self.section in SAID_IN and not words.lower().startswith("note:"):
            result = _statements(words, self.lexicon)
            statements = result if isinstance(result, tuple) else ()
            span = self.text.span(part.start, part.end)
            said = Said(words, part.start, span, self.text, self.section, statements)
            if not isinstance(result, tuple):
                self._explain(result, words, said.place, None)
            self.said[self.section].append(said)

    # ---- mistakes

    def _explain(
        self,
        problem: Stuck | Refused,
        words: str,
        place: Callable[[Extent | None], Span],
        clause: str | None,
    ) -> None:
        mistake = explain(problem, words, self.lexicon)
        fix = None
        if mistake.fix is not None:
            title, at, replacement = mistake.fix
            fix = Fix(title, (Edit(place(at), replacement),))
        self.findings.append(
            Finding(
                mistake.code,
                Severity.MISTAKE,
                mistake.message,
                span=place(mistake.at),
                clause=clause,
                fix=fix,
            )
        )

    def _mistake(
        self, code: str, message: str, start: int, end: int, clause: str | None = None
    ) -> None:
        span = self.text.span(start, end)
        self.findings.append(Finding(code, Severity.MISTAKE, message, span=span, clause=clause))


def _blanks(content: str, start: int, end: int) -> int:
    return len(content[start:end]) - len(content[start:end].lstrip())
