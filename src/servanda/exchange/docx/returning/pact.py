"""The way back: the pact file that a Word file carries, where Word still shows what it says.

Paragraphs and comments are read anew. What agrees with the pact file that is carried is taken from
there, letter for letter; what was changed in Word is changed in it, word by word, and told. Where
nothing is carried any more, all is made of what Word shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from servanda.exchange.archive import ArchiveRefusedError, open_archive
from servanda.exchange.carried import carried_in, nothing_carried
from servanda.exchange.docx.passages import Passage, Passages, Shape, passages_of
from servanda.exchange.docx.reading import read_word
from servanda.exchange.docx.reading.parts import WordParts
from servanda.exchange.docx.returning.alignment import body_pairs, comment_pairs
from servanda.exchange.docx.returning.edits import Edits
from servanda.exchange.docx.returning.seen import Seen, SeenComment, SeenPassage, seen_in
from servanda.exchange.docx.returning.written import comment_lines, header_lines, passage_lines
from servanda.exchange.opened import mistake
from servanda.exchange.quoted_paragraphs import ends_a_paragraph
from servanda.findings import Finding, Severity, Span, Text

Returned = tuple[str | None, tuple[Finding, ...]]

_CLAUSE = re.compile(r"\[([A-Za-z0-9][A-Za-z0-9.\-]*)\]")
_WORDS = frozenset({Shape.WORDS, Shape.MORE_WORDS})
_MOST_SHOWN = 60
# What reading a Word file says that means nothing for one that comes back.
_KNOWN = frozenset({"written-by-export", "page-parts-put-aside"})


def pact_from_word(data: bytes, name: str) -> Returned:
    """Return the text of a pact file, and what was changed in Word; None where it is not ours."""
    try:
        archive = open_archive(data)
        document, findings = read_word(archive, name)
        carried = _carried(WordParts(archive))
    except ArchiveRefusedError as refused:
        return None, (mistake("package-refused", f"{name} {refused}; it was not opened."),)
    if document is None:
        return None, findings
    seen = seen_in(document)
    if carried is None and not seen.is_ours:
        message = f"{name} was not written by “servanda export”. “servanda read” reads it."
        return None, (mistake("not-exported", message),)
    taker = _Taker(Text(name, carried or ""), seen)
    text = taker.take()
    # Where nothing was changed, the tracked changes are those that were exported.
    known = _KNOWN if taker.found else {*_KNOWN, "tracked-changes"}
    told = [finding for finding in findings if finding.code not in known]
    if carried is None:
        told.append(nothing_carried(name))
    return text, (*told, *taker.found, *_shown_otherwise(text, seen))


def _carried(parts: WordParts) -> str | None:
    found = (carried_in(root) for _, root in parts.of_kind("customXml"))
    return next((each[1] for each in found if each is not None), None)


@dataclass
class _Taker:
    """Takes over what is seen into the text that is carried."""

    text: Text
    seen: Seen
    found: list[Finding] = field(default_factory=list)

    def take(self) -> str:
        old = passages_of(self.text)
        edits = Edits(self.text.content, old.header_end)
        self._take_header(old, edits)
        places = self._take_body(old, edits)
        self._take_comments(old, edits, places)
        text = edits.applied()
        return text if text.endswith("\n") or text == self.text.content else text + "\n"

    def _take_header(self, old: Passages, edits: Edits) -> None:
        if self.seen.header == tuple((name, _even(value)) for name, value in old.header):
            return
        edits.replaced.append((0, old.header_end, header_lines(self.seen.header)))
        if old.header_end:
            self._tell("The header was changed.", None)

    def _take_body(self, old: Passages, edits: Edits) -> list[int]:
        """Return where in the file each passage seen now ends."""
        pairs = body_pairs(old.body, self.seen.body)
        place = old.header_end
        places: list[int] = []
        for number, passage in enumerate(self.seen.body):
            if number in pairs:
                was = old.body[pairs[number]]
                place = was.end
                if was.shown.text != passage.text:
                    edits.change(was.shown, passage.text)
                    if not ends_a_paragraph(passage.text) and self._runs_on(old, pairs[number]):
                        edits.put_after(place, (number, 0), "\n>")
                    self._tell(_changed(was.shown.text, passage.text), passage, number)
            else:
                follows = number > 0 and self.seen.body[number - 1].shape in _WORDS
                goes_on = passage.shape is Shape.MORE_WORDS and follows
                lines = ("\n>\n" if goes_on else "\n\n") + passage_lines(passage)
                edits.put_after(place, (number, 0), lines)
                if old.body:
                    self._tell(f"“{_short(passage.text)}” was put in.", passage, number)
            places.append(place)
        kept = set(pairs.values())
        for index, was in enumerate(old.body):
            if index not in kept:
                edits.remove(was)
                self._tell(f"“{_short(was.shown.text)}” was taken out.", None)
        return places

    def _runs_on(self, old: Passages, number: int) -> bool:
        """Whether the next paragraph of an article's words begins on the next line."""
        following = old.body[number + 1] if number + 1 < len(old.body) else None
        if following is None or following.shape is not Shape.MORE_WORDS:
            return False
        return self.text.content[old.body[number].end : following.start] == "\n"

    def _take_comments(self, old: Passages, edits: Edits, places: list[int]) -> None:
        pairs = comment_pairs(old.comments, self.seen.comments)
        ends = _ends(old)
        for number, comment in enumerate(self.seen.comments):
            if number in pairs:
                was = old.comments[pairs[number]]
                if was.shown.text != comment.text:
                    edits.change(was.shown, comment.text)
                    self._tell(_changed(was.shown.text, comment.text), comment, comment.passage)
                continue
            lines = f"\n\n{comment_lines(comment.text, comment.author, self._about(comment))}"
            if comment.passage is None:
                lines = f"\n\n## Remarks made in Word{lines}"
            last = self._last_of_article(comment)
            place = max(ends.get(places[last], 0), places[last]) if places else 0
            edits.put_after(place, (last, number + 1), lines)
            if old.body:
                self._tell(f"“{_short(comment.text)}” was put in.", comment, comment.passage)
        kept = set(pairs.values())
        for index, was in enumerate(old.comments):
            if index not in kept:
                edits.remove(was)
                self._tell(f"“{_short(was.shown.text)}” was taken out.", None)

    def _about(self, comment: SeenComment) -> str | None:
        """Return the clause whose reading a comment answers."""
        if comment.answers is None:
            return None
        found = _CLAUSE.match(self.seen.comments[comment.answers].text)
        return found[1] if found else None

    def _last_of_article(self, comment: SeenComment) -> int:
        """Return the last passage of the article that a comment is on, or of all."""
        body = self.seen.body
        if comment.passage is None:
            return len(body) - 1
        article = body[comment.passage].article
        return max(n for n, passage in enumerate(body) if passage.article == article)

    def _tell(
        self, what: str, at: SeenPassage | SeenComment | None, passage: int | None = None
    ) -> None:
        where = self._heading(passage)
        span: Span | None = at.place.span if at else None
        message = f"Changed in Word{where}: {what}"
        self.found.append(Finding("changed-in-word", Severity.LOW, message, span=span))

    def _heading(self, passage: int | None) -> str:
        """Name the article that a passage is in."""
        for each in reversed(self.seen.body[: passage + 1] if passage is not None else ()):
            if each.shape is Shape.HEADING:
                return f", “{_short(each.text)}”"
        return ""


def _ends(old: Passages) -> dict[int, int]:
    """Return by the end of each passage where the whole article that it belongs to ends."""
    ends: dict[int, int] = {}
    for passage in (*old.body, *old.comments):
        if passage.article:
            ends[passage.article] = max(ends.get(passage.article, 0), passage.end)
    return {p.end: ends[p.article] for p in old.body if p.article}


def _shown_otherwise(text: str, seen: Seen) -> Iterator[Finding]:
    """Show again what was taken back, and say where it is not what Word shows."""
    again = passages_of(Text("", text))
    shown = {_as_seen(passage) for passage in again.body}
    wanted = [_as_seen(passage) for passage in seen.body]
    said = sorted(passage.shown.text for passage in again.comments)
    heard = sorted(comment.text for comment in seen.comments)
    unlike = [w for w in wanted if w not in shown]
    lost = [h for h in heard if not any(h in s for s in said)]
    for words in [*(key[2] for key in unlike), *lost]:
        message = f"“{_short(words)}” could not be taken back just as Word shows it; look at it."
        yield Finding("taken-back-otherwise", Severity.MEDIUM, message)


def _as_seen(passage: Passage | SeenPassage) -> tuple[str, int, str]:
    """Say what must come back of a passage: in Word a quotation goes on with the one before it."""
    shape, level, text = passage.key
    return str(Shape.WORDS) if shape in _WORDS else shape, level, text


def _changed(old: str, new: str) -> str:
    begin = 0
    while begin < min(len(old), len(new)) and old[begin] == new[begin]:
        begin += 1
    begin = old.rfind(" ", 0, begin) + 1
    end = 0
    while end < min(len(old), len(new)) - begin and old[-1 - end] == new[-1 - end]:
        end += 1
    was, now = old[begin : len(old) - end], new[begin : len(new) - end]
    return f"“{_short(was)}” became “{_short(now)}”."


def _even(words: str) -> str:
    return " ".join(words.split())


def _short(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"
