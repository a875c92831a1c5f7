"""Cutting extracts out of blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from servanda.reading.segmentation.draft import Extract

if TYPE_CHECKING:
    from collections.abc import Sequence

    from servanda.instrument.document import Block


def part(
    blocks: Sequence[Block], block: int, start: int = 0, end: int | None = None
) -> Extract | None:
    """Return a block's words between two places without the white space around, if any."""
    source = blocks[block]
    stop = len(source.text) if end is None else end
    while start < stop and source.text[start].isspace():
        start += 1
    while stop > start and source.text[stop - 1].isspace():
        stop -= 1
    if start == stop:
        return None
    whole = start == 0 and stop == len(source.text) and not source.place.path
    place = source.place if whole else source.place_of(start, stop)
    return Extract(block, start, stop, source.text[start:stop], place)
