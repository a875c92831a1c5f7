"""Two languages beside each other: the columns of a table become paragraphs that alternate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest

from servanda.instrument.document import Block, BlockKind, Document
from servanda.reading.segmentation.cutting import Moved, moved_annotations, part_of
from servanda.reading.segmentation.languages import language_of
from servanda.reading.segmentation.rows import cells_of, is_row

LANGUAGE_LOOK = "language:"
"""The look of a block whose column tells its language begins so."""
_FEWEST_ROWS = 2


def with_columns_of_languages(document: Document) -> Document:
    """Return the document with tables of two languages taken apart, cell by cell."""
    if not any(is_row(block) for block in document.blocks):
        return document
    blocks: list[Block] = []
    cuts: list[tuple[int, ...]] = []
    firsts: list[int] = []
    for in_table, group in groupby(document.blocks, key=is_row):
        found = list(group)
        languages = _languages(found) if in_table else {}
        for block in found:
            firsts.append(len(blocks))
            cells = list(_cells(block, languages)) if languages else [(0, block)]
            cuts.append(tuple(start for start, _ in cells) or (0,))
            blocks += [cell for _, cell in cells]
    moved = Moved(tuple(cuts), tuple(firsts))
    annotations = moved_annotations(document.annotations, moved)
    return replace(document, blocks=tuple(blocks), annotations=annotations)


def _languages(rows: Sequence[Block]) -> dict[int, str]:
    """Tell the language of each column, where there are two of them that differ."""
    if len(rows) < _FEWEST_ROWS:
        return {}
    table = [[row.text[a:b] for a, b in cells_of(row)] for row in rows]
    found: dict[int, str] = {}
    for n, column in enumerate(zip_longest(*table, fillvalue="")):
        told = Counter(language for cell in column if (language := language_of(cell)))
        if told:
            found[n] = told.most_common(1)[0][0]
    return found if len(set(found.values())) == len(found) > 1 else {}


def _cells(row: Block, languages: dict[int, str]) -> Iterator[tuple[int, Block]]:
    for n, (start, end) in enumerate(cells_of(row)):
        if row.text[start:end].strip():
            look = LANGUAGE_LOOK + languages[n].replace(" ", "_") if n in languages else row.look
            cell = part_of(row, start, end)
            yield start, replace(cell, kind=BlockKind.PARAGRAPH, level=0, look=look)
