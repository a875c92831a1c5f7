"""The styles of a Word file: what they are based on, and what follows for a paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from servanda.exchange.docx.markup import w
from servanda.exchange.office.run_look import RunLook
from servanda.exchange.office.style_names import heading_level, is_contents
from servanda.instrument.document import Stress

_DEEPEST = 9
_OFF = frozenset({"0", "false", "off", "none"})
_MARKS = {
    "b": Stress.BOLD,
    "i": Stress.ITALIC,
    "u": Stress.UNDERLINED,
    "highlight": Stress.HIGHLIGHTED,
    "strike": Stress.STRUCK,
    "dstrike": Stress.STRUCK,
}


@dataclass(frozen=True, slots=True)
class Numbered:
    """The list that a paragraph belongs to, and its depth in it from 0."""

    list_id: str
    depth: int


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it inherits. `heading` is a level from 1, 0 for none.

    `numbered` with an empty list id says that no number is wanted; None says nothing.
    """

    name: str = ""
    heading: int = 0
    is_contents: bool = False
    numbered: Numbered | None = None
    look: RunLook = field(default_factory=RunLook)


class Styles:
    """The styles of a file by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._found: dict[str, Style] = {}
        self.default = Style()
        for element in root.iter(w("style")) if root is not None else ():
            identity = element.get(w("styleId")) or ""
            self._elements.setdefault(identity, element)
            if element.get(w("type")) == "paragraph" and is_on(element.get(w("default"), "0")):
                self.default = self.of(identity)

    def of(self, identity: str | None) -> Style:
        """Return a style by its id; one that is not there is the ordinary one."""
        if not identity or identity not in self._elements:
            return self.default
        if identity not in self._found:
            self._found[identity] = self._inherited(identity)
        return self._found[identity]

    def _inherited(self, identity: str) -> Style:
        chain: list[etree._Element] = []
        seen: set[str] = set()
        while identity in self._elements and identity not in seen:
            seen.add(identity)
            chain.append(self._elements[identity])
            identity = value(chain[-1].find(w("basedOn"))) or ""
        style = Style()
        for element in reversed(chain):
            style = _extended(style, element)
        return style


def _extended(below: Style, element: etree._Element) -> Style:
    name = value(element.find(w("name"))) or element.get(w("styleId")) or ""
    properties = element.find(w("pPr"))
    named = heading_level(name)
    heading = below.heading if named is None else named
    if (level := outline_level(properties)) is not None:
        heading = level
    return Style(
        name,
        heading,
        below.is_contents or is_contents(name),
        numbered(properties, below.numbered),
        run_look(element.find(w("rPr"))).over(below.look),
    )


def value(element: etree._Element | None) -> str | None:
    """Return the value that an element has for its only attribute."""
    return None if element is None else element.get(w("val"))


def is_on(said: str | None) -> bool:
    """Whether a switch is on: it is where nothing is said."""
    return (said or "on").lower() not in _OFF


def outline_level(properties: etree._Element | None) -> int | None:
    """Return the level of a heading (0: no heading) where the properties state one."""
    said = value(properties.find(w("outlineLvl"))) if properties is not None else None
    if said is None or not said.isdigit():
        return None
    return int(said) + 1 if int(said) < _DEEPEST else 0


def numbered(properties: etree._Element | None, below: Numbered | None) -> Numbered | None:
    """Return the list that the properties put a paragraph in, on top of what its style says."""
    found = properties.find(w("numPr")) if properties is not None else None
    if found is None:
        return below
    depth = value(found.find(w("ilvl"))) or ""
    list_id = value(found.find(w("numId")))
    if list_id is None:
        list_id = below.list_id if below else ""
    kept = below.depth if below else 0
    return Numbered("" if list_id == "0" else list_id, int(depth) if depth.isdigit() else kept)


def run_look(properties: etree._Element | None) -> RunLook:
    """Return what run properties say of how words look."""
    if properties is None or not len(properties):
        return RunLook()
    stresses: dict[Stress, bool] = {}
    hidden: bool | None = None
    colour: str | None = None
    for each in properties:
        name = etree.QName(each).localname
        if name in _MARKS:
            stresses[_MARKS[name]] = is_on(each.get(w("val")))
        elif name == "vanish":
            hidden = is_on(each.get(w("val")))
        elif name == "color":
            said = (each.get(w("val")) or "").lower()
            colour = said if said not in {"", "auto", "000000"} else None
    return RunLook(stresses, hidden, colour)
