"""Shows what has become of an article's words: read, set aside on purpose, or unread."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from servanda.findings.rendering.printable import printable
from servanda.instrument.coverage import Coverage, Use, WordingCoverage


def print_word_use(console: Console, coverage: Coverage) -> None:
    """Print a line for each wording of each article, and its unread words below."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("article")
    table.add_column("wording")
    for use in ("read", "set aside", "unread"):
        table.add_column(use, justify="right")
    table.add_column("words that nobody has read")
    for wording in coverage.wordings:
        counts = (str(wording.read), str(wording.set_aside), str(wording.unread))
        name = wording.wording.name or ""
        table.add_row(wording.article, escape(printable(name)), *counts, _unread(wording))
    console.print(table)


def _unread(wording: WordingCoverage) -> str:
    words = wording.wording.words
    runs = [
        " ".join(words[s.start : s.end].split()) for s in wording.stretches if s.use is Use.UNREAD
    ]
    return escape(printable(" … ".join(run for run in runs if any(c.isalnum() for c in run))))
