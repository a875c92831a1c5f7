"""Looks for the smallest changes that would give a verdict another status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from servanda.monitor.turning.change import Alteration, ChangeKind, Turn, Turning
from servanda.monitor.turning.situation import Situation

AT_ONCE = 3
"""So many changes at once are tried, at most (the design's “up to three at once”)."""


MOST_WORK = 4_000_000
"""With many claims fewer changes are tried: judging takes time by the square of their number."""


def turning(situation: Situation, tries: int, first: Iterable[str] = ()) -> Turning:
    """Return all changes that would change a verdict of which no part would, the smallest first.

    At most `tries` combinations are judged; the result says whether that was enough. `first` are
    the reports whose changes are tried before others, since the verdict rests on them.
    """
    candidates = situation.alterations(first)
    tries = min(tries, MOST_WORK // max(1, len(situation.labels)) ** 2)
    if not candidates or not tries:
        return Turning(candidates=len(candidates), complete=not candidates)
    now = situation.status()
    turns: list[Turn] = []
    tried = 0
    for count in range(1, AT_ONCE + 1):
        alone = {turn.changes[0] for turn in turns if len(turn.changes) == 1}
        for changes in _together([c for c in candidates if c not in alone], count):
            if any(set(turn.changes) <= set(changes) for turn in turns):
                continue
            if tried == tries:
                return Turning(tuple(turns), len(candidates), tried, complete=False)
            tried += 1
            then = situation.status(changes)
            if then is not now:
                turns.append(Turn(changes, then))
    return Turning(tuple(turns), len(candidates), tried)


def _together(candidates: list[Alteration], count: int) -> Iterator[tuple[Alteration, ...]]:
    """Yield so many changes at once; a clause is read in one way at a time."""
    for changes in combinations(candidates, count):
        read = [change.about for change in changes if change.kind is ChangeKind.READ]
        if len(set(read)) == len(read):
            yield changes
