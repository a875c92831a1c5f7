"""What the elements of a document say, whoever has changed it, as even words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from lxml.etree import _Element

from servanda.exchange.akoma_ntoso.shown import even
from servanda.exchange.akoma_ntoso.units import number_in
from servanda.exchange.akoma_ntoso.vocabulary import (
    BESIDE,
    BREAKS,
    INLINE,
    QUOTED,
    UNSHOWN,
    local_name,
)
from servanda.instrument.layout import ARTICLE

WIDTH = 96
"""Letters of a line of a pact file."""
# Words that are not part of what the element around them says: notes, and what is taken out.
_APART = BESIDE | {"del"}
_HEAD = frozenset({"num", "heading", "subheading"})


@dataclass(frozen=True, slots=True)
class Said:
    """What one block of an article says; its element's name, and `eId` where it has one."""

    name: str
    eid: str
    words: str


def words_of(element: _Element | None) -> str:
    """Return what an element says, all changes made."""
    return even("".join(_texts(element))) if element is not None else ""


def said_in(article: _Element) -> Iterator[Said]:
    """Go through the blocks of an article, its own number and heading left out.

    A number within the article comes before the words of the block that bears it.
    """
    number = ""
    for element in article.iter("*"):
        name = local_name(element)
        if name in _HEAD and element.getparent() is article:
            continue
        if name == "num":
            number = words_of(element)
        elif name not in INLINE and name not in BREAKS and (words := even(_own(element))):
            if _is_beside(element, article):
                continue
            yield Said(name, element.get("eId") or "", f"{number} {words}".strip())
            number = ""


def notes_in(article: _Element) -> Iterator[str]:
    """Go through what is set beside the words of an article within them."""
    for element in article.iter(*(f"{{*}}{name}" for name in BESIDE)):
        if words := even("".join(map(str, element.itertext()))):
            yield words


def articles_in(root: _Element) -> Iterator[_Element]:
    """Go through the articles of a document, those that it quotes left out."""
    for element in root.iter("{*}article"):
        if not any(local_name(above) in QUOTED | UNSHOWN for above in element.iterancestors()):
            yield element


def child(element: _Element, name: str) -> _Element | None:
    """Return the first child of that name."""
    return element.find(f"{{*}}{name}")


def quoted(words: str) -> str:
    """Break words into lines of a quotation; a blank keeps `*English:*` from naming a wording."""
    lines = wrap(words, WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n> ".join(f" {line}" if line.startswith("*") else line for line in lines)


def numbered(number: str) -> str:
    """Return a number as the heading of an article must have it."""
    return number if ARTICLE.match(number) else f"Article {number_in(number)}"


def _texts(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        name = local_name(inner)
        if name in BREAKS:
            yield " "
        elif name not in _APART:
            yield from _texts(inner)
        yield inner.tail or ""


def _own(element: _Element) -> str:
    """Return what stands directly in an element, or in what is set within its lines."""
    said = [element.text or ""]
    for inner in element:
        name = local_name(inner)
        if name in BREAKS:
            said.append(" ")
        elif name in INLINE and name not in _APART:
            said += _texts(inner)
        said.append(inner.tail or "")
    return "".join(said)


def _is_beside(element: _Element, article: _Element) -> bool:
    for above in element.iterancestors():
        if above is article:
            return False
        if local_name(above) in _APART:
            return True
    return False
