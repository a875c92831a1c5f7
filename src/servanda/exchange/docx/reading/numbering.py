"""The numbers of lists, which a Word file does not state: they are counted as Word counts them.

ISO/IEC 29500-1, 17.9. Lists that share a definition share its counters; a list that overrides a
start begins anew where it first occurs; a deeper counter begins anew after a higher one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from servanda.exchange.docx.markup import w
from servanda.exchange.docx.reading.number_forms import written
from servanda.exchange.docx.reading.styles import Numbered, is_on, value

_DEPTHS = 9
_PLACE = re.compile(r"%([1-9])")
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(slots=True)
class _List:
    """One list: the definition that it counts by, its own levels, and where it begins anew."""

    definition: str
    levels: dict[int, _Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """Counts the paragraphs of lists in the order in which they are met."""

    lists: dict[str, _List]
    counters: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def depth_of_style(self, numbered: Numbered, style_id: str) -> Numbered:
        """Return the depth that a list keeps for a style, where it keeps one."""
        found = self.lists.get(numbered.list_id)
        for depth, level in found.levels.items() if found else ():
            if level.style == style_id:
                return Numbered(numbered.list_id, depth)
        return numbered

    def next_marker(self, numbered: Numbered) -> str | None:
        """Count one more paragraph; return its number or bullet, None where it shows none."""
        found = self.lists.get(numbered.list_id)
        if found is None:
            return None
        depth = min(numbered.depth, _DEPTHS - 1)
        counters = self.counters.setdefault(found.definition, [None] * _DEPTHS)
        if numbered.list_id not in self.begun:
            self.begun.add(numbered.list_id)
            for overridden in found.starts:
                counters[overridden] = None
        level = found.levels.get(depth, _Level())
        now = counters[depth]
        counters[depth] = found.starts.get(depth, level.start) if now is None else now + 1
        for deeper in range(depth + 1, _DEPTHS):
            restart = found.levels.get(deeper, _Level()).restart
            if restart is None or depth < restart:
                counters[deeper] = None
        return _shown(found, depth, counters)


def numbering_of(root: etree._Element | None) -> Numbering:
    """Read the definitions of lists."""
    if root is None:
        return Numbering({})
    definitions = {e.get(w("abstractNumId")) or "": e for e in root.iter(w("abstractNum"))}
    by_style = {
        name: identity
        for identity, element in definitions.items()
        if (name := value(element.find(w("styleLink"))))
    }
    lists: dict[str, _List] = {}
    for element in root.iter(w("num")):
        identity = value(element.find(w("abstractNumId"))) or ""
        definition = definitions.get(identity)
        if definition is None:
            continue
        # A definition may be no more than the name of a style whose definition counts.
        linked = by_style.get(value(definition.find(w("numStyleLink"))) or "")
        if linked is not None:
            identity, definition = linked, definitions[linked]
        levels = dict(map(_level, definition.iter(w("lvl"))))
        starts: dict[int, int] = {}
        for override in element.iter(w("lvlOverride")):
            depth = _whole(override.get(w("ilvl")), 0)
            own = override.find(w("lvl"))
            if own is not None:
                levels[depth] = _level(own)[1]
            start = value(override.find(w("startOverride")))
            if start is not None:
                starts[depth] = _whole(start, 1)
        lists[element.get(w("numId")) or ""] = _List(identity, levels, starts)
    return Numbering(lists)


def _level(element: etree._Element) -> tuple[int, _Level]:
    form = value(element.find(w("numFmt"))) or "decimal"
    legal = element.find(w("isLgl"))
    restart = value(element.find(w("lvlRestart")))
    level = _Level(
        _whole(value(element.find(w("start"))), 0 if form == "bullet" else 1),
        form,
        value(element.find(w("lvlText"))) or "",
        None if restart is None else _whole(restart, 0),
        legal is not None and is_on(legal.get(w("val"))),
        value(element.find(w("pStyle"))),
    )
    return _whole(element.get(w("ilvl")), 0), level


def _whole(said: str | None, otherwise: int) -> int:
    return int(said) if said and re.fullmatch(r"\d{1,9}", said) else otherwise


def _shown(found: _List, depth: int, counters: list[int | None]) -> str | None:
    level = found.levels.get(depth, _Level())
    if level.form == "bullet":
        return _BULLET

    def number(place: re.Match[str]) -> str:
        of = int(place[1]) - 1
        other = found.levels.get(of, _Level())
        count = counters[of]
        count = found.starts.get(of, other.start) if count is None else count
        form = (
            "decimal" if level.legal and other.form not in {"none", "decimalZero"} else other.form
        )
        return written(count, form)

    return _PLACE.sub(number, level.text).strip() or None
