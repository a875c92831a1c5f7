"""How elements dress their words: what stands out, and which blocks look alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from servanda.instrument.document import Stress

if TYPE_CHECKING:
    from lxml.etree import _Element

_STRESS = {
    **dict.fromkeys(("b", "strong"), Stress.BOLD),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), Stress.ITALIC),
    **dict.fromkeys(("u", "ins"), Stress.UNDERLINED),
    **dict.fromkeys(("s", "strike", "del"), Stress.STRUCK),
    "mark": Stress.HIGHLIGHTED,
}
_STYLES = (
    (Stress.BOLD, re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)),
    (Stress.ITALIC, re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)),
    (Stress.HIGHLIGHTED, re.compile(r"background(?:-color)?\s*:", re.IGNORECASE)),
)
_COLOUR = re.compile(r"(?<![-\w])color\s*:\s*([^;]+)", re.IGNORECASE)
_SET_APART = {"blockquote": "quotation", "aside": "aside"}


def stresses_of(element: _Element, tag: str) -> frozenset[Stress]:
    """Return in which ways an element makes its words stand out."""
    found = {_STRESS[tag]} if tag in _STRESS else set()
    if style := element.get("style"):
        found |= {stress for stress, pattern in _STYLES if pattern.search(style)}
    return frozenset(found)


def look_of(element: _Element, tag: str) -> str:
    """Name how an element is dressed; the empty name is the ordinary look."""
    parts = [_SET_APART.get(tag, ""), *sorted((element.get("class") or "").split())]
    colour = _COLOUR.search(element.get("style") or "")
    parts.append(colour[1].strip().lower() if colour else (element.get("color") or ""))
    return " ".join(part for part in parts if part)
