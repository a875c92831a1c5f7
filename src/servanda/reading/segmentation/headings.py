"""Headings that hold articles: chapters, parts, and whatever is attached."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from servanda.instrument.document import BlockKind
from servanda.reading.segmentation.attachments import Body
from servanda.reading.segmentation.counting import best_runs
from servanda.reading.segmentation.distances import SpottedText
from servanda.reading.segmentation.division_words import HOLDERS
from servanda.reading.segmentation.labels import chapter_label
from servanda.reading.segmentation.layout import Holder, Spot, Start
from servanda.reading.segmentation.markers import Marker
from servanda.reading.segmentation.named_articles import Ways
from servanda.reading.segmentation.provisions import LOOKED_AT, words_between
from servanda.reading.segmentation.register import promises
from servanda.reading.segmentation.surroundings import HEADING_WEIGHT

# A heading stands right above what it holds.
_NEAR = 260
_LONGEST_HEADING = 160


def holders_in(
    text: SpottedText,
    by_name: dict[str, list[Ways]],
    bodies: Sequence[Body],
    taken: AbstractSet[Spot],
    listed: Sequence[tuple[Spot, Spot]],
) -> Iterator[Holder]:
    """Find the headings that hold articles; `taken` are the articles' own beginnings."""
    attached = {body.begin for body in bodies}
    others = [
        marker
        for name in (*HOLDERS, "section")
        for run in _runs_of_headings(by_name.get(name, ()))
        for marker in run
        if marker.spot not in taken and not any(low <= marker.spot < high for low, high in listed)
    ]
    followed = sorted({*taken, *attached, *(m.spot for m in others)})
    found = [
        Holder(m.block, m.name, m.label, m.words_from, m.start)
        for m in others
        if _is_heading(text, m, followed)
    ]
    found += [
        Holder(m.block, m.name, body.prefix, m.words_from, m.start, attached=True)
        for body in bodies
        if (m := body.marker)
    ]
    yield from sorted(found, key=lambda holder: holder.spot)


def holders_alone(
    text: SpottedText, holders: Sequence[Holder], starts: Sequence[Start]
) -> Iterator[Start]:
    """Find the chapters that hold words and nothing with a number: they are cited themselves."""
    following = sorted({*(h.spot for h in holders), *(start.spot for start in starts), text.end})
    prefix = ""
    for holder in holders:
        if holder.attached:
            prefix = f"{holder.label}."
            continue
        end = following[bisect_left(following, holder.spot) + 1]
        said = words_between(text.blocks, holder.spot, end, LOOKED_AT)
        if holder.name in HOLDERS and len(said) > _NEAR and promises(said):
            label = f"{prefix}{chapter_label(holder.name, holder.label)}"
            yield Start(holder.block, label, holder.words_from, 1, holder.at)


def _runs_of_headings(candidates: Sequence[Ways]) -> list[list[Marker]]:
    return best_runs([ways for ways in candidates if ways[0].weight >= HEADING_WEIGHT])


def _is_heading(text: SpottedText, marker: Marker, followed: Sequence[Spot]) -> bool:
    """Tell a heading: a short block, or words in a line with what they hold right after them."""
    block = text.blocks[marker.block]
    if block.kind is BlockKind.HEADING:
        return marker.start == 0
    if marker.start == 0 and len(block.text) <= _LONGEST_HEADING:
        return not block.text.rstrip().endswith((".", ";", ",")) or marker.words_from >= len(
            block.text.rstrip()
        )
    at = bisect_left(followed, (marker.block, marker.start + 1))
    return at < len(followed) and text.between(marker.spot, followed[at]) <= _NEAR
