"""Puts words changed in Word in the place of those they stood for, and leaves all else alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from servanda.exchange.docx.differences import differences
from servanda.exchange.docx.passages import Passage
from servanda.exchange.docx.shown import Shown

_EMPTY_QUOTED = re.compile(r"(?:^[ \t]*>[ \t]*\n)+\Z", re.MULTILINE)


@dataclass(slots=True)
class Edits:
    """What is to be replaced in a pact file, and what is to be put in, in the order given."""

    content: str
    header_end: int
    replaced: list[tuple[int, int, str]] = field(default_factory=list)
    put_in: dict[int, list[tuple[tuple[int, int], str]]] = field(default_factory=dict)

    def change(self, words: Shown, new: str) -> None:
        """Change the words of a passage into others, word by word."""
        for each in differences(words.text, new):
            old_end = each.old_start + len(each.old)
            start, end = _in_file(words, each.old_start, old_end)
            for whole in words.emphasis:
                if each.old_start <= whole.start and whole.end <= old_end:
                    start, end = self._with_marks(start, end)
            self.replaced.append((start, end, new[each.start : each.end]))

    def _with_marks(self, start: int, end: int) -> tuple[int, int]:
        """Take in the marks of Markdown around words all of which are replaced."""
        while start and self.content[start - 1] == "*":
            start -= 1
        while self.content[end : end + 1] == "*":
            end += 1
        return start, end

    def remove(self, passage: Passage) -> None:
        """Take a passage out with its lines and the empty ones below it."""
        start, end = passage.start, passage.end
        if found := _EMPTY_QUOTED.search(self.content, 0, start):
            start = found.start()
        while end < len(self.content) and self.content[end] in " \t\r\n":
            end += 1
        end = max(passage.end, self.content.rfind("\n", passage.end, end) + 1)
        self.replaced.append((start, end, ""))

    def put_after(self, place: int, order: tuple[int, int], lines: str) -> None:
        """Put lines in after a place in the file, in this order among what is put in there."""
        self.put_in.setdefault(place, []).append((order, lines))

    def applied(self) -> str:
        """Return the file with all of it done."""
        pieces, position = [], 0
        for start, end, text in sorted(self._steps(), key=itemgetter(0, 1)):
            # Of two changes of the same words the first was of the whole.
            if start < position:
                continue
            pieces += [self.content[position:start], text]
            position = end
        return "".join([*pieces, self.content[position:]])

    def _steps(self) -> Iterator[tuple[int, int, str]]:
        yield from self.replaced
        for place, put_in in self.put_in.items():
            text = "".join(lines for _, lines in sorted(put_in, key=itemgetter(0)))
            if place <= self.header_end:
                text = text.lstrip("\n") + ("\n\n" if self.content[place:].strip() else "\n")
            yield place, place, text


def _in_file(words: Shown, start: int, end: int) -> tuple[int, int]:
    """Return where characters of a passage stand; a blank stands for all that divides two lines."""
    origin = words.origin
    if not origin:
        return 0, 0
    after = origin[-1] + 1
    begin = origin[start] if start < len(origin) else after
    if start == end:
        return begin, begin
    if words.text[end - 1] == " ":
        return begin, origin[end] if end < len(origin) else after
    return begin, origin[end - 1] + 1
