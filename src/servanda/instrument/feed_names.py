"""Reads the lines by which a pact file says what names and codes of event data mean.

`“Government of Northland” means Northland.` `Codes 18, 19 in gdelt mean attack.`
`“Farland” is of no concern.`
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from textwrap import shorten

from servanda.findings import Finding, Fix, Severity, Span, Text
from servanda.instrument.layout import Part
from servanda.instrument.sections import prose_under

NAMES_IN_FEEDS = "names in feeds"

_QUOTED = r"\"[^\"\n]+\"|“[^”\n]+”"
_BARE = r"[^\s,\"“”]+"
_AND = r"\s*,\s*(?:and\s+)?|\s+and\s+"
_LINE = re.compile(
    rf"(?:(?P<codes>codes?)\s+(?P<bare>(?:{_QUOTED}|{_BARE})(?:(?:{_AND})(?:{_QUOTED}|{_BARE}))*)"
    rf"|(?P<quoted>(?:{_QUOTED})(?:(?:{_AND})(?:{_QUOTED}))*))"
    r"(?:\s+in\s+(?P<feed>[\w-]+))?"
    r"\s+(?:means?\s+(?P<meaning>[^\n]+?)|(?P<ignored>(?:is|are)\s+of\s+no\s+concern))\.?\s*",
    re.IGNORECASE,
)
_ITEM = re.compile(rf"{_QUOTED}|{_BARE}")


@dataclass(frozen=True, slots=True)
class FeedName:
    """One name or code as data write it, and what it means here.

    `meaning` is a declared name, or None for what is of no concern; `feed` limits it to data of
    that layout.
    """

    written: str
    meaning: str | None
    feed: str | None = None
    at: Span | None = field(default=None, compare=False, repr=False)


def read_feed_names(
    text: Text, pieces: Iterable[Part]
) -> tuple[tuple[FeedName, ...], tuple[Finding, ...]]:
    """Read the section “Names in feeds”; lines that cannot be read come back as findings."""
    names: list[FeedName] = []
    findings: list[Finding] = []
    for part in prose_under(NAMES_IN_FEEDS, text, pieces):
        words = text.content[part.start : part.end]
        if words.lower().startswith("note:"):
            continue
        found = _LINE.fullmatch(" ".join(words.split()))
        if found is None:
            findings.append(_unreadable(words, text.span(part.start, part.end)))
            continue
        at = text.span(part.start, part.end)
        meaning = found["meaning"]
        items = _ITEM.findall(found["bare"] or found["quoted"])
        names += (
            FeedName(item.strip('"“”'), _plain(meaning), found["feed"], at)
            for item in items
            if item.lower() != "and"
        )
    return tuple(names), tuple(findings)


def _plain(meaning: str | None) -> str | None:
    return None if meaning is None else meaning.strip('"“”').strip()


def _unreadable(words: str, at: Span) -> Finding:
    shown = shorten(" ".join(words.split()), 60, placeholder=" …")
    return Finding(
        "unreadable-feed-name",
        Severity.MISTAKE,
        f"“{shown}” does not say what a name or code of event data means.",
        span=at,
        fix=Fix(
            "Write “"
            "“Government of Northland” means Northland.”, “code 19 means attack.”, or "
            "““Farland” is of no concern.”"
        ),
    )
