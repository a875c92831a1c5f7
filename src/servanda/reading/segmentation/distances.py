"""How far apart two spots of a text are."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.instrument.document import Block
from servanda.reading.segmentation.layout import Spot


class SpottedText:
    """Blocks, and how far apart two spots are in characters."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.before = [0]
        for block in blocks:
            self.before.append(self.before[-1] + len(block.text))
        self.end: Spot = (len(blocks), 0)

    def offset(self, spot: Spot) -> int:
        """Count the characters before a spot."""
        return self.before[spot[0]] + spot[1]

    def between(self, begin: Spot, end: Spot) -> int:
        """Count the characters from one spot up to another."""
        return self.offset(end) - self.offset(begin)
