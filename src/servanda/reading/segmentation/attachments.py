"""What is attached to an agreement: annexes, appendices, protocols, from where to where."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from servanda.reading.segmentation.counting import best_runs
from servanda.reading.segmentation.distances import SpottedText
from servanda.reading.segmentation.division_words import INNER, SHORT
from servanda.reading.segmentation.layout import Spot
from servanda.reading.segmentation.markers import Marker
from servanda.reading.segmentation.named_articles import LONGEST_ENTRY, Ways
from servanda.reading.segmentation.surroundings import HEADING_WEIGHT

# The weight of a name and number that have a line to themselves.
_OWN_LINE = 5.5


@dataclass(frozen=True, slots=True)
class Body:
    """The main agreement (no marker), or one text attached to it, between two spots."""

    begin: Spot
    end: Spot
    prefix: str = ""
    marker: Marker | None = None


def attached_in(candidates: Sequence[Ways]) -> list[Marker]:
    """Choose how each number of an attached text is meant: as it counts on, else as written."""
    by_name: dict[str, list[Ways]] = defaultdict(list)
    for ways in candidates:
        if ways[0].weight >= HEADING_WEIGHT:
            by_name[ways[0].name].append(ways)
    found = []
    for named in by_name.values():
        counted = {m.spot: m for run in best_runs(named) for m in run}
        found += [counted.get(ways[0].spot, ways[0]) for ways in named]
    return sorted(found, key=lambda marker: marker.spot)


def bodies_of(
    text: SpottedText,
    attached: Sequence[Marker],
    runs: Sequence[Sequence[Marker]],
    listed: Sequence[tuple[Spot, Spot]],
) -> list[Body]:
    """Divide the text where something attached begins; the agreement itself comes first.

    What is attached to a chapter stands among the articles, and ends where they go on.
    """
    inside = [(run[0].spot, run[-1].spot) for run in runs]
    first_article = min((low for low, _ in inside), default=(0, 0))
    apart = [
        marker
        for marker in attached
        if marker.spot >= first_article
        and not any(low <= marker.spot < high for low, high in listed)
        and (marker.weight >= _OWN_LINE or not any(a <= marker.spot < b for a, b in inside))
    ]
    kept = _without_mentions(text, apart, runs)
    begins = [marker.spot for marker in kept]
    bodies = [Body((0, 0), begins[0] if begins else text.end)]
    prefixes = _prefixes(kept)
    for n, (marker, begin) in enumerate(zip(kept, begins, strict=True)):
        end = begins[n + 1] if n + 1 < len(begins) else text.end
        bodies.append(Body(begin, min(_resumes(begin, end, runs), end), prefixes[n], marker))
    return bodies


def _resumes(begin: Spot, end: Spot, runs: Sequence[Sequence[Marker]]) -> Spot:
    """Return where a run that began before goes on."""
    going = [run for run in runs if run[0].spot < begin < run[-1].spot]
    return min((m.spot for run in going for m in run if begin < m.spot), default=end)


def _without_mentions(
    text: SpottedText, markers: Sequence[Marker], runs: Sequence[Sequence[Marker]]
) -> list[Marker]:
    """Leave out entries of a list of annexes, and headings that are repeated on each page."""
    starts = sorted(run[0].spot for run in runs)
    last_of = {(m.name, m.label): m.spot for m in markers}
    kept: list[Marker] = []
    ends = [*(marker.spot for marker in markers), text.end][1:]
    for marker, following in zip(markers, ends, strict=True):
        here = marker.spot
        at = bisect_left(starts, here)
        end = min(following, starts[at]) if at < len(starts) else following
        again = last_of[marker.name, marker.label] != here
        if again and text.between(here, end) <= LONGEST_ENTRY:
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
