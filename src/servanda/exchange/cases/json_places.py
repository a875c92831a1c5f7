"""Finds where something stands in a JSON text: the reader of the standard library does not say."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TypeAlias

from servanda.findings import Span, Text

Path: TypeAlias = tuple[str | int, ...]
"""Names of members and numbers of entries, from the outermost."""

_BLANK = re.compile(r"[\s,:]*")


class Places:
    """Where everything in a JSON text starts; each object and list is walked through once."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._decoder = json.JSONDecoder()
        self._starts: dict[Path, int] = {(): self._skip(0)}

    def place(self, path: Path) -> Span:
        """Return the place of the value at a path that is there."""
        start = self._start(path)
        return self._text.span(start, self._end(start))

    def _start(self, path: Path) -> int:
        if path not in self._starts:
            self._walk(path[:-1])
        return self._starts[path]

    def _walk(self, path: Path) -> None:
        """Note where the members of an object, or the entries of a list, start."""
        content = self._text.content
        start = self._start(path)
        named = content[start] == "{"
        at = self._skip(start + 1)
        number = 0
        while content[at] not in "]}":
            step: str | int = number
            if named:
                step, at = self._decoder.raw_decode(content, at)
                at = self._skip(at)
            self._starts[(*path, step)] = at
            at = self._skip(self._end(at))
            number += 1

    def _skip(self, at: int) -> int:
        """Pass over blanks, commas and colons."""
        found = _BLANK.match(self._text.content, at)
        return found.end() if found else at

    def _end(self, at: int) -> int:
        """Return where the value that starts here ends."""
        return int(self._decoder.raw_decode(self._text.content, at)[1])


def written(path: Sequence[str | int]) -> str:
    """Write a path as people do: `parties[2].worths`; entries count from 1."""
    words = ""
    for step in path:
        words += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if words else step
    return words or "the file"
