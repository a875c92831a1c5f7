"""Footnotes: smaller lines at the foot of a column that begin with a mark, and where the mark is.

A note is looked for among the last lines of what stands lowest in its column: smaller than the
text, or below a short line that is drawn across. The first must begin with a mark; what goes on
from the page before needs none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from servanda.exchange.pdf.lines import Line
from servanda.exchange.pdf.pages import Box
from servanda.exchange.pdf.passages import ends_on_purpose

_SMALLER = 0.93
_MARK = re.compile(r"(\d{1,3}|[*†‡§¶#]{1,3}|[a-z])(?=[.)\]/\s]|$)[.)\]/]*")
_GLUED_MARK = re.compile(r"(\d{1,3}|[*†‡§¶#]{1,3})(?=[^\d\s])")
_SIGNS = frozenset("*†‡§¶#")
# A line drawn above notes is shorter than this part of the column, and this near to them.
_SHORT_RULE = 0.75
_RULE_NEAR = 2.0


@dataclass(slots=True)
class Note:
    """A footnote: the mark it bears and its lines, which may run over to the next page."""

    page: int
    mark: str
    lines: list[Line] = field(default_factory=list)


def split_off(
    lines: Sequence[Line], rules: Sequence[Box], body: float, *, open_note: bool, alone: bool
) -> tuple[list[Line], list[Line]]:
    """Return a column's lines of text, and those of its notes.

    `rules` are the lines drawn on the page; `open_note` tells that a note was begun before,
    `alone` that nothing else stands on the page.
    """
    first = len(lines)
    while first > 0 and lines[first - 1].size <= _SMALLER * body:
        first -= 1
    under_rule = _below_rule(lines, rules)
    if under_rule is not None and (mark_of(lines[under_rule]) or open_note):
        return list(lines[:under_rule]), list(lines[under_rule:])
    while first < len(lines) and not mark_of(lines[first]):
        first += 1
    if first == 0 and alone:
        # A page that is small from head to foot is no note.
        return list(lines), []
    return list(lines[:first]), list(lines[first:])


def _below_rule(lines: Sequence[Line], rules: Sequence[Box]) -> int | None:
    """Return the first line below a short rule with nothing but notes under it."""
    for i in range(len(lines) - 1, 0, -1):
        line, above = lines[i], lines[i - 1]
        for rule in rules:
            between = above.base - 1 <= rule.top and rule.bottom <= line.box.top + line.size * 0.4
            near = line.base - rule.bottom <= _RULE_NEAR * line.size
            width = line.column.width
            at_left = abs(rule.left - line.column.left) < 2 * line.size
            if between and near and at_left and rule.width < _SHORT_RULE * width:
                return i
    return None


def mark_of(line: Line) -> str:
    """Return the mark that a line begins with, or nothing."""
    text = line.text
    found = _MARK.match(text) or _GLUED_MARK.match(text)
    if found is None:
        return ""
    mark = found[1]
    if mark.isalpha() and not line.raised(0):
        return ""
    return mark


def notes_in(lines: Sequence[Line], open_note: Note | None) -> Iterator[Note]:
    """Cut lines into notes; those before the first mark belong to the note that is open."""
    note = open_note
    for line in lines:
        mark = mark_of(line)
        if mark and (note is None or _begins_note(note, line, mark)):
            note = Note(line.page, mark)
            yield note
        elif note is None:
            note = Note(line.page, "")
            yield note
        note.lines.append(line)


def _begins_note(note: Note, line: Line, mark: str) -> bool:
    """Whether a line with a mark begins the next note, and is no line that begins with a figure."""
    if note.page == line.page and not _follows(note.mark, mark):
        return False
    if line.raised(0) or not note.lines:
        return True
    before = note.lines[-1]
    return before.ended or ends_on_purpose(before, line)


def _follows(before: str, mark: str) -> bool:
    if before.isdecimal() and mark.isdecimal():
        return int(mark) == int(before) + 1
    if len(before) == len(mark) == 1 and before.isalpha() and mark.isalpha():
        return ord(mark) == ord(before) + 1
    return mark[0] in _SIGNS
