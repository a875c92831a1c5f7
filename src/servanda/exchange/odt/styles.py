"""The styles of an OpenDocument text, with what they inherit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from servanda.exchange.odt.markup import attribute, name, whole
from servanda.exchange.office.run_look import RunLook
from servanda.exchange.office.style_names import heading_level, is_contents
from servanda.instrument.document import Stress

_BLACK = frozenset({"#000000", "transparent"})
_FEWEST_BOLD = 600


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it inherits: `called` is its name for people, `heading` a level."""

    called: str = ""
    heading: int = 0
    is_contents: bool = False
    look: RunLook = field(default_factory=RunLook)


class Styles:
    """The styles of a text by family and name."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._found: dict[tuple[str, str], Style] = {}
        for root in roots:
            for element in root.iter(name("style:style")):
                family = attribute(element, "style:family") or ""
                self._elements[family, attribute(element, "style:name") or ""] = element

    def of(self, family: str, called: str | None) -> Style:
        """Return a style; one that is not there says nothing."""
        key = (family, called or "")
        if key not in self._elements:
            return Style()
        if key not in self._found:
            self._found[key] = self._inherited(key)
        return self._found[key]

    def _inherited(self, key: tuple[str, str]) -> Style:
        chain: list[etree._Element] = []
        seen: set[tuple[str, str]] = set()
        while key in self._elements and key not in seen:
            seen.add(key)
            chain.append(self._elements[key])
            key = (key[0], attribute(chain[-1], "style:parent-style-name") or "")
        style = Style()
        for element in reversed(chain):
            style = _extended(style, element)
        return style


def _extended(below: Style, element: etree._Element) -> Style:
    called = attribute(element, "style:display-name") or (
        (attribute(element, "style:name") or "").replace("_20_", " ")
    )
    # What a program made up for one paragraph is called by what it is based on.
    automatic = element.getparent()
    if automatic is not None and automatic.tag == name("office:automatic-styles"):
        called = below.called
    level = attribute(element, "style:default-outline-level")
    named = heading_level(called)
    heading = below.heading if named is None else named
    return Style(
        called,
        whole(level, 0) if level is not None else heading,
        below.is_contents or is_contents(called),
        _look(element.find(name("style:text-properties"))).over(below.look),
    )


def _look(properties: etree._Element | None) -> RunLook:
    if properties is None:
        return RunLook()
    stresses: dict[Stress, bool] = {}
    weight = attribute(properties, "fo:font-weight")
    if weight is not None:
        stresses[Stress.BOLD] = weight == "bold" or whole(weight, 0) >= _FEWEST_BOLD
    slant = attribute(properties, "fo:font-style")
    if slant is not None:
        stresses[Stress.ITALIC] = slant in {"italic", "oblique"}
    for said, stress in (
        ("style:text-underline-style", Stress.UNDERLINED),
        ("style:text-line-through-style", Stress.STRUCK),
    ):
        line = attribute(properties, said)
        if line is not None:
            stresses[stress] = line != "none"
    ground = attribute(properties, "fo:background-color")
    if ground is not None:
        stresses[Stress.HIGHLIGHTED] = ground != "transparent"
    shown = attribute(properties, "text:display")
    colour = attribute(properties, "fo:color")
    return RunLook(
        stresses,
        None if shown is None else shown == "none",
        None if colour in _BLACK else colour and colour.lstrip("#"),
    )
