"""The cells of a table's row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.instrument.document import Block, BlockKind

_EDGE = re.compile(r"(?:^|\s)\|(?:\s|$)")


def is_row(block: Block) -> bool:
    """Whether a block is a row of several cells."""
    return block.kind is BlockKind.TABLE_ROW and bool(_EDGE.search(block.text))


def cells_of(row: Block) -> Iterator[tuple[int, int]]:
    """Go through the cells of a row: from where to where each stands in its text."""
    begin = 0
    for edge in _EDGE.finditer(row.text):
        yield begin, edge.start()
        begin = edge.end()
    yield begin, len(row.text)
