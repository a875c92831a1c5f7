"""Which elements are open while a tree is walked, and where words in them stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from lxml.etree import _Element

from servanda.findings import Span
from servanda.instrument.document import Place

# No document that people wrote is deeper; below, words have the place of the element at this depth,
# so that paths of thousands of steps cannot fill the memory.
_DEEPEST = 200


@dataclass(slots=True)
class _Open:
    """An element that is open.

    `heard` counts the characters of its own text so far, those of its children left out.
    """

    element: _Element
    step: str
    seen: dict[str, int] = field(default_factory=dict)
    heard: int = 0
    place: Place | None = None


@dataclass(slots=True)
class Trail:
    """The open elements, outermost first. `line_starts` are those of the file's text."""

    name: str
    line_starts: list[int]
    _open: list[_Open] = field(default_factory=list)

    def enter(self, element: _Element, tag: str) -> None:
        """Begin an element called `tag`."""
        number = 1
        if self._open:
            seen = self._open[-1].seen
            number = seen[tag] = seen.get(tag, 0) + 1
        self._open.append(_Open(element, f"{tag}[{number}]" if number > 1 else tag))

    def leave(self) -> None:
        """End the innermost element."""
        self._open.pop()

    def hear(self, words: str) -> tuple[Place | None, int]:
        """Count words of the innermost element's own text.

        Returns the element's place and the offset in its own text; no place where it is too deep,
        nor for nothing but white space.
        """
        innermost = self._open[-1]
        begin = innermost.heard
        innermost.heard += len(words)
        if len(self._open) > _DEEPEST or words.isspace():
            return None, begin
        return self.place(), begin

    def place(self) -> Place:
        """Return the place of the innermost element."""
        known = self._open[:_DEEPEST]
        innermost = known[-1]
        if innermost.place is None:
            told = cast("int | None", innermost.element.sourceline)
            # The parser of pages stops counting lines at 65,535; the path stays exact.
            line = min(max(told or 1, 1), len(self.line_starts) - 1)
            start, end = self.line_starts[line - 1], self.line_starts[line] - 1
            path = "/" + "/".join(each.step for each in known)
            innermost.place = Place(Span(self.name, start, end, line, 1), path)
        return innermost.place
