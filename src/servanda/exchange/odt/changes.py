"""The tracked changes of an OpenDocument text, which stand apart from where they were made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from servanda.exchange.odt.markup import SPACES, attribute, name

PARAGRAPH_END = "¶"
_PARAGRAPHS = (name("text:p"), name("text:h"))
_ASIDE = frozenset({name("office:annotation"), name("text:note")})
_BLANKS = {name("text:s"): " ", name("text:tab"): "\t", name("text:line-break"): "\n"}


@dataclass(frozen=True, slots=True)
class Region:
    """A tracked change: whose it is, when it was made, and (for a deletion) what was taken out."""

    kind: str
    author: str
    made: datetime | None
    content: Sequence[etree._Element]
    step: str

    @property
    def text(self) -> str:
        """The words that were taken out."""
        return PARAGRAPH_END.join(
            "".join(_words(paragraph))
            for element in self.content
            for paragraph in element.iter(*_PARAGRAPHS)
        )


def regions_of(body: etree._Element) -> dict[str, Region]:
    """Return the tracked changes by their ids."""
    found: dict[str, Region] = {}
    for number, element in enumerate(body.iter(name("text:changed-region")), start=1):
        identity = attribute(element, "text:id") or element.get(f"{{{SPACES['xml']}}}id") or ""
        for change in element.iterchildren("*"):
            kind = etree.QName(change).localname
            content = [each for each in change if each.tag != name("office:change-info")]
            author = (change.findtext(f".//{name('dc:creator')}") or "").strip()
            made = moment(change.findtext(f".//{name('dc:date')}"))
            where = f"text:tracked-changes/text:changed-region[{number}]/text:{kind}"
            found[identity] = Region(kind, author, made, content, where)
    return found


def moment(said: str | None) -> datetime | None:
    """Read a date as the format writes it, with parts of a second of any length."""
    try:
        return datetime.fromisoformat((said or "").strip()[:19])
    except ValueError:
        return None


def _words(element: etree._Element) -> Iterator[str]:
    """Yield the words of a paragraph without those of its notes."""
    yield element.text or ""
    for child in element:
        if child.tag in _BLANKS:
            yield _BLANKS[str(child.tag)]
        elif child.tag not in _ASIDE and child.tag not in _PARAGRAPHS:
            yield from _words(child)
        yield child.tail or ""
