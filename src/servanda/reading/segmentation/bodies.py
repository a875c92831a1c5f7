"""An agreement and what is attached to it: which numbers count the articles of each.

Annexes, appendices and protocols number their provisions anew. In each of them the articles are
those that have a name (Article, Regulation, Section), and where none has, those with a bare number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from servanda.instrument.document import Block
from servanda.reading.segmentation.attachments import Body, attached_in, bodies_of
from servanda.reading.segmentation.distances import SpottedText
from servanda.reading.segmentation.division_words import ATTACHED
from servanda.reading.segmentation.enumerators import NumberKind
from servanda.reading.segmentation.headings import holders_alone, holders_in
from servanda.reading.segmentation.labels import Counted, Unit, labelled
from servanda.reading.segmentation.layout import Layout, Spot
from servanda.reading.segmentation.markers import Marker, markers_in
from servanda.reading.segmentation.named_articles import (
    Ways,
    named_between,
    named_runs,
    without_contents,
)
from servanda.reading.segmentation.numerals import Key, numerals_in
from servanda.reading.segmentation.provisions import (
    LOOKED_AT,
    Chain,
    chains_of,
    follows,
    provisions_among,
    words_between,
)
from servanda.reading.segmentation.register import promises


def layout_of(blocks: Sequence[Block]) -> Layout | None:
    """Find the articles of an agreement and of what is attached to it, if any are numbered."""
    text = SpottedText(blocks)
    by_name: dict[str, list[Ways]] = defaultdict(list)
    for ways in markers_in(blocks):
        by_name[ways[0].name].append(ways)
    attached = attached_in([ways for name in ATTACHED for ways in by_name.get(name, ())])
    runs = named_runs(by_name, attached)
    listed, runs = without_contents(text, runs)
    bodies = bodies_of(text, attached, runs, listed)
    shares = _shares(runs, bodies)
    counted = [
        (body, found)
        for body, own in zip(bodies, shares, strict=True)
        if (found := _counted(text, body, own, by_name))
    ]
    if not counted:
        return None
    taken = {unit.spot for _, found in counted for unit in found.units}
    holders = list(holders_in(text, by_name, bodies[1:], taken, listed))
    starts, gaps = labelled(counted, holders)
    starts = sorted((*starts, *holders_alone(text, holders, starts)), key=lambda start: start.spot)
    begun = {start.spot for start in starts}
    holders = [holder for holder in holders if holder.spot not in begun]
    because = counted[0][1].because
    return Layout(tuple(starts), because, tuple(holders), tuple(gaps), tuple(listed))


def _shares(runs: Sequence[Sequence[Marker]], bodies: Sequence[Body]) -> list[list[Marker]]:
    """Give each named article to the attached text that it stands in, else to the agreement."""
    shares: list[list[Marker]] = [[] for _ in bodies]
    for marker in (m for run in runs for m in run):
        home = next((n for n, b in enumerate(bodies) if n and b.begin <= marker.spot < b.end), 0)
        shares[home].append(marker)
    return shares


def _counted(
    text: SpottedText,
    body: Body,
    own: Sequence[Marker],
    by_name: dict[str, list[Ways]],
) -> Counted | None:
    """Find the articles of one body; `own` are those with the name that counts articles here."""
    if own:
        return _by_name(own)
    named = named_between(body.begin, body.end, by_name)
    if named and len(named) > 1 and _speak(text, named, body.end):
        return _by_name(named)
    begin = body.begin
    if body.marker:
        begin = (body.marker.block, body.marker.words_from)
    candidates = numerals_in(text.blocks, begin, body.end)
    chains = chains_of(candidates)
    chosen = provisions_among(chains, text.blocks, body.end, main=body.marker is None)
    return _by_number(*chosen) if chosen else None


def _speak(text: SpottedText, markers: Sequence[Marker], end: Spot) -> bool:
    ends = [*(marker.spot for marker in markers[1:]), end]
    said = [
        promises(words_between(text.blocks, m.spot, stop, LOOKED_AT))
        for m, stop in zip(markers, ends, strict=True)
    ]
    return 5 * sum(said) >= len(said)


def _by_name(markers: Sequence[Marker]) -> Counted:
    units = [Unit(m.spot, m.words_from, m.value, m.label) for m in markers]
    gaps = [(a.label, b.label) for a, b in pairwise(markers) if _skips(a.value, b.value)]
    return Counted(
        tuple(units),
        f"numbered “{units[0].label}”, “{units[-1].label}”: "
        f"each begins with “{markers[0].name}” and its number",
        tuple(gaps),
    )


def _skips(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    return before[:-1] == after[:-1] and after[-1] > before[-1] + 1


def _by_number(key: Key, chain: Chain) -> Counted:
    units = sorted(
        (
            Unit(n.spot, n.number.end, n.value, n.number.label)
            for n in (*chain.starts, *chain.again)
        ),
        key=lambda unit: unit.spot,
    )
    gaps = [
        (a.number.label, b.number.label)
        for a, b in pairwise(chain.starts)
        if not follows(a.number, b.number) and a.value != b.value
    ]
    first, last = chain.starts[0].number.label, chain.starts[-1].number.label
    return Counted(tuple(units), f"numbered “{first}”, “{last}”: {_WAYS[key[0]]}", tuple(gaps))


_WAYS = {
    NumberKind.FIGURE: "figures that count on",
    NumberKind.DOTTED: "figures that count on",
    NumberKind.ROMAN: "roman numerals that count on",
    NumberKind.LETTER: "letters that count on",
    NumberKind.WORD: "numbers in words that count on",
}
