"""What a walk of an OpenDocument text needs to know, and what it finds beside the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from servanda.exchange.odt.changes import Region
from servanda.exchange.odt.lists import Counters, Level
from servanda.exchange.odt.styles import Style, Styles


@dataclass(frozen=True, slots=True)
class Context:
    """The name of the file, its styles, its lists and its tracked changes."""

    name: str
    styles: Styles
    lists: Mapping[str, Mapping[int, Level]]
    regions: Mapping[str, Region]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph's place in a list: what counts it, how deep, and the number it begins anew at."""

    counters: Counters | None
    depth: int
    start: int | None = None


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """A paragraph's style, the level of a heading (0: none), and its place in a list."""

    style: Style
    heading: int = 0
    numbered: Numbered | None = None
