"""Puts what other software changed in a document back into the pact file that it carries.

The document carries its pact file whole. That file is cut again as it was cut for writing; where
what the document says now differs from what it was given, the document wins, and the user is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from textwrap import wrap

from lxml import etree
from lxml.etree import _Element

from servanda.exchange.akoma_ntoso.returning.anew import pact_anew
from servanda.exchange.akoma_ntoso.returning.words import (
    WIDTH,
    Said,
    articles_in,
    child,
    notes_in,
    numbered,
    quoted,
    said_in,
    words_of,
)
from servanda.exchange.akoma_ntoso.shown import (
    Shown,
    ShownArticle,
    ShownNote,
    ShownParagraph,
    even,
    shown_of,
)
from servanda.exchange.carried import carried_in, nothing_carried
from servanda.exchange.opened import mistake
from servanda.exchange.pact_editing import (
    PactEdit,
    end_of_section,
    header_entry,
    paragraph_at,
    with_edits,
)
from servanda.exchange.xml import XmlRefusedError, fit_for_xml, parse_xml
from servanda.findings import Finding, Note, Severity, Text
from servanda.instrument.from_text import read_pact
from servanda.instrument.header import read_header
from servanda.instrument.remark_line import remark_line

Returned = tuple[str | None, tuple[Finding, ...]]

_SHOWN = 80
_wrapped = partial(wrap, width=WIDTH, break_long_words=False, break_on_hyphens=False)
_TITLE = re.compile(r"^title[ \t]*:.*$", re.MULTILINE)


def pact_from_akoma_ntoso(data: bytes, name: str) -> Returned:
    """Return the text of a pact file, and what was changed elsewhere; None where it is not ours."""
    try:
        root = parse_xml(data)
    except XmlRefusedError as refused:
        return None, (mistake("xml-refused", f"{name} {refused}; it was not read."),)
    etree.strip_tags(root, etree.Comment)
    carried = carried_in(root)
    if carried is None:
        return _anew(root, name)
    text = Text(*carried)
    back = _Return(text, shown_of(read_pact(text)), root)
    return back.text_with_changes(), tuple(back.findings)


def _anew(root: _Element, name: str) -> Returned:
    made = pact_anew(root)
    if made is None:
        message = f"{name} was not written by “servanda export”. “servanda read” reads it."
        return None, (mistake("not-exported", message),)
    return made, (nothing_carried(name),)


@dataclass(slots=True)
class _Return:
    text: Text
    shown: Shown
    root: _Element
    edits: list[PactEdit] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def text_with_changes(self) -> str:
        self._title()
        self._articles()
        self._notes()
        return with_edits(self.text.content, self.edits)

    def _title(self) -> None:
        front, end, _ = read_header(self.text)
        title = next(self.root.iter("{*}docTitle"), None)
        now, before = words_of(title), front.get("title", "")
        found = _TITLE.search(self.text.content, 0, end)
        if title is None or found is None or now == even(fit_for_xml(before)):
            return
        self.edits.append((*found.span(), header_entry("title", now)))
        self._tell("title-changed-outside", "The title", before, now)

    # ---- articles

    def _articles(self) -> None:
        known = {article.eid: article for article in self.shown.articles}
        seen: list[str] = []
        before: ShownArticle | None = None
        for element in articles_in(self.root):
            eid = element.get("eId") or ""
            article = known.get(eid) if eid not in seen else None
            if article is None:
                self._added(element, before)
                continue
            seen.append(eid)
            before = article
            self._heading(element, article)
            self._words(element, article)
        for article in self.shown.articles:
            if article.eid not in seen:
                self._removed(article)
        order = [article.eid for article in self.shown.articles if article.eid in seen]
        if order != seen:
            message = "The articles stand in another order there; the pact file keeps its own."
            self.findings.append(Finding("order-changed-outside", Severity.LOW, message))

    def _heading(self, element: _Element, article: ShownArticle) -> None:
        number, heading = words_of(child(element, "num")), words_of(child(element, "heading"))
        if (number, heading) == (even(article.number), even(fit_for_xml(article.heading))):
            return
        line = self.text.content[article.start : article.end]
        level = line[: len(line) - len(line.lstrip("#"))]
        now = f"{numbered(number or article.number)} {heading}".rstrip()
        self.edits.append((article.start, article.end, f"{level} {now}"))
        self._tell("words-changed-outside", "A heading", even(line.lstrip("#")), now, article)

    def _words(self, element: _Element, article: ShownArticle) -> None:
        known = {paragraph.eid: paragraph for paragraph in article.paragraphs}
        names = {wording.name for wording in article.wordings if wording.name}
        after: ShownParagraph | None = None
        seen: set[str] = set()
        for said in said_in(element):
            paragraph = known.get(said.eid) if said.eid not in seen else None
            if paragraph is not None:
                seen.add(said.eid)
                after = paragraph
                if said.words != even(fit_for_xml(paragraph.words)):
                    self.edits.append((paragraph.start, paragraph.end, quoted(said.words)))
                    self._tell(
                        "words-changed-outside", "Words", paragraph.words, said.words, article
                    )
            elif said.words not in names:
                self._more(said, article, after)
        for paragraph in article.paragraphs:
            if paragraph.eid not in seen:
                self.edits.append((paragraph.start, paragraph.end, ""))
                self._tell("words-changed-outside", "Words", paragraph.words, "", article)
        for words in notes_in(element):
            self._remark(words, article)

    def _more(self, said: Said, article: ShownArticle, after: ShownParagraph | None) -> None:
        if after is not None:
            self.edits.append((after.end, after.end, f"\n>\n> {quoted(said.words)}"))
        elif article.paragraphs:
            start = article.paragraphs[0].start
            self.edits.append((start, start, f"{quoted(said.words)}\n>\n> "))
        else:
            self.edits.append((article.end, article.end, f"\n> {quoted(said.words)}"))
        self._tell("words-changed-outside", "Words", "", said.words, article)

    def _removed(self, article: ShownArticle) -> None:
        for paragraph in article.paragraphs:
            self.edits.append((paragraph.start, paragraph.end, ""))
        message = (
            f"{article.number} is not there any more; its words were taken out, and its readings "
            "stand in the pact file without them."
        )
        self.findings.append(Finding("article-removed-outside", Severity.MEDIUM, message))

    def _added(self, element: _Element, before: ShownArticle | None) -> None:
        number = numbered(words_of(child(element, "num")) or f"new-{len(self.edits) + 1}")
        heading = f"{number} {words_of(child(element, 'heading'))}".rstrip()
        words = "\n>\n".join(f"> {quoted(said.words)}" for said in said_in(element))
        words += "".join(f"\n\n{remark_line(None, note)}" for note in notes_in(element))
        self._put(f"## {heading}\n{words}", before)
        message = f"{heading} was put in there."
        self.findings.append(Finding("article-added-outside", Severity.MEDIUM, message))

    def _put(self, words: str, after: ShownArticle | None) -> None:
        """Put a paragraph in after all that belongs to an article, or before the first."""
        content = self.text.content
        if after is not None:
            place = end_of_section(self.text, after.start)
        else:
            place = min((a.start for a in self.shown.articles), default=len(content))
        self.edits.append(paragraph_at(content, place, words))

    # ---- notes

    def _notes(self) -> None:
        notes = {e.get("eId") or "": e for e in self.root.iter("{*}note")}
        known = {note.eid for note in self.shown.notes}
        for note in self.shown.notes:
            element = notes.get(note.eid)
            if element is not None:
                self._note(note, words_of(element))
        for eid, element in notes.items():
            if eid not in known and (words := words_of(element)):
                self._remark(words, self._referring(eid))

    def _note(self, note: ShownNote, now: str) -> None:
        if now == even(fit_for_xml(note.words)):
            return
        if note.start is None:
            message = "An entry of the header was changed there; change it in the pact file."
            notes = (Note(f"It reads “{now}” there, and “{note.words}” here."),)
            self.findings.append(
                Finding("header-changed-outside", Severity.LOW, message, notes=notes)
            )
            return
        written = "\n".join(_wrapped(now, subsequent_indent="    "))
        self.edits.append((note.start, note.end, written))
        self._tell("note-changed-outside", f"A {note.kind}", note.words, now)

    def _referring(self, eid: str) -> ShownArticle | None:
        """Return the article whose words refer to a note."""
        known = {article.eid: article for article in self.shown.articles}
        for element in articles_in(self.root):
            if any(ref.get("href") == f"#{eid}" for ref in element.iter("{*}noteRef")):
                return known.get(element.get("eId") or "")
        return None

    def _remark(self, words: str, article: ShownArticle | None) -> None:
        if article is not None:
            self._put(remark_line(None, words), article)
        else:
            content = self.text.content
            self.edits.append(paragraph_at(content, len(content), remark_line(None, words)))
        message = f"A note was added there and is kept as a remark: “{_short(words)}”"
        self.findings.append(Finding("note-added-outside", Severity.LOW, message))

    def _tell(
        self, code: str, what: str, before: str, now: str, article: ShownArticle | None = None
    ) -> None:
        where = f"{article.number}: " if article else ""
        if not before:
            message = f"{where}{what} “{_short(now)}” were put in there."
        elif not now:
            message = f"{where}{what} “{_short(before)}” were taken out there."
        else:
            message = f"{where}{what} “{_short(before)}” now read “{_short(now)}”."
        self.findings.append(Finding(code, Severity.LOW, message))


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
