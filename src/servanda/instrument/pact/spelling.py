"""Finds the declared phrases that are nearest to what was written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_SHOWN = 3
_SHORT = 3
"""Words this short are never taken for one another."""


@dataclass(frozen=True, slots=True)
class Near:
    """A phrase, how many pieces of the text it would replace, and how many letters differ."""

    phrase: str
    length: int
    distance: int


def nearest(pieces: list[str], index: int, phrases: Iterable[str]) -> list[Near]:
    """Return the phrases nearest to what begins at a piece, equally near ones in their order."""
    found: dict[str, Near] = {}
    for phrase in phrases:
        size = phrase.count(" ") + 1
        for length in {1, size, size + phrase.count(".")}:
            written = " ".join(pieces[index : index + length]).replace(" .", ".")
            limit = max(1, max(len(written), len(phrase)) // 5)
            if len(phrase) <= _SHORT or abs(len(written) - len(phrase)) > limit:
                continue
            distance = _distance(written.lower(), phrase.lower(), limit)
            if distance <= limit and (phrase not in found or distance < found[phrase].distance):
                found[phrase] = Near(phrase, length, distance)
    least = min((near.distance for near in found.values()), default=0)
    same = [near for near in found.values() if near.distance == least]
    return [near for near in same if near.length == same[0].length][:_SHOWN]


def _distance(one: str, other: str, limit: int) -> int:
    """Count letters added, left out, changed or swapped with their neighbour, up to a limit."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, against in enumerate(other, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
        if min(row) > limit:
            return limit + 1
    return row[-1]
