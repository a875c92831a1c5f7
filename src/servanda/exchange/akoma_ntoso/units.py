"""Which elements of the hierarchy are the articles, which hold them, and which are their parts.

Every tradition has its own unit: articles in treaties, sections in British acts, paragraphs in
resolutions. The unit is the article where there is one, else the outermost that bears numbers and
does not by its meaning hold others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import _Element

from servanda.exchange.akoma_ntoso.vocabulary import (
    ATTACHMENTS,
    HIERARCHY,
    LARGER,
    QUOTED,
    SCHEDULES,
    local_name,
)
from servanda.exchange.stressed_words import Words
from servanda.instrument.document import Place, Rank

_ARTICLE = "article"
_APART = QUOTED | {"attachments", "components"}
_BARE = re.compile(r"\w{1,6}")
_NUMBER = re.compile(
    r"\d+(?:[.\-]\d+)*(?:\s?(?:bis|ter|quater|quinquies|sexies|septies)\b|[A-Za-z]{1,2}\b|\s[A-Z]\b)?"
    r"|\b[IVXLC]+\b|\b[A-Za-z]\b(?=\W*$)"
)
_AFTER_NAME = re.compile(r"\w+\s+(?:[Nn]o\.?\s*)?(\d+|[IVXLC]+|[A-Z])\b")


@dataclass(slots=True)
class Unit:
    """An element of the hierarchy, or an item of a list, that is open.

    `rank` is None for what is only a part. `number` holds its number until a block has borne it,
    `waiting` its heading while the number is still to come (`awaits_number`), `bullet` the mark of
    an item that has no number. What is attached begins with whatever block comes first.
    """

    name: str
    rank: Rank | None
    place: Place
    awaits_number: bool
    quoted: bool = False
    number: Words | None = None
    waiting: Words | None = None
    begun: bool = False
    bullet: str = ""


def unit_of(document: _Element) -> str | None:
    """Return the name of the elements that are the articles of a document; None if it has none."""
    for element in document.iter(f"{{*}}{_ARTICLE}"):
        if not _is_apart(element, document):
            return _ARTICLE
    depths: dict[str, int] = {}
    for element in document.iter(*(f"{{*}}{name}" for name in HIERARCHY - LARGER)):
        if element.find("{*}num") is not None and not _is_apart(element, document):
            depth = sum(1 for _ in element.iterancestors())
            name = local_name(element)
            depths[name] = min(depth, depths.get(name, depth))
    return min(depths, key=lambda name: (depths[name], name), default=None)


def rank_of(element: _Element, article: str | None, *, within_article: bool) -> Rank | None:
    """Tell what an element of the hierarchy is; None for a part of an article."""
    name = local_name(element)
    if name in ATTACHMENTS or element.get("name") in SCHEDULES:
        return Rank.ATTACHED
    if within_article:
        return None
    if name == article:
        return Rank.ARTICLE
    if next(element.iter(f"{{*}}{article}"), None) is not None:
        return Rank.HOLDER
    numbered = element.find("{*}num") is not None
    return Rank.ARTICLE if numbered and name not in LARGER else Rank.HOLDER


def number_in(words: str) -> str:
    """Return the number alone: `2A` for “§ 2A.”, `I` for “CHAPTER I”; all where there is none."""
    found = _NUMBER.search(words)
    return "".join(found[0].split()) if found else words


def attached_number(words: str) -> str:
    """Return the number that a title such as “ANNEX II – MAPS” gives, or nothing."""
    found = _AFTER_NAME.match(words)
    return found[1] if found else ""


def marker_from(words: str) -> str:
    """Return a part's number as a mark: a bare one (`a`) is given the point that readers expect."""
    return f"{words}." if _BARE.fullmatch(words) else words


def _is_apart(element: _Element, document: _Element) -> bool:
    """Whether an element is quoted, or belongs to another document within this one."""
    for above in element.iterancestors():
        if above is document:
            return False
        if local_name(above) in _APART:
            return True
    return False
