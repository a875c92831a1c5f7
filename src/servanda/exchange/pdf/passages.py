"""Lines put together to passages: paragraphs, headings and items, across columns and pages.

Whether a line ended where it did on purpose is told by whether the next word would still have
fitted. That holds in every language, for ragged and for justified text; gaps, indents, sizes and
numbers say the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from servanda.exchange.lines import begins_item
from servanda.exchange.pdf.hyphens import HYPHENS
from servanda.exchange.pdf.lines import Line, box_around

_GAP = 1.35
_HEADING_GAP = 1.75
_INDENT = 0.8
_ABOUT = 0.25
# “Chapter IV” or “Article 3 bis” stands on a line of its own.
_LONGEST_LABEL = 3
_FEWEST_INDENTS = 3
_SAME_SIZE = 0.07
_FITS = 0.05
_USUAL_PITCH = 1.2
BULLET = re.compile(r"[-•◦▪·●○■\u2013—]\s")
_GOES_ON = re.compile(r"(?:[.,:;]|\b(?:and|or))['\"”\u2019)]*\s*$")


@dataclass(slots=True)
class Passage:
    """Lines that say one thing after another without a break."""

    lines: list[Line] = field(default_factory=list)

    @property
    def first(self) -> Line:
        """The line it begins with."""
        return self.lines[0]

    @property
    def text(self) -> str:
        """Its lines with a space between them; hyphens are as they stand."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text of a document is set: its usual size and weight, its pitch by size.

    `first_line` is how far first lines of paragraphs are set in, or 0; all in points.
    """

    size: float
    bold: bool
    pitches: dict[float, float]
    first_line: float = 0.0

    def begins_paragraph(self, before: Line | None, line: Line, following: Line | None) -> bool:
        """Whether a line is indented as first lines are, and the words around it agree."""
        if not self.first_line or abs(line.indent - self.first_line) > _ABOUT * line.size:
            return False
        if before is not None and before.ended:
            return True
        return following is None or following.indent < line.indent - _INDENT * line.size

    def pitch(self, size: float) -> float:
        """Return the usual distance between two lines of this size."""
        return self.pitches.get(round(size), _USUAL_PITCH * size)


def setting_of(flows: Sequence[Sequence[Line]]) -> Setting:
    """Find out how most of the text is set."""
    sizes: Counter[float] = Counter()
    weights: Counter[bool] = Counter()
    steps: dict[float, Counter[float]] = {}
    indents: Counter[float] = Counter()
    for lines in flows:
        for line in lines:
            letters = sum(len(word.text) for word in line.words)
            sizes[line.size] += letters
            weights[line.bold] += letters
        for above, line in pairwise(lines):
            if above.indent > _INDENT * above.size and abs(line.indent) < _ABOUT * line.size:
                indents[round(above.indent - line.indent)] += 1
            if above.size == line.size and 0 < line.base - above.base < 3 * line.size:
                counts = steps.setdefault(round(line.size), Counter())
                counts[round(line.base - above.base, 0)] += 1
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    pitches = {key: counts.most_common(1)[0][0] for key, counts in steps.items()}
    usual, times = indents.most_common(1)[0] if indents else (0.0, 0)
    first_line = usual if times >= _FEWEST_INDENTS else 0.0
    return Setting(size, weights[True] > weights[False], pitches, first_line)


def passages_of(lines: Sequence[Line], setting: Setting) -> list[Passage]:
    """Put lines in their order of reading together to passages."""
    found: list[Passage] = []
    for line, following in zip_longest(lines, lines[1:]):
        before = found[-1].lines[-1] if found else None
        steps_in = setting.begins_paragraph(before, line, following)
        if found and _goes_on(found[-1], line, setting, steps_in=steps_in):
            found[-1].lines.append(line)
        else:
            found.append(Passage([line]))
    return found


def _goes_on(passage: Passage, line: Line, setting: Setting, *, steps_in: bool) -> bool:
    """Whether a line goes on with a passage; `steps_in`: it is set in as first lines are."""
    before = passage.lines[-1]
    if not _dressed_alike(before, line):
        return False
    if _is_broken_word(before, line):
        return True
    if steps_in and not _is_item(passage.first):
        return False
    if before.column == line.column and before.page == line.page:
        return _goes_on_below(passage, line, setting)
    return _goes_on_elsewhere(passage, line)


def _goes_on_below(passage: Passage, line: Line, setting: Setting) -> bool:
    before = passage.lines[-1]
    step = line.base - before.base
    if _is_heading_dress(before, setting):
        # A title over several lines is often broken where it looks well.
        label = begins_item(before.text) and len(before.words) <= _LONGEST_LABEL
        return step <= _HEADING_GAP * line.size and not label and not begins_item(line.text)
    if step > _GAP * setting.pitch(line.size) or step <= 0:
        return False
    if ends_on_purpose(before, line) or _new_item(before, line):
        return False
    return not _indented_anew(passage, line)


def _goes_on_elsewhere(passage: Passage, line: Line) -> bool:
    """Judge the first line of another column or page."""
    before = passage.lines[-1]
    if line.page > before.page + 1:
        return False  # nobody knows what stands on the page between
    if line.text[:1].islower() and not before.ended:
        return True
    if ends_on_purpose(before, line) or _new_item(before, line):
        return False
    own = passage.lines[1].indent if len(passage.lines) > 1 else 0.0
    return line.indent - max(own, 0.0) <= _INDENT * line.size


def _dressed_alike(before: Line, line: Line) -> bool:
    if abs(before.size - line.size) > _SAME_SIZE * max(before.size, line.size):
        return False
    return _all_bold(before) == _all_bold(line) or not (_all_bold(before) or before.bold)


def _all_bold(line: Line) -> bool:
    return all(word.style.bold for word in line.words)


def _is_heading_dress(line: Line, setting: Setting) -> bool:
    larger = line.size > (1 + _SAME_SIZE) * setting.size
    return larger or (_all_bold(line) and not setting.bold)


def _is_broken_word(before: Line, line: Line) -> bool:
    last = before.words[-1].text
    return len(last) > 1 and last[-1] in HYPHENS and last[-2].isalpha() and line.text[:1].islower()


def ends_on_purpose(before: Line, line: Line) -> bool:
    """Whether the next word would still have fitted on the line."""
    left = before.room
    needed = _first_word(line) + (0.25 + _FITS) * before.size
    if before.centred and line.centred:
        left *= 2
    return left > needed


def _first_word(line: Line) -> float:
    """Return the width of the first word with what is glued to it, in points."""
    leads = line.leads
    end = next((i for i in range(1, len(leads)) if leads[i]), len(leads))
    return box_around(line.words[:end]).width


def _is_item(line: Line) -> bool:
    return begins_item(line.text) or bool(BULLET.match(line.text))


def _new_item(before: Line, line: Line) -> bool:
    if BULLET.match(line.text):
        return True
    return begins_item(line.text) and bool(_GOES_ON.search(before.text))


def _indented_anew(passage: Passage, line: Line) -> bool:
    """Whether a line begins a paragraph by where it begins."""
    before = passage.lines[-1]
    step = line.indent - before.indent
    if abs(step) <= _INDENT * line.size:
        return False
    first = len(passage.lines) == 1
    if step > 0:
        # The lines of an item may stand in from its number.
        return not (first and _is_item(before))
    return not first
