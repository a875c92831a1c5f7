"""Closing words and signatures that run on in the line of the last article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.instrument.document import Block
from servanda.reading.segmentation.formulas import (
    SIGNED_FOR_IN_LINE,
    TESTIMONIUM,
    TESTIMONIUM_IN_LINE,
)
from servanda.reading.segmentation.layout import Layout, Spot

_SHORTEST = 120
# Closing words and the names of those who sign stand close together.
_SIGNED_WITHIN = 1_500


def endings_in(blocks: Sequence[Block], layout: Layout) -> Iterator[Spot]:
    """Find where the closing words begin after the last article of each body, and the names."""
    parting = sorted(
        [(start.block, all(v <= 1 for v in start.value)) for start in layout.starts]
        + [(holder.block, holder.attached) for holder in layout.holders]
    )
    for n, (block, _) in enumerate(parting):
        following, parts = parting[n + 1] if n + 1 < len(parting) else (len(blocks), True)
        if parts and any(start.block == block for start in layout.starts):
            yield from _ending(blocks, range(block, following))


def _ending(blocks: Sequence[Block], inside: range) -> Iterator[Spot]:
    closing: Spot | None = None
    for i in inside:
        text = blocks[i].text
        if closing is None and TESTIMONIUM.match(text):
            closing = (i, 0)
        elif closing is None and len(text) >= _SHORTEST:
            found = TESTIMONIUM_IN_LINE.search(text)
            if found:
                closing = (i, found.start(found.lastgroup or 0))
                yield closing
        if closing is not None:
            begin = closing[1] if closing[0] == i else 0
            signed = SIGNED_FOR_IN_LINE.search(text, begin, begin + _SIGNED_WITHIN)
            if signed and signed.start("at") > begin:
                yield i, signed.start("at")
                return
