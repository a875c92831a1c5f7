"""Places in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of characters of a named source, from `start` up to but not including `end`.

    Offsets count characters from 0; `line` and `column` are those of `start` and count from 1.
    """

    source: str
    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True)
class Text:
    """A named text that can turn offsets into places."""

    name: str
    content: str

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.content))]

    def span(self, start: int, end: int) -> Span:
        """Return the place of the characters from `start` up to `end`."""
        line = bisect_right(self._line_starts, start)
        return Span(self.name, start, end, line, start - self._line_starts[line - 1] + 1)

    def line_of(self, number: int) -> str:
        """Return line `number` (from 1) without its line end."""
        start = self._line_starts[number - 1]
        return (
            self.content[start:].split("\n", 1)[0]
            if number == len(self._line_starts)
            else (self.content[start : self._line_starts[number] - 1])
        )

    def words(self, span: Span) -> str:
        """Return the characters that `span` covers."""
        return self.content[span.start : span.end]
