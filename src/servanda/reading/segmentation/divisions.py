"""The chapters and annexes of an agreement, each with the articles it holds."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.instrument.document import Block
from servanda.reading.segmentation.draft import Division, Extract
from servanda.reading.segmentation.extracts import part
from servanda.reading.segmentation.labels import levels_of
from servanda.reading.segmentation.layout import Layout
from servanda.reading.segmentation.roles import Judgement, Role


def divisions_of(
    blocks: Sequence[Block], layout: Layout, judgements: Sequence[Judgement]
) -> tuple[Division, ...]:
    """Build the divisions in the order of the text."""
    holders = layout.holders
    levels = levels_of(holders)
    labels = [(start.block, start.label) for start in layout.starts]
    found = []
    for n, (holder, level) in enumerate(zip(holders, levels, strict=True)):
        ends = (
            h.block
            for h, other in zip(holders[n + 1 :], levels[n + 1 :], strict=True)
            if other <= level
        )
        end = next(ends, len(blocks))
        following = holders[n + 1].block if n + 1 < len(holders) else len(blocks)
        inside = range(holder.block, min(following, end))
        heading = _heading(blocks, judgements, inside)
        taken = {extract.block for extract in heading}
        words = [
            words
            for i in inside
            if judgements[i].role is Role.HELD and i not in taken and (words := part(blocks, i))
        ]
        title = part(blocks, holder.block, holder.words_from)
        titles = [title.text] if title else []
        titles += [extract.text for extract in heading[1:]]
        found.append(
            Division(
                holder.name,
                holder.label,
                " ".join(titles),
                heading,
                tuple(words),
                tuple(label for block, label in labels if holder.block <= block < end),
                level,
                holder.attached,
            )
        )
    return tuple(found)


def _heading(
    blocks: Sequence[Block], judgements: Sequence[Judgement], inside: range
) -> tuple[Extract, ...]:
    """Take the name and the lines of the title right below it."""
    lines = []
    for i in inside:
        if judgements[i].role is not Role.HEADING:
            break
        if words := part(blocks, i):
            lines.append(words)
    return tuple(lines)
