"""Writes what Word shows as the lines of a pact file."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable

from servanda.exchange.docx.passages import Shape
from servanda.exchange.docx.returning.seen import SeenPassage
from servanda.instrument.remark_line import remark_line

_WIDTH = 100
# What would begin something else if it began a line.
_BEGINS_ANEW = re.compile(r"[>#\[\-*+|`~<]|\d{1,3}[.)]\s|(?:Remark|Comment) by ")


def header_lines(rows: Iterable[tuple[str, str]]) -> str:
    """Return a header with these entries, each value in quotation marks."""
    lines = [f'{name}: "{_escaped(value)}"' for name, value in rows]
    return "\n".join(["---", *lines, "---", ""])


def passage_lines(passage: SeenPassage) -> str:
    """Return the lines of a passage."""
    text = passage.text
    match passage.shape:
        case Shape.HEADING:
            return f"{'#' * (passage.level or 1)} {text}"
        case Shape.WORDS | Shape.MORE_WORDS:
            if passage.label:
                text = f"*{text[: passage.label]}*{text[passage.label :]}"
            return _wrapped(text, "> ", "> ")
        case Shape.ITEM:
            return _wrapped(text, "- ", "  ")
        case Shape.VERBATIM:
            return "\n".join(passage.lines)
        case Shape.PACT:
            return "\n".join(_wrapped(line, "", "") for line in passage.lines)
        case _:
            return _wrapped(f"\\{text}" if _BEGINS_ANEW.match(text) else text, "", "")


def comment_lines(text: str, author: str | None, about: str | None) -> str:
    """Return a comment that was made in Word: a reading or a mark as it is, else a remark."""
    if text.startswith("["):
        return _wrapped(text, "", "    ")
    return _wrapped(remark_line(author, text, about), "", "")


def _wrapped(text: str, first: str, following: str) -> str:
    """Break a text into lines, none of which begins with what would begin something else."""
    lines: list[str] = []
    for line in textwrap.wrap(
        text, _WIDTH - len(first), break_long_words=False, break_on_hyphens=False
    ):
        if lines and _BEGINS_ANEW.match(line):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return first + f"\n{following}".join(lines)


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
