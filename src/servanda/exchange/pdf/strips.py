"""White strips between columns.

A strip is looked for where many slices of a page have a gap between two words at the same place.
It ends where a word crosses it: a heading, a table or a note over the whole width.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from servanda.exchange.pdf.lines import box_around
from servanda.exchange.pdf.pages import Box, Word

# Height of the slices in points: four to the line of a usual book.
_SLICE = 3.0
# Narrowest strip in parts of the letters' size; a short strip must be wider.
_NARROWEST = 0.75
_NARROWEST_OF_SHORT = 1.2
# Fewest lines on both sides of a strip, and fewest of one that counts as long.
_FEWEST_LINES = 2.5
_LONG_LINES = 6.0
_ONE_LINE = 0.5
# White between two lines of one paragraph, in parts of the letters' size.
_LEADING = 0.6
_LEVEL = 0.6
# A side narrower than this many letters holds numbers or bullets, which belong to their line.
_NARROWEST_SIDE = 4.0
_MOST_TRIES = 4


@dataclass(frozen=True, slots=True, order=True)
class Strip:
    """A place across the page where a strip runs, and from where to where; in points."""

    middle: float
    top: float
    bottom: float


def strip_in(words: Sequence[Word], known: Sequence[float], solid: Sequence[Box]) -> Strip | None:
    """Return the longest white strip with words on both sides, through no box that is solid."""
    size = median(word.size for word in words)
    slices = _Slices(words, solid)
    votes = slices.votes(_NARROWEST * size)
    best: tuple[int, float, Strip] | None = None
    for _ in range(_MOST_TRIES):
        peak = max(votes, default=0)
        if peak * _SLICE < _FEWEST_LINES * size or (best and peak <= best[0]):
            break
        for at in _places(votes, peak, int(_NARROWEST * size / 2)):
            found = slices.strip_at(at, size)
            if found and (best is None or found > best):
                best = found
        _forget(votes, votes.index(peak), size)
    if best is None:
        places = (round(strip - slices.left) for strip in known)
        inside = (at for at in places if size < at < slices.width - size)
        found_there = (slices.strip_at(at, size, _ONE_LINE) for at in inside)
        best = max((found for found in found_there if found), default=None)
    return best[2] if best else None


def _places(votes: list[int], peak: int, half: int) -> set[int]:
    """Return where a strip may run: in the middle of a gap, or along the words beside it.

    Short lines widen a gap; longer ones above or below leave it at one edge only.
    """
    first = last = votes.index(peak)
    while last + 1 < len(votes) and votes[last + 1] == peak:
        last += 1
    return {(first + last) // 2, min(last, first + half), max(first, last - half)}


def _forget(votes: list[int], at: int, size: float) -> None:
    for i in range(max(0, at - int(size)), min(len(votes), at + int(size) + 1)):
        votes[i] = 0


class _Slices:
    """For each slice of a page, the places with words as the bits of a number, one to a point."""

    def __init__(self, words: Sequence[Word], solid: Sequence[Box]) -> None:
        box = box_around(words)
        self.left, self.top = box.left, box.top
        self.width = max(1, int(box.width) + 2)
        self.masks = [0] * (int(box.height / _SLICE) + 2)
        for word in words:
            # Nearly the height of a line: columns need not stand on the same lines.
            top, foot = word.base - word.size * 0.7, word.base + word.size * 0.2
            self._cover(Box(word.box.left, top, word.box.right, foot))
        for each in solid:
            if box.touches(each):
                self._cover(each)

    def _cover(self, box: Box) -> None:
        begin = max(0, int(box.left - self.left))
        bits = ((1 << max(1, round(box.width))) - 1) << begin
        first = int((box.top - self.top) / _SLICE)
        last = int((box.bottom - self.top) / _SLICE)
        for i in range(max(0, first), min(len(self.masks), last + 1)):
            self.masks[i] |= bits

    def votes(self, narrowest: float) -> list[int]:
        """Count for each place across the page the slices that have a gap there."""
        steps = [0] * (self.width + 2)
        for mask in self.masks:
            for begin, end in _gaps(mask):
                if end - begin >= narrowest:
                    steps[min(begin, self.width)] += 1
                    steps[min(end, self.width)] -= 1
        votes, total = [], 0
        for step in steps:
            total += step
            votes.append(total)
        return votes

    def strip_at(
        self, at: int, size: float, fewest: float = _FEWEST_LINES
    ) -> tuple[int, float, Strip] | None:
        """Return the longest strip through a place.

        Before it stand the number of slices that have words beside it, and its height.
        """
        best: tuple[int, float, Strip] | None = None
        for first, last, both in self._runs(at, max(1, int(_NARROWEST * size / 2) - 1)):
            lines = both * _SLICE / (size * 1.1)
            if lines < fewest or (best and both <= best[0]):
                continue
            covered = 0
            for mask in self.masks[first : last + 1]:
                covered |= mask
            begin, end = _around(covered, at, self.width)
            narrowest = _NARROWEST if lines >= _LONG_LINES else _NARROWEST_OF_SHORT
            sides = fewest < _FEWEST_LINES or self._has_sides(first, last, at, size)
            if fewest == _FEWEST_LINES and lines < _LONG_LINES:
                sides = sides and self._begins_level(first, last, at)
            if end - begin >= narrowest * size and sides:
                top = self.top + (self._lifted(first, at, size) - 1) * _SLICE
                bottom = self.top + (last + 1) * _SLICE + _SLICE
                best = both, bottom - top, Strip(self.left + (begin + end) / 2, top, bottom)
        return best

    def _runs(self, at: int, half: int) -> Iterator[tuple[int, int, int]]:
        """Yield first, last and number of the slices with words on both sides of a place.

        Words on one side only carry a run on, past the end of a shorter column.
        """
        strip = ((1 << (2 * half + 1)) - 1) << max(0, at - half)
        left = (1 << at) - 1
        first, last, beside, both = -1, -1, -1, 0
        for i, mask in enumerate([*self.masks, strip]):
            if mask & strip:
                # What touches the line that crosses is a part of it: a raised mark, an accent.
                while last > beside and last == i - 1 and self.masks[last]:
                    last, i = last - 1, i - 1  # noqa: PLW2901
                if both:
                    yield first, last, both
                first, last, beside, both = -1, -1, -1, 0
            elif mask & left and mask >> at:
                first = i if first < 0 else first
                last, beside, both = i, i, both + 1
            elif both:
                last = i

    def _lifted(self, first: int, at: int, size: float) -> int:
        """Return where a strip begins if one column begins some lines above the other."""
        strip, top, blank = 1 << at, first, 0
        while top > 0 and not self.masks[top - 1] & strip and blank * _SLICE <= _LEADING * size:
            top -= 1
            blank = 0 if self.masks[top] else blank + 1
            first = top if self.masks[top] else first
        return first

    def _begins_level(self, first: int, last: int, at: int) -> bool:
        """Whether the words right of a place begin below each other, as those of a river do not."""
        begins = Counter(
            (mask >> at & -(mask >> at)).bit_length()
            for mask in self.masks[first : last + 1]
            if mask >> at
        )
        level = max(begins[place] + begins[place + 1] for place in begins)
        return level >= _LEVEL * begins.total()

    def _has_sides(self, first: int, last: int, at: int, size: float) -> bool:
        """Whether what stands on either side is more than numbers in a margin."""
        left, right = [], []
        for mask in self.masks[first : last + 1]:
            before, after = mask & ((1 << at) - 1), mask >> at
            if before:
                left.append(before.bit_length() - (before & -before).bit_length())
            if after:
                right.append(after.bit_length() - (after & -after).bit_length())
        fewest = 0.3 * min(1, last - first + 1)
        if not left or not right or min(len(left), len(right)) < fewest:
            return False
        return min(_usual(left), _usual(right)) >= _NARROWEST_SIDE * size


def _usual(widths: list[int]) -> float:
    """Return the width that a quarter of the lines reach: headings and last lines are shorter."""
    return sorted(widths)[len(widths) * 3 // 4]


def _gaps(mask: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of free places between the first and the last word."""
    at = 0
    while mask:
        low = (mask & -mask).bit_length() - 1
        if at:
            yield at, at + low
        mask >>= low
        at += low
        ones = (~mask & (mask + 1)).bit_length() - 1
        mask >>= ones
        at += ones


def _around(mask: int, at: int, width: int) -> tuple[int, int]:
    begin = (mask & ((1 << at) - 1)).bit_length()
    after = mask >> at
    end = at + (after & -after).bit_length() - 1 if after else width
    return begin, end
