"""Where in its lists a text is while it is walked, and which paragraph bears the next number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from servanda.exchange.odt.context import Numbered
from servanda.exchange.odt.lists import Counters, Level
from servanda.exchange.odt.markup import attribute, name, whole


@dataclass(slots=True)
class ListPlaces:
    """The lists that are open, innermost last, and those that were ended and may go on."""

    styles: Mapping[str, Mapping[int, Level]]
    item: Numbered | None = None
    _open: list[tuple[str, Counters]] = field(default_factory=list)
    _ended: dict[str, Counters] = field(default_factory=dict)
    _outline: Counters | None = None

    def begin(self, element: etree._Element) -> None:
        """Enter a list: one within another counts with it, one that goes on with an earlier one."""
        style = attribute(element, "text:style-name")
        if self._open:
            outer_style, counters = self._open[-1]
            style = style or outer_style
        else:
            style = style or ""
            continued = attribute(element, "text:continue-list")
            goes_on = attribute(element, "text:continue-numbering") == "true"
            before = self._ended.get(f"#{continued}" if continued else style if goes_on else "#")
            counters = before or Counters(self.styles.get(style, {}))
        self._open.append((style, counters))
        self.item = None

    def end(self, element: etree._Element) -> None:
        """Leave a list."""
        style, counters = self._open.pop()
        self._ended[style] = counters
        self._ended[f"#{attribute(element, 'xml:id')}"] = counters

    def begin_item(self, element: etree._Element) -> None:
        """Enter an item; the head of a list bears no number."""
        counters = self._open[-1][1] if self._open else None
        if element.tag == name("text:list-header"):
            counters = None
        start = attribute(element, "text:start-value")
        depth = max(0, len(self._open) - 1)
        self.item = Numbered(counters, depth, whole(start, 1) if start else None)

    def next_place(self) -> Numbered | None:
        """Return the place of the next paragraph: only the first of an item bears its number."""
        numbered = self.item
        self.item = replace(numbered, counters=None) if numbered else None
        return numbered

    def heading(self, element: etree._Element, level: int) -> Numbered | None:
        """Return the place of a heading outside of any list, where headings are numbered."""
        outline = self.styles.get("")
        if not outline or attribute(element, "text:is-list-header"):
            return None
        if self._outline is None:
            self._outline = Counters(outline)
        return Numbered(self._outline, level - 1)
