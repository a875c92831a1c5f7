"""Articles that bear a name and a number, and the tables of contents that only list them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from servanda.reading.segmentation.counting import best_runs
from servanda.reading.segmentation.distances import SpottedText
from servanda.reading.segmentation.division_words import ARTICLES
from servanda.reading.segmentation.layout import Spot
from servanda.reading.segmentation.markers import Marker

Ways = list[Marker]
"""One place, in each way its number may be read."""

LONGEST_ENTRY = 160
"""The entry of a table of contents is a title, and the articles follow after it."""
_LISTED_SHARE = 0.6
_FEWEST_LISTED = 3
_LONE_WEIGHT = 5.0


def named_runs(by_name: dict[str, list[Ways]], attached: Sequence[Marker]) -> list[list[Marker]]:
    """Return the runs of the name that counts the articles best."""
    breaks = [marker.spot for marker in attached]
    best: list[list[Marker]] = []
    most = 0.0
    for name in ARTICLES:
        if candidates := by_name.get(name):
            runs = _runs(candidates, breaks)
            score = sum(marker.weight for run in runs for marker in run)
            if score > most:
                best, most = runs, score
    return best


def named_between(begin: Spot, end: Spot, by_name: dict[str, list[Ways]]) -> list[Marker]:
    """Return the articles between two spots by the name that counts them best there."""
    best: list[Marker] = []
    for name in ARTICLES:
        candidates = [w for w in by_name.get(name, ()) if begin <= w[0].spot < end]
        found = [m for run in _runs(candidates, ()) for m in run]
        if sum(m.weight for m in found) > sum(m.weight for m in best):
            best = found
    return best


def without_contents(
    text: SpottedText, runs: list[list[Marker]]
) -> tuple[list[tuple[Spot, Spot]], list[list[Marker]]]:
    """Take out the runs that only list the articles of a run after them."""
    listed: list[tuple[Spot, Spot]] = []
    kept: list[list[Marker]] = []
    for n, run in enumerate(runs):
        following = runs[n + 1] if n + 1 < len(runs) else None
        if following and _lists(text, run, following):
            last = run[-1].spot
            entry = (last[0], len(text.blocks[last[0]].text))
            end = min(entry, following[0].spot)
            listed.append((run[0].spot, end))
        else:
            kept.append(run)
    return listed, kept


def _lists(text: SpottedText, run: Sequence[Marker], following: Sequence[Marker]) -> bool:
    labels = {marker.label for marker in following}
    if len(run) < _FEWEST_LISTED or (
        sum(marker.label in labels for marker in run) < _LISTED_SHARE * len(run)
    ):
        return False
    entries = [text.between(a.spot, b.spot) for a, b in pairwise(run)]
    articles = [text.between(a.spot, b.spot) for a, b in pairwise(following)]
    return median(entries) <= LONGEST_ENTRY and 2 * median(entries) < median(articles or [0])


def _runs(candidates: Sequence[Ways], breaks: Sequence[Spot]) -> list[list[Marker]]:
    """Count on, each run worth keeping: several articles, or a lone first one set as a heading."""
    spots = [ways[0].spot for ways in candidates]
    runs = best_runs(candidates, sorted({bisect_left(spots, spot) for spot in breaks}))
    return [
        run
        for run in runs
        if len(run) > 1 or (run[0].value == (1,) and run[0].weight >= _LONE_WEIGHT)
    ]
