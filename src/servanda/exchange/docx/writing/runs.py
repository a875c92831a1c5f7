"""The runs of one paragraph: its words, cut where an emphasis, a change or a comment begins."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from servanda.exchange.docx.differences import Difference, differences
from servanda.exchange.docx.markup import XML, w
from servanda.exchange.docx.shown import Shown
from servanda.exchange.docx.writing.amendments import Author
from servanda.instrument.document import Stress

_STRESSES = {Stress.BOLD: "b", Stress.ITALIC: "i"}


@dataclass(slots=True)
class Numbers:
    """Gives each tracked change of a file a number of its own."""

    last: int = 0

    def next(self) -> str:
        """Return a number that no other change has."""
        self.last += 1
        return str(self.last)


@dataclass(slots=True)
class Hung:
    """The comments that begin and end in a paragraph, by the character before which they do."""

    begins: dict[int, list[int]] = field(default_factory=dict)
    ends: dict[int, list[int]] = field(default_factory=dict)


def tracked(kind: str, author: Author, numbers: Numbers) -> etree._Element:
    """Return an empty element for words put in (`ins`) or taken out (`del`) by an author."""
    element = etree.Element(w(kind), {w("id"): numbers.next(), w("author"): author.name})
    if author.on:
        element.set(w("date"), f"{author.on}T00:00:00Z")
    return element


@dataclass(frozen=True, slots=True)
class ParagraphContent:
    """What a paragraph holds: its words, the comments on them, and what they were before.

    `change` gives the former words (None: there were none) and whose the change is; `breaks` are
    the characters, blanks, at which a line ends.
    """

    words: Shown
    hung: Hung
    change: tuple[str | None, Author] | None = None
    breaks: frozenset[int] = frozenset()

    def append_to(self, paragraph: etree._Element, numbers: Numbers) -> None:
        """Append the runs to a paragraph, in their order."""
        text = self.words.text
        old, author = self.change or (text, Author(""))
        found = (Difference(0, len(text), ""),) if old is None else differences(old, text)
        put_in = {i for each in found for i in range(each.start, each.end)}
        taken_out = {each.start: each.old for each in found if each.old}
        cuts = sorted(self._cuts() | {place for each in found for place in (each.start, each.end)})
        for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
            _hang(paragraph, self.hung, start)
            if start in taken_out:
                removed = tracked("del", author, numbers)
                removed.append(run(taken_out[start], name="delText"))
                paragraph.append(removed)
            if start == end:
                continue
            where = paragraph
            if start in put_in:
                where = tracked("ins", author, numbers)
                paragraph.append(where)
            where.append(self._run(start, end))

    def _cuts(self) -> set[int]:
        """Return where a run must begin or end, changes aside."""
        ends_of_breaks = {place + 1 for place in self.breaks}
        stresses = {place for e in self.words.emphasis for place in (e.start, e.end)}
        comments = self.hung.begins.keys() | self.hung.ends.keys()
        return {0, len(self.words.text), *comments, *stresses, *self.breaks, *ends_of_breaks}

    def _run(self, start: int, end: int) -> etree._Element:
        if start in self.breaks:
            element = etree.Element(w("r"))
            etree.SubElement(element, w("br"))
            return element
        stresses = {e.stress for e in self.words.emphasis if e.start <= start < e.end}
        return run(self.words.text[start:end], frozenset(stresses))


def run(text: str, stresses: frozenset[Stress] = frozenset(), name: str = "t") -> etree._Element:
    """Return a run of words; `name` is that of their element."""
    element = etree.Element(w("r"))
    if stresses & _STRESSES.keys():
        properties = etree.SubElement(element, w("rPr"))
        for stress, mark in _STRESSES.items():
            if stress in stresses:
                etree.SubElement(properties, w(mark))
    words = etree.SubElement(element, w(name))
    words.set(f"{{{XML}}}space", "preserve")
    words.text = text
    return element


def _hang(paragraph: etree._Element, hung: Hung, at: int) -> None:
    """End and begin comments; one that hangs on nothing begins before it ends."""
    begun = hung.begins.get(at, [])
    for number in hung.ends.get(at, []):
        if number in begun:
            paragraph.append(_range("commentRangeStart", number))
        paragraph.append(_range("commentRangeEnd", number))
        element = etree.SubElement(paragraph, w("r"))
        etree.SubElement(element, w("commentReference"), {w("id"): str(number)})
    for number in begun:
        if number not in hung.ends.get(at, []):
            paragraph.append(_range("commentRangeStart", number))


def _range(name: str, number: int) -> etree._Element:
    return etree.Element(w(name), {w("id"): str(number)})
