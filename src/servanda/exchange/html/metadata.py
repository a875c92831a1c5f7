"""What a page says of itself in the fields made for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# The fields, best first: Open Graph (ogp.me), Dublin Core (DCMI terms), HTML standard names.
_TITLE = ("og:title", "dc.title", "dcterms.title")
_BYLINE = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author")
_PUBLISHED = (
    "article:published_time",
    "date",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "pubdate",
)


@dataclass(frozen=True, slots=True)
class Stated:
    """Title, byline and date as the page states them."""

    title: str | None
    byline: str | None
    published: str | None


def metadata_of(root: _Element) -> Stated:
    """Gather the fields; an address in place of an author's name is no name."""
    fields = dict(reversed(list(_fields(root))))
    byline = next((fields[n] for n in _BYLINE if n in fields and "://" not in fields[n]), None)
    return Stated(
        title=_first_of(fields, _TITLE) or _words_of(root, "h1") or _words_of(root, "title"),
        byline=byline or _marked(root, "rel", "author"),
        published=_first_of(fields, _PUBLISHED) or _time(root),
    )


def _fields(root: _Element) -> Iterator[tuple[str, str]]:
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if value := " ".join((meta.get("content") or "").split()):
            yield name.lower(), value


def _first_of(fields: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((fields[name] for name in names if name in fields), None)


def _words_of(root: _Element, tag: str) -> str | None:
    texts = (" ".join("".join(map(str, e.itertext())).split()) for e in root.iter(tag))
    return next((text for text in texts if text), None)


def _marked(root: _Element, attribute: str, value: str) -> str | None:
    for element in root.iter("a", "span", "address"):
        if value in (element.get(attribute) or "").split():
            return " ".join("".join(map(str, element.itertext())).split()) or None
    return None


def _time(root: _Element) -> str | None:
    return next((str(t.get("datetime")) for t in root.iter("time") if t.get("datetime")), None)
