"""Gathers the tracked changes while the text is walked: adjoining ones of one hand are one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree

from servanda.exchange.docx.markup import w
from servanda.exchange.docx.reading.changes import TRACKED, author_of, kind_of, made_at
from servanda.instrument.document import Change, Place

PARAGRAPH_END = "¶"
_SAID = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("p"): "\n"}


@dataclass(slots=True)
class TrackedChanges:
    """The changes found so far. `depth` counts the tracked elements around what is walked."""

    found: list[Change] = field(default_factory=list)
    depth: int = 0
    _goes_on: bool = False

    def begin(self, element: etree._Element, place: Place) -> None:
        """Take up a tracked element."""
        self.depth += 1
        self._take(element, _plain(element), place)

    def end(self) -> None:
        """Leave a tracked element."""
        self.depth -= 1

    def hear(self) -> None:
        """Note that words were said: those outside any change end the one before."""
        if not self.depth:
            self._goes_on = False

    def interrupt(self) -> None:
        """Begin a paragraph."""
        self._goes_on = False

    def take_mark(self, properties: etree._Element | None, place: Place) -> None:
        """Take up that the end of a paragraph was put in or taken out."""
        for each in properties if properties is not None else ():
            if each.tag in TRACKED:
                self._take(each, PARAGRAPH_END, place)

    def take_whole(
        self, properties: etree._Element | None, whole: etree._Element, place: Place
    ) -> None:
        """Take up a row or a cell whose words are not themselves tracked."""
        for each in properties if properties is not None else ():
            within = (e for e in whole.iter(w("ins"), w("del")) if e is not each)
            if each.tag in TRACKED and next(within, None) is None:
                self._take(each, _plain(whole), place)
                self._goes_on = False

    def _take(self, element: etree._Element, text: str, place: Place) -> None:
        change = Change(kind_of(element), text, place, author_of(element) or None, made_at(element))
        last = self.found[-1] if self.found else None
        if (
            last
            and self._goes_on
            and replace(last, text="", place=place) == replace(change, text="")
        ):
            self.found[-1] = replace(last, text=last.text + text)
        elif text:
            self.found.append(change)
        self._goes_on = True


def _plain(element: etree._Element) -> str:
    """Return the words within an element, whatever has become of them."""
    said = element.iter(w("t"), w("delText"), *_SAID)
    return "".join(_SAID.get(str(each.tag)) or each.text or "" for each in said).strip("\n")
