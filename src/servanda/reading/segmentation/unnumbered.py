"""Articles that nobody numbered: told by how the page sets them off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from servanda.instrument.document import BlockKind, Stress
from servanda.reading.segmentation.enumerators import NumberKind, numbers_of
from servanda.reading.segmentation.layout import Layout, Start
from servanda.reading.segmentation.register import binds, cues_in, promises

if TYPE_CHECKING:
    from collections.abc import Sequence

    from servanda.instrument.document import Block

_LONGEST_LEAD = 80
_FEWEST = 2


def unnumbered_layout(blocks: Sequence[Block]) -> Layout | None:
    """Find the blocks that hold one promise each: with bold lead words, in a list, or plain."""
    ways = (
        ("each begins with words in bold", [i for i, b in enumerate(blocks) if lead_end(b)]),
        ("each is an item of a list", [i for i, b in enumerate(blocks) if _is_bullet(b)]),
        ("each binds, and nothing numbers or sets them off", _binding(blocks)),
    )
    for because, candidates in ways:
        speaking = [
            i for i in candidates if promises(blocks[i].text) and not is_remark(blocks[i].text)
        ]
        if len(speaking) < _FEWEST or 2 * len(speaking) < len(candidates):
            continue
        if not any(binds(blocks[i].text) for i in speaking):
            continue
        starts = tuple(
            Start(block, str(count), _bullet_end(blocks[block]))
            for count, block in enumerate(speaking, start=1)
        )
        return Layout(starts, f"not numbered in the text; {because}", numbered=False)
    return None


def lead_end(block: Block) -> int:
    """Return where the bold words end with which a block begins, or 0."""
    if block.kind in {BlockKind.HEADING, BlockKind.RULE}:
        return 0
    for emphasis in block.emphasis:
        if emphasis.stress is Stress.BOLD and emphasis.start == 0:
            return emphasis.end if emphasis.end <= min(_LONGEST_LEAD, len(block.text) - 1) else 0
    return 0


def is_remark(text: str) -> bool:
    """Whether the words alone are those of a commentator."""
    return sum(cue.weight for cue in cues_in(text)) > 0


def _is_bullet(block: Block) -> bool:
    return any(n.kind is NumberKind.BULLET for n in numbers_of(block)) and block.level <= 1


def _bullet_end(block: Block) -> int:
    return next((n.end for n in numbers_of(block) if n.kind is NumberKind.BULLET), 0)


def _binding(blocks: Sequence[Block]) -> list[int]:
    return [
        i
        for i, b in enumerate(blocks)
        if b.kind is not BlockKind.HEADING and binds(b.text) and not is_remark(b.text)
    ]
