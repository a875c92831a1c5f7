"""An agreement and what is attached to it: which numbers count the articles of each.

Annexes, appendices and protocols number their provisions anew. In each of them the articles are
those that have a name (Article, Regulation, Section), and where none has, those with a bare number.
What only lists the articles that follow is a table of contents.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from servanda.instrument.document import Block, BlockKind
from servanda.reading.segmentation.counting import best_runs
from servanda.reading.segmentation.division_words import ARTICLES, ATTACHED, HOLDERS, INNER, SHORT
from servanda.reading.segmentation.enumerators import NumberKind
from servanda.reading.segmentation.layout import Holder, Layout, Spot, Start
from servanda.reading.segmentation.markers import Marker, markers_in
from servanda.reading.segmentation.provisions import (
    Chain,
    Key,
    Numeral,
    chains_of,
    follows,
    numerals_in,
    provisions_among,
    words_between,
)
from servanda.reading.segmentation.register import promises

Ways = list[Marker]

_HEADING_WEIGHT = 3.0
# The weight of a name and number that have a line to themselves.
_OWN_LINE = 5.5
# A heading stands right above what it holds.
_NEAR = 260
_LONGEST_HEADING = 160
# The entry of a table of contents is a title, and the articles follow after it.
_LONGEST_ENTRY = 160
_LISTED_SHARE = 0.6
_FEWEST_LISTED = 3
_LONE_WEIGHT = 5.0
_LOOKED_AT = 600


@dataclass(frozen=True, slots=True)
class _Body:
    """The main agreement (no marker), or one text attached to it, between two spots."""

    begin: Spot
    end: Spot
    prefix: str = ""
    marker: Marker | None = None


@dataclass(frozen=True, slots=True)
class _Unit:
    """An article's number."""

    spot: Spot
    words_from: int
    value: tuple[int, ...]
    label: str


@dataclass(frozen=True, slots=True)
class _Counted:
    """The articles of one body, and how they are counted."""

    units: tuple[_Unit, ...]
    because: str
    gaps: tuple[tuple[str, str], ...] = ()


class _Text:
    """Blocks, and how far apart two spots are in characters."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.before = [0]
        for block in blocks:
            self.before.append(self.before[-1] + len(block.text))
        self.end: Spot = (len(blocks), 0)

    def offset(self, spot: Spot) -> int:
        return self.before[spot[0]] + spot[1]

    def between(self, begin: Spot, end: Spot) -> int:
        return self.offset(end) - self.offset(begin)


def layout_of(blocks: Sequence[Block]) -> Layout | None:
    """Find the articles of an agreement and of what is attached to it, if any are numbered."""
    text = _Text(blocks)
    by_name: dict[str, list[Ways]] = defaultdict(list)
    for ways in markers_in(blocks):
        by_name[ways[0].name].append(ways)
    attached = _settled([ways for name in ATTACHED for ways in by_name.get(name, ())])
    runs = _named_runs(by_name, attached)
    listed, runs = _contents(text, runs)
    bodies = _bodies(text, attached, runs, listed)
    shares = _shares(runs, bodies)
    counted = [
        (body, found)
        for body, own in zip(bodies, shares, strict=True)
        if (found := _counted(text, body, own, by_name))
    ]
    starts, gaps = _labelled(counted)
    if not starts:
        return None
    holders = list(_holders(text, by_name, bodies[1:], starts, listed))
    starts = sorted((*starts, *_empty(text, holders, starts)), key=lambda start: start.spot)
    begun = {start.spot for start in starts}
    holders = [holder for holder in holders if holder.spot not in begun]
    because = counted[0][1].because
    return Layout(tuple(starts), because, tuple(holders), tuple(gaps), tuple(listed))


def _spot(marker: Marker) -> Spot:
    return marker.block, marker.start


def _settled(candidates: Sequence[Ways]) -> list[Marker]:
    """Choose how each number of an attached text is meant: as it counts on, else as written."""
    by_name: dict[str, list[Ways]] = defaultdict(list)
    for ways in candidates:
        if ways[0].weight >= _HEADING_WEIGHT:
            by_name[ways[0].name].append(ways)
    found = []
    for named in by_name.values():
        counted = {_spot(m): m for run in best_runs(named) for m in run}
        found += [counted.get(_spot(ways[0]), ways[0]) for ways in named]
    return sorted(found, key=_spot)


def _named_runs(by_name: dict[str, list[Ways]], attached: Sequence[Marker]) -> list[list[Marker]]:
    """Return the runs of the name that counts the articles best."""
    breaks = [_spot(marker) for marker in attached]
    best: list[list[Marker]] = []
    most = 0.0
    for name in ARTICLES:
        if candidates := by_name.get(name):
            runs = _runs(candidates, breaks)
            score = sum(marker.weight for run in runs for marker in run)
            if score > most:
                best, most = runs, score
    return best


def _runs(candidates: Sequence[Ways], breaks: Sequence[Spot]) -> list[list[Marker]]:
    """Count on, each run worth keeping: several articles, or a lone first one set as a heading."""
    spots = [_spot(ways[0]) for ways in candidates]
    runs = best_runs(candidates, sorted({bisect_left(spots, spot) for spot in breaks}))
    return [
        run
        for run in runs
        if len(run) > 1 or (run[0].value == (1,) and run[0].weight >= _LONE_WEIGHT)
    ]


def _contents(
    text: _Text, runs: list[list[Marker]]
) -> tuple[list[tuple[Spot, Spot]], list[list[Marker]]]:
    """Take out the runs that only list the articles of a run after them."""
    listed: list[tuple[Spot, Spot]] = []
    kept: list[list[Marker]] = []
    for n, run in enumerate(runs):
        following = runs[n + 1] if n + 1 < len(runs) else None
        if following and _lists(text, run, following):
            last = _spot(run[-1])
            entry = (last[0], len(text.blocks[last[0]].text))
            end = min(entry, _spot(following[0]))
            listed.append((_spot(run[0]), end))
        else:
            kept.append(run)
    return listed, kept


def _lists(text: _Text, run: Sequence[Marker], following: Sequence[Marker]) -> bool:
    labels = {marker.label for marker in following}
    if len(run) < _FEWEST_LISTED or (
        sum(marker.label in labels for marker in run) < _LISTED_SHARE * len(run)
    ):
        return False
    entries = [text.between(_spot(a), _spot(b)) for a, b in pairwise(run)]
    articles = [text.between(_spot(a), _spot(b)) for a, b in pairwise(following)]
    return median(entries) <= _LONGEST_ENTRY and 2 * median(entries) < median(articles or [0])


def _bodies(
    text: _Text,
    attached: Sequence[Marker],
    runs: Sequence[Sequence[Marker]],
    listed: Sequence[tuple[Spot, Spot]],
) -> list[_Body]:
    """Divide the text where something attached begins.

    What is attached to a chapter stands among the articles, and ends where they go on.
    """
    inside = [(_spot(run[0]), _spot(run[-1])) for run in runs]
    first_article = min((low for low, _ in inside), default=(0, 0))
    apart = [
        marker
        for marker in attached
        if _spot(marker) >= first_article
        and not any(low <= _spot(marker) < high for low, high in listed)
        and (
            marker.weight >= _OWN_LINE or not any(a <= _spot(marker) < b for a, b in inside)
        )
    ]
    kept = _without_mentions(text, apart, runs)
    begins = [_spot(marker) for marker in kept]
    bodies = [_Body((0, 0), begins[0] if begins else text.end)]
    prefixes = _prefixes(kept)
    for n, (marker, begin) in enumerate(zip(kept, begins, strict=True)):
        end = begins[n + 1] if n + 1 < len(begins) else text.end
        bodies.append(_Body(begin, min(_resumes(begin, end, runs), end), prefixes[n], marker))
    return bodies


def _resumes(begin: Spot, end: Spot, runs: Sequence[Sequence[Marker]]) -> Spot:
    """Return where a run that began before goes on."""
    going = [run for run in runs if _spot(run[0]) < begin < _spot(run[-1])]
    return min((_spot(m) for run in going for m in run if begin < _spot(m)), default=end)


def _without_mentions(
    text: _Text, markers: Sequence[Marker], runs: Sequence[Sequence[Marker]]
) -> list[Marker]:
    """Leave out entries of a list of annexes, and headings that are repeated on each page."""
    starts = sorted(_spot(run[0]) for run in runs)
    last_of = {(m.name, m.label): _spot(m) for m in markers}
    kept: list[Marker] = []
    ends = [*map(_spot, markers), text.end][1:]
    for marker, following in zip(markers, ends, strict=True):
        here = _spot(marker)
        at = bisect_left(starts, here)
        end = min(following, starts[at]) if at < len(starts) else following
        again = last_of[marker.name, marker.label] != here
        if again and text.between(here, end) <= _LONGEST_ENTRY:
            continue
        if kept and (kept[-1].name, kept[-1].label) == (marker.name, marker.label):
            continue
        kept.append(marker)
    return kept


def _prefixes(markers: Sequence[Marker]) -> list[str]:
    """Name each attached text in the labels of its articles, no two alike."""
    outer = ""
    seen: Counter[str] = Counter()
    found = []
    for marker in markers:
        own = SHORT[marker.name] + (f"-{marker.label}" if marker.label.isalpha() else marker.label)
        if marker.name in INNER and outer:
            own = f"{outer}.{own}"
        seen[own] += 1
        prefix = own if seen[own] == 1 else f"{own}-{seen[own]}"
        if marker.name not in INNER:
            outer = prefix
        found.append(prefix)
    return found


def _shares(
    runs: Sequence[Sequence[Marker]], bodies: Sequence[_Body]
) -> list[list[Marker]]:
    """Give each named article to the attached text that it stands in, else to the agreement."""
    shares: list[list[Marker]] = [[] for _ in bodies]
    for marker in (m for run in runs for m in run):
        home = next(
            (n for n, b in enumerate(bodies) if n and b.begin <= _spot(marker) < b.end), 0
        )
        shares[home].append(marker)
    return shares


def _empty(
    text: _Text, holders: Sequence[Holder], starts: Sequence[Start]
) -> Iterator[Start]:
    """Find the chapters that hold words and nothing with a number: they are cited themselves."""
    following = sorted({*(h.spot for h in holders), *(start.spot for start in starts), text.end})
    prefix = ""
    for holder in holders:
        if holder.attached:
            prefix = f"{holder.label}."
            continue
        end = following[bisect_left(following, holder.spot) + 1]
        said = words_between(text.blocks, holder.spot, end, _LOOKED_AT)
        if holder.name in HOLDERS and len(said) > _NEAR and promises(said):
            label = f"{prefix}{holder.name.capitalize()}{holder.label}"
            yield Start(holder.block, label, holder.words_from, 1, holder.at)


def _counted(
    text: _Text,
    body: _Body,
    own: Sequence[Marker],
    by_name: dict[str, list[Ways]],
) -> _Counted | None:
    """Find the articles of one body; `own` are those with the name that counts articles here."""
    if own:
        return _by_name(own)
    named = _other_names(body, by_name)
    if named and len(named) > 1 and _speak(text, named, body.end):
        return _by_name(named)
    begin = body.begin
    if body.marker:
        begin = (body.marker.block, body.marker.words_from)
    candidates = numerals_in(text.blocks, begin, body.end)
    chains = chains_of(candidates)
    chosen = provisions_among(chains, text.blocks, body.end, main=body.marker is None)
    return _by_number(*chosen) if chosen else None


def _other_names(body: _Body, by_name: dict[str, list[Ways]]) -> list[Marker]:
    best: list[Marker] = []
    for name in ARTICLES:
        candidates = [w for w in by_name.get(name, ()) if body.begin <= _spot(w[0]) < body.end]
        found = [m for run in _runs(candidates, ()) for m in run]
        if sum(m.weight for m in found) > sum(m.weight for m in best):
            best = found
    return best


def _speak(text: _Text, markers: Sequence[Marker], end: Spot) -> bool:
    ends = [*map(_spot, markers[1:]), end]
    said = [
        promises(words_between(text.blocks, _spot(m), stop, _LOOKED_AT))
        for m, stop in zip(markers, ends, strict=True)
    ]
    return 5 * sum(said) >= len(said)


def _by_name(markers: Sequence[Marker]) -> _Counted:
    units = [_Unit(_spot(m), m.words_from, m.value, m.label) for m in markers]
    gaps = [
        (a.label, b.label)
        for a, b in pairwise(markers)
        if _skips(a.value, b.value)
    ]
    return _Counted(
        tuple(units),
        f"numbered “{units[0].label}”, “{units[-1].label}”: "
        f"each begins with “{markers[0].name}” and its number",
        tuple(gaps),
    )


def _skips(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    return before[:-1] == after[:-1] and after[-1] > before[-1] + 1


def _by_number(key: Key, chain: Chain) -> _Counted:
    units = sorted(
        (
            _Unit(n.spot, n.number.end, n.value, n.number.label)
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
    return _Counted(
        tuple(units), f"numbered “{first}”, “{last}”: {_WAYS[key[0]]}", tuple(gaps)
    )


_WAYS = {
    NumberKind.FIGURE: "figures that count on",
    NumberKind.DOTTED: "figures that count on",
    NumberKind.ROMAN: "roman numerals that count on",
    NumberKind.LETTER: "letters that count on",
    NumberKind.WORD: "numbers in words that count on",
}


def _labelled(
    counted: Sequence[tuple[_Body, _Counted]],
) -> tuple[list[Start], list[tuple[str, str]]]:
    """Give every article a label of its own: that of what it is attached to before its number."""
    seen: Counter[str] = Counter()
    starts: list[Start] = []
    gaps: list[tuple[str, str]] = []
    for body, found in counted:
        lead = f"{body.prefix}." if body.prefix else ""
        for unit in found.units:
            name = lead + unit.label
            seen[name] += 1
            label = name if seen[name] == 1 else f"{name}-{seen[name]}"
            starts.append(
                Start(unit.spot[0], label, unit.words_from, seen[name], unit.spot[1], unit.value)
            )
        gaps += [(lead + a, lead + b) for a, b in found.gaps]
    return starts, gaps


def _holders(
    text: _Text,
    by_name: dict[str, list[Ways]],
    bodies: Sequence[_Body],
    starts: Sequence[Start],
    listed: Sequence[tuple[Spot, Spot]],
) -> Iterator[Holder]:
    """Find the headings that hold articles."""
    taken = {start.spot for start in starts}
    attached = {_spot(body.marker): body for body in bodies if body.marker}
    others = [
        marker
        for name in (*HOLDERS, *ARTICLES)
        for run in _runs_of_headings(by_name.get(name, ()))
        for marker in run
        if _spot(marker) not in taken
        and not any(low <= _spot(marker) < high for low, high in listed)
    ]
    followed = sorted({*taken, *attached, *(m_spot for m in others if (m_spot := _spot(m)))})
    found = [
        Holder(m.block, m.name, m.label, m.words_from, m.start)
        for m in others
        if _is_heading(text, m, followed)
    ]
    for spot, body in attached.items():
        assert body.marker is not None
        words_from = body.marker.words_from
        found.append(Holder(spot[0], body.marker.name, body.prefix, words_from, spot[1], True))
    yield from sorted(found, key=lambda holder: holder.spot)


def _runs_of_headings(candidates: Sequence[Ways]) -> list[list[Marker]]:
    return best_runs([ways for ways in candidates if ways[0].weight >= _HEADING_WEIGHT])


def _is_heading(text: _Text, marker: Marker, followed: Sequence[Spot]) -> bool:
    """Tell a heading: a short block, or words in a line with what they hold right after them."""
    block = text.blocks[marker.block]
    if block.kind is BlockKind.HEADING:
        return marker.start == 0
    if marker.start == 0 and len(block.text) <= _LONGEST_HEADING:
        return not block.text.rstrip().endswith((".", ";", ",")) or marker.words_from >= len(
            block.text.rstrip()
        )
    at = bisect_left(followed, (marker.block, marker.start + 1))
    return at < len(followed) and text.between(_spot(marker), followed[at]) <= _NEAR
