"""The lines of a document in the order in which they are read, its footnotes taken out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from servanda.exchange.pdf.columns import Columns, Flow, Part, Table, parts_of_pages
from servanda.exchange.pdf.footnotes import Note, notes_in, split_off
from servanda.exchange.pdf.lines import Line, lines_of
from servanda.exchange.pdf.pages import Box, Page
from servanda.exchange.pdf.passages import Setting, setting_of
from servanda.exchange.pdf.tables import Cells, in_two_languages, rows_of

# Columns that begin nearer to each other than this are the same column on other pages.
_SAME_COLUMN = 6.0


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the lines of each cell."""

    cells: Cells


@dataclass(slots=True)
class Ordered:
    """Stretches of lines that may be joined, rows between them, and the notes of all pages."""

    stretches: list[list[Line] | Row] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    setting: Setting = field(default_factory=lambda: Setting(10.0, False, {}))  # noqa: FBT003

    def lines(self) -> Iterator[Line]:
        """Go through all lines of the text."""
        for stretch in self.stretches:
            cells = stretch.cells if isinstance(stretch, Row) else [stretch]
            for lines in cells:
                yield from lines


@dataclass(slots=True)
class _Laid:
    """A flow of one page with its lines; `beside` and `index` say how many columns and which."""

    lines: list[Line]
    page: int
    beside: int
    index: int


def ordered(pages: Sequence[Page]) -> Ordered:
    """Bring the words of the pages into their order."""
    laid: list[tuple[Page, list[_Block]]] = [
        (page, [_Block(part, page.number) for part in parts])
        for page, parts in zip(pages, parts_of_pages(pages), strict=True)
    ]
    flows = [flow for _, blocks in laid for block in blocks for flow in block.flows]
    _align(flows)
    found = Ordered(setting=setting_of([flow.lines for flow in flows]))
    for page, blocks in laid:
        _take_notes(page, [flow for block in blocks for flow in block.flows], found)
    languages = _languages(block for _, blocks in laid for block in blocks)
    _gather(laid, languages, found)
    return found


class _Block:
    """A part of a page: one flow, columns with the flows in each, or the rows of a table."""

    def __init__(self, part: Part, page: int) -> None:
        self.rows: list[Cells] | None = None
        if isinstance(part, Table):
            self.columns: list[list[_Laid]] = []
            cells = part.grid.cells(part.words)
            self.rows = [[lines_of(page, cell) for cell in row] for row in cells]
            return
        sides = part.parts if isinstance(part, Columns) else ((part,),)
        self.columns = [
            [_Laid(_lines(flow, page), page, len(sides), i) for flow in _flows(side)]
            for i, side in enumerate(sides)
        ]

    @property
    def flows(self) -> list[_Laid]:
        return [flow for column in self.columns for flow in column]

    def lines(self, index: int) -> list[Line]:
        """Return the lines of one column."""
        return [line for flow in self.columns[index] for line in flow.lines]


def _flows(parts: Sequence[Part]) -> Iterator[Flow]:
    for part in parts:
        if isinstance(part, Flow):
            yield part
        elif isinstance(part, Columns):
            for column in part.parts:
                yield from _flows(column)
        else:
            # A table within a column is read line by line.
            yield Flow(part.words, part.grid.box)


def _lines(flow: Flow, page: int) -> list[Line]:
    return lines_of(page, flow.words, flow.box)


def _align(flows: Sequence[_Laid]) -> None:
    """Give a column that holds short lines only the width that it has on other pages."""
    rights: dict[tuple[int, int, int], float] = {}
    for flow in flows:
        box = flow.lines[0].column
        key = flow.beside, flow.index, round(box.left / _SAME_COLUMN)
        rights[key] = max(rights.get(key, 0.0), box.right)
    for flow in flows:
        box = flow.lines[0].column
        near = round(box.left / _SAME_COLUMN)
        right = max(rights.get((flow.beside, flow.index, near + step), 0.0) for step in (-1, 0, 1))
        if right > box.right:
            column = box._replace(right=right)
            flow.lines = [replace(line, column=column) for line in flow.lines]


def _take_notes(page: Page, flows: Sequence[_Laid], found: Ordered) -> None:
    """Take the notes out of what stands lowest on a page."""
    for flow in flows:
        if any(_below(flow, other) for other in flows if other is not flow):
            continue
        open_note = found.notes[-1] if found.notes else None
        goes_on = open_note is not None and open_note.page >= page.number - 1
        kept, notes = split_off(
            flow.lines, page.rules, found.setting.size, open_note=goes_on, alone=len(flows) == 1
        )
        if notes:
            flow.lines = kept
            found.notes += notes_in(notes, open_note if goes_on else None)


def _below(flow: _Laid, other: _Laid) -> bool:
    """Whether another flow stands below this one."""
    if not other.lines or not flow.lines:
        return False
    mine, its = flow.lines[-1].box, other.lines[0].column
    here = flow.lines[0].column
    return other.lines[0].base > mine.bottom and its.left < here.right and here.left < its.right


def _languages(blocks: Iterable[_Block]) -> Mapping[int, bool]:
    """Tell for each number of columns whether each column is in a language of its own."""
    columns: dict[int, list[list[Line]]] = {}
    for block in blocks:
        count = len(block.columns)
        if count > 1:
            gathered = columns.setdefault(count, [[] for _ in range(count)])
            for index in range(count):
                gathered[index] += block.lines(index)
    return {
        count: all(in_two_languages(one, other) for one, other in pairwise(gathered))
        for count, gathered in columns.items()
    }


def _gather(
    laid: Sequence[tuple[Page, list[_Block]]], languages: Mapping[int, bool], found: Ordered
) -> None:
    joined: list[Line] = []
    apart: list[list[Line]] = []

    def close() -> None:
        nonlocal joined, apart
        if joined:
            found.stretches.append(joined)
            joined = []
        found.stretches += [lines for lines in apart if lines]
        apart = []

    for page, blocks in laid:
        for block in blocks:
            count = len(block.columns)
            if count > 1 and languages[count]:
                if len(apart) != count:
                    close()
                    apart = [[] for _ in range(count)]
                for index in range(count):
                    apart[index] += block.lines(index)
                continue
            if apart:
                close()
            rows = block.rows or _rows(block, page.rules)
            if rows is None:
                joined += [line for index in range(count) for line in block.lines(index)]
            else:
                close()
                found.stretches += [Row(cells) for cells in rows]
    close()


def _rows(block: _Block, rules: Sequence[Box]) -> list[Cells] | None:
    if len(block.columns) == 1:
        return None
    return rows_of([block.lines(index) for index in range(len(block.columns))], rules)
