"""The words of a passage as they are read: lines joined, hyphens mended, marks of notes taken out.

Every stretch of the result knows on which page its line stands. A mark that no note of its page
answers stays, as a raised figure where Unicode has one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from servanda.exchange.pdf.hyphens import Hyphens, Joint
from servanda.exchange.pdf.lines import Line
from servanda.exchange.pdf.pages import Box, Word
from servanda.instrument.document import Emphasis, Stress

_RAISED_FIGURES = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_SIGNS = "*†‡§¶#"

Anchors = Mapping[tuple[int, str], int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The characters from `start` up to `end` of a text, which stand so on one line of a page."""

    start: int
    end: int
    page: int


@dataclass(slots=True)
class Spelt:
    """The words of a passage.

    `marks` are the notes referred to, each with the end of the word it hangs on; `boxes` say for
    each word where on which page it is printed.
    """

    text: str = ""
    stretches: list[Stretch] = field(default_factory=list)
    emphasis: list[Emphasis] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    boxes: list[tuple[int, int, int, Box]] = field(default_factory=list)

    def add_gap(self, gap: str) -> None:
        """Set something between what has been spelt and what follows."""
        if self.text:
            self.text += gap


def spelt(
    lines: Sequence[Line], hyphens: Hyphens, anchors: Anchors, into: Spelt | None = None
) -> Spelt:
    """Spell lines out; `anchors` gives the notes of each page by their marks."""
    result = into if into is not None else Spelt()
    joined = True
    for line, following in zip_longest(lines, lines[1:]):
        if not joined:
            result.add_gap(" ")
        joined = _spell(line, following, result, hyphens, anchors)
    return result


def _spell(
    line: Line, following: Line | None, result: Spelt, hyphens: Hyphens, anchors: Anchors
) -> bool:
    """Spell one line out; return whether the next follows without a space."""
    begin = len(result.text)
    pending: list[str] = []
    for i, (lead, word) in enumerate(zip(line.leads, line.words, strict=True)):
        text, note = _read(line, i, word, anchors)
        start = len(result.text) + (len(lead) if len(result.text) > begin else 0)
        if text:
            pending.append(text)
            result.text += (lead if len(result.text) > begin else "") + text
            _stress(result, word, start)
            result.boxes.append((start, len(result.text), line.page, word.box))
        if note is not None:
            result.marks.append((len(result.text), note))
    joint = Joint.APART
    if following is not None and len(result.text) > begin:
        joint = hyphens.joint(result.text.rpartition(" ")[2], following.text)
    if joint is Joint.BROKEN:
        result.text = result.text[:-1]
        _shorten(result, len(result.text))
    if len(result.text) > begin:
        result.stretches.append(Stretch(begin, len(result.text), line.page))
    return joint is not Joint.APART


def _read(line: Line, i: int, word: Word, anchors: Anchors) -> tuple[str, int | None]:
    """Return what a word says, and the note that it refers to."""
    if line.raised(i) and i > 0:
        mark = word.text.strip("()[].,/")
        if (note := anchors.get((line.page, mark))) is not None:
            return "", note
        if not word.text.isalpha():
            return word.text.translate(_RAISED_FIGURES), None
    elif word.text[-1:] in _SIGNS and len(word.text) > 1:
        bare = word.text.rstrip(_SIGNS)
        if (note := anchors.get((line.page, word.text[len(bare) :]))) is not None:
            return bare, note
    return word.text, None


def _stress(result: Spelt, word: Word, start: int) -> None:
    stresses = [
        *([Stress.BOLD] if word.style.bold else []),
        *([Stress.ITALIC] if word.style.italic else []),
    ]
    for stress in stresses:
        end = len(result.text)
        for n in range(len(result.emphasis) - 1, max(-1, len(result.emphasis) - 3), -1):
            earlier = result.emphasis[n]
            if earlier.stress is stress and not result.text[earlier.end : start].strip():
                result.emphasis[n] = Emphasis(stress, earlier.start, end)
                break
        else:
            result.emphasis.append(Emphasis(stress, start, end))


def _shorten(result: Spelt, end: int) -> None:
    """Take back what was said of a hyphen that is gone."""
    result.emphasis = [
        Emphasis(e.stress, e.start, min(e.end, end)) for e in result.emphasis if e.start < end
    ]
    result.boxes = [(s, min(e, end), page, box) for s, e, page, box in result.boxes if s < end]
