"""Running heads and feet and page numbers: what stands at the same height on several pages.

A line at the edge of a page belongs to the page where the same words stand at the same height on
other pages, each figure in it the same or counting with the pages. What stands in a place that has
a running head on other pages, and looks like one, is one too (the title of each chapter).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from servanda.exchange.pdf.footnotes import mark_of
from servanda.exchange.pdf.lines import Line, lines_of
from servanda.exchange.pdf.pages import Page
from servanda.reading.segmentation.numbers import roman

# Lines from the edge inwards that may be furniture, and the part of the page where they stand.
_NUMBER = "#"
_AROUND_NUMBER = " -–—.[]()"
_DEEPEST = 3
_EDGE = 0.16
_SAME_HEIGHT = 4.0
# Of fewer pages, words that stand on two only may be the agreement's own.
_FEWEST = 2
_GAP = 1.35
_WIDE_GAP = 1.7
# The gap behind a line with nothing near it, and with nothing else on its page.
_FAR = 9.0
_ALONE = 10.0
_MOST_PAGES = 0.6
_FIGURE = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:page|p\.|pg\.?)?\s*(\d{1,5}|[ivxlc]{1,7})[\W_]*(?:(?:of|/|de)\s*\d{1,5})?[\W_]*",
    re.IGNORECASE,
)
_SAYS_PAGE = re.compile(
    r"\W*(?:page|p\.)\s*\d{1,5}\W*|\W*\d{1,5}\s*(?:of|/)\s*\d{1,5}\W*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line at the head or foot of a page, `rank` lines from the edge."""

    page: int
    line: Line
    head: bool
    rank: int
    gap: float
    template: str
    figures: tuple[int, ...]

    @property
    def height(self) -> float:
        return self.line.base


def running_lines(pages: Sequence[Page]) -> dict[int, list[Line]]:
    """Return by page number the lines that belong to the page and not to its text."""
    edges = [edge for page in pages for edge in _edges_of(page)]
    body = _usual_size(pages)
    labels = {page.number: page.label for page in pages}
    found: set[_Edge] = set()
    certain: set[_Edge] = set()
    for rank in range(_DEEPEST):
        laid_bare = {(edge.page, edge.head) for edge in found if edge.rank == rank - 1}
        layer = [
            edge
            for edge in edges
            if edge.rank == rank and (rank == 0 or (edge.page, edge.head) in laid_bare)
        ]
        new = {edge for edge in layer if _is_page_number(edge, labels[edge.page])}
        certain |= new
        for group in _alike(layer):
            if _belongs_to_page(group, len(pages)):
                new.update(group)
                certain.update(group if _on_most(group, len(pages), body) else ())
        new |= set(_in_same_place(layer, new, body))
        if not new:
            break
        found |= new
    lines: dict[int, list[Line]] = defaultdict(list)
    for edge in _with_space_behind(edges, found, certain):
        lines[edge.page].append(edge.line)
    return lines


def _with_space_behind(
    edges: Sequence[_Edge], found: set[_Edge], certain: set[_Edge]
) -> Iterator[_Edge]:
    """Yield the lines with white space between them and the text, and those that need none.

    Last lines of a note or of the text may be alike at the same height, but go on closely.
    """
    sides: dict[tuple[int, bool], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if edge in found:
            sides[edge.page, edge.head].append(edge)
    for side in sides.values():
        deepest = max((edge.rank for edge in side if edge.gap >= _GAP), default=-1)
        yield from (edge for edge in side if edge.rank <= deepest or edge in certain)


def _edges_of(page: Page) -> Iterator[_Edge]:
    for head in (True, False):
        near = [word for word in page.words if _depth(word.base, page, head=head) < 2 * _EDGE]
        lines = lines_of(page.number, near)
        ordered = lines if head else lines[::-1]
        alone = _ALONE if len(near) == len(page.words) else _FAR
        for rank, line in enumerate(ordered[:_DEEPEST]):
            if _depth((line.box.top + line.box.bottom) / 2, page, head=head) > _EDGE:
                break
            beyond = ordered[rank + 1] if rank + 1 < len(ordered) else None
            pitch = 1.2 * max(line.size, beyond.size) if beyond else 1.0
            gap = abs(beyond.base - line.base) / pitch if beyond else alone
            template, figures = _template(line.text)
            yield _Edge(page.number, line, head, rank, gap, template, figures)


def _depth(height: float, page: Page, *, head: bool) -> float:
    """Return how far from the edge a place is, in parts of the page."""
    part = height / (page.height or 1)
    return part if head else 1 - part


def _template(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the words with a mark for each figure, and the figures."""
    figures: list[int] = []

    def mark(found: re.Match[str]) -> str:
        number = int(found[0]) if found[0].isdecimal() else roman(found[0])
        if number is None:
            return found[0]
        figures.append(number)
        return _NUMBER

    words = _FIGURE.sub(mark, " ".join(text.split()))
    return words, tuple(figures)


def _alike(layer: Sequence[_Edge]) -> Iterator[list[_Edge]]:
    """Group the lines with the same words at the same height."""
    groups: dict[tuple[bool, str], list[_Edge]] = defaultdict(list)
    for edge in layer:
        groups[edge.head, edge.template].append(edge)
    for group in groups.values():
        usual = median(edge.height for edge in group)
        yield [edge for edge in group if abs(edge.height - usual) <= _SAME_HEIGHT]


def _belongs_to_page(group: Sequence[_Edge], pages: int) -> bool:
    if len(group) < _FEWEST or all(edge.gap == _ALONE for edge in group):
        return False
    figures = list(zip(*(edge.figures for edge in group), strict=False))
    if not all(_constant_or_counting(group, each) for each in figures):
        return False
    if len(group) == _FEWEST and any(len(set(each)) > 1 for each in figures):
        # “4 Ibid.” and “5 Ibid.” on two pages count with them by chance.
        return group[0].template.strip(_AROUND_NUMBER) == _NUMBER
    return len(group) > _FEWEST or pages <= 2 * _FEWEST or _set_off(group)


def _on_most(group: Sequence[_Edge], pages: int, body: float) -> bool:
    if not all(_dressed(edge.line, body) for edge in group):
        return False
    return len(group) > 2 * _FEWEST - 1 and len(group) >= _MOST_PAGES * pages


def _set_off(group: Sequence[_Edge]) -> bool:
    return all(edge.gap >= _WIDE_GAP for edge in group)


def _constant_or_counting(group: Sequence[_Edge], figures: tuple[int, ...]) -> bool:
    steps = {figure - edge.page for figure, edge in zip(figures, group, strict=True)}
    return len(set(figures)) == 1 or len(steps) == 1


def _is_page_number(edge: _Edge, label: str) -> bool:
    """Whether a line says nothing but the number of its page."""
    found = _PAGE_NUMBER.fullmatch(edge.line.text.strip())
    if found is None:
        return False
    if _SAYS_PAGE.fullmatch(edge.line.text.strip()):
        return True
    number = int(found[1]) if found[1].isdecimal() else roman(found[1])
    return number == edge.page or found[1].lower() == label.lower() != ""


def _in_same_place(layer: Sequence[_Edge], new: set[_Edge], body: float) -> Iterator[_Edge]:
    """Yield lines that stand where others have running heads, set off from the text or dressed."""
    places = {(edge.head, round(edge.height / _SAME_HEIGHT)) for edge in new}
    # Where no two pages have the same head: lines at one height, set off and dressed.
    heights: dict[tuple[bool, int], list[_Edge]] = defaultdict(list)
    candidates = [edge for edge in layer if _may_be_running(edge, body)]
    for edge in candidates:
        heights[edge.head, round(edge.height / _SAME_HEIGHT)].append(edge)
    pages = len({edge.page for edge in layer})
    places |= {
        key for key, found in heights.items() if len(found) > _FEWEST and len(found) * 2 > pages
    }
    for edge in candidates:
        here = round(edge.height / _SAME_HEIGHT)
        near = any((edge.head, here + step) in places for step in (-1, 0, 1))
        if near and edge not in new:
            yield edge


def _may_be_running(edge: _Edge, body: float) -> bool:
    """Whether a line is set off from the text, dressed otherwise, and no note."""
    note = not edge.head and mark_of(edge.line) != ""
    return edge.gap >= _WIDE_GAP and not note and _dressed(edge.line, body)


def _dressed(line: Line, body: float) -> bool:
    """Whether a line is set otherwise than the text: smaller, slanted, or in capitals."""
    slanted = all(word.style.italic for word in line.words)
    return line.size < 0.95 * body or slanted or line.text.isupper()


def _usual_size(pages: Sequence[Page]) -> float:
    sizes: dict[float, int] = defaultdict(int)
    for page in pages:
        for word in page.words:
            sizes[word.size] += len(word.text)
    return max(sizes, key=lambda size: sizes[size], default=10.0)
