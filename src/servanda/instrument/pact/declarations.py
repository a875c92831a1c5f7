"""The sentences of "Words used": which names an agreement uses, and for what.

They are read before the grammar can be, since the grammar's names come from them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from textwrap import shorten
from typing import TypeAlias

from servanda.findings import Finding, Fix, Severity, Span, Text


class Kind(StrEnum):
    """What a declared name names; the value opens its sentence."""

    SIGNATORY = "The signatories are"
    NAMED = "Also named:"
    PERSON = "The people are"
    BODY = "The bodies are"
    PLACE = "The places are"
    THING = "The things are"
    MEASURE = "The measures are"
    VERB = "The verbs are"
    OPEN_TERM = "The open terms are"
    EVENT = "The events are"
    STATUS = "The statuses are"
    TREATY = "The treaties are"
    LANGUAGE = "The languages are"


class Link(StrEnum):
    """How one declared name stands to others."""

    INCLUDES = "includes"
    CONSISTS_OF = "consists of"
    IS_IN = "is in"
    HEADED_BY = "is headed by"
    MEANS = "means"


@dataclass(frozen=True, slots=True)
class Entry:
    """One declared name; `details` are the phrases in its brackets; `unit` is a measure's."""

    name: str
    details: tuple[str, ...] = ()
    unit: str | None = None
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Names:
    """`The places are Northport, Southland.` With `open_ended`, further ones are not stated."""

    kind: Kind
    entries: tuple[Entry, ...]
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """`Union includes Northland, Southland.` Without objects, they are not stated."""

    subject: str
    link: Link
    objects: tuple[str, ...]
    at: Span | None = field(default=None, compare=False, repr=False)


Declaration: TypeAlias = Names | Relation

NOT_STATED = "(not stated)"
_ITEM = re.compile(r'\s*((?:"[^"]*"|“[^”]*”|\([^()]*\)|[^,"“()])+?)\s*(?:,\s*(?:and\s+)?|$)')
_LAST_TWO = re.compile(r'((?:"[^"]*"|“[^”]*”|\([^()]*\)|[^"“()])+?)\s+and\s+(.+)$', re.DOTALL)
_OPENERS = "|".join(re.escape(kind.value) for kind in Kind)
_OPENER = re.compile(rf"({_OPENERS})\s+", re.IGNORECASE)
_LINKS = "|".join(link.value for link in Link)
_LINK = re.compile(rf'("[^"]+"|“[^”]+”|[^".]+?)\s+({_LINKS})\s+(.+)', re.DOTALL)
_SENTENCE_END = re.compile(
    rf'\.(?=\s+(?:{_OPENERS}|(?:["“\w][^.]*?)\s(?:{_LINKS})\s)|[ \t]*(?:\n|$))'
)
_UNIT = re.compile(r"(.+?)\s+in\s+([^\s]+(?:\s[^\s]+)?)$", re.DOTALL)


def read_declarations(
    text: Text, start: int, end: int
) -> tuple[tuple[Declaration, ...], tuple[Finding, ...]]:
    """Read the declarations between two offsets; what is no declaration comes back as findings."""
    declarations: list[Declaration] = []
    findings: list[Finding] = []
    position = start
    while position < end:
        stop = _SENTENCE_END.search(text.content, position, end)
        sentence_end = stop.start() if stop else end
        words = text.content[position:sentence_end]
        offset = position + len(words) - len(words.lstrip())
        if words.strip():
            found = _read_sentence(text, offset, sentence_end)
            if isinstance(found, Finding):
                findings.append(found)
            else:
                declarations.append(found)
        position = sentence_end + 1
    return tuple(declarations), tuple(findings)


def _read_sentence(text: Text, start: int, end: int) -> Declaration | Finding:
    opener = _OPENER.match(text.content, start, end)
    if opener:
        kind = next(k for k in Kind if k.value.lower() == opener.group(1).lower())
        return _read_names(text, kind, opener.end(), end)
    link = _LINK.match(text.content, start, end)
    if link:
        objects = [] if link.group(3).strip() == NOT_STATED else _split(text, link.start(3), end)
        return Relation(
            _clean(link.group(1)),
            Link(link.group(2)),
            tuple(_clean(text.content[a:b]) for a, b in objects),
            text.span(start, end),
        )
    return Finding(
        "unknown-declaration",
        Severity.MISTAKE,
        f"“{shorten(_clean(text.content[start:end]), 60, placeholder=' …')}” does not declare a "
        "word. Begin with one of: "
        + ", ".join(f"“{kind.value} …”" for kind in Kind)
        + "; or say what one name has to do with another: “A includes B.”, “A is in B.”",
        span=text.span(start, end),
        fix=Fix("Write “The things are …” and name it."),
    )


def _read_names(text: Text, kind: Kind, start: int, end: int) -> Names:
    entries: list[Entry] = []
    open_ended = False
    for a, b in _split(text, start, end):
        item = text.content[a:b]
        if _clean(item) == NOT_STATED:
            open_ended = True
            continue
        name, details = _details(item)
        unit = None
        if kind is Kind.MEASURE and (match := _UNIT.fullmatch(name)):
            name, unit = match.group(1), match.group(2)
        entries.append(Entry(_clean(name), details, unit, text.span(a, b)))
    return Names(kind, tuple(entries), open_ended)


def _split(text: Text, start: int, end: int) -> list[tuple[int, int]]:
    """Cut at commas, and at `and` before the last, outside brackets and quotation marks.

    A name that has `and` in it stands before a comma, or in quotation marks.
    """
    pieces = []
    position = start
    while position < end and (match := _ITEM.match(text.content, position, end)):
        pieces.append(match.span(1))
        position = match.end()
    if pieces and (last := _LAST_TWO.match(text.content, *pieces[-1])):
        pieces[-1:] = [last.span(1), last.span(2)]
    return pieces


def _details(item: str) -> tuple[str, tuple[str, ...]]:
    name, bracket, rest = item.partition("(")
    if not bracket or not name.strip():
        return item, ()
    inner = rest.rstrip().removesuffix(")")
    return name, tuple(_clean(detail) for detail in inner.split(",") if detail.strip())


def _clean(words: str) -> str:
    return " ".join(words.split()).strip('"“”')
