"""From the words of a paragraph, as the parser hands them over, back to the lines of the file.

The parser takes away what makes a block (`> `, list marks, indents) and keeps the rest of each line
as it is; so a paragraph's line is the end of a line of the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from servanda.exchange.lines import line_starts
from servanda.findings import Text

_BEFORE_ROW = re.compile(r"[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+)*")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters from `start` on that stand, one for one, in the file from `source` on."""

    start: int
    source: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that the parser took out of the file, and where their runs stand in it."""

    words: str
    runs: tuple[Run, ...]

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Cut the characters from `start` up to `end` at the runs.

        Yields start and end in the words, and the offset in the file.
        """
        number = max(bisect_right(self.runs, start, key=lambda run: run.start) - 1, 0)
        while number < len(self.runs) and (run := self.runs[number]).start < end:
            number += 1
            stop = self.runs[number].start if number < len(self.runs) else end
            begin, close = max(start, run.start), min(end, stop)
            if begin < close:
                yield begin, close, run.source + begin - run.start


class SourceLines:
    """The lines of a file."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.starts = line_starts(text.content)

    def paragraph(self, words: str, first: int) -> Paragraph:
        """Find the words of a paragraph whose first line is line `first` (from 0)."""
        runs: list[Run] = []
        start = 0
        for number, line in enumerate(words.split("\n"), start=first):
            kept = line.strip()
            at = self._line(number).rfind(kept) if kept else -1
            if at >= 0:
                indent = len(line) - len(line.lstrip())
                runs.append(Run(start + indent, self.starts[number] + at))
            start += len(line) + 1
        return Paragraph(words, tuple(runs))

    def cell(self, words: str, number: int, begin: int) -> tuple[Paragraph, int]:
        """Find the words of a table's cell in line `number`, from offset `begin` of the file on.

        Returns also the offset at which to look for the next cell.
        """
        start, end = self.starts[number], self.starts[number + 1] - 1
        if begin <= start and (before := _BEFORE_ROW.match(self.text.content, start, end)):
            begin = before.end()
        written = words.replace("|", "\\|")
        at = self.text.content.find(written, max(begin, start), end)
        if at < 0:
            return Paragraph(words, ()), begin
        runs = [Run(0, at)]
        for count, bar in enumerate(re.finditer(r"\|", words), start=1):
            runs.append(Run(bar.start(), at + bar.start() + count))
        return Paragraph(words, tuple(runs)), at + len(written)

    def _line(self, number: int) -> str:
        if number + 1 >= len(self.starts):
            return ""
        return self.text.content[self.starts[number] : self.starts[number + 1] - 1]
