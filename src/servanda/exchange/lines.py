"""Which lines of a text belong together.

Two habits are common and nothing in a file says which was followed: each line a paragraph, or lines
broken wherever the margin was. The evidence is in the breaks themselves: a text broken at a margin
goes on in lower case after many of them, a text with one paragraph a line hardly ever does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_SENTENCE_END = re.compile(r"[.!?:;…]['\"”\u2019»)\]]*\s*$")
# What may begin an item of a list: a number, a letter or roman numeral, a bullet, a named division.
_ITEM_HEAD = re.compile(
    r"\s*(?:\(?\d{1,3}(?:\.\d{1,3})*[.)]\s|\(?[ivxlcIVXLC]{1,6}[.)]\s|\(?[a-zA-Z][.)]\s|[-*•\u2013—]\s"
    r"|(?:article|section|chapter|part|point|annex|title)\b)",
    re.IGNORECASE,
)
# A number that begins an item wherever the margin was, if the words before do not refer to it.
_NUMBERED_HEAD = re.compile(
    r"\s*(?:\(?\d{1,3}\s?[.)]\s+[\"“(A-Z]"
    r"|(?:article|section|chapter|part|annex|appendix|regulation|rule)\s+(?:\d{1,3}|[IVXLC]+)\b"
    r"(?:\s*[.:\u2013—-]|\s+[\"“(A-Z]|\s*$))",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"(?:[,(]|\b(?:a|an|and|article|articles|at|by|for|from|in|no|nos|of|on|or|paragraph|paragraphs|para"
    r"|section|see|than|the|this|to|under|with|within))\.?\s*$",
    re.IGNORECASE,
)
_DRAWN = re.compile(r"\s*([-_=*~\u2013—])(?:\s*\1){2,}\s*")
_LIST_GOES_ON = re.compile(r"(?:[.,:;]|\b(?:and|or))\s*$")
# Share of breaks inside a sentence from which we say: this text was broken at a margin.
_WRAPPED_SHARE = 0.2
# A line shorter than this part of the margin was ended on purpose.
_SHORT = 0.6
_MARGIN_QUANTILE = 0.9


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its line end, and where it begins in the text."""

    text: str
    start: int
    number: int

    @property
    def blank(self) -> bool:
        """Whether the line shows nothing."""
        return not self.text.strip()

    @property
    def drawn(self) -> bool:
        """Whether the line is a rule drawn with signs, under a title or across the page."""
        return bool(_DRAWN.fullmatch(self.text))

    @property
    def indent(self) -> int:
        """Count the white space before the first word."""
        return len(self.text) - len(self.text.lstrip())


def lines_of(text: str) -> list[Line]:
    """Cut a text at its line ends."""
    found, start = [], 0
    for number, line in enumerate(text.split("\n"), start=1):
        found.append(Line(line, start, number))
        start += len(line) + 1
    return found


def line_starts(text: str) -> list[int]:
    """Return where each line begins, and where one more would."""
    return [0, *(end.end() for end in re.finditer("\n", text)), len(text) + 1]


def paragraphs(lines: list[Line]) -> list[list[Line]]:
    """Put together the lines that make one paragraph."""
    margin = _margin(lines)
    groups: list[list[Line]] = []
    for before, line in pairwise([Line("", 0, 0), *lines]):
        if line.blank:
            continue
        if margin is None or before.blank or _begins_anew(before, line, margin):
            groups.append([])
        groups[-1].append(line)
    return groups


def begins_item(text: str) -> bool:
    """Whether a line begins as an item of a list or a named division does."""
    return bool(_ITEM_HEAD.match(text))


def ends_sentence(text: str) -> bool:
    """Whether a line ends with the mark of a sentence's or a clause's end."""
    return bool(_SENTENCE_END.search(text))


def goes_on(before: str, after: str) -> bool:
    """Whether a line end between these words falls inside a sentence."""
    first = after.lstrip()[:1]
    return first.islower() and not ends_sentence(before)


def _margin(lines: list[Line]) -> int | None:
    """Return the width at which the text was broken, or None where each line is a paragraph."""
    breaks = [(a.text, b.text) for a, b in pairwise(lines) if not a.blank and not b.blank]
    inside = sum(goes_on(before, after) for before, after in breaks)
    if not inside or inside < _WRAPPED_SHARE * len(breaks):
        return None
    widths = sorted(len(line.text) for line in lines if not line.blank)
    return widths[int(_MARGIN_QUANTILE * (len(widths) - 1))]


def _begins_anew(before: Line, line: Line, margin: int) -> bool:
    if before.drawn or line.drawn:
        return True
    if goes_on(before.text, line.text):
        return False
    short = len(before.text) < _SHORT * margin
    if begins_item(line.text) and (short or _LIST_GOES_ON.search(before.text)):
        return True
    if _NUMBERED_HEAD.match(line.text) and not _REFERS.search(before.text):
        return True
    if before.text.isupper() != line.text.isupper() and not _REFERS.search(before.text):
        return True
    ended = ends_sentence(before.text)
    indented = line.indent > before.indent + 1
    return (ended and (short or indented)) or (short and line.text.lstrip()[:1].isupper())
