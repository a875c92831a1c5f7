"""The line a finding is about, cut to the width at hand around the words to underline."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len

from servanda.findings.rendering.printable import printable
from servanda.findings.span import Span, Text

_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of a source: `marked` are the words to underline; the rest stands around them."""

    line: int
    before: str
    marked: str
    after: str
    continues: bool  # the words go on in the next line of the source

    @property
    def indent(self) -> int:
        """How many terminal cells lie left of the underlined words."""
        return cell_len(self.before)

    @property
    def extent(self) -> int:
        """How many terminal cells the underline spans: at least one, to show a place between."""
        return max(1, cell_len(self.marked))


def excerpt(text: Text, span: Span, width: int) -> Excerpt:
    """Return the first line of `span`, at most `width` terminal cells wide."""
    whole = text.line_of(span.line)
    start = span.column - 1
    end = start + span.end - span.start
    before, marked, after = (
        printable(part) for part in (whole[:start], whole[start:end], whole[end:])
    )
    if cell_len(before + marked + after) > width:
        before = _last_cells(before, width // 3)
        marked = _first_cells(marked, width - cell_len(before))
        after = _first_cells(after, width - cell_len(before + marked))
    return Excerpt(span.line, before, marked, after, continues=end > len(whole))


def _first_cells(words: str, width: int) -> str:
    if cell_len(words) <= width:
        return words
    kept = words[: max(0, width - 1)]
    while kept and cell_len(kept) > width - 1:
        kept = kept[:-1]
    return kept + _ELLIPSIS if width > 0 else ""


def _last_cells(words: str, width: int) -> str:
    return _first_cells(words[::-1], width)[::-1]
