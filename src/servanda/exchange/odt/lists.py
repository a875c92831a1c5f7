"""The numbers of lists and headings, which an OpenDocument text does not state (part 3, 5.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from servanda.exchange.counting import lettered, repeated, roman
from servanda.exchange.odt.markup import attribute, name, whole

_BULLET = "•"
_PLACE = re.compile(r"%(\d+)%")
_DEPTHS = 12


@dataclass(frozen=True, slots=True)
class Level:
    """How one depth of a list counts; `pattern`, where it is given, says it all: `%1%.%2%)`."""

    form: str = ""
    before: str = ""
    after: str = ""
    shown: int = 1
    start: int = 1
    in_step: bool = False
    bullet: bool = False
    pattern: str | None = None


@dataclass(slots=True)
class Counters:
    """How far a list has counted, by depth from 0."""

    levels: Mapping[int, Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _DEPTHS)

    def next_marker(self, depth: int, start: int | None = None) -> str | None:
        """Count one more item; return its number or bullet, None where it shows none."""
        depth = min(depth, _DEPTHS - 1)
        level = self.levels.get(depth, Level())
        now = self.counts[depth]
        begin = level.start if start is None else start
        self.counts[depth] = begin if now is None or start is not None else now + 1
        self.counts[depth + 1 :] = [None] * (_DEPTHS - depth - 1)
        if level.bullet:
            return _BULLET
        if not level.form:
            return None
        if level.pattern is not None:
            written = _PLACE.sub(lambda found: self._at(int(found[1]) - 1), level.pattern)
        else:
            first = max(0, depth - level.shown + 1)
            numbers = [self._at(d) for d in range(first, depth + 1)]
            written = level.before + ".".join(n for n in numbers if n) + level.after
        return written.strip() or None

    def _at(self, depth: int) -> str:
        level = self.levels.get(depth, Level())
        count = self.counts[depth] if 0 <= depth < _DEPTHS else None
        return _written(level.start if count is None else count, level)


def list_styles(roots: Iterable[etree._Element]) -> dict[str, dict[int, Level]]:
    """Return the levels of each list style; the one without a name numbers the headings."""
    found: dict[str, dict[int, Level]] = {}
    for root in roots:
        for element in root.iter(name("text:list-style"), name("text:outline-style")):
            outline = element.tag == name("text:outline-style")
            identity = "" if outline else attribute(element, "style:name") or ""
            found[identity] = dict(_level(each) for each in element.iterchildren("*"))
    return found


def _level(element: etree._Element) -> tuple[int, Level]:
    pattern = next(
        (value for key, value in element.items() if str(key).endswith("}num-list-format")), None
    )
    level = Level(
        attribute(element, "style:num-format") or "",
        attribute(element, "style:num-prefix") or "",
        attribute(element, "style:num-suffix") or "",
        whole(attribute(element, "text:display-levels"), 1),
        whole(attribute(element, "text:start-value"), 1),
        attribute(element, "style:num-letter-sync") == "true",
        element.tag in {name("text:list-level-style-bullet"), name("text:list-level-style-image")},
        str(pattern) if pattern is not None else None,
    )
    return whole(attribute(element, "text:level"), 1) - 1, level


def _written(number: int, level: Level) -> str:
    if level.form in {"i", "I"}:
        return roman(number) if level.form == "i" else roman(number).upper()
    if level.form in {"a", "A"}:
        letters = repeated(number) if level.in_step else lettered(number)
        return letters if level.form == "a" else letters.upper()
    return str(number) if level.form else ""
