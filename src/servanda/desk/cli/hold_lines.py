"""Headings and hanging lines of the answer to “would it hold”."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from servanda.findings.rendering import print_hanging
from servanda.findings.rendering.printable import printable


def heading(console: Console, words: str, *, first: bool = False) -> None:
    """Print what a section is about, after a blank line unless it is the first."""
    if not first:
        console.print()
    print_hanging(console, Text(), Text(printable(words), style="bold"))


def line(console: Console, words: str, depth: int = 1, lead: str = "") -> None:
    """Print some words, further lines below their beginning."""
    print_hanging(console, Text("  " * depth + printable(lead)), Text(printable(words)))
