"""Makes a pact file anew of a document that no longer carries it.

Some programs drop what they do not know. The notes that stood beside the text have kept all but the
commentary: each says by its class what it is, and the text refers to those that belong to an
article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import fill

from lxml.etree import _Element

from servanda.exchange.akoma_ntoso.returning.words import (
    articles_in,
    child,
    numbered,
    quoted,
    said_in,
    words_of,
)
from servanda.exchange.pact_editing import header_entry
from servanda.findings import Text
from servanda.instrument.from_text import SAID_IN, SOURCES, WORDS_USED
from servanda.instrument.pact.declarations import read_declarations
from servanda.instrument.pact.formatter import format_declaration, wrap
from servanda.instrument.remark_line import remark_line

_SECTIONS = (*SAID_IN, SOURCES)
_OURS = "#servanda"


@dataclass(frozen=True, slots=True)
class _Kept:
    """A note: what it is by its class, and what it says."""

    kind: str
    words: str


def pact_anew(root: _Element) -> str | None:
    """Return a pact file made of what a document shows; None where its notes are not ours."""
    notes = {
        f"#{note.get('eId')}": _Kept((note.get("class") or "").replace("-", " "), words_of(note))
        for kept in root.iter("{*}notes")
        if kept.get("source") == _OURS
        for note in kept.iter("{*}note")
    }
    if not notes:
        return None
    by_kind = defaultdict[str, list[str]](list)
    for note in notes.values():
        by_kind[note.kind].append(note.words)
    used: set[str] = set()
    parts = [_header(by_kind["header"]), f"# {words_of(next(root.iter('{*}docTitle'), None))}"]
    if declared := by_kind[WORDS_USED]:
        parts += ["## Words used", *(_declared(words) for words in declared)]
    for article in articles_in(root):
        parts += _article(article, notes, used)
    left = [note for key, note in notes.items() if key not in used]
    parts += _rest(left)
    return "\n\n".join(part for part in parts if part) + "\n"


def _header(entries: list[str]) -> str:
    pairs = (entry.partition(": ") for entry in entries)
    lines = [header_entry(name, value) for name, _, value in pairs]
    return "\n".join(["---", *lines, "---"]) if lines else ""


def _article(article: _Element, notes: dict[str, _Kept], used: set[str]) -> Iterator[str]:
    heading = words_of(child(article, "heading"))
    lines = [f"## {numbered(words_of(child(article, 'num')))} {heading}".rstrip()]
    name = ""
    for said in said_in(article):
        if said.name == "heading":
            name = f"*{said.words}:* "
            continue
        lines += [] if len(lines) == 1 or name else [">"]
        lines.append(f"> {name}{quoted(said.words)}")
        name = ""
    yield "\n".join(lines)
    referred = {reference.get("href") or "" for reference in article.iter("{*}noteRef")}
    for key, note in notes.items():
        if key in referred and key not in used:
            used.add(key)
            yield _filled(note.words)


def _rest(notes: list[_Kept]) -> Iterator[str]:
    """Set what belongs to no article under its own heading."""
    for section in _SECTIONS:
        kind = "source" if section == SOURCES else section
        if listed := [note.words for note in notes if note.kind == kind]:
            yield f"## {section.capitalize()}"
            yield "\n".join(f"- {words}" for words in listed)
    known = {*_SECTIONS, "source", "header", WORDS_USED}
    others = [note for note in notes if note.kind not in known]
    if others:
        yield "## General remarks"
    for note in others:
        is_pact = note.kind in {"remark", "mark", "reading", "set aside"}
        yield _filled(note.words) if is_pact else remark_line(None, note.words)


def _declared(words: str) -> str:
    """Set each declaration on lines of its own; a line must not break what opens one."""
    declarations, wrong = read_declarations(Text("", words), 0, len(words))
    if wrong:
        return words
    return "\n".join(wrap("", format_declaration(each)) for each in declarations)


def _filled(words: str) -> str:
    return fill(words, 96, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
