"""Makes each place where something begins the head of a block of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from servanda.instrument.document import (
    Annotation,
    Block,
    Document,
    Emphasis,
    Piece,
)
from servanda.reading.segmentation.endings import endings_in
from servanda.reading.segmentation.enumerators import numbers_of
from servanda.reading.segmentation.layout import Layout, Spot

_LONGEST_TITLE = 260


def part_of(block: Block, start: int, end: int) -> Block:
    """Return the characters from `start` up to `end` of a block as a block."""
    emphasis = tuple(
        Emphasis(e.stress, max(e.start, start) - start, min(e.end, end) - start)
        for e in block.emphasis
        if e.start < end and e.end > start
    )
    pieces = tuple(
        Piece(
            max(p.start, start) - start,
            min(p.end, end) - start,
            p.place.within(max(p.start, start) - p.start, min(p.end, end) - p.start),
        )
        for p in block.pieces
        if p.start < end and p.end > start
    )
    return replace(
        block,
        text=block.text[start:end],
        place=block.place_of(start, end),
        marker=block.marker if start == 0 else None,
        begins=block.begins if start == 0 else None,
        emphasis=emphasis,
        pieces=pieces,
    )


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the characters of the blocks as they were stand in the blocks that were made of them.

    For each old block, the offsets at which its parts begin and the first part's number.
    """

    cuts: tuple[tuple[int, ...], ...]
    firsts: tuple[int, ...]

    def spot(self, spot: Spot) -> Spot:
        """Return the new place of an old one."""
        block, at = spot
        if block >= len(self.cuts):
            return (self.firsts[-1] + len(self.cuts[-1]) if self.cuts else 0), 0
        cuts = self.cuts[block]
        number = bisect_right(cuts, at) - 1
        return self.firsts[block] + number, at - cuts[number]


def cut(document: Document, spots: Iterable[Spot]) -> tuple[Document, Moved]:
    """Return the document with a block beginning at each of these spots."""
    wanted: dict[int, set[int]] = defaultdict(set)
    for block, at in spots:
        if block < len(document.blocks) and document.blocks[block].text[:at].strip():
            wanted[block].add(at)
    blocks: list[Block] = []
    cuts: list[tuple[int, ...]] = []
    firsts: list[int] = []
    for i, whole in enumerate(document.blocks):
        offsets = (0, *sorted(wanted[i])) if i in wanted else (0,)
        firsts.append(len(blocks))
        cuts.append(offsets)
        if len(offsets) == 1:
            blocks.append(whole)
            continue
        ends = (*offsets[1:], len(whole.text))
        blocks += [part_of(whole, a, b) for a, b in zip(offsets, ends, strict=True)]
    moved = Moved(tuple(cuts), tuple(firsts))
    annotations = moved_annotations(document.annotations, moved)
    return replace(document, blocks=tuple(blocks), annotations=annotations), moved


def moved_annotations(annotations: Iterable[Annotation], moved: Moved) -> tuple[Annotation, ...]:
    """Hang annotations on the blocks as they are after a cut."""
    return tuple(_moved_annotation(annotation, moved) for annotation in annotations)


def _moved_annotation(annotation: Annotation, moved: Moved) -> Annotation:
    """Hang an annotation on the part in which its words begin."""
    if annotation.block is None:
        return annotation
    block, start = moved.spot((annotation.block, annotation.start))
    length = annotation.end - annotation.start
    return replace(annotation, block=block, start=start, end=start + length)


def cut_at_beginnings(document: Document, layout: Layout) -> tuple[Document, Layout]:
    """Make every article and every heading over articles begin a block."""
    spots = [*(start.spot for start in layout.starts), *(h.spot for h in layout.holders)]
    spots += [spot for stretch in layout.contents for spot in stretch]
    spots += _long_headings(document.blocks, layout, spots)
    document, moved = cut(document, spots)
    layout = _moved_layout(layout, moved, document.blocks)
    document, moved = cut(document, endings_in(document.blocks, layout))
    layout = _moved_layout(layout, moved, document.blocks)
    begun = {start.block for start in layout.starts} | layout.divisions
    marks = {
        i: found
        for i, block in enumerate(document.blocks)
        if i not in begun and (found := numbers_of(block))
    }
    return document, replace(layout, marks=marks)


def _long_headings(blocks: Sequence[Block], layout: Layout, spots: Sequence[Spot]) -> list[Spot]:
    """Cut after the name of a division where the words after it are too many for its title."""
    inside: dict[int, list[int]] = defaultdict(list)
    for block, at in spots:
        inside[block].append(at)
    found = []
    for holder in layout.holders:
        later = [at for at in inside[holder.block] if at > holder.at]
        end = min(later, default=len(blocks[holder.block].text))
        if end - holder.words_from > _LONGEST_TITLE:
            found.append((holder.block, holder.words_from))
    return found


def _moved_layout(layout: Layout, moved: Moved, blocks: Sequence[Block]) -> Layout:
    """Return a layout in the blocks as they are after the cut."""

    def head(spot: Spot, words_from: int) -> tuple[int, int, int]:
        block, at = moved.spot(spot)
        return block, at, min(at + words_from - spot[1], len(blocks[block].text))

    starts = []
    for start in layout.starts:
        block, at, words_from = head(start.spot, start.words_from)
        starts.append(replace(start, block=block, at=at, words_from=words_from))
    holders = []
    for holder in layout.holders:
        block, at, words_from = head(holder.spot, holder.words_from)
        holders.append(replace(holder, block=block, at=at, words_from=words_from))
    contents = tuple((moved.spot(a), moved.spot(b)) for a, b in layout.contents)
    return replace(layout, starts=tuple(starts), holders=tuple(holders), contents=contents)
